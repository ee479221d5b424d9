"""The texts of a group are translated once, in a catalog of its own."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from tests.coast import COAST, add_coast
from tests.support import Command, block_of, edit, edition_of
from velkomst.i18n.catalogs import path_of
from velkomst.model import SHARED


@pytest.fixture
def coast(command: Command) -> Command:
    add_coast(command.root)
    assert command("translate", "update").code == 0
    return command


def contexts(root: Path, domain: str, language: str = "en") -> list[str]:
    file = root / path_of(language, domain)
    return [entry.msgctxt for entry in polib.pofile(str(file))] if file.exists() else []


def test_a_group_has_a_catalog_for_the_languages_of_its_municipalities(coast: Command) -> None:
    assert not (coast.root / path_of("ar", "coast")).exists(), "no municipality of the group offers Arabic"
    edit(coast.root, "municipalities/vigby/municipality.yml", "[da, en]", "[da, en, ar]")
    assert coast("translate", "update").code == 0
    assert contexts(coast.root, "coast", "ar") == contexts(coast.root, "coast") != []


def test_its_messages_are_in_no_other_catalog(coast: Command) -> None:
    own = contexts(coast.root, "coast")
    assert "coast:health.choose.where" in own and "coast:coast-harbour._title" in own
    assert "coast:_tickets.coast-sauna._title" in own or "coast:_tickets.coast-sauna.title" in own
    for domain in (SHARED, *COAST):
        assert not [context for context in contexts(coast.root, domain) if "coast" in context]


def test_a_draft_reaches_the_municipalities_of_the_group(coast: Command) -> None:
    file = coast.root / "draft.json"
    drafts = {"coast:health.coast-nurse": "The nurse speaks English.", "coast:coast-harbour._title": "The harbour"}
    file.write_text(json.dumps(drafts), "utf-8")
    assert coast("translate", "draft", "en", "coast", str(file)).code == 0
    for slug in ("havnby", "odby"):
        edition = edition_of(coast.root, slug, "en")
        nurse = block_of(edition, "health/coast-nurse")
        assert (nurse.texts["text"], nurse.language, nurse.state) == ("The nurse speaks English.", "en", "draft")
        assert next(topic for topic in edition.topics if topic.id == "coast-harbour").title.text == "The harbour"


def test_status_counts_the_translations_and_words_of_the_group(coast: Command) -> None:
    said = coast("status")
    assert said.code == 0 and "coast" in said.out
    assert " ord fra grupper" in next(line for line in said.out.splitlines() if "Havnby" in line)
    assert " ord fra grupper" not in next(line for line in said.out.splitlines() if "Nordby" in line)


def test_a_broken_catalog_of_a_group_stops_its_language_in_its_municipalities(coast: Command) -> None:
    (coast.root / path_of("en", "coast")).write_text('msgid "', "utf-8")
    said = coast("check", "--json")
    (fault,) = [problem for problem in json.loads(said.out)["problems"] if problem["severity"] == "error"]
    assert fault["path"] == path_of("en", "coast")
