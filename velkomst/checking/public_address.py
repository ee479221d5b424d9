"""Check the public address of the region, because codes on paper and buttons in mails lead to pages there."""

from __future__ import annotations

from velkomst.formats import addresses
from velkomst.model import Library
from velkomst.problems import Mark, Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report an address that does not fit a QR code, or every municipality of a region without one."""
    region = library.region
    if not region.site_url:
        return tuple(
            problem(
                "site-url-missing",
                municipality.marks.get("", Mark(f"municipalities/{municipality.slug}/municipality.yml")),
                name=municipality.profile.name,
            )
            for municipality in sorted(library.municipalities, key=lambda municipality: municipality.slug)
        )
    root = addresses.root(region.site_url)
    if len(root) <= addresses.LONGEST_ROOT and root.isascii():
        return ()
    mark = region.marks.get("site_url", Mark("content/region.yml"))
    return (problem("site-url-not-codable", mark, length=len(root), most=addresses.LONGEST_ROOT),)
