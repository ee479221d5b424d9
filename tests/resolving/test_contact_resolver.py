"""Test that contacts of lower layers override those above, and that no name is shown without consent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.coast import GROUP, add_coast
from tests.region import edition
from tests.support import add, edition_of, inspect, lines
from velkomst.build.editions import EditionStore
from velkomst.build.inspection import inspect as inspect_project
from velkomst.model import Edition, EditionContact
from velkomst.model.project import Project

SHARED_CONTACT = """contacts:
  - id: helper
    role: contact-person
    title: Kontaktperson på polsk
    offers: Svarer på spørgsmål.
    languages: [pl, da]
    audience: [eu]
    phone: "12345678"
    hours:
      - {days: [mon], opens: "13:00", closes: "15:00"}
"""
NAMED = """contacts:
  - id: helper
    name: Jan Eksempel
    agreed: {on: "2026-01-01", by: Bosætning, until: "2026-12-31"}
"""


def contact(resolved: Edition, id: str) -> EditionContact:
    return next(contact for contact in resolved.contacts if contact.id == id)


def on(root: Path, day: date, slug: str = "nordby") -> Edition:
    """Return an edition as it is built on a day."""
    project = Project(root)
    return next(iter(EditionStore(project, inspect_project(project, day), day).editions([(slug, "da")])))


def test_a_municipality_gives_only_what_differs_from_the_shared_contact(tiny: Path) -> None:
    add(tiny, "content/contacts.yml", SHARED_CONTACT)
    add(tiny, "municipalities/nordby/contacts.yml", 'contacts:\n  - id: helper\n    phone: "87654321"\n')
    own = contact(edition_of(tiny, "nordby", "da"), "helper")
    assert (own.phone_link, own.title.text) == ("tel:+4587654321", "Kontaktperson på polsk")
    assert own.languages == ("pl", "da")
    assert own.hours == (("mandag", "13.00–15.00"),)
    assert contact(edition_of(tiny, "sydby", "da"), "helper").phone_link == "tel:12345678"


def test_a_title_that_a_municipality_leaves_alone_keeps_its_owner(tiny: Path) -> None:
    add(tiny, "content/contacts.yml", SHARED_CONTACT)
    add(tiny, "municipalities/nordby/contacts.yml", "contacts:\n  - id: helper\n    offers: Drikker kaffe med dig.\n")
    own = contact(edition_of(tiny, "nordby", "da"), "helper")
    assert own.title.origin and own.title.origin.key == "_contacts.helper.title"
    assert own.offers.origin and own.offers.origin.key == "nordby:_contacts.helper.offers"


def test_a_group_is_between_the_region_and_its_municipalities(tiny: Path) -> None:
    add_coast(tiny)
    add(tiny, "content/contacts.yml", SHARED_CONTACT)
    add(tiny, f"{GROUP}/contacts.yml", 'contacts:\n  - id: helper\n    phone: "11111111"\n    email: a@kysten.dk\n')
    add(tiny, "municipalities/odby/contacts.yml", 'contacts:\n  - id: helper\n    phone: "22222222"\n')
    odby = contact(edition_of(tiny, "odby", "da"), "helper")
    assert (odby.phone_link, odby.email) == ("tel:+4522222222", "a@kysten.dk")
    assert contact(edition_of(tiny, "vigby", "da"), "helper").phone_link == "tel:11111111"


def test_two_groups_of_a_municipality_cannot_declare_the_same_contact(tiny: Path) -> None:
    add_coast(tiny)
    group = tiny / "content/groups/north"
    add(tiny, "content/groups/north/group.yml", "id: north\nname: Nord\nmunicipalities: [odby]\n")
    for folder in (GROUP, "content/groups/north"):
        add(tiny, f"{folder}/contacts.yml", SHARED_CONTACT)
    assert group.is_dir()
    assert any("kontakten" in line for line in lines(inspect(tiny).problems))


def test_a_shared_contact_can_belong_to_some_municipalities(tiny: Path) -> None:
    add(tiny, "content/contacts.yml", SHARED_CONTACT + "    municipalities: [nordby]\n")
    assert edition_of(tiny, "nordby", "da").contacts and not edition_of(tiny, "sydby", "da").contacts


def test_a_name_is_shown_to_the_last_day_of_the_consent(tiny: Path) -> None:
    add(tiny, "content/contacts.yml", SHARED_CONTACT)
    add(tiny, "municipalities/nordby/contacts.yml", NAMED)
    assert contact(on(tiny, date(2026, 12, 31)), "helper").name == "Jan Eksempel"
    later = contact(on(tiny, date(2027, 1, 1)), "helper")
    assert (later.name, later.phone) == ("", "12345678")


def test_personal_numbers_go_with_the_name(tiny: Path) -> None:
    add(tiny, "content/contacts.yml", SHARED_CONTACT)
    add(tiny, "municipalities/nordby/contacts.yml", NAMED + "    personal: yes\n    place: library\n")
    later = contact(on(tiny, date(2027, 1, 1)), "helper")
    assert (later.name, later.phone, later.phone_link) == ("", "", "")
    assert later.place is not None


def test_a_contact_that_nobody_can_reach_any_more_is_not_shown(tiny: Path) -> None:
    add(tiny, "content/contacts.yml", SHARED_CONTACT)
    add(tiny, "municipalities/nordby/contacts.yml", NAMED + "    personal: yes\n")
    assert on(tiny, date(2026, 12, 31)).contacts and not on(tiny, date(2027, 1, 1)).contacts


def test_a_new_name_does_not_inherit_the_consent_of_another_person(tiny: Path) -> None:
    add(tiny, "content/contacts.yml", SHARED_CONTACT + NAMED.partition("helper\n")[2])
    add(tiny, "municipalities/nordby/contacts.yml", "contacts:\n  - id: helper\n    name: Ida Eksempel\n")
    problems = [problem for problem in inspect(tiny).problems if problem.code == "contact-without-consent"]
    assert [problem.municipality for problem in problems] == ["nordby"]


@pytest.mark.parametrize(("audience", "seen"), [("eu", True), ("refugee", False)])
def test_an_audience_sees_its_own_contacts_and_those_for_companies(audience: str, seen: bool) -> None:
    ids = [each.id for each in edition("klitoe", "da").for_audience(audience).contacts]
    assert ("guide-polish" in ids) == seen
    assert ids[-1] == "company-service"


def test_contacts_are_in_the_order_of_their_roles() -> None:
    roles = [each.role for each in edition("klitoe", "da").contacts]
    assert roles == ["contact-person", "mentor", "guide", "contact-family", "desk-staff", "company-entrance"]


def test_hours_are_in_the_language_of_the_edition() -> None:
    assert contact(edition("klitoe", "uk"), "desk-german").hours == (("понеділок", "13:00–15:00"),)
