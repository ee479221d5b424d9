"""Check the public address of the region, because codes on paper and buttons in mails lead to pages there."""

from __future__ import annotations

from velkomst.formats import addresses
from velkomst.model import Library, Region
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


def check_published(region: Region) -> tuple[Problem, ...]:
    """Report what keeps a region from being published: no address, or one where a page cannot reach its guides.

    A page links to its guide in the folder ``print`` next to the folder of the sites, so the sites are at the root of a
    host, from where ``..`` leads nowhere else, or in a folder called ``site``.
    """
    if not region.site_url:
        return (problem("publish-without-address", region.marks.get("", Mark("content/region.yml"))),)
    path = addresses.root_path(region.site_url)
    if path == "/" or path.endswith("/site/"):
        return ()
    mark = region.marks.get("site_url", Mark("content/region.yml"))
    return (problem("publish-address-path", mark, address=region.site_url),)
