"""Test the pages behind the QR codes of released print editions."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.region import REGION
from tests.support import DAY, PROJECT, edit, inspect, python
from velkomst.build.editions import EditionStore
from velkomst.cli.main import main
from velkomst.model import Edition
from velkomst.model.project import Project
from velkomst.rendering.site.released_pages import printed_pages
from velkomst.resolving import released

LANGUAGES = ("da", "en", "uk", "ar")
FOLDER = "municipalities/klitoe/printed"
FEE = "content/facts.yml"
FIVE = re.compile(r"\b5\b")


@pytest.fixture(scope="module")
def released_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Klitø in its languages, just released for print. Do not change it."""
    root = tmp_path_factory.mktemp("released") / "project"
    shutil.copytree(REGION.root, root)
    assert main(["print", "release", "-m", "klitoe", "--as-of", DAY.isoformat()], root) == 0
    return root


@pytest.fixture
def copy(released_project: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(released_project, tmp_path / "project"))


def editions(root: Path) -> dict[str, Edition]:
    inspection = inspect(root)
    made = EditionStore(Project(root), inspection, DAY).editions(("klitoe", language) for language in LANGUAGES)
    return {edition.language: edition for edition in made}


def said(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """Return what is told of each edition that was printed, by its id: (before, now) of every change."""
    return {one.id: [(change.before, change.now) for change in one.changes] for one in edition.printed if one.released}


def pages(edition: Edition) -> Iterator[tuple[str, str]]:
    """Return (id, all words of its page)."""
    for artifact in printed_pages(edition, PROJECT):
        document = parser.document_fromstring(artifact.data.decode())
        yield artifact.path.split("/")[2], " ".join(document.xpath("//main")[0].text_content().split())


def test_nothing_changed(released_project: Path) -> None:
    found = editions(released_project)
    ids = [id for edition in found.values() for id in said(edition)]
    assert len(ids) == len(set(ids)) == 6 * len(LANGUAGES), "all readers together and five of them"
    for edition in found.values():
        assert all(changes == [] for changes in said(edition).values())
        assert len(edition.printed) == 6, "the words of today are those that were printed"
    assert all("Dit trykte ark er stadig rigtigt" in text for _, text in pages(found["da"]))


def test_one_fact_is_one_change_in_every_language(copy: Path) -> None:
    path, old, new = FEE, "id: cpr_report_days\n    value: 5", "id: cpr_report_days\n    value: 6"
    edit(copy, path, old, new)
    for language, edition in editions(copy).items():
        told = said(edition)
        assert len(told) == 6
        shown = dict(pages(edition))
        touched = {id: changes for id, changes in told.items() if changes}
        assert touched, language
        for id, changes in told.items():
            for before, now in changes:
                assert before != now and FIVE.sub("6", before) == now, (language, before, now)
            assert ("ark er stadig rigtigt" in shown[id]) == (not changes and language == "da")
        assert len(edition.printed) == 6 + len(touched), "and a page for each edition's words of today"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/facts.yml", "facts:\n", "# a line more\n\nfacts:\n"),
        ("municipalities/moellerup/municipality.yml", "short_name: Møllerup", "short_name: Møllerup by"),
    ],
)
def test_a_moved_line_and_another_municipality_change_nothing(copy: Path, path: str, old: str, new: str) -> None:
    before = {language: dict(pages(edition)) for language, edition in editions(copy).items()}
    edit(copy, path, old, new)
    assert {language: dict(pages(edition)) for language, edition in editions(copy).items()} == before


def test_a_translation_changes_its_language_alone(copy: Path) -> None:
    path = copy / "locales/uk/LC_MESSAGES/shared.po"
    text = path.read_text("utf-8")
    before = editions(copy)
    title = next(topic.title.text for topic in before["uk"].topics if topic.owner == "shared")
    assert f'msgstr "{title}"' in text
    path.write_text(text.replace(f'msgstr "{title}"', f'msgstr "{title}!"'), "utf-8")
    after = editions(copy)
    assert {language for language in LANGUAGES if said(before[language]) != said(after[language])} == {"uk"}
    changed = {change for changes in said(after["uk"]).values() for change in changes}
    assert changed == {(title, f"{title}!")}


