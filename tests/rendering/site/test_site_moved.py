"""Test that former addresses lead to the present pages."""

from __future__ import annotations

import posixpath

from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.sample_edition import sample_edition

from .rendered_site import renamed, render_site


def targets(files: dict[str, bytes]) -> dict[str, str]:
    """Return the path of each page that redirects -> the path that it leads to."""
    found = {}
    for path, data in files.items():
        if b'http-equiv="refresh"' in data:
            (content,) = parser.document_fromstring(data.decode()).xpath("//meta[@http-equiv='refresh']/@content")
            address = content.partition("url=")[2]
            found[path] = posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) + "/index.html"
    return found


def test_every_former_address_leads_to_a_page() -> None:
    edition = renamed()
    files = {file.path: file.data for file in render_site(edition)}
    moved = targets(files)
    assert moved and set(moved.values()) <= set(files) - set(moved)
    topic = edition.topics[0]
    former = f"old-{topic.id}"
    for slug in ("samsoe", "tunoe"):
        assert f"site/{slug}/uk/topics/{former}/index.html" in moved
        for audience in topic.answers:
            assert moved[f"site/{slug}/uk/{audience}/{former}/index.html"].startswith("site/samsoe/uk/")
    kept = {path for path in files if path.startswith("site/samsoe/uk/") and path.endswith("index.html")} - set(moved)
    assert {path.replace("/samsoe/", "/tunoe/") for path in kept if "/handbook/" not in path} <= set(moved)


def test_it_says_where_it_leads_in_the_language_of_the_page() -> None:
    files = {file.path: file.data for file in render_site(renamed("ar"))}
    page = parser.document_fromstring(files["site/tunoe/ar/eu/index.html"].decode())
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    (link,) = page.xpath("//h1/a")
    assert link.text and link.get("href") == "../../../samsoe/ar/eu/"
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_without_former_names_no_page_redirects() -> None:
    assert not targets({file.path: file.data for file in render_site(sample_edition("da"))})
