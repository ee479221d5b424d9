"""Test that a region with all kinds of content makes every file that ``docs/fieldwork.md`` promises."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support import DAY, ROOT, TESTS, edit
from velkomst.build.context import Records
from velkomst.build.pipeline import prepare
from velkomst.build.publications import PUBLICATIONS
from velkomst.build.request import Request
from velkomst.build.selection import Selection
from velkomst.cli.main import main
from velkomst.model.project import Project

DOCUMENT = ROOT / "docs" / "fieldwork.md"
NAMES = {"<kommune>": "klitoe", "<sprog>": "da", "<målgruppe>": "refugee"}
RENDERED = ("site", "mail")
"""The publications that the test really makes; of the printed ones it compares what is planned."""
AGGREGATED = {
    "box": "box",
    "order": "order",
    "packing-list": "order",
    "statements": "joint-order",
    "handbook": "insert",
}
"""Name of a printed file that has no task of its name -> its publication."""
_ROW = re.compile(r"^\| (\d+) \|(.*)\|([^|]*)\|([^|]*)\|$", re.MULTILINE)
_PRINTED = re.compile(r"print/.*?([a-z-]+)\.(?:pdf|csv)")


def promised() -> dict[int, tuple[str, ...]]:
    """Return the files of each row, for the municipality, language and audience of the test."""
    text = DOCUMENT.read_text("utf-8")
    for placeholder, name in NAMES.items():
        text = text.replace(placeholder, name)
    return {int(number): tuple(re.findall(r"`([^`]+)`", files)) for number, _, _, files in _ROW.findall(text)}


@pytest.fixture(scope="module")
def root(region_clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the fixture region with meetings and situations, its sites and mails built for one reader."""
    root = tmp_path_factory.mktemp("fieldwork") / "project"
    shutil.copytree(region_clone, root, symlinks=True)
    for extra in ("meetings", "situations"):
        shutil.copytree(TESTS / "fixtures" / extra, root, dirs_exist_ok=True)
    edit(root, "content/region.yml", "topics:", "site_url: https://velkomst.example.org\ntopics:")
    for publication in RENDERED:
        scope = ["-m", "klitoe", "-l", "da", "-a", "refugee", "--only", publication]
        assert main(["build", *scope, "-j", "1", "--as-of", DAY.isoformat(), "--json"], root) == 0
    return root


def planned(root: Path) -> set[str]:
    """Return the names of the printed sheets that a build makes for the reader, and of its publications."""
    scope = Selection(("klitoe",), ("da",), ("refugee",))
    context, failed = prepare(Project(root), Request(root / "out", DAY, scope))
    records = Records((), failed)
    prints = [publication for publication in PUBLICATIONS if publication.name in ("guide", "insert")]
    tasks = [task for publication in prints for task in publication.plan(context, records)]
    return {task.part or task.publication for task in tasks} | {"guide"} | {each.name for each in PUBLICATIONS}


def test_every_row_has_a_number_and_the_table_is_whole() -> None:
    assert list(promised()) == list(range(1, 31))


def test_every_file_that_the_table_promises_is_made(root: Path) -> None:
    made = planned(root)
    missing = []
    for number, files in promised().items():
        for file in files:
            printed = _PRINTED.fullmatch(file)
            name = printed[1] if printed else ""
            is_made = AGGREGATED.get(name, name) in made if printed else (root / "out" / file).is_file()
            if not is_made and not file.startswith("reports/"):
                missing.append(f"{number}: {file}")
    assert missing == []
