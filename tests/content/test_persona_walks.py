"""Personas' walks: what to do first, where, with what, when and whom to call, as docs/personaer.md writes them down."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from tests.content.content_faults import fail
from tests.support import ROOT, TESTS
from velkomst.build.inspection import Inspection
from velkomst.model.questions import decided
from velkomst.resolving.lookup_values import places_of
from velkomst.resolving.merge import Merged, MergedBlock, MergedTopic

PERSONAS: list[dict[str, Any]] = tomllib.loads((TESTS / "content/readers_questions.toml").read_text("utf-8"))["persona"]
WALKERS = [persona for persona in PERSONAS if "walk" in persona]
DOCUMENT = ROOT / "docs/personaer.md"
UNKNOWN = "ask"


def test_the_finder_leads_every_persona_to_her_guide_or_page(inspection: Inspection) -> None:
    finder = inspection.library.finder
    assert finder
    faults = []
    for persona in WALKERS:
        outcome, _ = decided(finder.outcomes, persona["walk"]["finder"])
        target = persona.get("audience") or persona["walk"]["asks"]
        if outcome is None or target not in (outcome.audience, outcome.advice):
            faults.append(f"{persona['name']}: svarene fører ikke til {target}")
    if faults:
        fail(faults)


def test_every_walk_says_what_to_do_first_where_with_what_when_and_whom_to_call(inspection: Inspection) -> None:
    faults = [
        f"{municipality.slug}: {persona['name']}: {fault}"
        for persona in WALKERS
        for municipality in inspection.merged
        if persona.get("municipality", municipality.slug) == municipality.slug
        for fault in _missing(inspection, municipality, persona)
    ]
    if faults:
        fail(faults)


def test_the_document_has_the_titles_and_phones_of_every_walk(inspection: Inspection) -> None:
    sections = _sections()
    faults = [
        f"docs/personaer.md: {heading}: '{words}' mangler"
        for persona in WALKERS
        for heading in (persona["walk"]["heading"],)
        for words in _named(inspection, persona)
        if words not in sections.get(heading, "")
    ]
    if faults:
        fail(faults)


def test_the_document_describes_no_other_walks() -> None:
    assert list(_sections()) == [persona["walk"]["heading"] for persona in WALKERS]


def _sections() -> dict[str, str]:
    """Return heading -> text of the document, on one line."""
    parts = re.split(r"^## (.+)$", DOCUMENT.read_text("utf-8"), flags=re.MULTILINE)
    return {heading: " ".join(text.split()) for heading, text in zip(parts[1::2], parts[2::2], strict=True)}


def _named(inspection: Inspection, persona: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the document must name: the guide, the step and its topic, and the phone."""
    walk, library = persona["walk"], inspection.library
    slug = persona.get("municipality", library.municipalities[0].slug)
    municipality = next(entry for entry in inspection.merged if entry.slug == slug)
    if "audience" in persona:
        yield next(audience.name for audience in library.audiences if audience.id == persona["audience"])
    topic, step = _block(municipality, walk["step"], persona)
    assert topic and step
    yield topic.topic.title
    yield step.block.texts["title"]
    local = "municipality" in persona
    places = places_of(library, library.municipality(slug)) if local else library.places
    yield next(" ".join(re.findall("..", place.phone)) for place in places if place.id == walk["call"])


def _missing(inspection: Inspection, municipality: Merged, persona: Mapping[str, Any]) -> Iterator[str]:
    walk = persona["walk"]
    _, first = _block(municipality, walk["first"], persona)
    if first is None or first.block.kind not in ("answer", "step"):
        yield f"{walk['first']} siger ikke, hvad man gør først"
    _, step = _block(municipality, walk["step"], persona)
    texts = step.block.texts if step else {}
    for field in ("where", "bring", "when"):
        if texts.get(field, UNKNOWN) == UNKNOWN:
            yield f"{walk['step']} mangler {field}"
    asked = next((entry.topic for entry in municipality.topics if entry.topic.id == walk["asks"]), None)
    if asked is None or walk["call"] not in asked.ask.of(persona.get("audience", "")):
        yield f"{walk['asks']} siger ikke, at man kan ringe til {walk['call']}"


def _block(
    municipality: Merged, name: str, persona: Mapping[str, Any]
) -> tuple[MergedTopic | None, MergedBlock | None]:
    """Return a topic and its block that the persona reads; None where she has none."""
    topic_id, _, block_id = name.partition("/")
    topic = next((entry for entry in municipality.topics if entry.topic.id == topic_id), None)
    audience = persona.get("audience")
    blocks = topic.blocks if topic else ()
    read = (entry for entry in blocks if not (entry.block.audiences and audience not in entry.block.audiences))
    return topic, next((entry for entry in read if entry.block.id == block_id), None)
