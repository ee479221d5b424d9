"""Define what every step of a build knows: the checked project, what was asked for, and the records so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from velkomst.build.editions import EditionStore
from velkomst.build.inspection import Inspection
from velkomst.build.keys import Keys
from velkomst.build.selection import Selection
from velkomst.model import SOURCE_LANGUAGE, Edition, Record
from velkomst.model.project import Project


@dataclass(frozen=True)
class BuildContext:
    """What a build is made of. It does not change while the build runs."""

    project: Project
    inspection: Inspection
    editions: EditionStore
    selection: Selection
    keys: Keys
    site_engine: str = "mkdocs"


@dataclass(frozen=True)
class Records:
    """The files that the output folder will hold, as far as the build has come.

    ``failed`` are municipalities that keep their last good output; nothing more is made for them.
    """

    all: tuple[Record, ...]
    failed: frozenset[str] = frozenset()

    def of(self, publication: str, municipality: str = "") -> tuple[Record, ...]:
        """Return the records of a publication, of one municipality or of all."""
        return tuple(
            record
            for record in self.all
            if record.publication == publication and (not municipality or record.municipality == municipality)
        )


def selected_editions(context: BuildContext, records: Records) -> tuple[Edition, ...]:
    """Return the editions that are built, without those of municipalities that failed."""
    return context.editions.editions(site for site in context.selection.sites if site[0] not in records.failed)


def selected_audiences(context: BuildContext, edition: Edition) -> Iterator[str]:
    """Yield the audiences that are built, of those that the municipality of an edition offers."""
    return (audience.id for audience in edition.audiences if audience.id in context.selection.audiences)


def selected_municipalities(context: BuildContext, records: Records) -> Iterator[str]:
    """Yield the municipalities that are built; one that failed may not even be readable."""
    return (slug for slug in context.selection.municipalities if slug not in records.failed)


def editions_of_records(context: BuildContext, slug: str, records: Iterable[Record]) -> tuple[Edition, ...]:
    """Return the editions in the languages of some records of a municipality, in the municipality's order."""
    languages = context.editions.languages(slug)
    present = {record.language for record in records}
    return tuple(context.editions.edition(slug, language) for language in languages if language in present)


def danish_edition(context: BuildContext, slug: str) -> Edition:
    """Return a municipality's edition in the source language, which its staff read."""
    return context.editions.edition(slug, SOURCE_LANGUAGE)
