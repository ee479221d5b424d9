"""Render numbered tickets or coupons, and the table of their serial numbers.

Every numbered sheet holds each ticket once: all tickets of sheet 41 have the number 41. A build makes one specimen,
``build.py print tickets`` the numbered sheets: a file that is built can be printed many times, a number only once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from textwrap import wrap
from typing import Any

from velkomst.formats import languages, serials
from velkomst.formats.spreadsheet import csv_table
from velkomst.model import SOURCE_LANGUAGE, Edition, EditionTicket, Insert
from velkomst.rendering import trust
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.inserts.ticket_runs import Run
from velkomst.rendering.print.page import PageJob
from velkomst.rendering.print.views import SheetView

ON_A_SHEET = 6
"""Tickets of 66 x 64 mm on A5: three rows of two. Four or fewer fill the same sheet in two rows."""
_COLUMNS = ("serial", "ticket", "partner", "valid_until", "language")
_LONG_TITLE = (22, 36)
_LONG_TERMS = (90, 140)
_LONG_BELOW_TWO_LINES = (60, 100)
"""Characters above which a text steps down one size, and two; terms sooner below a title of two lines."""
_WALL = 23
"""Height in mm of the wall above a ticket in three rows: it holds the code, which is 22.5 mm."""
_LOW_WALL, _HIGH_WALL = 25, 46
"""Least and greatest height in mm of the wall above a ticket in two rows: it takes the room that the texts leave."""
_WALL_AND_TEXTS = 81
"""Height in mm of both together in two rows."""
_TITLE_LINES = {"ltr": (7.1, 6.4, 5.5), "rtl": (9.2, 8.2, 7.1)}
_TERMS_LINES = {"ltr": (5.0, 4.6, 4.3), "rtl": (6.4, 5.7, 5.2)}
_DANISH_LINE = 3.9
"""Height in mm of a line in two rows, by direction and by how many sizes smaller the text is set."""
_TITLE_WIDTHS = (16, 18, 21)
_TERMS_WIDTHS = (30, 32, 34)
_DANISH_WIDTH = 34
"""Characters that fit on such a line."""
_BESIDE_LINES = 12.5
"""Height in mm of the partner's name and of the space between the texts, in two rows."""
_LONG_PARTNER = 38
"""Characters above which a partner's name needs smaller type to fit on one line."""


@dataclass(frozen=True)
class TicketsContent:
    """The tickets or coupons of a municipality, and the numbers of their sheets; no run is a specimen."""

    tickets: tuple[EditionTicket, ...]
    coupons: bool
    run: Run | None = None

    @property
    def numbers(self) -> Sequence[int]:
        """The running number of each sheet."""
        return self.run.numbers if self.run else (serials.SPECIMEN,)


@dataclass(frozen=True)
class NumberedTicket:
    """One ticket with its own serial number."""

    ticket: EditionTicket
    serial: str

    @property
    def title_step(self) -> int:
        """How many sizes smaller its title is set: 0, 1 or 2."""
        return _step(self.ticket.title.text, _LONG_TITLE)

    @property
    def long_partner(self) -> bool:
        """Whether the partner's name is set smaller, so that it stays on its line."""
        return len(self.ticket.partner) > _LONG_PARTNER

    @property
    def terms_step(self) -> int:
        """How many sizes smaller its terms are set: 0, 1 or 2."""
        limits = _LONG_BELOW_TWO_LINES if self.title_step or self.long_partner else _LONG_TERMS
        return _step(self._terms, limits)

    @property
    def _terms(self) -> str:
        """Return its terms and the municipalities where it is valid, for their length."""
        return " ".join(filter(None, (self.ticket.terms.text, self.ticket.valid_in)))

    @property
    def text_height(self) -> float:
        """The estimated height in mm of its texts in two rows, with the lines between them."""
        title = self.ticket.title
        direction = languages.direction(title.language)
        danish = "" if title.language == SOURCE_LANGUAGE else self.ticket.danish
        return (
            _BESIDE_LINES
            + _TITLE_LINES[direction][self.title_step] * len(wrap(title.text, _TITLE_WIDTHS[self.title_step]))
            + _TERMS_LINES[direction][self.terms_step] * len(wrap(self._terms, _TERMS_WIDTHS[self.terms_step]))
            + _DANISH_LINE * len(wrap(danish, _DANISH_WIDTH))
        )


