"""Test that the landing page and the sitemap index of a region are planned without resolving its editions."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from tests.support import DAY
from velkomst.build.context import BuildContext, Records
from velkomst.build.editions import EditionStore
from velkomst.build.pipeline import prepare
from velkomst.build.publications import sites
from velkomst.build.request import Request
from velkomst.model import Edition, Record
from velkomst.model.project import Project
from velkomst.rendering.site.edition_views import landing_view, site_view, sitemap_index_view
from velkomst.rendering.site.plan import plan
from velkomst.rendering.site.sitemap import sitemap_of

from .planning import SITES, planned_project


@pytest.fixture
def context(tmp_path: Path) -> BuildContext:
    root = planned_project(tmp_path).root
    return prepare(Project(root), Request(root / "out", DAY))[0]


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The editions that were asked for."""
    asked: list[tuple[str, str]] = []
    original = EditionStore.edition

    def edition(self: EditionStore, slug: str, language: str) -> Edition:
        asked.append((slug, language))
        return original(self, slug, language)

    monkeypatch.setattr(EditionStore, "edition", edition)
    return asked


def records_of(files: dict[tuple[str, str], bytes], project: Project) -> Records:
    """Return the records of sitemaps, and store their bytes as the build does."""
    records = []
    for (slug, language), data in files.items():
        sha256 = hashlib.sha256(data).hexdigest()
        blob = project.blob(sha256)
        blob.parent.mkdir(parents=True, exist_ok=True)
        blob.write_bytes(data)
        path = f"site/{slug}/{language}/sitemap.xml"
        records.append(Record(path, sha256, len(data), "site", slug, language))
    return Records(tuple(records))


def test_published_sitemaps_spare_the_editions_and_give_the_same_views(
    context: BuildContext, resolved: list[tuple[str, str]]
) -> None:
    editions = [context.editions.edition(slug, language) for slug, language in sorted(SITES)]
    files = {
        (edition.profile.slug, edition.language): sitemap_of(plan(site_view(edition))) or b"" for edition in editions
    }
    resolved.clear()
    landing, index = (task.view for task in sites.landing(context, records_of(files, context.project)))
    assert resolved == []
    assert (landing, index) == (landing_view(editions), sitemap_index_view(editions))


def test_a_site_that_is_not_made_again_keeps_the_day_of_its_sitemap(
    context: BuildContext, resolved: list[tuple[str, str]]
) -> None:
    files = {("nordby", "da"): b"<lastmod>2020-02-03</lastmod>"}
    _, index = (task.view for task in sites.landing(context, records_of(files, context.project)))
    assert (index.sites, resolved) == ((("nordby", "da", date(2020, 2, 3)),), [])


def test_without_the_sitemap_its_edition_is_resolved(context: BuildContext, resolved: list[tuple[str, str]]) -> None:
    records = records_of({("nordby", "da"): b"<lastmod>2020-02-03</lastmod>"}, context.project)
    context.project.blob(records.all[0].sha256).unlink()
    _, index = (task.view for task in sites.landing(context, records))
    assert resolved == [("nordby", "da")]
    assert index == sitemap_index_view([context.editions.edition("nordby", "da")])
