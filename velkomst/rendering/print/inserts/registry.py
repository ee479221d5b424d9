"""Every kind of insert and what makes it: the one place where a new kind is entered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from velkomst.model import Edition, Insert, InsertKind
from velkomst.rendering.print import contrast, employers, handbook
from velkomst.rendering.print.inserts import (
    around_box,
    checklist,
    contacts,
    fillables,
    letter,
    number_card,
    packing_list,
    phrases,
    slices,
    tickets,
)
from velkomst.rendering.print.inserts.spec import Granularity, InsertSpec, book, folder_of, whole

_TICKETS = InsertSpec(
    "tickets.html",
    "language",
    slices.tickets,
    stylesheet="templates/print/tickets.css",
    context=tickets.words,
    plan="numbered",
    beside=tickets.table,
    has_content=tickets.filled,
)

INSERT_SPECS: Mapping[InsertKind, InsertSpec] = MappingProxyType(
    {
        "letter": replace(letter.SPEC, page=letter.page, in_grey=True),
        "checklist": InsertSpec("checklist.html", "audience", slices.checklist, page=checklist.page, in_grey=True),
        "number-card": InsertSpec(
            "number-card.html", "language", slices.chosen_places, context=number_card.words, in_grey=True
        ),
        "contacts": replace(contacts.SPEC, page=contacts.page),
        "desk-sign": InsertSpec(
            "desk-sign.html", "language", slices.nothing, context=around_box.words, plan="single", in_grey=True
        ),
        "box-label": InsertSpec(
            "box-label.html", "audience", slices.nothing, context=around_box.words, plan="single", in_grey=True
        ),
        "sleeve": InsertSpec("sleeve.html", "language", slices.nothing, plan="single", in_grey=True),
        "handbook": book(handbook.page, handbook.STYLESHEET, "municipality", slices.handbook),
        "contrast": whole(contrast.page, contrast.STYLESHEET, "municipality", slices.handbook),
        "employer-manual": book(employers.page, employers.STYLESHEET, "language", slices.employers),
        "employer-flyer": whole(employers.flyer, employers.FLYER_STYLESHEET, "language", slices.employer_flyer),
        "packing-list": InsertSpec("packing-list.html", "municipality", slices.packed, context=packing_list.words),
        "tickets": _TICKETS,
        "coupons": _TICKETS,
        "phrasebook": InsertSpec(
            "phrasebook.html",
            "language",
            slices.phrases,
            stylesheet="templates/print/phrases.css",
            context=phrases.book,
            plan="booklet",
            has_content=phrases.filled_book,
            only_translated=True,
        ),
        "fillable": replace(fillables.SPEC, page=fillables.page),
        "desk-sheet": InsertSpec(
            "desk-sheet.html",
            "language",
            slices.desk_sheets,
            stylesheet="templates/print/phrases.css",
            context=phrases.desk,
            plan="single",
            has_content=phrases.filled_desk,
            only_translated=True,
        ),
    }
)
"""Kind -> maker. The guide is not here: it is a book with a task of its own."""


def granularity_of(kind: InsertKind) -> Granularity:
    """Return how many there are of a kind of insert."""
    return INSERT_SPECS[kind].granularity if kind in INSERT_SPECS else "audience"


def stem_of(edition: Edition, insert: Insert) -> str:
    """Return the path of an insert's files below ``out/``, without what they end in; every guide is called guide."""
    name = "guide" if insert.kind == "guide" else insert.id
    return f"{folder_of(edition, granularity_of(insert.kind))}/{name}"
