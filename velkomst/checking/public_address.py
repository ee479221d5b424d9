"""Check that the region has a public address, because codes on paper and buttons in mails lead to pages there."""

from __future__ import annotations

from velkomst.model import Library
from velkomst.problems import Mark, Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report every municipality of a region without ``site_url``: its papers and mails lead to no page."""
    if library.region.site_url:
        return ()
    return tuple(
        problem(
            "site-url-missing",
            municipality.marks.get("", Mark(f"municipalities/{municipality.slug}/municipality.yml")),
            name=municipality.profile.name,
        )
        for municipality in sorted(library.municipalities, key=lambda municipality: municipality.slug)
    )