@dataclass(frozen=True)
class TicketSheet:
    """One page: its tickets, and whether the booklet's cover takes the first place."""

    number: int
    cover: bool
    tickets: tuple[NumberedTicket, ...]

    @property
    def rows(self) -> int:
        """How many rows of two tickets fill the page: 3, or 2 where that is enough."""
        return 2 if len(self.tickets) + self.cover <= ON_A_SHEET - 2 else 3

    @property
    def wall(self) -> int:
        """The height in mm of the walls that are drawn above the texts, the same for all tickets of the page."""
        if self.rows > 2:
            return _WALL
        room = _WALL_AND_TEXTS - ceil(max(ticket.text_height for ticket in self.tickets))
        return min(max(room, _LOW_WALL), _HIGH_WALL)


def _step(text: str, limits: tuple[int, int]) -> int:
    return sum(len(text) > limit for limit in limits)


def content(edition: Edition, insert: Insert) -> TicketsContent | None:
    """Return the specimen of the tickets or coupons that every build makes; None where there is none."""
    tickets = edition.box.of_kind("coupon" if insert.kind == "coupons" else "ticket")
    if not tickets:
        return None
    return TicketsContent(tickets, insert.kind == "coupons")


def with_run(view: SheetView[TicketsContent], run: Run) -> SheetView[TicketsContent]:
    """Return the view of a print run: other numbers, in files of their own."""
    return replace(view, content=replace(view.content, run=run), stem=view.stem + run.suffix)


def context(job: PageJob[TicketsContent]) -> Mapping[str, Any]:
    """Return the sheets and the notes about the translation."""
    texts = [text for ticket in job.content.tickets for text in (ticket.title, ticket.terms)]
    return {"sheets": tuple(_sheets(job)), "notes": trust.notes(texts, job.language)}


def table(job: PageJob[TicketsContent]) -> Mapping[str, bytes]:
    """Return the list of all serial numbers for Excel, in the order in which they are printed."""
    every = (numbered for sheet in _sheets(job) for numbered in sheet.tickets)
    rows = (
        (each.serial, each.ticket.id, each.ticket.partner, each.ticket.valid_until.isoformat(), job.language)
        for each in every
    )
    return {".csv": csv_table((_COLUMNS, *rows))}


def _sheets(job: PageJob[TicketsContent]) -> Iterator[TicketSheet]:
    slug, language = job.view.head.slug, job.language
    tickets = job.content.tickets
    cover = job.content.coupons and len(tickets) % ON_A_SHEET > 0
    try:
        serials.apart(slug, (ticket.id for ticket in tickets))
        for number in job.content.numbers:
            numbered = [
                NumberedTicket(ticket, serials.serial(serials.series(slug, ticket.id), language, number))
                for ticket in tickets
            ]
            yield from _pages(number, numbered, cover=cover)
    except ValueError as error:
        raise RenderingError(job.view.name, unrendered(job.view.name, "ticket-not-printable", reason=error)) from error


def _pages(number: int, tickets: list[NumberedTicket], *, cover: bool) -> Iterator[TicketSheet]:
    """Split the tickets of one number into pages; the cover takes the first place of the first page, if one is free."""
    while tickets:
        room = ON_A_SHEET - cover
        yield TicketSheet(number, cover, tuple(tickets[:room]))
        tickets, cover = tickets[room:], False


SPEC = InsertSpec(
    "tickets.html",
    "language",
    content,
    stylesheet="templates/print/tickets.css",
    context=context,
    plan="numbered",
    files=table,
)
"""Of tickets and of coupons."""
