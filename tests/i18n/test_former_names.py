"""Test that translations follow a renamed topic and a renamed municipality."""

from __future__ import annotations

import json
from pathlib import Path

import polib

from tests.support import Command, edit

FERRY = "municipalities/nordby/topics/nordby-ferry.yml"


def catalog(root: Path, domain: str) -> dict[str, tuple[str, bool]]:
    """Return context -> (translation, fuzzy) of the Arabic messages of a domain."""
    entries = polib.pofile(str(root / f"locales/ar/LC_MESSAGES/{domain}.po"))
    return {entry.msgctxt: (entry.msgstr, entry.fuzzy) for entry in entries if not entry.obsolete}


def translate(command: Command) -> None:
    """Draft an Arabic translation of every text of the ferry."""
    command("translate", "update")
    texts = {name: "عبّارة" for name in catalog(command.root, "nordby") if name.startswith("nordby:nordby-ferry.")}
    file = command.root / "drafts.json"
    file.write_text(json.dumps(texts), "utf-8")
    assert command("translate", "draft", "ar", "nordby", str(file)).code == 0
    file.unlink()


def rename_topic(root: Path) -> None:
    file = root / FERRY
    edit(root, FERRY, "id: nordby-ferry\n", "id: nordby-boat\nwas: [nordby-ferry]\n")
    file.rename(file.with_name("nordby-boat.yml"))
    edit(root, "municipalities/nordby/municipality.yml", "topics: [nordby-ferry]", "topics: [nordby-boat]")


def test_a_renamed_topic_keeps_its_translations(command: Command) -> None:
    translate(command)
    before = catalog(command.root, "nordby")
    rename_topic(command.root)
    assert command("check").code == 0
    assert command("translate", "update").code == 0
    after = catalog(command.root, "nordby")
    moved = {name: value for name, value in before.items() if name.startswith("nordby:nordby-ferry.")}
    assert moved and all(text and fuzzy for text, fuzzy in moved.values())
    assert {
        name.replace("nordby-ferry", "nordby-boat"): value for name, value in moved.items()
    }.items() <= after.items()
    assert not [name for name in after if "nordby-ferry" in name]


def test_a_renamed_municipality_keeps_its_catalogs(command: Command) -> None:
    translate(command)
    before = catalog(command.root, "nordby")
    root = command.root
    edit(root, "municipalities/nordby/municipality.yml", "slug: nordby\n", "slug: nyby\nwas: [nordby]\n")
    (root / "municipalities/nordby").rename(root / "municipalities/nyby")
    edit(root, "content/region.yml", "nordby", "nyby")
    assert command("translate", "update").code == 0
    assert not (root / "locales/ar/LC_MESSAGES/nordby.po").exists()
    after = catalog(root, "nyby")
    assert {name.replace("nordby:", "nyby:"): value for name, value in before.items()} == after


def test_a_name_that_is_in_use_cannot_be_a_former_one(command: Command) -> None:
    edit(command.root, FERRY, "id: nordby-ferry\n", "id: nordby-ferry\nwas: [health]\n")
    said = command("check")
    assert said.code == 1
    assert f"{FERRY}:3:6: det tidligere navn 'health' er allerede navnet på eller et tidligere navn" in said.err
