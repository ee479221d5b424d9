"""Readers' questions: in each municipality a block answers each audience, or the municipality says why it does not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from tests.content.content_faults import fail
from tests.support import TESTS
from velkomst.build.inspection import Inspection
from velkomst.resolving.merge import Merged

ASKED: dict[str, Any] = tomllib.loads((TESTS / "content" / "readers_questions.toml").read_text("utf-8"))
AUDIENCES = ("nordic", "eu", "third-country", "commuter", "refugee")
REASON = ":reason"


def test_every_question_is_answered_for_every_audience_in_every_municipality(inspection: Inspection) -> None:
    faults = [
        fault
        for municipality in inspection.merged
        for question in ASKED["question"]
        for audience in AUDIENCES
        for fault in _missing(
            inspection, municipality, question.get(audience) or question["default"], audience, question["asked"]
        )
    ]
    if faults:
        fail(faults)


def test_every_persona_finds_what_she_needs_in_every_municipality(inspection: Inspection) -> None:
    guides = [persona for persona in ASKED["persona"] if "audience" in persona]
    faults = [
        fault
        for municipality in inspection.merged
        for persona in guides
        if persona.get("municipality", municipality.slug) == municipality.slug
        for answer in persona["answers"]
        for fault in _missing(inspection, municipality, answer, persona["audience"], persona["name"])
    ]
    if faults:
        fail(faults)


def test_readers_without_a_guide_find_their_page(inspection: Inspection) -> None:
    advice = {f"{topic.id}/{block.id}" for topic in inspection.library.topics for block in topic.blocks}
    pages = [answer for persona in ASKED["persona"] if persona.get("advice") for answer in persona["answers"]]
    assert pages
    if missing := [answer for answer in pages if answer not in advice]:
        fail(missing)


def _left_out(inspection: Inspection, slug: str, topic: str) -> bool:
    return any(topic in layer.excluded for layer in inspection.library.layers_of(slug))


def _missing(inspection: Inspection, municipality: Merged, answer: str, audience: str, asked: str) -> Iterator[str]:
    """Yield the fault of an answer that a reader of a municipality does not get."""
    topic_id, _, block_id = answer.removesuffix(REASON).partition("/")
    entry = next((entry for entry in municipality.topics if entry.topic.id == topic_id), None)
    place = f"{municipality.slug}/{audience}: {asked} -> {answer}"
    if entry is None:
        if not _left_out(inspection, municipality.slug, topic_id):
            yield f"{place}: emnet findes ikke"
    elif answer.endswith(REASON):
        if audience not in entry.topic.reasons:
            yield f"{place}: emnet siger ikke, hvorfor det ikke er for målgruppen"
    elif audience not in entry.topic.answers:
        yield f"{place}: emnet er ikke for målgruppen"
    elif not any(_answers(block.block.id, block.block.audiences, block_id, audience) for block in entry.blocks):
        yield f"{place}: blokken findes ikke for målgruppen"


def _answers(id: str, audiences: tuple[str, ...], wanted: str, audience: str) -> bool:
    return id == wanted and (not audiences or audience in audiences)
