"""Render the label that says for which reader a box is packed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.formats import languages
from velkomst.model import Edition, Insert, LocalizedText
from velkomst.rendering.icons import audience_drawing
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob


@dataclass(frozen=True)
class BoxLabelContent:
    """A reader, in the language of the box and in Danish for those who pack it."""

    audience_name: LocalizedText
    audience_danish: str
    danish_name: str
    """Of the language."""


def content(edition: Edition, _insert: Insert) -> BoxLabelContent:
    """Return the reader of an edition that was narrowed to one."""
    (audience,) = (audience for audience in edition.audiences if audience.id == edition.audience)
    return BoxLabelContent(audience.name, audience.danish or audience.id, languages.danish_name(edition.language))


def context(job: PageJob[BoxLabelContent]) -> Mapping[str, Any]:
    """Return the icon of the reader."""
    return {"reader_drawing": audience_drawing(job.view.audience)}


SPEC = InsertSpec(
    "box-label.html",
    "audience",
    content,
    trim=lambda _content: (105.0, 74.0),
    context=context,
    plan="single",
    in_grey=True,
)
