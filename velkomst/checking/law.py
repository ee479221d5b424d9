"""The library in; what the law wants of a public website and the municipalities have not said yet, out.

Only a region that has a public address publishes; until then nothing is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model import Library
from velkomst.problems import Mark, Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report every municipality whose published site would have no link to its accessibility statement."""
    return tuple(sorted(_statements(library))) if library.region.site_url else ()


def _statements(library: Library) -> Iterator[Problem]:
    for each in library.municipalities:
        if not each.profile.was_url:
            mark = each.marks.get("", Mark(f"municipalities/{each.slug}/municipality.yml"))
            yield problem("was-url-missing", mark, name=each.profile.name)
