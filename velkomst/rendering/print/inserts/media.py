"""Render the sheet of media: films, sound and stories, each with the code of its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.formats import survey_links
from velkomst.model import Edition, Insert
from velkomst.model.media import EditionMedia, MediaVersion
from velkomst.rendering import trust
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob


@dataclass(frozen=True)
class MediaContent:
    """The media of one audience; ``logo`` is a ``data:`` address or empty."""

    media: tuple[EditionMedia, ...]
    logo: str


def content(edition: Edition, _insert: Insert) -> MediaContent | None:
    """Return the media of an edition narrowed to one reader; None where there are none."""
    return MediaContent(edition.media, edition.profile.picture) if edition.media else None


def has_code(version: MediaVersion) -> bool:
    """Return whether a phone can read the code of the address from paper."""
    return version.web.isascii() and len(version.web) <= survey_links.LONGEST_IN_CODE


def context(job: PageJob[MediaContent]) -> Mapping[str, Any]:
    """Return the variables of the template."""
    words = (text for medium in job.content.media for text in (medium.title, medium.about) if text.text)
    return {
        "notes": trust.notes(words, job.language),
        "has_code": has_code,
        "longest": survey_links.LONGEST_IN_CODE,
    }


SPEC = InsertSpec("media.html", "audience", content, context=context, in_grey=True)
