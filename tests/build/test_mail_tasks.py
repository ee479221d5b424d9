"""Which mails are made anew: the day of the build reaches only those that tell of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from velkomst.build.tasks import exports_of, tasks_of

from tests import real
from tests.support import PROJECT
from velkomst.build.editions import EditionStore
from velkomst.build.executor import Task
from velkomst.build.keys import Keys
from velkomst.build.selection import Selection
from velkomst.model import DigitalPost, Edition, Event, Library

SITES = [("bornholm", "da")]


def with_event() -> Library:
    """The real texts with an invented event."""
    library = real.inspection().library
    assert library is not None
    starts, ends = (datetime.fromisoformat(f"2026-12-02T{hour}:00") for hour in (17, 19))
    event = Event("cafe", "Sprogcafé", "Kom.", starts, ends, "https://www.brk.dk", where="Biblioteket")
    return replace(library, events=(event,))


@pytest.fixture(scope="module")
def told() -> dict[str, Edition]:
    """Day -> the edition of that day."""
    inspection = replace(real.inspection(), library=with_event())
    days = ("2026-11-25", "2026-11-26", "2026-12-03")
    return {day: EditionStore(PROJECT, inspection, date.fromisoformat(day)).editions(SITES)[0] for day in days}


def tasks(edition: Edition, *only: str) -> tuple[Task, ...]:
    library = real.inspection().library
    assert library is not None
    scope = Selection(("bornholm",), ("da",), ("eu",), only).within(library)
    return tasks_of((edition,), scope, Keys(PROJECT), PROJECT)


def keys(edition: Edition, *only: str) -> list[str]:
    return [task.key for task in tasks(edition, *only)]


def test_an_edition_tells_of_its_events(told: dict[str, Edition]) -> None:
    newsletter = next(mail for mail in told["2026-11-25"].mails if mail.purpose == "newsletter")
    assert [each.day for each in newsletter.events] == ["onsdag den 2. december 2026"]
    assert not next(mail for mail in told["2026-12-03"].mails if mail.purpose == "newsletter").events


def test_another_day_makes_only_the_dated_mails_anew(told: dict[str, Edition]) -> None:
    before, after = keys(told["2026-11-25"], "mail"), keys(told["2026-12-03"], "mail")
    assert len(before) == 2
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False]


def test_a_day_that_changes_no_list_makes_nothing_anew(told: dict[str, Edition]) -> None:
    assert keys(told["2026-11-25"]) == keys(told["2026-11-26"])


def test_a_mail_builds_no_site_and_no_guide(told: dict[str, Edition]) -> None:
    plain = real.editions("bornholm")[0]
    other = replace(plain, mails=plain.mails[1:])
    for publication in ("site", "print"):
        assert keys(plain, publication) == keys(other, publication)


def test_an_event_builds_the_site_and_no_guide(told: dict[str, Edition]) -> None:
    plain = real.editions("bornholm")[0]
    assert keys(plain, "print") == keys(told["2026-11-25"], "print")
    assert keys(plain, "site") != keys(told["2026-11-25"], "site")


def test_a_site_is_made_anew_when_an_event_is_over_and_never_for_a_day_without_events(
    told: dict[str, Edition],
) -> None:
    assert keys(told["2026-11-25"], "site") == keys(told["2026-11-26"], "site")
    assert keys(told["2026-12-03"], "site") == keys(real.editions("bornholm")[0], "site"), "as if it had never been"


def test_the_letter_for_digital_post_is_a_task_only_where_it_is_wanted() -> None:
    plain = real.editions("bornholm")[0]
    wanted = replace(plain, profile=replace(plain.profile, digital_post=DigitalPost("12345678", "X", "welcome")))
    assert len(tasks(wanted, "mail")) == len(tasks(plain, "mail")) + 1


def test_one_export_per_municipality_with_its_own_key() -> None:
    editions = (*real.editions("bornholm"), *real.editions("aarhus"))
    mautic, brevo = (exports_of(editions, target, Keys(PROJECT), PROJECT) for target in ("mautic", "brevo"))
    assert [task.municipality for task in mautic] == ["bornholm", "aarhus"]
    assert not {task.key for task in mautic} & {task.key for task in brevo}
