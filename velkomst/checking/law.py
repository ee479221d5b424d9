"""Check what the law demands of a public website: a link to the accessibility statement.

Only a region with a public address (``site_url``) publishes; without one nothing is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model import Library
from velkomst.problems import Mark, Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report every municipality with a published site that has no link to its accessibility statement."""
    return tuple(sorted(_statements(library))) if library.region.site_url else ()


def _statements(library: Library) -> Iterator[Problem]:
    for municipality in library.municipalities:
        if not municipality.profile.was_url:
            mark = municipality.marks.get("", Mark(f"municipalities/{municipality.slug}/municipality.yml"))
            yield problem("was-url-missing", mark, name=municipality.profile.name)
