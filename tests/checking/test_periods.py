"""Test the warnings about periods: what ended, what outlives its target, what is missing on a coming day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support import add, codes_of, edit, inspect, library_of, lines, problems_of
from velkomst.checking.due import due_texts
from velkomst.i18n import inventory

BANK, HEALTH, PLACES = "content/topics/bank.yml", "content/topics/health.yml", "content/places.yml"
NEW_YEAR = date(2027, 1, 1)
FORM_ENDS = ("content/forms.yml", "    language: da\n", '    language: da\n    valid_to: "2026-12-31"\n')


def outlived(root: Path) -> list[str]:
    return lines(problem for problem in inspect(root).problems if problem.code == "target-outlived")


def test_a_link_to_a_topic_that_ends_is_reported_with_both_places(tiny: Path) -> None:
    edit(tiny, BANK, "need: no\n", 'need: no\nvalid_to: "2026-12-31"\n')
    edit(tiny, HEALTH, "Tag dit blå kort med.", "Tag [kortet](topic:bank) med.")
    assert outlived(tiny) == [
        f"{HEALTH}:35:11: 'topic:bank' gælder … – 2026-12-31 ({BANK}:7:11), men teksten her … – …"
    ]
    edit(tiny, HEALTH, "    audience: [eu, nordic]\n", '    audience: [eu, nordic]\n    valid_to: "2026-12-31"\n')
    assert outlived(tiny) == []


def test_whom_to_ask_and_the_forms_of_a_topic_are_checked(tiny: Path) -> None:
    edit(tiny, PLACES, "    kind: library\n", '    kind: library\n    valid_from: "2027-01-01"\n')
    edit(tiny, *FORM_ENDS)
    edit(tiny, HEALTH, "Tag dit blå kort med.", "Ring til {{ place.library.phone }}.")
    assert [line.partition(" gælder")[0] for line in outlived(tiny) if "/topics/" in line] == [
        f"{BANK}:14:6: 'place:library'",
        f"{HEALTH}:15:9: 'form:choose-gp'",
        f"{HEALTH}:35:16: 'place.library.phone'",
    ]


def test_a_text_that_is_not_valid_yet_is_checked_like_the_others(tiny: Path) -> None:
    edit(tiny, HEALTH, "      Tag dit blå kort med.\n", '      Se {{ fact.bnak }}.\n    valid_from: "2027-01-01"\n')
    assert "unknown-lookup" in codes_of(inspect(tiny).problems)


def test_an_answer_that_ends_without_a_successor_is_missed_before_that_day(tiny: Path) -> None:
    edit(tiny, BANK, "    kind: answer\n", '    kind: answer\n    valid_to: "2026-12-31"\n')
    ahead = [problem for problem in inspect(tiny).problems if problem.code == "no-answer"]
    assert {problem.severity for problem in ahead} == {"warning"}
    assert all(problem.message().endswith("(fra 2027-01-01)") for problem in ahead)
    today = [problem for problem in inspect(tiny, NEW_YEAR).problems if problem.code == "no-answer"]
    assert {problem.severity for problem in today} == {"error"} and len(today) == len(ahead)


def test_two_answers_with_periods_of_their_own_are_one_at_a_time(tiny: Path) -> None:
    edit(tiny, BANK, "    kind: answer\n", '    kind: answer\n    valid_to: "2026-12-31"\n')
    successor = (
        "  - id: new-answer\n    kind: answer\n    text: Vælg en bank.\n    source: https://www.borger.dk/bank\n"
    )
    add(tiny, BANK, f'{successor}    valid_from: "2027-01-01"\n')
    for day in (date(2026, 11, 22), NEW_YEAR):
        assert {"no-answer", "many-answers"}.isdisjoint(codes_of(inspect(tiny, day).problems))


def test_what_ends_is_on_the_list_of_dates_and_reported_after_its_last_day(tiny: Path) -> None:
    edit(tiny, *FORM_ENDS)
    edit(tiny, BANK, "need: no\n", 'need: no\nvalid_to: "2026-11-30"\n')
    library = library_of(tiny)
    due = due_texts(library, inventory.texts(library))
    assert [(str(text.on), text.reason, text.name) for text in due if text.mark.path in (BANK, FORM_ENDS[0])] == [
        ("2026-11-30", "expires", "bank"),
        ("2026-12-31", "expires", "forms/choose-gp"),
    ]
    assert next(text.authority for text in due if text.name == "bank") == "Lilleland"
    ended = [problem for problem in inspect(tiny, NEW_YEAR).problems if problem.code == "part-ended"]
    assert lines(ended) == [
        "content/forms.yml:7:15: 'forms/choose-gp' gjaldt kun til og med 2026-12-31 og vises ikke mere",
        f"{BANK}:7:11: 'bank' gjaldt kun til og med 2026-11-30 og vises ikke mere",
    ]


def test_a_text_that_outlives_an_address_of_the_region_is_reported(tiny: Path) -> None:
    link = "    en: https://lifeindenmark.borger.dk\n"
    edit(tiny, "content/region.yml", link, f'{link}    valid_to: "2026-12-31"\n')
    edit(tiny, HEALTH, "Tag dit blå kort med.", "Læs [mere]({{ link.borger }}).")
    (line,) = outlived(tiny)
    assert line.startswith(f"{HEALTH}:35:18: 'link.borger' gælder … – 2026-12-31 (content/region.yml:12:")
    ended = [problem.message() for problem in inspect(tiny, NEW_YEAR).problems if problem.code == "part-ended"]
    assert [message for message in ended if "link.borger" in message] == ended != []


def test_an_address_of_the_region_cannot_end_before_it_begins(tiny: Path) -> None:
    link = "    en: https://lifeindenmark.borger.dk\n"
    edit(tiny, "content/region.yml", link, f'{link}    valid_from: "2027-01-01"\n    valid_to: "2026-12-31"\n')
    assert "dates-reversed" in codes_of(problems_of(tiny))
