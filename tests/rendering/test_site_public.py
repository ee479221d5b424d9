"""What a site needs to stand in public: maps for search engines, a policy against foreign scripts, the law's links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from lxml import etree  # type: ignore[import-untyped]

from velkomst.model import Edition
from velkomst.rendering.site import render_front, render_site
from velkomst.rendering.site.policy import policy

from .conftest import LANGUAGES, ROOT, sample_edition
from .site_tree import pages, tree

ADDRESS = "https://velkomst.example.dk/ny"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@cache
def public() -> Mapping[str, bytes]:
    """The Danish and the Arabic site of a region with a public address, and its front door."""
    editions = [_public(language) for language in ("da", "ar")]
    made = [artifact for edition in editions for artifact in render_site(edition, ROOT)]
    return {artifact.path: artifact.data for artifact in (*made, *render_front(editions, ROOT))}


def _public(language: str) -> Edition:
    return replace(sample_edition(language), site_url=f"{ADDRESS}/")


def test_a_sites_map_names_every_page_in_every_language() -> None:
    for language in ("da", "ar"):
        base = f"site/samsoe/{language}/"
        urls = etree.fromstring(public()[f"{base}sitemap.xml"]).findall("s:url", SPACES)
        found = {url.findtext("s:loc", None, SPACES).removeprefix(f"{ADDRESS}/") for url in urls}
        pages = {path for path in public() if path.startswith(base) and path.endswith("index.html")}
        assert found == {path.removeprefix("site/").removesuffix("index.html") for path in pages}
        assert len(urls) == len(pages)
        for url in urls:
            here = url.findtext("s:loc", None, SPACES)
            links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", SPACES)}
            assert set(links) == set(LANGUAGES) and links[language] == here
            assert {link.replace(f"/{code}/", "/*/", 1) for code, link in links.items()} == {
                here.replace(f"/{language}/", "/*/", 1)
            }
            assert url.findtext("s:lastmod", None, SPACES) == "2026-11-20"


def test_the_regions_map_names_every_sites_map_and_robots_names_it() -> None:
    index = etree.fromstring(public()["site/sitemap.xml"])
    assert [entry.text for entry in index.findall("s:sitemap/s:loc", SPACES)] == [
        f"{ADDRESS}/samsoe/da/sitemap.xml",
        f"{ADDRESS}/samsoe/ar/sitemap.xml",
    ]
    assert public()["site/robots.txt"].decode().splitlines()[-1] == f"Sitemap: {ADDRESS}/sitemap.xml"


def test_without_a_public_address_there_is_no_map() -> None:
    assert not [path for path in tree() if "sitemap" in path]
    assert b"Sitemap" not in tree()["site/robots.txt"]


def test_every_page_carries_the_policy_of_its_own_styles_before_anything_is_loaded() -> None:
    for path, document in pages().items():
        head = list(document.find("head"))
        assert head[1].get("http-equiv") == "Content-Security-Policy", path
        assert head[1].get("content") == policy(*document.xpath("//style/text()")), path
        assert "unsafe" not in head[1].get("content"), path
