"""Render the phrasebook: Danish beside the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.model import Edition, EditionPhraseGroup, Insert
from velkomst.rendering import trust
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob


@dataclass(frozen=True)
class PhrasebookContent:
    """All phrases, in groups."""

    groups: tuple[EditionPhraseGroup, ...]


def content(edition: Edition, _insert: Insert) -> PhrasebookContent | None:
    """Return all phrases; None where there is none."""
    return PhrasebookContent(edition.box.groups) if edition.box.groups else None


def context(job: PageJob[PhrasebookContent]) -> Mapping[str, Any]:
    """Return the notes about the translation."""
    groups = job.content.groups
    texts = [text for group in groups for text in (group.title, *(phrase.text for phrase in group.phrases))]
    return {"notes": trust.notes(texts, job.language)}


SPEC = InsertSpec(
    "phrasebook.html",
    "language",
    content,
    stylesheet="templates/print/phrases.css",
    context=context,
    plan="booklet",
    only_translated=True,
)
