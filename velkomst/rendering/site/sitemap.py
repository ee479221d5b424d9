"""Write sitemaps and the sitemap index, where the region has a public address.

A sitemap says which page holds the same content in which language: the pages link to each other by relative addresses,
and hreflang needs full ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from velkomst.formats import addresses, languages
from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.site.plan import SitePlan
from velkomst.rendering.site.views import SitemapIndexView, SiteView

NAME = "sitemap.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DAY = re.compile(r"<lastmod>(\d{4}-\d\d-\d\d)</lastmod>")
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap_of(plan: SitePlan) -> bytes | None:
    """Return the sitemap of a site: every page, with its address in every language; None without a public address."""
    if not plan.site.site_url:
        return None
    urls = "".join(_url(plan.site, page) for page in plan.addresses)
    return f'{_HEAD}<urlset xmlns="{_SPACE}" xmlns:xhtml="{_XHTML}">\n{urls}</urlset>\n'.encode()


def newest_day(sitemap: bytes) -> date | None:
    """Return the newest day in a sitemap of ``sitemap_of``; None where it has none."""
    days = _DAY.findall(sitemap.decode())
    return date.fromisoformat(max(days)) if days else None


def render(view: SitemapIndexView, _project: Project) -> tuple[Artifact, ...]:
    """Return the index of all sitemaps."""
    entries = "".join(
        f"<sitemap><loc>{escape(addresses.site(view.site_url, slug, language, NAME))}</loc>"
        f"<lastmod>{day.isoformat()}</lastmod></sitemap>\n"
        for slug, language, day in view.sites
    )
    index = f'{_HEAD}<sitemapindex xmlns="{_SPACE}">\n{entries}</sitemapindex>\n'
    return (Artifact(paths.SITEMAP_INDEX, index.encode(), "landing"),)


def robots(site_url: str) -> bytes:
    """Return robots.txt: everything may be read; it names the sitemap index where there is a public address."""
    index = f"Sitemap: {addresses.root(site_url)}{NAME}\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{index}".encode()


def _url(site: SiteView, page: str) -> str:
    return (
        f"<url><loc>{escape(_address(site, site.head.language, page))}</loc>"
        f"<lastmod>{site.changed(page).isoformat()}</lastmod>\n{''.join(_alternates(site, page))}</url>\n"
    )


def _alternates(site: SiteView, page: str) -> Iterator[str]:
    for language in site.languages:
        link = quoteattr(_address(site, language, page))
        yield f'<xhtml:link rel="alternate" hreflang="{languages.html_code(language)}" href={link}/>\n'


def _address(site: SiteView, language: str, page: str) -> str:
    return addresses.site(site.site_url, site.head.slug, language, page)
