"""Render the manual for employers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from velkomst.model import Edition, Insert
from velkomst.rendering.print.inserts.book import STYLESHEET, BookContent, book_content, book_context
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob


def content(edition: Edition, _insert: Insert) -> BookContent | None:
    """Return the topics for employers; None where there is none."""
    return book_content(edition, edition.employers)


def context(job: PageJob[BookContent]) -> Mapping[str, Any]:
    """Return the variables of the template."""
    return book_context(job, "handshake-outline")


SPEC = InsertSpec("employer-manual.html", "language", content, STYLESHEET, context=context, plan="booklet")
