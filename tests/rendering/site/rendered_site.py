"""Render the site of an edition, and the landing page of several, as the build does."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support import PROJECT
from velkomst.model import Artifact, Edition
from velkomst.rendering import site
from velkomst.rendering.site import landing, sitemap
from velkomst.rendering.site.edition_views import landing_view, site_view, sitemap_index_view


def render_site(edition: Edition, engine: str = "mkdocs") -> tuple[Artifact, ...]:
    """Return the files of a site with the shared theme files."""
    return site.render(site_view(edition, engine), PROJECT)


def render_landing(editions: Sequence[Edition]) -> tuple[Artifact, ...]:
    """Return the landing page with its companions and, with a public address, the sitemap index."""
    pages = landing.render(landing_view(editions), PROJECT)
    return (*pages, *sitemap.render(sitemap_index_view(editions), PROJECT)) if editions[0].site_url else pages


def render_all(editions: Sequence[Edition]) -> dict[str, bytes]:
    """Return path -> bytes of the sites of several editions and of the landing page that leads to them."""
    sites = [artifact for edition in editions for artifact in render_site(edition)]
    return {artifact.path: artifact.data for artifact in (*sites, *render_landing(editions))}
