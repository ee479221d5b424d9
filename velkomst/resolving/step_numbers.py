"""Number the steps of a topic for each audience, so that every publication shows the same number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from velkomst.model import EditionBlock


def numbered(blocks: Sequence[EditionBlock], audiences: Iterable[str]) -> tuple[EditionBlock, ...]:
    """Return the blocks of a topic with the numbers of its steps; a reader's only step has none."""
    numbers: dict[str, dict[str, int]] = {block.id: {} for block in blocks}
    for audience in audiences:
        steps = [block.id for block in blocks if block.kind == "step" and audience in block.audiences]
        for number, block_id in enumerate(steps, start=1):
            numbers[block_id][audience] = number if len(steps) > 1 else 0
    return tuple(_with_numbers(block, numbers[block.id]) for block in blocks)


def numbered_like(blocks: Iterable[EditionBlock], others: Iterable[EditionBlock]) -> tuple[EditionBlock, ...]:
    """Return the blocks of a topic with the numbers that steps of the same ids have in another topic."""
    numbers = {other.id: (other.number, other.numbers) for other in others}
    return tuple(
        replace(block, number=number, numbers=for_audiences)
        for block in blocks
        for number, for_audiences in [numbers.get(block.id, (0, {})) if block.kind == "step" else (0, {})]
    )


def _with_numbers(block: EditionBlock, numbers: dict[str, int]) -> EditionBlock:
    """Return a step with its number: one for all audiences, or one for each."""
    if len(set(numbers.values())) > 1:
        return replace(block, numbers=numbers)
    return replace(block, number=next(iter(numbers.values()), 0)) if numbers else block
