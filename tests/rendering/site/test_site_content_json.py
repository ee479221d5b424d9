"""Test the content of a site as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests import region
from tests.rendering.sample_edition import LANGUAGES, sample_edition
from tests.support import ROOT, add, edit, edition_of
from velkomst.model import FOR_COMPANIES, Edition
from velkomst.rendering.site.content_json import content_of
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan

from .rendered_site import render_all

SITUATIONS = """situations:
  - id: student
    name: Studerende
    you_are: Du læser på en uddannelse i Danmark.
    topics: [health]
"""
CONTACTS = """contacts:
  - id: helper
    role: mentor
    title: Mentor på polsk
    languages: [pl]
    email: mentor@nordby.dk
    place: library
    name: Jan Eksempel
    agreed: {on: "2026-01-01", by: Bosætningsteamet, until: "2026-12-31"}
"""
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


def enrich(root: Path) -> None:
    """Add a situation, two contacts, a deadline, a place to ask, and days of validity to the tiny project."""
    add(root, "content/situations.yml", SITUATIONS)
    bank = (root / "content/topics/bank.yml").read_text("utf-8")
    student = bank.replace("id: bank\n", "id: student-bank\nsituations: [student]\n").replace("bank-answer", "answer")
    add(root, "content/topics/student-bank.yml", student)
    add(root, "municipalities/nordby/contacts.yml", CONTACTS)
    health = "content/topics/health.yml"
    edit(root, health, "    cost: Gratis\n", "    cost: Gratis\n    deadline: {after: move-in, within: bank_days}\n")
    edit(root, health, "    audience: [eu, nordic]\n", '    audience: [eu, nordic]\n    valid_to: "2027-01-31"\n')
    edit(root, health, "    title: Vælg en læge\n", "    title: Vælg en læge\n    ask: library\n")
    edit(root, "content/forms.yml", "    needs: MitID\n", '    needs: MitID\n    valid_from: "2026-01-01"\n')


def test_it_has_what_a_reader_needs_besides_the_words(tiny: Path) -> None:
    enrich(tiny)
    held = content(edition_of(tiny, "sydby", "da"))
    jsonschema.validate(held, SCHEMA)
    topics = {topic["id"]: topic for topic in held["topics"]}
    blocks = {block["id"]: block for block in topics["health"]["blocks"]}
    assert blocks["choose"]["deadline"] == {"after": "move-in", "number": 10, "unit": "days", "text": "10 dage"}
    assert (blocks["choose"]["ask"], blocks["emergency"]["ask"]) == (["library"], [])
    assert (blocks["eu-card"]["valid_from"], blocks["eu-card"]["valid_to"]) == (None, "2027-01-31")
    assert topics["health"]["forms"][0]["valid_from"] == "2026-01-01"
    assert topics["student-bank"]["situations"] == ["student"] and topics["student-bank"]["pages"]
    (situation,) = held["situations"]
    assert (situation["id"], situation["topics"]) == ("student", ["student-bank", "health"])


def test_contacts_are_those_of_the_pages_with_the_end_of_their_consent(tiny: Path) -> None:
    enrich(tiny)
    edition = edition_of(tiny, "nordby", "da")
    (contact,) = content(edition)["contacts"]
    assert (contact["id"], contact["name"], contact["consent_until"]) == ("helper", "Jan Eksempel", "2026-12-31")
    edit(tiny, "municipalities/nordby/contacts.yml", 'until: "2026-12-31"', 'until: "2026-11-21"')
    (anonymous,) = content(edition_of(tiny, "nordby", "da"))["contacts"]
    assert (anonymous["name"], anonymous["consent_until"], anonymous["email"]) == (None, None, "mentor@nordby.dk")
    companies = content(replace(edition, contacts=(replace(edition.contacts[0], role=FOR_COMPANIES),), employers=()))
    assert companies["contacts"] == []


def test_new_days_of_validity_render_the_site_and_no_sheet(tiny: Path) -> None:
    before = edition_of(tiny, "nordby", "da")
    edit(tiny, "content/topics/bank.yml", "need: no\n", 'need: no\nvalid_to: "2027-01-31"\n')
    after = edition_of(tiny, "nordby", "da")
    assert repr(before.topics) == repr(after.topics)
    assert repr(site_view(before)) != repr(site_view(after))


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


def test_media_have_their_versions_the_best_for_the_site_first() -> None:
    described = content(region.edition("klitoe", "uk"))
    jsonschema.validate(described, SCHEMA)
    film, story = described["media"]
    assert (film["id"], film["kind"], film["length"]) == ("klitoe-film", "film", "4 хвилини")
    assert film["versions"][0]["web"] == "https://film.klitoe.example/velkommen"
    assert film["topics"] and story["versions"][0]["language"] == "en"
