"""Test the content of a site as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import ROOT
from velkomst.model import Edition
from velkomst.rendering.site.content_json import content_of
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan

from .rendered_site import render_all

SCHEMA = json.loads((ROOT / "schemas/output/content.schema.json").read_text("utf-8"))


def content(edition: Edition) -> Any:
    return json.loads(content_of(plan(site_view(edition))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_the_documented_format(language: str) -> None:
    jsonschema.validate(content(sample_edition(language)), SCHEMA)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_every_block_of_the_site(language: str) -> None:
    edition = sample_edition(language)
    held = {(topic["id"], block["id"]) for topic in content(edition)["topics"] for block in topic["blocks"]}
    assert held == {(topic.id, block.id) for topic in site_view(edition).topics for block in topic.blocks}
    assert {place["id"] for place in content(edition)["places"]} == {place.id for place in edition.places}


def test_ids_are_equal_in_all_languages() -> None:
    def ids(language: str) -> list[str]:
        return [block["id"] for topic in content(sample_edition(language))["topics"] for block in topic["blocks"]]

    assert ids("da") == ids("uk") == ids("ar")


def test_html_is_sanitised_and_what_machines_wrote_says_so() -> None:
    edition = sample_edition("uk")
    first = edition.topics[0]
    marked = replace(first.blocks[0], texts={"text": "Hej <script>alert(1)</script>\n\n- **A**"}, state="draft")
    topics = (replace(first, blocks=(marked, *first.blocks[1:])), *edition.topics[1:])
    block = content(replace(edition, topics=topics))["topics"][0]["blocks"][0]
    assert "<script" not in block["html"]["text"] and "<strong>A</strong>" in block["html"]["text"]
    assert (block["state"], block["machine"]) == ("draft", True)


def test_its_pages_are_in_the_site() -> None:
    files = render_all([sample_edition("da")])
    folder = "site/samsoe/da/"
    described = json.loads(files[f"{folder}content.json"])
    pages = [page["page"] for topic in described["topics"] for page in topic["pages"]]
    assert pages and all(f"{folder}{page}index.html" in files for page in pages)


def test_its_address_is_public_or_none() -> None:
    assert content(replace(sample_edition("da"), site_url=""))["address"] is None
    public = replace(sample_edition("da"), site_url="https://example.org")
    assert content(public)["address"] == "https://example.org/samsoe/da/"
