"""Test what both site engines make of the same staged pages."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.util import find_spec
from typing import Any

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import PROJECT
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.engine import EngineError, build
from velkomst.rendering.site.pages import Page
from velkomst.rendering.site.plan import plan

from .rendered_site import render_site

pytestmark = pytest.mark.skipif(
    find_spec("zensical") is None, reason="zensical is not installed: run tools/install test"
)
INDEX = {"mkdocs": "search/search_index.json", "zensical": "search.json"}
ENGINES = tuple(INDEX)


@cache
def site(engine: str, language: str) -> dict[str, bytes]:
    """One sample site as an engine makes it, by path inside the site; and the theme files by theirs."""
    base = f"site/samsoe/{language}/"
    return {made.path.removeprefix(base): made.data for made in render_site(sample_edition(language), engine)}


def pages(engine: str, language: str) -> dict[str, Any]:
    return {
        path: parser.document_fromstring(data.decode())
        for path, data in site(engine, language).items()
        if path.endswith(".html")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_pages_at_the_same_addresses(language: str) -> None:
    assert set(pages("mkdocs", language)) == set(pages("zensical", language))
    own = {engine: {path for path in site(engine, language) if not path.startswith("site/_t/")} for engine in ENGINES}
    assert own["mkdocs"] ^ own["zensical"] == set(INDEX.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_words_headings_and_links(language: str) -> None:
    usual, other = pages("mkdocs", language), pages("zensical", language)
    for path, document in usual.items():
        for wanted in ("//h1 | //h2 | //h3", "//title", "//header", "//footer", "//article"):
            assert _words(document, wanted) == _words(other[path], wanted), (path, wanted)
        for attribute in ("//@lang", "//body/@dir", "//a/@href", "//@id", "//meta/@content"):
            assert _ours(document, attribute) == _ours(other[path], attribute), (path, attribute)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_that_a_page_asks_for_is_there(language: str) -> None:
    made = render_site(sample_edition(language), "zensical")
    paths = {artifact.path for artifact in made}
    for path, document in pages("zensical", language).items():
        depth = path.count("/") + 2
        for link in document.xpath("//script/@src | //link[@rel!='canonical']/@href"):
            assert link.startswith("../" * depth + "_t/"), (path, link)
            assert "site/" + link.removeprefix("../" * depth) in paths, (path, link)


def test_search_knows_the_same_pages() -> None:
    addresses = {}
    for engine in ENGINES:
        index = json.loads(site(engine, "da")[INDEX[engine]])
        entries = index["docs"] if "docs" in index else index["items"]
        addresses[engine] = {entry["location"].split("#")[0] for entry in entries}
    topics = {page.address for page in plan(site_view(sample_edition("da"))).topics}
    assert topics <= addresses["mkdocs"] <= addresses["zensical"]


def test_the_same_bytes_again() -> None:
    again = render_site(sample_edition("da"), "zensical")
    assert {made.path.removeprefix("site/samsoe/da/"): made.data for made in again} == site("zensical", "da")


def test_what_the_other_engine_says_is_an_error_too() -> None:
    from velkomst.rendering.site import settings

    broken = Page("", "home", "x", "", "", "", "[y](missing.md)", "", searched=True)
    with pytest.raises(EngineError, match=r"zensical: .*missing\.md"):
        build([broken], settings(site_view(sample_edition())), PROJECT, "zensical")


def _words(document: Any, wanted: str) -> list[str]:
    return [re.sub(r"\s+", " ", found.text_content()).strip() for found in document.xpath(wanted)]


def _ours(document: Any, attribute: str) -> list[str]:
    """Attributes of our own parts: each theme frames them with a few links and ids of its own."""
    return [found for found in document.xpath(attribute) if not str(found).startswith(("#__", "__"))]
