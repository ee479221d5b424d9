"""Render the leaflet for readers in one situation: its own topics in full, the short answers of the guides' topics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from velkomst.formats import addresses
from velkomst.model import Edition, EditionAudience, EditionTopic, Insert, LocalizedText
from velkomst.rendering import trust
from velkomst.rendering.icons import drawing
from velkomst.rendering.print import shown
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob

_ICONS = {
    "student": "school-outline",
    "partner": "account-heart-outline",
    "with-children": "human-male-child",
    "seasonal-work": "fruit-cherries",
    "lost-job": "briefcase-remove-outline",
}
_ICON = "account-plus-outline"
"""For a situation that a region has added."""


@dataclass(frozen=True)
class SupplementContent:
    """What a reader in one situation needs besides the guide, for all audiences."""

    situation: str
    name: LocalizedText
    you_are: LocalizedText
    topics: tuple[EditionTopic, ...]
    """The topics of the situation, in full."""
    others: tuple[EditionTopic, ...]
    """The topics of the guides that matter most, with their short answers."""
    audiences: tuple[EditionAudience, ...]
    """Short names of the audiences."""
    more: str
    """Address of the situation's page; empty without a public address."""


def content(edition: Edition, insert: Insert) -> SupplementContent | None:
    """Return the topics of the situation of an insert; None where the municipality has none."""
    situation = next((each for each in edition.situations if each.id == insert.situation), None)
    if situation is None:
        return None
    site = edition.site_url, edition.profile.slug, edition.language
    return SupplementContent(
        situation.id,
        situation.name,
        situation.you_are,
        tuple(replace(shown.for_all(topic), reasons={}) for topic in situation.own),
        tuple(_short(topic) for topic in situation.others),
        shown.short_names(edition.audiences),
        addresses.site(*site, f"situations/{situation.id}/"),
    )


def _short(topic: EditionTopic) -> EditionTopic:
    """Return the question of a topic and its short answers, each with its audiences."""
    answers = tuple(block for block in topic.blocks if block.kind == "answer")
    return replace(shown.for_all(topic), reasons={}, forms=(), blocks=answers)


def context(job: PageJob[SupplementContent]) -> Mapping[str, Any]:
    """Return the variables of the template."""
    icon = _ICONS.get(job.content.situation, _ICON)
    return {
        "chapters": (),
        "cover_drawing": drawing(icon),
        "situation_icon": icon,
        "short_notes": trust.notes((block for topic in job.content.others for block in topic.blocks), job.language),
    }


SPEC = InsertSpec(
    "supplement.html", "language", content, "templates/print/supplement.css", context=context, plan="folded"
)
