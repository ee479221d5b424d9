"""Merged topics in; broken promises to an audience out: each one answered gets exactly one short answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.editing.merge import Merged, MergedBlock, MergedTopic, own_blocks
from velkomst.model import SHARED, Library, Topic
from velkomst.problems import Problem, problem


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Check the shared topics once, and again where a municipality's changes or own topics could break them."""
    found: list[Problem] = []
    shared_faults: set[tuple[str, str]] = set()
    for topic in library.topics:
        for fault in _topic(topic, own_blocks(topic.blocks, SHARED), ""):
            found.append(fault)
            shared_faults.add((topic.id, dict(fault.details)["audience"]))
    for municipality in merged:
        for entry in municipality.topics:
            if _is_local(entry):
                found += (
                    fault
                    for fault in _topic(entry.topic, entry.blocks, municipality.slug)
                    if (entry.topic.id, dict(fault.details)["audience"]) not in shared_faults
                )
    return tuple(sorted(set(found)))


def _is_local(entry: MergedTopic) -> bool:
    return bool(entry.hidden) or any(block.provenance != "shared" for block in entry.blocks)


def _topic(topic: Topic, blocks: Sequence[MergedBlock], slug: str) -> Iterator[Problem]:
    for audience in topic.answers:
        answers = [
            entry.block
            for entry in blocks
            if entry.block.kind == "answer"
            and (not entry.block.audiences or audience in entry.block.audiences)
        ]
        if not answers:
            mark = topic.marks.get(f"audiences.{audience}", topic.marks[""])
            yield problem("no-answer", mark, slug=slug, topic=topic.id, audience=audience)
        elif len(answers) > 1:
            ids = ", ".join(block.id for block in answers)
            yield problem(
                "many-answers",
                answers[-1].marks[""],
                slug=slug,
                topic=topic.id,
                audience=audience,
                count=len(answers),
                ids=ids,
            )
    for entry in blocks:
        for audience in entry.block.audiences:
            if audience not in topic.answers and audience in topic.reasons:
                mark = entry.block.marks.get("audience", entry.block.marks[""])
                yield problem("block-for-nobody", mark, id=entry.block.id, audience=audience, topic=topic.id)
