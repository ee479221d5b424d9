"""Render the booklet of people and places that help one audience, on as few folded sheets as possible."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from velkomst.model import Edition, EditionContact, EditionPlace, Insert
from velkomst.rendering import trust
from velkomst.rendering.print import fitting, shown
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob, from_template

KINDS = (
    "police",
    "health",
    "office",
    "school",
    "library",
    "housing",
    "transport",
    "waste",
    "association",
    "culture",
    "other",
)
"""Headings, the most urgent first. Places of a kind without a heading are listed under the last one."""
_HEADINGS = {"emergency": "police", "volunteer": "association", "network": "association"}
"""Kinds that are listed under the heading of another."""
SIZES = ("", "close", "close beside")
"""Layouts from large to small; in the last, phone and address are beside each other."""
_LEAF = 4
"""Pages of one folded sheet."""


@dataclass(frozen=True)
class ContactsContent:
    """The contacts and places of one audience; ``logo`` is a ``data:`` address or empty."""

    places: tuple[EditionPlace, ...]
    contacts: tuple[EditionContact, ...]
    logo: str


def content(edition: Edition, _insert: Insert) -> ContactsContent | None:
    """Return the places of one audience, and its contacts, those in its language first; None without places."""
    if not edition.places:
        return None
    helping = [shown.contact(contact) for contact in edition.contacts if contact.helps(edition.audience)]
    helping.sort(key=lambda contact: not contact.speaks(edition.language))
    places = (
        shown.place(place, "kind", "does", "web", "phone", "email", "address", "hours") for place in edition.places
    )
    return ContactsContent(tuple(places), tuple(helping), edition.profile.picture)


def page(job: PageJob[ContactsContent]) -> str:
    """Return the page in the largest layout that takes no more folded sheets than the smallest.

    A booklet of five pages would be two sheets, and three pages blank.
    """
    layouts = [_page(job, size) for size in SIZES]
    return fitting.least(layouts, job.project, SPEC.stylesheet, lambda sides: math.ceil(sides / _LEAF))


def by_kind(places: Iterable[EditionPlace]) -> tuple[tuple[str, tuple[EditionPlace, ...]], ...]:
    """Return (kind, places) for each heading."""

    def heading(place: EditionPlace) -> str:
        kind = _HEADINGS.get(place.kind, place.kind)
        return kind if kind in KINDS else KINDS[-1]

    ordered = sorted(places, key=lambda place: KINDS.index(heading(place)))
    return tuple((kind, tuple(group)) for kind, group in groupby(ordered, key=heading))


def _page(job: PageJob[ContactsContent], size: str) -> str:
    places = job.content.places
    words = (text for contact in job.content.contacts for text in (contact.title, contact.offers))
    texts = (*(place.does for place in places), *words)
    notes = trust.notes((text for text in texts if text.text), job.language)
    return from_template(job, SPEC.template, groups=by_kind(places), notes=notes, size=size)


SPEC = InsertSpec("contacts.html", "audience", content, page=page, plan="booklet", in_grey=True)
