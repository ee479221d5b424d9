"""Render the folded card of a reader's important numbers, with the one for emergencies on its front."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.model import Edition, EditionContact, EditionPlace, Insert
from velkomst.rendering import trust
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print import shown
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob

INSIDE = 8
"""Rows that the two inner pages hold."""
_FEW = 3
"""Most rows of a page that have large type."""
_CONTACTS = 2
"""Most contacts on the card."""


@dataclass(frozen=True)
class NumberCardContent:
    """Places with a phone number or a web page, of which the first is on the front, and contacts in the language."""

    places: tuple[EditionPlace, ...]
    contacts: tuple[EditionContact, ...] = ()


def content(edition: Edition, insert: Insert) -> NumberCardContent | None:
    """Return the places that an insert names for one audience, in its order; None where none of them has a number.

    Contacts that speak the language of the edition fill the rows that are left.
    """
    known = {place.id: place for place in edition.places}
    places = [known[name] for name in insert.places.of(edition.audience) if name in known]
    numbered = tuple(shown.place(place, "does", *shown.CONTACT) for place in places if place.phone or place.web)
    room = max(0, min(_CONTACTS, INSIDE + 1 - len(numbered)))
    helping = (shown.contact(contact) for contact in edition.contacts if _has_number(contact, edition))
    return NumberCardContent(numbered, tuple(helping)[:room]) if numbered else None


def _has_number(contact: EditionContact, edition: Edition) -> bool:
    """Return whether a contact that helps the reader of an edition in its language has a phone number."""
    return bool(contact.phone) and contact.helps(edition.audience) and contact.speaks(edition.language)


def context(job: PageJob[NumberCardContent]) -> Mapping[str, Any]:
    """Return the place on the front and the two columns inside; raises RenderingError for too many places."""
    first, *rest = job.content.places
    if len(rest) > INSIDE:
        raise RenderingError(job.view.name, unrendered(job.view.name, "number-card-full", limit=INSIDE + 1))
    rows: list[EditionPlace | EditionContact] = [*rest, *job.content.contacts]
    half = (len(rows) + 1) // 2
    texts = (
        *(place.does for place in job.content.places),
        *(text for contact in job.content.contacts for text in (contact.title, contact.offers)),
    )
    notes = trust.notes((text for text in texts if text.text), job.language)
    return {"first": first, "halves": (rows[:half], rows[half:]), "close": half > _FEW, "notes": notes}


SPEC = InsertSpec(
    "number-card.html", "audience", content, trim=lambda _content: (210.0, 148.0), context=context, in_grey=True
)
