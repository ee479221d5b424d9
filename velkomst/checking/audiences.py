"""Check that every topic gives each audience that it answers exactly one short answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from velkomst.model import SHARED, Library
from velkomst.problems import Mark, Problem, problem
from velkomst.resolving.merge import Merged, MergedBlock, MergedTopic, own_blocks
from velkomst.resolving.validity import valid, valid_blocks


def check(library: Library, merged: Sequence[Merged], as_of: date) -> tuple[Problem, ...]:
    """Check the shared topics once, and again where a municipality's changes or own topics could break them.

    ``merged`` is what is valid on the day ``as_of``.
    """
    problems: set[Problem] = set()
    shared_faults: set[tuple[str, str]] = set()
    for topic in valid(library.topics, as_of):
        blocks = valid_blocks(own_blocks(topic.blocks, SHARED, "shared"), as_of)
        for fault in _topic(MergedTopic(topic, blocks), ""):
            problems.add(fault)
            shared_faults.add((topic.id, dict(fault.details)["audience"]))
    for municipality in merged:
        listed = {id for topics in library.municipality(municipality.slug).audiences.values() for id in topics}
        for entry in municipality.topics:
            if _has_local_changes(entry) or entry.topic.id in listed:
                problems.update(
                    fault
                    for fault in _topic(entry, municipality.slug)
                    if (entry.topic.id, dict(fault.details)["audience"]) not in shared_faults
                )
        problems.update(_left_out(library, municipality))
    return tuple(sorted(problems))


def _has_local_changes(entry: MergedTopic) -> bool:
    return bool(entry.hidden) or any(block.provenance != "shared" for block in entry.blocks)


def _topic(entry: MergedTopic, slug: str) -> Iterator[Problem]:
    topic = entry.topic
    for audience in topic.answers:
        answers = [block for block in entry.blocks if block.block.kind == "answer" and _is_for(block, audience)]
        if not answers:
            yield problem("no-answer", _cause(entry, audience), slug=slug, topic=topic.id, audience=audience)
        elif len(answers) > 1:
            local = [block for block in answers if block.provenance != "shared"]
            yield problem(
                "many-answers",
                (local or answers)[-1].block.marks[""],
                slug=slug,
                topic=topic.id,
                audience=audience,
                count=len(answers),
                ids=", ".join(block.block.id for block in answers),
            )
    for merged_block in entry.blocks:
        block = merged_block.block
        for audience in block.audiences:
            if audience not in topic.answers and audience in topic.reasons:
                mark = block.marks.get("audience", block.marks[""])
                yield problem("block-for-nobody", mark, id=block.id, audience=audience, topic=topic.id)


def _is_for(entry: MergedBlock, audience: str) -> bool:
    return not entry.block.audiences or audience in entry.block.audiences


def _cause(entry: MergedTopic, audience: str) -> Mark:
    """Return the place of what left an audience without an answer: a local change, else the topic's own list."""
    for hidden in entry.hidden:
        if hidden.block.kind == "answer":
            return hidden.mark
    for block in entry.blocks:
        if block.provenance == "replaced" and block.block.kind == "answer":
            return block.block.marks.get("audience", block.block.marks[""])
    return entry.topic.marks.get(f"audiences.{audience}:key", entry.topic.marks[""])


def _left_out(library: Library, merged: Merged) -> Iterator[Problem]:
    """An audience that no topic of the guide answers would get an empty guide."""
    marks = library.municipality(merged.slug).marks
    file = marks.get("without") or marks.get("") or Mark(f"municipalities/{merged.slug}/municipality.yml")
    for audience in (offered.id for offered in library.audiences_of(merged.slug)):
        guide = (entry.topic for entry in merged.topics if entry.topic.in_guide)
        if not any(audience in topic.answers for topic in guide):
            mark = marks.get(f"audiences.{audience}:key", file)
            yield problem("audience-left-out", mark, slug=merged.slug, audience=audience)
