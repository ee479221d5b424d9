"""Every kind of insert and what makes it: the one place where a new kind is entered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from velkomst.model import InsertKind
from velkomst.rendering.print.inserts import letter, phrases, slices, tickets
from velkomst.rendering.print.inserts.maker import Maker

_TICKETS = Maker(
    "tickets.html",
    "language",
    slices.tickets,
    stylesheet="templates/print/tickets.css",
    context=tickets.words,
    plan="numbered",
    beside=tickets.table,
    filled=tickets.filled,
)

MAKERS: Mapping[InsertKind, Maker] = MappingProxyType(
    {
        "letter": Maker("letter.html", "audience", slices.letter, context=letter.words),
        "tickets": _TICKETS,
        "coupons": _TICKETS,
        "phrasebook": Maker(
            "phrasebook.html",
            "language",
            slices.phrases,
            stylesheet="templates/print/phrases.css",
            context=phrases.book,
            plan="booklet",
            filled=phrases.filled_book,
            only_translated=True,
        ),
        "desk-sheet": Maker(
            "desk-sheet.html",
            "language",
            slices.desk_sheets,
            stylesheet="templates/print/phrases.css",
            context=phrases.desk,
            plan="single",
            filled=phrases.filled_desk,
            only_translated=True,
        ),
    }
)
"""Kind -> maker. The guide is not here: it is a book with a task of its own."""
