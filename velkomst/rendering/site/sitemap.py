"""Site plans and editions in; sitemaps and robots.txt out, where the region has a public address.

A search engine learns here which page says the same in which language: the pages themselves link to each other by
relative addresses, and those say nothing to it. Without a public address there is nothing true to write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from velkomst.formats import languages
from velkomst.model import Artifact, Edition
from velkomst.rendering.site import employers
from velkomst.rendering.site.plan import SitePlan

NAME = "sitemap.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(plan: SitePlan) -> bytes | None:
    """Return one site's map: every page, with the same page in every language; None without a public address."""
    edition = plan.edition
    if not edition.site_url:
        return None
    urls = "".join(_url(edition, address) for address in (*plan.addresses, *employers.addresses(edition)))
    return f'{_HEAD}<urlset xmlns="{_SPACE}" xmlns:xhtml="{_XHTML}">\n{urls}</urlset>\n'.encode()


def regional(editions: Sequence[Edition]) -> tuple[Artifact, ...]:
    """Return ``site/robots.txt`` and, with a public address, ``site/sitemap.xml`` that names every site's map."""
    robots = "User-agent: *\nAllow: /\n"
    if not editions[0].site_url:
        return (Artifact("site/robots.txt", robots.encode(), "landing"),)
    robots += f"Sitemap: {_root(editions[0])}/{NAME}\n"
    entries = "".join(
        f"<sitemap><loc>{_text(_address(edition, edition.language, NAME))}</loc>"
        f"<lastmod>{edition.content_date.isoformat()}</lastmod></sitemap>\n"
        for edition in editions
    )
    index = f'{_HEAD}<sitemapindex xmlns="{_SPACE}">\n{entries}</sitemapindex>\n'
    return (
        Artifact("site/robots.txt", robots.encode(), "landing"),
        Artifact(f"site/{NAME}", index.encode(), "landing"),
    )


def _url(edition: Edition, address: str) -> str:
    return (
        f"<url><loc>{_text(_address(edition, edition.language, address))}</loc>"
        f"<lastmod>{edition.content_date.isoformat()}</lastmod>\n{''.join(_alternates(edition, address))}</url>\n"
    )


def _alternates(edition: Edition, address: str) -> Iterator[str]:
    for language in edition.languages:
        link = quoteattr(_address(edition, language, address))
        yield f'<xhtml:link rel="alternate" hreflang="{languages.html_code(language)}" href={link}/>\n'


def _address(edition: Edition, language: str, address: str) -> str:
    return f"{_root(edition)}/{edition.profile.slug}/{languages.html_code(language)}/{address}"


def _root(edition: Edition) -> str:
    return edition.site_url.rstrip("/")


def _text(address: str) -> str:
    return address.replace("&", "&amp;").replace("<", "&lt;")
