"""Render the manual for employers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.model import Edition, EditionContact, Insert
from velkomst.model.contacts import company_contacts
from velkomst.rendering.print import shown
from velkomst.rendering.print.inserts.book import STYLESHEET, BookContent, book_content, book_context
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob


@dataclass(frozen=True)
class EmployerManualContent(BookContent):
    """The topics for employers, and the contacts that companies ask."""

    contacts: tuple[EditionContact, ...] = ()


def content(edition: Edition, _insert: Insert) -> EmployerManualContent | None:
    """Return the topics for employers and the contacts of companies; None where there is no topic."""
    book = book_content(edition, edition.employers)
    contacts = tuple(map(shown.contact, company_contacts(edition.contacts)))
    return EmployerManualContent(book.topics, book.audiences, contacts) if book else None


def context(job: PageJob[EmployerManualContent]) -> Mapping[str, Any]:
    """Return the variables of the template."""
    return book_context(job, "handshake-outline")


SPEC = InsertSpec("employer-manual.html", "language", content, STYLESHEET, context=context, plan="booklet")
