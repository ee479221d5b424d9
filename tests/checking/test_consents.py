"""Test that consents of contacts are reported before and after they expire, without the person's name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support import add, inspect, library_of
from velkomst.checking.due import due_texts
from velkomst.i18n import inventory

CONTACTS = """contacts:
  - id: helper
    role: mentor
    title: Mentor på polsk
    languages: [pl]
    email: mentor@nordby.dk
    name: Jan Eksempel
    agreed: {on: "2026-01-01", by: Bosætningsteamet, until: "2026-12-31"}
"""


def test_the_status_lists_a_consent_by_its_last_day_with_who_renews_it(tiny: Path) -> None:
    add(tiny, "municipalities/nordby/contacts.yml", CONTACTS)
    library = library_of(tiny)
    due = next(text for text in due_texts(library, inventory.texts(library)) if text.name == "contacts/helper")
    assert (due.on, due.reason, due.owner) == (date(2026, 12, 31), "expires", "nordby")
    assert due.authority == "Bosætningsteamet"
    assert due.title == "Samtykke: Mentor på polsk" and "Jan" not in repr(due)


def test_the_check_warns_from_the_day_after(tiny: Path) -> None:
    add(tiny, "municipalities/nordby/contacts.yml", CONTACTS)

    def codes(day: date) -> list[str]:
        return [problem.code for problem in inspect(tiny, day).problems if "consent" in problem.code]

    assert codes(date(2026, 12, 31)) == []
    assert codes(date(2027, 1, 1)) == ["contact-consent-expired"]
    (warning,) = (problem for problem in inspect(tiny, date(2027, 1, 1)).problems if "consent" in problem.code)
    assert warning.severity == "warning" and warning.mark.line == 8
