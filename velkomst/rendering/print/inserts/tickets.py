"""Render numbered tickets or coupons, and the table of their serial numbers.

Every numbered sheet holds each ticket once: all tickets of sheet 41 have the number 41. A build makes one specimen,
``build.py print tickets`` the numbered sheets: a file that is built can be printed many times, a number only once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from velkomst.formats.spreadsheet import csv_table
from velkomst.model import Edition, EditionTicket, Insert
from velkomst.rendering import trust
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print.inserts import serials
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
        return _step(self.ticket.terms.text, limits)


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
