"""Render the site of an edition, and the landing page of several, as the build does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.rendering.sample_edition import sample_edition
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


def renamed(language: str = "uk") -> Edition:
    """Return the sample edition of a municipality and topics that had other names."""
    edition = sample_edition(language)
    topics = tuple(replace(topic, former_ids=(f"old-{topic.id}",)) for topic in edition.topics)
    return replace(edition, topics=topics, profile=replace(edition.profile, former_slugs=("tunoe",)))
