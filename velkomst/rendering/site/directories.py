"""Group the places of a site into directories, and find the topics that use each form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from velkomst.model import PHASES, EditionForm, EditionPlace, EditionTopic, Phase

KINDS = {
    "places": (
        *("emergency", "office", "health", "police", "school", "library", "transport", "waste", "culture", "other"),
    ),
    "networks": ("network", "association", "volunteer"),
    "housing": ("housing",),
}
"""Directory -> the kinds of place in it, in reading order."""
FORMS = "forms/"
HELP = "help/"


@dataclass(frozen=True)
class DirectoryGroup:
    """The places of one kind."""

    kind: str
    places: tuple[EditionPlace, ...]


@dataclass(frozen=True)
class Directory:
    """One page of places. ``id`` is its address without the slash."""

    id: str
    groups: tuple[DirectoryGroup, ...]

    @property
    def address(self) -> str:
        """Address of the page."""
        return f"{self.id}/"

    @property
    def places(self) -> tuple[EditionPlace, ...]:
        """All its places, group by group."""
        return tuple(place for group in self.groups for place in group.places)


@dataclass(frozen=True)
class FormUse:
    """A form and the topics that send readers to it."""

    form: EditionForm
    topics: tuple[EditionTopic, ...]


def directories(places: Iterable[EditionPlace]) -> tuple[Directory, ...]:
    """Return the directories that are not empty; a place of an unknown kind is listed under ``other``."""
    known = {kind for kinds in KINDS.values() for kind in kinds}
    by_kind: dict[str, list[EditionPlace]] = {}
    for place in places:
        if place.name.text:
            by_kind.setdefault(place.kind if place.kind in known else "other", []).append(place)
    grouped = (
        Directory(id, tuple(DirectoryGroup(kind, tuple(by_kind[kind])) for kind in kinds if kind in by_kind))
        for id, kinds in KINDS.items()
    )
    return tuple(directory for directory in grouped if directory.groups)


def form_uses(topics: Sequence[EditionTopic]) -> tuple[FormUse, ...]:
    """Return every form once, in the order in which a reader meets them."""
    forms = {form.id: form for topic in topics for form in topic.forms}
    return tuple(FormUse(form, tuple(topic for topic in topics if form in topic.forms)) for form in forms.values())


def asked_by_phase(topics: Sequence[EditionTopic]) -> tuple[tuple[Phase, tuple[EditionTopic, ...]], ...]:
    """Return phase -> the topics that name someone to ask and are not urgent; no phase is empty."""
    asked = [topic for topic in topics if topic.ask and not topic.urgent]
    by_phase = ((phase, tuple(topic for topic in asked if topic.phase == phase)) for phase in PHASES)
    return tuple((phase, in_phase) for phase, in_phase in by_phase if in_phase)


def addresses(places: Iterable[EditionPlace], topics: Sequence[EditionTopic]) -> tuple[str, ...]:
    """Return the addresses of the directories, of the page of forms and of the page of who helps with what."""
    return (
        *(directory.address for directory in directories(places)),
        *((FORMS,) if any(topic.forms for topic in topics) else ()),
        *((HELP,) if any(topic.ask for topic in topics) else ()),
    )
