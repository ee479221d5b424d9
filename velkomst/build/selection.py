"""Define which part of the region a build makes, and resolve the names that a command gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from velkomst.model import Library, Receiver, Record
from velkomst.model.kinds import CostKey
from velkomst.model.project import Project

GROUPS = {
    "site": ("site", "released"),
    "print": ("guide", "insert", "box", "desk", "order"),
    "mail": ("mail", "journey"),
    "reports": (),
}
"""What ``--only`` names -> the publications that belong to it."""
JOINT = "joint-order"
"""The group, and the publication, of the joint order of several municipalities."""
PRESS = "press"
"""The group, and the publication, of the files for a print shop; they are made only when they are asked for."""


@dataclass(frozen=True)
class JointTerms:
    """What the municipalities of a joint order pay together, in øre or None, and what it is shared out by."""

    price: int | None = None
    key: CostKey = "copies"


@dataclass(frozen=True)
class Selection:
    """Which part of the region a build makes; empty means all."""

    municipalities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    receivers: tuple[Receiver, ...] = ()
    """The receivers for whom sheets are made; the published sheets of the others are kept."""
    situations: tuple[str, ...] = ()
    """The situations of readers with a box of their own, in which the supplements are."""
    extras: bool = True
    """Whether a guide is made in its extra looks too, where the municipality has them."""
    print_run: bool = False
    """Whether the files for a print shop are made for the print run alone, not for the whole selection."""
    joint: JointTerms | None = None
    """How the price of a joint order is shared out; None where no joint order is made."""
    sites: frozenset[tuple[str, str]] = frozenset()
    """(slug, language) pairs, known after ``within``."""
    left_out: frozenset[tuple[str, str]] = frozenset()
    """The (slug, language) pairs that an error in a catalog stops; their published files are kept."""
    whole: bool = False
    """Whether this is everything that the region has."""

    def within(self, library: Library, *, demo: bool = False, broken: Sequence[str] = ()) -> Selection:
        """Return the scope with every name spelled out for this library.

        ``broken`` names municipalities that exist but could not be read: they can be asked for, and fail.
        Raises UnknownNameError for a municipality, language, audience or situation that the region does not have.
        """
        read = tuple(each.slug for each in library.municipalities)
        slugs = (*read, *(slug for slug in broken if slug not in read))
        wanted = self.municipalities or (library.region.demo if demo else ()) or slugs
        known = {
            "municipality": slugs,
            "language": library.region.languages,
            "audience": library.audience_ids,
            "situation": tuple(situation.id for situation in library.situations),
        }
        asked = {
            "municipality": self.municipalities,
            "language": self.languages,
            "audience": self.audiences,
            "situation": self.situations,
        }
        for kind, names in asked.items():
            for name in names:
                if name not in known[kind]:
                    raise UnknownNameError(kind, name, known[kind])
        sites = frozenset(
            (each.slug, language)
            for each in library.municipalities
            for language in each.profile.languages
            if each.slug in wanted and (not self.languages or language in self.languages)
        )
        narrowed = any((self.municipalities, self.languages, self.audiences, self.only, demo))
        return replace(
            self,
            municipalities=tuple(slug for slug in slugs if slug in wanted),
            audiences=self.audiences or library.audience_ids,
            only=self.only or tuple(GROUPS),
            sites=sites,
            whole=not narrowed,
        )

    def without(self, sites: frozenset[tuple[str, str]]) -> Selection:
        """Return the selection without some of its sites."""
        return replace(self, sites=self.sites - sites, left_out=sites)

    @property
    def publications(self) -> tuple[str, ...]:
        """The publications that are made."""
        return tuple(publication for group in self.only for publication in GROUPS.get(group, (group,)))

    def covers(self, record: Record) -> bool:
        """Say whether this build would replace a published file."""
        return (
            record.municipality in self.municipalities
            and (record.municipality, record.language) not in self.left_out
            and record.publication in self.publications
            and ((record.municipality, record.language) in self.sites or not self.languages)
            and (not record.audience or record.audience in self.audiences)
        )


class UnknownNameError(Exception):
    """The command names something that the region does not have."""

    def __init__(self, kind: str, name: str, known: Sequence[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        super().__init__(f"unknown {kind} {name!r}")


def municipality_folders(project: Project) -> tuple[str, ...]:
    """Return the slugs of all folders under municipalities/, readable or not."""
    return tuple(sorted(folder.name for folder in project.municipalities.glob("*/")))
