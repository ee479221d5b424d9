"""A job in; the words of numbered tickets or coupons, and the list of their serials, out.

Every numbered sheet holds each ticket once: sheet 41 bears number 41 on all its tickets.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.model import Edition, EditionTicket, Insert
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print import trust
from velkomst.rendering.print.inserts import serials
from velkomst.rendering.print.inserts.spec import RenderJob, Run

ON_A_SHEET = 6
"""Tickets of 66 x 64 mm on A5: three rows of two."""
_COLUMNS = ("serial", "ticket", "partner", "valid_until", "language")
_EXCEL = "utf-8-sig"
"""With a byte order mark Excel reads æ, ø and Arabic right; it parts columns at ``;`` where a decimal is a comma."""
_LONG_TITLE = (22, 36)
_LONG_TERMS = (90, 140)
_LONG_BELOW_TWO_LINES = (60, 100)
"""From how many letters on a text steps down one size, and two; terms sooner below a title of two lines."""
_LONG_PARTNER = 38
"""More letters than that of a partner's name stand on one line in smaller type only."""


@dataclass(frozen=True)
class Numbered:
    """One ticket with its own serial."""

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
        return _step(
            self.ticket.terms.text, _LONG_BELOW_TWO_LINES if self.title_step or self.long_partner else _LONG_TERMS
        )


@dataclass(frozen=True)
class Sheet:
    """One page: its tickets, and whether the booklet's cover stands in the first place."""

    number: int
    cover: bool
    tickets: tuple[Numbered, ...]


def _step(text: str, limits: tuple[int, int]) -> int:
    return sum(len(text) > limit for limit in limits)


def filled(edition: Edition) -> bool:
    """Say whether there is a ticket at all."""
    return bool(edition.box.tickets)


def words(job: RenderJob) -> Mapping[str, Any]:
    """Return the sheets and what has to be said about the translation."""
    notes = {
        trust.note(wording, job.edition.language)
        for ticket in job.edition.box.tickets
        for wording in (ticket.title, ticket.terms)
    } - {None}
    return {"sheets": tuple(_sheets(job)), "ticket_notes": sorted(note for note in notes if note)}


def table(job: RenderJob) -> Mapping[str, bytes]:
    """Return the list of all serials for Excel, in the order in which they are printed."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";")
    writer.writerow(_COLUMNS)
    for one in (one for sheet in _sheets(job) for one in sheet.tickets):
        day = one.ticket.last_day.isoformat()
        writer.writerow((one.serial, one.ticket.id, one.ticket.partner, day, job.edition.language))
    return {".csv": made.getvalue().encode(_EXCEL)}


def run_of(insert: Insert, run: Run | None) -> Run:
    """Return the run that was asked for, or the few sheets that every build makes."""
    return run or Run(1, insert.numbered_sheets)


def _sheets(job: RenderJob) -> Iterator[Sheet]:
    slug, language = job.edition.profile.slug, job.edition.language
    tickets = job.edition.box.tickets
    try:
        serials.apart(slug, (ticket.id for ticket in tickets))
        for number in run_of(job.insert, job.run).numbers:
            numbered = [
                Numbered(ticket, serials.serial(serials.series(slug, ticket.id), language, number))
                for ticket in tickets
            ]
            yield from _pages(number, numbered, cover=job.insert.kind == "coupons" and len(tickets) % ON_A_SHEET > 0)
    except ValueError as error:
        raise RenderingError(job.edition.name, str(error)) from error


def _pages(number: int, tickets: list[Numbered], *, cover: bool) -> Iterator[Sheet]:
    """Part the tickets of one number into pages; the cover takes the first place of the first, if one is free."""
    while tickets:
        room = ON_A_SHEET - cover
        yield Sheet(number, cover, tuple(tickets[:room]))
        tickets, cover = tickets[room:], False
