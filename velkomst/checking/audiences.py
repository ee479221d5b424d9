"""Merged topics in; broken promises to an audience out: each one answered gets exactly one short answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.model import SHARED, Library
from velkomst.problems import Mark, Problem, problem
from velkomst.resolving.merge import Merged, MergedBlock, MergedTopic, own_blocks


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Check the shared topics once, and again where a municipality's changes or own topics could break them."""
    found: list[Problem] = []
    shared_faults: set[tuple[str, str]] = set()
    for topic in library.topics:
        for fault in _topic(MergedTopic(topic, own_blocks(topic.blocks, SHARED)), ""):
            found.append(fault)
            shared_faults.add((topic.id, dict(fault.details)["audience"]))
    for municipality in merged:
        for entry in municipality.topics:
            if _is_local(entry):
                found += (
                    fault
                    for fault in _topic(entry, municipality.slug)
                    if (entry.topic.id, dict(fault.details)["audience"]) not in shared_faults
                )
        found += _left_out(library, municipality)
    return tuple(sorted(set(found)))


def _is_local(entry: MergedTopic) -> bool:
    return bool(entry.hidden) or any(block.provenance != "shared" for block in entry.blocks)


def _topic(entry: MergedTopic, slug: str) -> Iterator[Problem]:
    topic = entry.topic
    for audience in topic.answers:
        answers = [each for each in entry.blocks if each.block.kind == "answer" and _is_for(each, audience)]
        if not answers:
            yield problem("no-answer", _taken_away(entry, audience), slug=slug, topic=topic.id, audience=audience)
        elif len(answers) > 1:
            local = [each for each in answers if each.provenance != "shared"]
            yield problem(
                "many-answers",
                (local or answers)[-1].block.marks[""],
                slug=slug,
                topic=topic.id,
                audience=audience,
                count=len(answers),
                ids=", ".join(each.block.id for each in answers),
            )
    for each in entry.blocks:
        for audience in each.block.audiences:
            if audience not in topic.answers and audience in topic.reasons:
                mark = each.block.marks.get("audience", each.block.marks[""])
                yield problem("block-for-nobody", mark, id=each.block.id, audience=audience, topic=topic.id)


def _is_for(entry: MergedBlock, audience: str) -> bool:
    return not entry.block.audiences or audience in entry.block.audiences


def _taken_away(entry: MergedTopic, audience: str) -> Mark:
    """Where the answer went: the local change that took it away, else the promise itself."""
    for hidden in entry.hidden:
        if hidden.block.kind == "answer":
            return hidden.mark
    for each in entry.blocks:
        if each.provenance == "replaced" and each.block.kind == "answer":
            return each.block.marks.get("audience", each.block.marks[""])
    return entry.topic.marks.get(f"audiences.{audience}:key", entry.topic.marks[""])


def _left_out(library: Library, merged: Merged) -> Iterator[Problem]:
    """An audience whom no topic answers would get an empty guide."""
    marks = library.municipality(merged.slug).marks
    mark = marks.get("without") or marks.get("") or Mark(f"municipalities/{merged.slug}/municipality.yml")
    for audience in library.audience_ids:
        guide = (entry.topic for entry in merged.topics if entry.topic.readership == "guide")
        if not any(audience in topic.answers for topic in guide):
            yield problem("audience-left-out", mark, slug=merged.slug, audience=audience)
