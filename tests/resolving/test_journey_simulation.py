"""Test the simulation of a journey for invented people."""

from __future__ import annotations

from datetime import date

import pytest

from tests import region
from velkomst.model import Edition, EditionJourney, ExternalEvent, FieldChange, Person
from velkomst.resolving.journey_simulation import TimelineEntry, simulate

START = date(2026, 12, 1)


@pytest.fixture(scope="module")
def editions() -> dict[str, Edition]:
    """Klitø in its languages."""
    return {edition.language: edition for edition in region.editions("klitoe")}


@pytest.fixture(scope="module")
def journey(editions: dict[str, Edition]) -> EditionJourney:
    found = editions["da"].journey
    assert found is not None
    return found


def anna(**known: object) -> Person:
    return Person("Anna Eksempel", "da", START, **known)  # type: ignore[arg-type]


def outcomes(journey: EditionJourney, person: Person) -> dict[str, tuple[date | None, str]]:
    """Step -> its first line."""
    found: dict[str, tuple[date | None, str]] = {}
    for entry in simulate(journey, person):
        found.setdefault(entry.step.id if entry.step else "end", (entry.on, entry.outcome))
    return found


def test_she_wants_to_rent(journey: EditionJourney) -> None:
    reported = outcomes(journey, anna(fields={"seeks_owner_home": "false"}))
    assert reported["day-1-welcome"] == (START, "happens")
    assert reported["day-7-housing"] == (date(2026, 12, 7), "condition")
    assert outcomes(journey, anna(fields={"seeks_owner_home": "true"}))["day-7-housing"][1] == "happens"


def test_her_cv_arrives_on_day_ten(journey: EditionJourney) -> None:
    arrived = anna(changes=(FieldChange(date(2026, 12, 10), "cv_received", "true"),))
    late = anna(changes=(FieldChange(date(2026, 12, 15), "cv_received", "true"),))
    assert outcomes(journey, arrived)["day-14-cv-reminder"] == (date(2026, 12, 14), "condition")
    assert outcomes(journey, late)["day-14-cv-reminder"] == (date(2026, 12, 14), "happens")


def test_her_moving_date_is_not_known(journey: EditionJourney) -> None:
    reported = outcomes(journey, anna())
    assert reported["before-moving-call"] == reported["six-months-call"] == (None, "unknown-date")
    assert [entry.on for entry in simulate(journey, anna())][-1] is None, "what waits appears last"
    known = outcomes(journey, anna(moving_date=date(2027, 3, 1)))
    assert known["before-moving-call"] == (date(2027, 2, 22), "happens")
    assert known["six-months-call"] == (date(2027, 9, 1), "happens")


def test_she_enrols_after_she_has_moved(journey: EditionJourney) -> None:
    assert outcomes(journey, anna(moving_date=date(2026, 12, 3)))["before-moving-call"][1] == "past"


def test_she_speaks_ukrainian(editions: dict[str, Edition], journey: EditionJourney) -> None:
    ukrainian = {mail.id: mail.subject for mail in editions["uk"].mails}
    happening = [entry.step for entry in simulate(journey, anna()) if entry.outcome == "happens" and entry.step]
    mails = [step.mail for step in happening if step.channel == "email"]
    assert mails and all(ukrainian[mail].language in ("uk", "en", "da") for mail in mails)
    assert ukrainian["welcome"].text


def test_she_leaves_the_list(journey: EditionJourney) -> None:
    left = date(2026, 12, 10)
    reported = simulate(journey, anna(leaves=left))
    assert TimelineEntry(left, "left") in reported
    assert all(entry.on < left for entry in reported if entry.outcome == "happens" and entry.on)
    assert outcomes(journey, anna(leaves=left))["day-30-call"][1] == "left", "staff stop too: the consent is gone"


def test_no_sign_of_life_for_two_years(journey: EditionJourney) -> None:
    reported = simulate(journey, anna(last_active=START))
    deleted = date(2028, 12, 1)
    assert TimelineEntry(deleted, "deleted") in reported
    questions = [entry for entry in reported if entry.step and entry.step.id == "yearly-consent"]
    assert [(entry.on, entry.outcome) for entry in questions] == [(date(2027, 12, 1), "happens"), (deleted, "deleted")]


def test_the_yearly_question_comes_again_while_she_reads(journey: EditionJourney) -> None:
    reported = [entry.on for entry in simulate(journey, anna()) if entry.step and entry.step.id == "yearly-consent"]
    assert reported == [date(2027, 12, 1), date(2028, 12, 1), date(2029, 12, 1)]


def test_what_the_system_reports_starts_a_step(journey: EditionJourney) -> None:
    twice = (ExternalEvent(date(2027, 1, 5), "cv_shared"), ExternalEvent(date(2027, 2, 5), "cv_shared"))
    reported = [
        entry.on for entry in simulate(journey, anna(events=twice)) if entry.step and entry.step.id == "cv-shared"
    ]
    assert reported == [date(2027, 1, 5), date(2027, 2, 5)]
    assert "cv-shared" not in outcomes(journey, anna())


def test_registration_brings_its_mail(journey: EditionJourney) -> None:
    reported = outcomes(journey, anna(registered=date(2026, 12, 20)))
    assert reported["after-registration"] == (date(2026, 12, 21), "happens")
