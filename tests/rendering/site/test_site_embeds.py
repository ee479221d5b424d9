"""Test the small pages that other websites show in a frame."""

from __future__ import annotations

import posixpath
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import lxml.html  # type: ignore[import-untyped]
import pytest

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import PROJECT
from velkomst.model import Edition
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.embeds import embed_files
from velkomst.rendering.site.plan import plan


def embeds(edition: Edition) -> Mapping[str, Any]:
    files = embed_files(plan(site_view(edition)), PROJECT)
    return {path: lxml.html.document_fromstring(data.decode()) for path, data in files.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_topic_has_one_that_leads_to_it(language: str) -> None:
    edition = sample_edition(language)
    pages = {f"{page.address}index.html" for page in plan(site_view(edition)).topics}
    led_to = set()
    for path, document in embeds(edition).items():
        (link,) = document.xpath("//a[@target='_top']/@href")
        led_to.add(posixpath.normpath(posixpath.join(posixpath.dirname(path), link, "index.html")))
    assert led_to == pages and {path.removeprefix("embed/") for path in embeds(edition)} == pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_loads_nothing_and_allows_only_its_own_style_sheet(language: str) -> None:
    for document in embeds(sample_edition(language)).values():
        assert document.xpath("//script | //img | //link[@rel='stylesheet'] | //*[@style]") == []
        (allowed,) = document.xpath("//meta[@http-equiv]/@content")
        (style,) = document.xpath("//style/text()")
        digest = b64encode(sha256(style.encode()).digest()).decode()
        assert allowed.startswith("default-src 'none'") and f"'sha256-{digest}'" in allowed


def test_it_says_what_a_machine_translated_and_what_is_danish() -> None:
    documents = embeds(sample_edition("uk"))
    texts = " ".join(document.text_content() for document in documents.values())
    assert "Машинний переклад" in texts
    assert all(document.get("lang") == "uk" and document.get("dir") == "ltr" for document in documents.values())
    assert any(document.xpath("//main//*[@lang='da']") for document in documents.values())


def test_a_text_cannot_bring_markup_of_its_own() -> None:
    edition = sample_edition("da")
    first = edition.topics[0]
    text = "Hej <script>alert(1)</script> [hjælp](topic:health) **nu**"
    blocks = tuple(replace(block, texts={**block.texts, "text": text}) for block in first.blocks)
    documents = embeds(replace(edition, topics=(replace(first, blocks=blocks), *edition.topics[1:])))
    changed = [document for document in documents.values() if "hjælp" in document.text_content()]
    assert changed and all(document.xpath("//strong") and not document.xpath("//script") for document in changed)
    assert all(document.xpath("//base/@target") == ["_top"] for document in changed)
