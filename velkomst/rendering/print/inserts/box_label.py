"""Render the label that says for which reader a box is packed."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.formats import languages
from velkomst.model import Edition, Insert, LocalizedText
from velkomst.rendering.print.inserts.spec import InsertSpec


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


SPEC = InsertSpec(
    "box-label.html", "audience", content, trim=lambda _content: (105.0, 74.0), plan="single", in_grey=True
)
