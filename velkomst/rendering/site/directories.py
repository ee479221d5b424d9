"""An edition in; its directories out: places, networks, housing; forms; and who helps with what. No HTML yet."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.model import Edition, EditionForm, EditionPlace, EditionTopic

KINDS = {
    "places": ("office", "health", "police", "school", "library", "transport", "waste", "culture", "other"),
    "networks": ("network", "association", "volunteer"),
    "housing": ("housing",),
}
"""Directory -> the kinds of place in it, in reading order."""
FORMS = "forms/"
HELP = "help/"


@dataclass(frozen=True)
class Group:
    """The places of one kind."""

    kind: str
    places: tuple[EditionPlace, ...]


@dataclass(frozen=True)
class Directory:
    """One page of places. ``id`` is its address without the slash."""

    id: str
    groups: tuple[Group, ...]

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


def directories(edition: Edition) -> tuple[Directory, ...]:
    """Return the directories that have something in them; a kind that we do not know stands with the other places."""
    known = {kind for kinds in KINDS.values() for kind in kinds}
    made = []
    for id, kinds in KINDS.items():
        groups = []
        for kind in kinds:
            several = tuple(
                place
                for place in edition.places
                if place.name.text and (place.kind == kind or (kind == "other" and place.kind not in known))
            )
            if several:
                groups.append(Group(kind, several))
        if groups:
            made.append(Directory(id, tuple(groups)))
    return tuple(made)


def form_uses(edition: Edition) -> tuple[FormUse, ...]:
    """Return every form once, in the order in which a reader meets them."""
    forms = {form.id: form for topic in edition.topics for form in topic.forms}
    return tuple(
        FormUse(form, tuple(topic for topic in edition.topics if form in topic.forms)) for form in forms.values()
    )


def addresses(edition: Edition) -> tuple[str, ...]:
    """Return the addresses of the pages that an edition's directories make."""
    made = [directory.address for directory in directories(edition)]
    if form_uses(edition):
        made.append(FORMS)
    if any(topic.ask for topic in edition.topics):
        made.append(HELP)
    return tuple(made)
