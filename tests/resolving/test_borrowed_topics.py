"""Test topics that a municipality borrows from another one."""

from __future__ import annotations

import json
from pathlib import Path

import polib
import pytest

from tests.coast import add_municipality
from tests.support import Command, add, block_of, edit, edition_of, inspect, lines, problems_of
from velkomst.checking import drift, shares
from velkomst.i18n import inventory
from velkomst.i18n.catalogs import path_of
from velkomst.reading.library import read
from velkomst.resolving.merge import merge

LENT = "municipalities/sydby/topics/sydby-work.yml"
LOAN = "municipalities/odby/topics/sydby-work.yml"


@pytest.fixture
def borrowing(tiny: Path) -> Path:
    """Return a project in which Odby borrows the topic ``sydby-work`` of Sydby, with a value of its own."""
    add_municipality(tiny, "odby")
    add(tiny, LOAN, "use: sydby/sydby-work\n")
    edit(
        tiny, "municipalities/odby/municipality.yml", "was_url:", "values:\n  waste_page: https://www.odby.dk\nwas_url:"
    )
    edit(tiny, LENT, "Se de ledige job på jobtavlen.", "Se de ledige job på {{ value.waste_page }}.")
    return tiny


def test_the_borrower_shows_the_topic_with_its_own_values(borrowing: Path) -> None:
    answers = {
        slug: block_of(edition_of(borrowing, slug, "da"), "sydby-work/work-answer") for slug in ("odby", "sydby")
    }
    assert answers["odby"].texts["text"] == "Se de ledige job på https://www.odby.dk."
    assert answers["sydby"].texts["text"] == "Se de ledige job på https://www.lilleland.dk/affald."
    assert (answers["odby"].owner, answers["odby"].provenance) == ("sydby", "local")


def test_the_topic_is_translated_once(borrowing: Path) -> None:
    edit(borrowing, "municipalities/odby/municipality.yml", "languages: [da, en]", "languages: [da, en, ar]")
    library = read(borrowing).required()
    messages = [entry for entry in inventory.translatable(library) if entry.container == "sydby-work"]
    assert {entry.owner for entry in messages} == {"sydby"}
    assert library.languages_of("sydby", "sydby-work") == ("en", "ar")
    assert library.languages_of("sydby", "sydby-secret") == ("en",)


def test_a_language_of_the_borrower_alone_is_in_the_catalog_of_the_lender(
    borrowing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(borrowing, "municipalities/odby/municipality.yml", "languages: [da, en]", "languages: [da, en, ar]")
    command = Command(borrowing, capsys)
    assert command("translate", "update").code == 0
    contexts = [entry.msgctxt for entry in polib.pofile(str(borrowing / path_of("ar", "sydby")))]
    assert contexts and all(context.startswith("sydby:sydby-work.") for context in contexts)
    draft = borrowing / "draft.json"
    draft.write_text(json.dumps({"sydby:sydby-work._title": "العمل"}), "utf-8")
    assert command("translate", "draft", "ar", "sydby", str(draft)).code == 0
    titles = {topic.id: topic.title for topic in edition_of(borrowing, "odby", "ar").topics}
    assert (titles["sydby-work"].text, titles["sydby-work"].language) == ("العمل", "ar")


def test_words_that_are_borrowed_count_as_local(borrowing: Path) -> None:
    merged = merge(read(borrowing).required(), "odby")
    topic = next(entry for entry in merged.topics if entry.topic.id == "sydby-work")
    assert shares.of_topic(topic).shared == 0 and shares.of_topic(topic).local > 0


def codes(root: Path) -> list[str]:
    problems = drift.check(read(root).required())
    return [problem.code for problem in problems if problem.mark.path == LOAN]


def test_the_loan_drifts_when_the_lender_changes_the_topic(borrowing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = Command(borrowing, capsys)
    assert codes(borrowing) == ["borrowed-based-on-missing"]
    assert command("accept", "sydby-work", "-m", "odby").code == 0
    assert (borrowing / LOAN).read_text("utf-8").startswith('use: sydby/sydby-work\nbased_on: "')
    assert codes(borrowing) == []
    edit(borrowing, LENT, "Se de ledige job", "Find de ledige job")
    assert codes(borrowing) == ["borrowed-drift"]
    said = command("drift", "-m", "odby")
    assert f"{LOAN}:2:11: odby sydby-work: sydby har ændret det lånte emne." in said.out
    assert "build.py accept sydby-work -m odby" in said.out
    assert json.loads(command("drift", "--json").out)["borrowed"][0]["lender"] == "sydby"
    assert command("accept", "-m", "odby").code == 0 and codes(borrowing) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Arbejde i Sydby", "title: Job i Sydby"),
        ("refugee: yes", "refugee: Der er intet."),
        ("source: https://www.sydby.dk/job", "source: https://www.sydby.dk/arbejde"),
    ],
)
def test_all_that_readers_see_of_the_topic_counts(
    borrowing: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    assert Command(borrowing, capsys)("accept", "-m", "odby").code == 0
    edit(borrowing, LENT, old, new)
    assert codes(borrowing) == ["borrowed-drift"]


def test_the_borrower_must_have_what_the_topic_looks_up(borrowing: Path) -> None:
    add(borrowing, "municipalities/sydby/places.yml", "places:\n  - id: job_centre\n    kind: office\n")
    add(borrowing, "municipalities/sydby/places.yml", "    name: Jobcenter\n    web: https://www.sydby.dk\n")
    edit(borrowing, LENT, "ask: borgerservice", "ask: job_centre")
    edit(borrowing, LENT, "{{ value.waste_page }}", "{{ place.job_centre.name }}, [der](place:job_centre)")
    found = [problem for problem in inspect(borrowing).problems if problem.severity == "error"]
    assert {problem.municipality for problem in found} == {"odby"}
    assert lines(found) == [
        f"{LOAN}:1:6: det lånte emne henviser til 'place:job_centre' ({LENT}, linje 14), som I ikke har",
        f"{LOAN}:1:6: det lånte emne henviser til 'place:job_centre' ({LENT}, linje 19), som I ikke har",
        f"{LOAN}:1:6: det lånte emne slår 'place.job_centre.name' op ({LENT}, linje 19), og I har ingen værdi",
    ]


def test_a_borrower_waits_for_its_lender(borrowing: Path) -> None:
    edit(borrowing, LENT, "phase: later", "phase: never")
    assert [each.slug for each in read(borrowing).required().municipalities] == ["nordby"]
    assert f"{LOAN}:1:6: kommunen 'sydby', som emnet er lånt af, har fejl" in lines(problems_of(borrowing))