def test_a_letter_and_a_ticket_are_on_paper_too(copy: Path) -> None:
    edit(copy, "content/letters/welcome.yml", "Kære dig, der er ny her", "Kære nye borger")
    edit(copy, "municipalities/klitoe/tickets.yml", "title: Gratis færgetur for én", "title: Færgetur til halv pris")
    assert set(said(editions(copy)["da"]).popitem()[1]) == {
        ("Kære dig, der er ny her", "Kære nye borger"),
        ("Gratis færgetur for én", "Færgetur til halv pris"),
    }


def test_the_pages_are_the_same_bytes_again(released_project: Path) -> None:
    first = [
        artifact for edition in editions(released_project).values() for artifact in printed_pages(edition, PROJECT)
    ]
    again = [
        artifact for edition in editions(released_project).values() for artifact in printed_pages(edition, PROJECT)
    ]
    assert first == again
    assert len({artifact.path for artifact in first}) == len(first)


NAMES = """
import sys
from datetime import date
from pathlib import Path
from velkomst.resolving import released
from velkomst.build.inspection import inspect
from velkomst.model.project import Project
from velkomst.build.editions import EditionStore
root, day = Path(sys.argv[1]), date(2026, 11, 22)
for edition in EditionStore(Project(root), inspect(Project(root), day), day).editions([("klitoe", "ar")]):
    print(*(released.name(one) for one in released.readers(edition)))
"""


def test_names_are_equal_in_every_process(released_project: Path) -> None:
    runs = [python(NAMES, str(released_project), PYTHONHASHSEED=seed) for seed in ("1", "2")]
    said_ = [run.communicate() for run in runs]
    assert all(run.returncode == 0 for run in runs), said_
    assert said_[0][0] == said_[1][0] and len(set(said_[0][0].split())) == 6
    assert set(said_[0][0].decode()) <= {*released.ALPHABET, " ", "\n"}


def test_a_second_release_of_a_day_has_a_number(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = ("print", "release", "-m", "klitoe", "--as-of", DAY.isoformat())
    before = (copy / FOLDER / f"{DAY}.json").read_bytes()
    assert main(again, copy) == 0
    assert "Intet er ændret" in capsys.readouterr().out
    assert [path.name for path in (copy / FOLDER).iterdir()] == [f"{DAY}.json"]
    edit(copy, FEE, "id: cpr_report_days\n    value: 5", "id: cpr_report_days\n    value: 6")
    assert main(again, copy) == 0
    assert "printed/2026-11-22-2.json" in capsys.readouterr().out.replace("\n", "")
    assert (copy / FOLDER / f"{DAY}.json").read_bytes() == before, "none is written over"
    edition = editions(copy)["da"]
    whole = [one for one in edition.printed if one.released and not one.audience]
    assert [bool(one.changes) for one in whole] == [True, False], "the older one first"
    assert edition.printed[-1].released, "the words of today are printed now"


def test_what_has_errors_is_not_released(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = "municipalities/klitoe/municipality.yml"
    edit(copy, path, "  - {language: uk,", "  - {language: sv,")
    line = 1 + (copy / path).read_text("utf-8").splitlines().index("  - {language: sv, copies: 60}")
    assert main(["print", "release", "-m", "klitoe", "--as-of", "2026-12-01"], copy) == 1
    said_ = " ".join(capsys.readouterr().err.split())
    assert f"municipality.yml:{line}:" in said_ and "Der er fejl hos klitoe. Ret dem" in said_
    assert [path.name for path in (copy / FOLDER).iterdir()] == [f"{DAY}.json"]


def test_a_municipality_that_does_not_exist_is_usage(copy: Path) -> None:
    assert main(["print", "release", "-m", "vestby"], copy) == 2


def test_arabic_reads_from_the_right(released_project: Path) -> None:
    (artifact, *_) = printed_pages(editions(released_project)["ar"], PROJECT)
    document = parser.document_fromstring(artifact.data.decode())
    assert document.get("dir") == "rtl" and document.get("lang") == "ar"
    assert not document.xpath("//script") and document.xpath("//meta[@name='robots']/@content") == ["noindex"]
