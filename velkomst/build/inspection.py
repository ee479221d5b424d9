"""A project folder and a day in; everything that is known before anything is rendered, with every problem, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from velkomst.checking import (
    audiences,
    drift,
    events,
    freshness,
    glyphs,
    inserts,
    law,
    lookups,
    mail_answers,
    phone_numbers,
    shares,
    text_rules,
    translations,
)
from velkomst.checking.status import Status, status
from velkomst.formats import typeface
from velkomst.i18n import inventory
from velkomst.i18n.catalogs import UI, Catalogs, read_catalogs
from velkomst.model import SHARED, SOURCE_LANGUAGE, Library
from velkomst.model.project import Project
from velkomst.problems import Problem
from velkomst.reading.library import read
from velkomst.resolving.merge import Merged, merge


@dataclass(frozen=True)
class Inspection:
    """Everything known before anything is rendered. ``library`` is None when the shared content cannot be read."""

    library: Library | None
    merged: tuple[Merged, ...]
    catalogs: Catalogs
    problems: tuple[Problem, ...]

    @property
    def shared_share(self) -> dict[str, float]:
        """Slug -> the part of its Danish words that the region wrote."""
        return {each.slug: round(shares.of_municipality(each).of_shared, 3) for each in self.merged}

    def status(self) -> Status | None:
        """Return the figures of the region, or None when it cannot be read."""
        if self.library is None:
            return None
        return status(self.library, self.merged, self.catalogs, self.problems)


def inspect(project: Project, as_of: date) -> Inspection:
    """Read, merge and check everything; render and write nothing."""
    reading = read(project.root)
    library = reading.library
    if library is None:
        return Inspection(None, (), Catalogs({}), reading.problems)
    problems = [*reading.problems, *lookups.check_facts(library)]
    slugs = tuple(municipality.slug for municipality in library.municipalities)
    others = tuple(language for language in library.region.languages if language != SOURCE_LANGUAGE)
    catalogs, broken = read_catalogs(project.root, others, (SHARED, UI, *slugs))
    merged = tuple(merge(library, slug) for slug in slugs)
    problems += broken
    problems += (found for each in merged for found in each.problems)
    entries = inventory.texts(library)
    messages = inventory.translatable(library, entries)
    problems += text_rules.check(entries)
    problems += audiences.check(library, merged)
    problems += mail_answers.check(merged)
    problems += inserts.check(library, merged, frozenset(one.mark.path for one in reading.problems))
    problems += events.check(library)
    problems += drift.check(library)
    problems += phone_numbers.check(entries)
    problems += freshness.check(library, entries, as_of)
    problems += law.check(library)
    if not any(found.code == "fact-value" for found in problems):
        problems += lookups.check(library, merged, entries)
    problems += translations.check(library, messages, catalogs)
    if drawn := typeface.printable(project):
        problems += glyphs.check_texts(entries, drawn)
        problems += glyphs.check_translations(library, messages, catalogs, drawn)
    return Inspection(library, merged, catalogs, tuple(sorted(set(problems))))
