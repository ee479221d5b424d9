"""Render a book of topics for all audiences: cover, contents, one chapter per phase, colophon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from velkomst.model import Edition, EditionAudience, EditionTopic
from velkomst.rendering.icons import drawing
from velkomst.rendering.print import shown
from velkomst.rendering.print.chapters import chapters_of_book
from velkomst.rendering.print.page import PageJob

STYLESHEET = "templates/print/book.css"


@dataclass(frozen=True)
class BookContent:
    """Topics with their blocks for all audiences, and the short names of the audiences."""

    topics: tuple[EditionTopic, ...]
    audiences: tuple[EditionAudience, ...]


BookT = TypeVar("BookT", bound=BookContent)


def book_content(edition: Edition, topics: Iterable[EditionTopic]) -> BookContent | None:
    """Return some topics of an edition as a book; None where there is none."""
    kept = tuple(map(shown.for_all, topics))
    return BookContent(kept, shown.short_names(edition.audiences)) if kept else None


def book_context(job: PageJob[BookT], icon: str) -> Mapping[str, Any]:
    """Return the variables of the templates of a book with an icon on its cover."""
    topics = job.content.topics
    return {
        "chapters": tuple(chapters_of_book(topics, job.variant)),
        "cover_drawing": drawing(icon),
        "unchecked": any(block.reviewed is None for topic in topics for block in topic.blocks),
    }
