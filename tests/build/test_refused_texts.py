"""A text with a fault that ``check`` reports reaches no artifact: what it belongs to is not built."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ENGINE
from tests.support import ROOT, Command, edit

LOOKUP = re.compile(rb"\{\{ ?(?:value|fact|place|link|municipality|journey)\.")
"""A lookup as people write it; the merge fields of mails look otherwise."""


@pytest.fixture
def buildable(tiny: Path) -> Path:
    """The tiny project with all that a build of mails needs, and the fonts that ``check`` looks into."""
    for name in ENGINE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tiny / name)
    (tiny / "node_modules").symlink_to(ROOT / "node_modules")
    return tiny


@pytest.mark.parametrize(
    ("path", "old", "new", "left_out"),
    [
        ("content/places.yml", "does: Hjælper nye borgere.", 'does: "{{ value.zzz }} ☃ hjælper."', ("nordby", "sydby")),
        ("municipalities/nordby/municipality.yml", "Byen mod nord.", '"{{ value.zzz }} ☃ mod nord."', ("nordby",)),
        ("municipalities/nordby/tickets.yml", "Nordby Museum", '"{{ municipality.name }}s ☃"', ("nordby",)),
    ],
)
def test_a_faulty_text_reaches_no_artifact(
    buildable: Path, command: Command, path: str, old: str, new: str, left_out: tuple[str, ...]
) -> None:
    edit(buildable, path, old, new)
    said = command("check")
    assert said.code == 1
    assert said.err.count(f"{path}:") == 2, "the lookup and the character, each with its place"
    out = buildable / "out"
    assert command("build", "--only", "mail").code == 1
    files = [file for file in out.rglob("*") if file.is_file()]
    assert not [file for file in files if LOOKUP.search(file.read_bytes())]
    assert not [file for file in files if set(file.relative_to(out).parts) & set(left_out)]
    assert bool([file for file in files if "sydby" in file.parts]) == ("sydby" not in left_out)
