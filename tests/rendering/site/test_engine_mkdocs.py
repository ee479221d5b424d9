"""Test that the plugins which save time change nothing: a site has the bytes of ``mkdocs build``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import PROJECT
from velkomst.rendering.site import engine_mkdocs, every_page, settings
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.pages import Page
from velkomst.rendering.site.plan import plan
from velkomst.rendering.site.staging import stage

EXTRA = Page(
    "extra/",
    "topic",
    "TV\u00a02",
    "",
    "",
    "",
    '<article><h1>Fjernsyn</h1><section><h2 id="tv">TV\u00a02</h2><p>Se TV\u00a02</p>'
    '<nav data-search-exclude="true">Nej</nav>A &amp; B</section><p>Til sidst</p></article>',
    "",
    searched=True,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_has_the_bytes_of_mkdocs_alone(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    view = site_view(sample_edition(language))
    stage((*every_page(plan(view), PROJECT), EXTRA), settings(view), tmp_path, PROJECT)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(tmp_path / "mkdocs.yml"))
    subprocess.run([*command, "-d", str(tmp_path / "alone")], check=True)
    engine_mkdocs.run(tmp_path, view.head.content_date, PROJECT)
    alone, made = files(tmp_path / "alone"), files(tmp_path / "site")
    assert "extra/#tv" in made["search/search_index.json"].decode()
    assert [path for path, data in alone.items() if made[path] != data] == []
    assert made.keys() == alone.keys()


def files(folder: Path) -> dict[str, bytes]:
    """Return path -> bytes of the pages of a site and of the index of its search."""
    paths = (path for path in sorted(folder.rglob("*")) if path.suffix in (".html", ".json"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
