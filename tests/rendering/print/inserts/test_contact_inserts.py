"""Test what the sheets show of contacts and places: per audience, in the reader's language, with hours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.region import edition
from tests.support import PROJECT
from velkomst.model import Insert, InsertKind
from velkomst.rendering.print.inserts.registry import INSERT_SPECS
from velkomst.rendering.print.page import PageJob
from velkomst.rendering.print.print_variants import ORDINARY


def insert_of(kind: InsertKind) -> Insert:
    return next(insert for insert in edition("klitoe", "da").box.inserts if insert.kind == kind)


def content(kind: InsertKind, language: str, audience: str = "") -> Any:
    whole = edition("klitoe", language)
    return INSERT_SPECS[kind].content(whole.for_audience(audience) if audience else whole, insert_of(kind))


def html(kind: InsertKind, language: str, audience: str) -> str:
    reader = edition("klitoe", language).for_audience(audience)
    view = INSERT_SPECS[kind].view(reader, insert_of(kind))
    assert view is not None
    return INSERT_SPECS[kind].html(PageJob(view, PROJECT, ORDINARY))


def test_a_commuters_card_has_the_insurance_authority_and_not_the_doctor_on_call() -> None:
    cards = {audience: content("number-card", "da", audience) for audience in ("eu", "commuter")}
    ids = {audience: [place.id for place in card.places] for audience, card in cards.items()}
    assert "international_sygesikring" in ids["commuter"] and "laegevagten" not in ids["commuter"]
    assert "laegevagten" in ids["eu"] and "international_sygesikring" not in ids["eu"]


@pytest.mark.parametrize(
    ("language", "audience", "contacts"),
    [("uk", "eu", ["contact-ukrainian"]), ("da", "eu", ["guide-polish"]), ("da", "refugee", []), ("ar", "eu", [])],
)
def test_a_card_names_who_can_be_called_in_the_readers_language(
    language: str, audience: str, contacts: list[str]
) -> None:
    card = content("number-card", language, audience)
    assert [contact.id for contact in card.contacts] == contacts


def test_a_card_says_when_a_desk_and_a_contact_are_open() -> None:
    card = html("number-card", "uk", "eu")
    assert "Oksana Eksempel" in card and "понеділок" in card and "13:00–15:00" in card
    assert "10:00–14:00" in card, "the hours of the citizen service"


def test_the_booklet_of_help_differs_by_audience_and_begins_with_contacts_in_the_language() -> None:
    booklets = {audience: content("contacts", "ar", audience) for audience in ("eu", "commuter", "refugee")}
    places = {audience: {place.id for place in booklet.places} for audience, booklet in booklets.items()}
    assert places["commuter"] - places["eu"] == {"international_sygesikring"}
    assert [contact.id for contact in booklets["refugee"].contacts][:2] == ["mentor-network", "family-island"]
    assert "mentor-network" not in {contact.id for contact in booklets["eu"].contacts}
    assert all(contact.role != "company-entrance" for contact in booklets["eu"].contacts)


@pytest.mark.parametrize("kind", ["employer-flyer", "employer-manual"])
def test_papers_for_companies_name_their_entrance(kind: InsertKind) -> None:
    assert [contact.id for contact in content(kind, "en").contacts] == ["company-service"]


def test_the_checklist_says_when_the_office_is_open() -> None:
    checklist = content("checklist", "da", "eu")
    assert checklist.helper is not None and checklist.helper.hours
