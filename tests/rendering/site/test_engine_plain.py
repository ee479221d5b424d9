"""Test that the plain engine writes what mkdocs writes, and how it divides a page for the search."""

from __future__ import annotations

import pytest

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import PROJECT
from velkomst.rendering.site import engine_plain, every_page, settings
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan
from velkomst.rendering.site.search_index import entries

from .rendered_site import render_site


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_engine_and_mkdocs_write_the_same_files(language: str) -> None:
    usual, plain = (
        {artifact.path: artifact.data for artifact in render_site(sample_edition(language), engine)}
        for engine in ("mkdocs", "plain")
    )
    assert usual.keys() == plain.keys()
    assert [path for path, data in usual.items() if plain[path] != data] == []


def located(content: str) -> list[tuple[str, str, str]]:
    return [(entry["location"], entry["title"], entry["text"]) for entry in entries("eu/gp/", "Læge", content)]


def test_a_section_begins_at_a_heading_with_an_id() -> None:
    content = '<p>Før</p><h2 id="when">Hvornår &amp; hvor</h2><p>Nu</p><h3>Uden id</h3>'
    assert located(content) == [
        ("eu/gp/", "Læge", "<p>Før</p>"),
        ("eu/gp/#when", "Hvornår &amp; hvor", "<p>Nu</p>Uden id"),
    ]


def test_a_section_ends_with_the_element_that_its_heading_is_in() -> None:
    content = '<p>Før</p><section><h2 id="when">Hvornår</h2><p>Nu</p></section><p>Efter</p>'
    assert located(content) == [
        ("eu/gp/", "Læge", "<p>Før</p><p>Efter</p>"),
        ("eu/gp/#when", "Hvornår", "<p>Nu</p>"),
    ]


def test_a_no_break_space_stays() -> None:
    assert located("<p>TV\u00a02\n på <b>\u00a0</b> nettet</p>") == [("eu/gp/", "Læge", "<p>TV\u00a02 på nettet</p>")]


def test_excluded_elements_scripts_and_empty_elements_are_left_out() -> None:
    content = '<p>Ja</p><nav data-search-exclude="true">Nej</nav><script>nej()</script><ul><li> </li></ul><!-- nej -->'
    assert located(content) == [("eu/gp/", "Læge", "<p>Ja</p>")]


def test_the_plain_engine_compiles_the_theme_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_plain, "compiled_templates", lambda _project: None)
    site = plan(site_view(sample_edition("da"), "plain"))
    page = next(iter(every_page(site, PROJECT)))
    assert page.title in engine_plain.page_html(page, settings(site_view(sample_edition("da"), "plain")), PROJECT)
