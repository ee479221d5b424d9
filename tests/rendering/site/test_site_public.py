"""Test sitemaps, security policy and legal links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from lxml import etree, html  # type: ignore[import-untyped]

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from velkomst.model import Edition
from velkomst.rendering.site.policy import policy

from .rendered_site import render_all, render_site
from .sample_site import pages, tree

ADDRESS = "https://velkomst.example.dk/ny"
STATEMENT = "https://was.digst.dk/velkomst-samsoe-dk"
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@cache
def public() -> Mapping[str, bytes]:
    """The Danish and the Arabic site of a region with a public address, and its landing page."""
    editions = [_public(language) for language in ("da", "ar")]
    return render_all(editions)


def _public(language: str) -> Edition:
    edition = sample_edition(language)
    return replace(edition, site_url=f"{ADDRESS}/", profile=replace(edition.profile, was_url=STATEMENT))


def test_a_sites_map_names_every_page_in_every_language() -> None:
    for language in ("da", "ar"):
        base = f"site/samsoe/{language}/"
        urls = etree.fromstring(public()[f"{base}sitemap.xml"]).findall("s:url", SPACES)
        found = {url.findtext("s:loc", None, SPACES).removeprefix(f"{ADDRESS}/") for url in urls}
        pages = {path for path in public() if path.startswith(base) and path.endswith("index.html")}
        pages = {path for path in pages if "/handbook/" not in path and "/embed/" not in path}
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


def test_the_accessibility_statement_is_linked_on_every_page_of_its_municipality() -> None:
    large = re.compile(r"site/samsoe/(da|ar)/(?!embed/).*html")
    published = {path: data for path, data in public().items() if large.match(path)}
    assert published
    for path, data in published.items():
        (link,) = html.document_fromstring(data.decode()).xpath(f"//footer//a[@href='{STATEMENT}']")
        assert link.text_content(), path
    assert not [path for path, document in pages().items() if document.xpath("//a[contains(@href, 'was.digst')]")]


def test_the_agreed_address_leads_on_to_the_statement() -> None:
    document = html.document_fromstring(public()["site/samsoe/was/index.html"].decode())
    assert document.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={STATEMENT}"]
    assert document.xpath("//main//a/@href") == [STATEMENT]
    (policy_said,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy_said == policy(*document.xpath("//style/text()"))
    assert [path for path in tree() if "/was/" in path] == ["site/was/index.html"]


def test_every_page_leads_to_what_is_known_of_accessibility_even_without_a_statement() -> None:
    for path, document in pages().items():
        links = document.xpath("//footer[@class='vk-foot']//a/@href")
        assert [link for link in links if link.endswith("was/")], path
    agreed = html.document_fromstring(public()["site/was/index.html"].decode())
    assert STATEMENT in agreed.xpath("//main//a/@href")
    without = html.document_fromstring(tree()["site/was/index.html"].decode())
    assert "endnu ikke udfyldt" in without.xpath("string(//main)")
    assert {"tel:+4587922200", "https://www.samsoe.dk/borger"} <= set(without.xpath("//main//a/@href"))


def test_phone_and_a_written_way_stand_in_every_footer() -> None:
    footers = {path: page.xpath("//footer[@class='vk-foot']//a/@href") for path, page in pages().items()}
    of_municipality = {path: links for path, links in footers.items() if path.startswith("site/samsoe/")}
    assert of_municipality
    for path, links in of_municipality.items():
        assert {"tel:+4587922200", "https://www.samsoe.dk/borger"} <= set(links), path
    edition = sample_edition()
    contact = replace(edition.profile.contact, email="post@example.dk")
    made = render_site(replace(edition, profile=replace(edition.profile, contact=contact)))
    paths = {file.path: file.data for file in made if file.path.endswith("html") and "/embed/" not in file.path}
    documents = [html.document_fromstring(data.decode()) for data in paths.values()]
    assert documents and all(page.xpath("//footer//a[@href='mailto:post@example.dk']") for page in documents)
