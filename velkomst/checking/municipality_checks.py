"""Check what the readers of one municipality see, and keep the result for municipalities that do not change.

Each municipality is checked with a library that holds what it can see and nothing else, so that its result depends on
nothing else. A new check of merged content has its line in ``MUNICIPALITY_CHECKS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from velkomst.checking import (
    asked_places,
    audiences,
    contacts,
    deadlines,
    finder_ends,
    followed_steps,
    guide_length,
    inserts,
    internal_links,
    mail_answers,
    media,
    optional_audiences,
    periods,
    print_selection,
    shares,
    topic_order,
)
from velkomst.checking.dated_parts import dated_parts
from velkomst.checking.lookups import LookedUp
from velkomst.checking.lookups import of_municipality as looked_up
from velkomst.checking.periods import Ahead
from velkomst.i18n.inventory import TextEntry
from velkomst.model import Library
from velkomst.problems import Problem
from velkomst.resolving.merge import Merged, merge
from velkomst.resolving.visible_texts import visible_texts


@dataclass(frozen=True)
class MunicipalityContent:
    """What the checks of one municipality are given, and all that they may depend on."""

    library: Library
    """Only with the layers that the municipality can see."""
    merged: Merged
    """What is valid on the day ``as_of``."""
    whole: Merged
    """What is valid on any day."""
    visible: tuple[TextEntry, ...]
    """The texts that its readers can see on some day."""
    as_of: date
    faulty_files: frozenset[str]
    """Paths of the files that reading reported; what is missing because of them is not reported again."""


@dataclass(frozen=True)
class MunicipalityResult:
    """What the check of one municipality found."""

    problems: tuple[Problem, ...]
    looked_up: LookedUp
    ahead: Ahead
    shared_share: float
    """The part of its Danish words that the region wrote."""


MunicipalityCheck: TypeAlias = Callable[[MunicipalityContent], tuple[Problem, ...]]

MUNICIPALITY_CHECKS: Mapping[str, MunicipalityCheck] = MappingProxyType(
    {
        "asked_places": lambda content: asked_places.check(content.library, (content.merged,)),
        "audiences": lambda content: audiences.check(content.library, (content.merged,), content.as_of),
        "contacts": lambda content: contacts.check(content.library, (content.merged,), content.as_of),
        "deadlines": lambda content: deadlines.check(content.library, (content.merged,)),
        "finder_ends": lambda content: finder_ends.check(content.library, (content.merged,)),
        "followed_steps": lambda content: followed_steps.check(content.library, (content.merged,)),
        "guide_length": lambda content: guide_length.check(content.library, (content.merged,)),
        "inserts": lambda content: inserts.check(content.library, (content.merged,), content.faulty_files),
        "internal_links": lambda content: internal_links.of_municipality(
            content.library, content.whole, content.visible
        ),
        "mail_answers": lambda content: mail_answers.check((content.merged,)),
        "media": lambda content: media.check(content.library, (content.merged,), content.as_of),
        "merge": lambda content: content.merged.problems,
        "optional_audiences": lambda content: optional_audiences.check(content.library, (content.merged,)),
        "periods": lambda content: periods.of_municipality(content.library, content.whole, content.visible),
        "print_selection": lambda content: print_selection.check(content.library, (content.merged,)),
        "topic_order": lambda content: topic_order.check(content.library, (content.merged,)),
    }
)
"""Module -> its check of one municipality."""


def check_municipality(
    library: Library, merged: Merged, entries: Iterable[TextEntry], as_of: date, faulty_files: frozenset[str]
) -> MunicipalityResult:
    """Check one municipality. ``library`` holds what it can see, ``entries`` the texts of its layers and the region."""
    slug = merged.slug
    listed = tuple(entries)
    whole = merge(library, slug) if dated_parts(library) else merged
    visible = tuple(visible_texts(listed, whole))
    content = MunicipalityContent(library, merged, whole, visible, as_of, faulty_files)
    problems = {problem for check in MUNICIPALITY_CHECKS.values() for problem in check(content)}
    lookups = looked_up(library, slug, listed, visible)
    return MunicipalityResult(
        tuple(sorted(problems.union(lookups.problems))),
        replace(lookups, problems=()),
        periods.ahead(library, (whole,), as_of),
        shares.of_municipality(merged).of_shared,
    )
