"""Films, sound and stories on the site: links to other sites, nothing embedded."""

from __future__ import annotations

from functools import cache

from lxml import html  # type: ignore[import-untyped]

from tests import region

from .rendered_site import render_site
from .sample_site import Element

FILM = "https://film.klitoe.example/"


@cache
def files(slug: str, language: str) -> dict[str, bytes]:
    return {artifact.path: artifact.data for artifact in render_site(region.edition(slug, language))}


def page(address: str, language: str) -> Element:
    return html.document_fromstring(files("klitoe", language)[f"site/klitoe/{language}/{address}index.html"].decode())


def test_the_page_links_to_the_version_that_serves_best_and_names_its_languages() -> None:
    (film, story) = page("media/", "uk").xpath("//ul[@class='vk-media']/li")
    assert film.xpath("h2/a/@href") == [f"{FILM}velkommen"]
    assert f"{FILM}velkommen/tekst" in film.xpath(".//a/@href")
    assert f"{FILM}welcome" in film.xpath(".//a/@href")
    assert "4 хвилини" in film.text_content() and "українська" in film.text_content().lower()
    assert story.xpath("h2/a/@hreflang") == ["en"]


def test_a_topic_has_its_film() -> None:
    paths = (path for path in files("klitoe", "da") if "-ferry/" in path and "/embed/" not in path)
    addresses = [path.split("/da/")[1].removesuffix("index.html") for path in paths]
    assert addresses
    for address in addresses:
        assert page(address, "da").xpath("//section[@class='vk-media-of']//h3/a/@href") == [f"{FILM}velkommen"]


def test_nothing_is_embedded() -> None:
    document = page("media/", "da")
    assert not document.xpath("//video | //audio | //iframe | //embed | //object")
    assert not document.xpath("//*[@src][starts-with(@src, 'http')]")


def test_a_municipality_without_media_has_no_page() -> None:
    assert not any("/media/" in path for path in files("storby", "da"))
    assert "media" not in {insert.kind for insert in region.edition("storby", "da").box.inserts}
