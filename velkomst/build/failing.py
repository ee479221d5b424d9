"""Decide which municipalities, and which of their languages, the errors in the content stop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType

from velkomst.problems import Problem

Site = tuple[str, str]
"""A municipality's slug and a language."""
Groups = Mapping[str, tuple[str, ...]]
"""A group's id -> the slugs of its municipalities."""


def failing_municipalities(
    problems: Sequence[Problem],
    slugs: Sequence[str],
    *,
    strict: bool,
    groups: Groups = MappingProxyType({}),
) -> frozenset[str]:
    """Return the slugs of those that must not be built.

    An error in a municipality stops that municipality, one in a group its municipalities, one in the shared content
    stops them all. With ``strict`` a warning counts as an error.
    """
    stopping = [problem for problem in _stopping(problems, strict=strict) if not _language(problem)]
    if any(not problem.municipality for problem in stopping):
        return frozenset(slugs)
    stopped = {slug for problem in stopping for slug in groups.get(problem.municipality, (problem.municipality,))}
    return frozenset(stopped) & frozenset(slugs)


def failing_languages(
    problems: Sequence[Problem], sites: Iterable[Site], *, strict: bool, groups: Groups = MappingProxyType({})
) -> frozenset[Site]:
    """Return the sites that an error in a catalog stops: those of its language, and of its owner if it has one."""
    stopped = {
        (slug, _language(problem))
        for problem in _stopping(problems, strict=strict)
        for slug in groups.get(problem.municipality, (problem.municipality,))
    }
    return frozenset((slug, language) for slug, language in sites if {("", language), (slug, language)} & stopped)


def _stopping(problems: Sequence[Problem], *, strict: bool) -> list[Problem]:
    return [problem for problem in problems if strict or problem.severity == "error"]


def _language(problem: Problem) -> str:
    """The language of the catalog that a problem is in; empty for one in another file."""
    parts = PurePosixPath(problem.mark.path).parts
    return parts[1] if len(parts) > 2 and parts[0] == "locales" else ""
