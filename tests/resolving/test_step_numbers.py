"""The numbers of the steps of a topic."""

from __future__ import annotations

from dataclasses import replace

from tests.rendering.sample_edition import sample_block
from velkomst.model import EditionBlock
from velkomst.resolving.step_numbers import numbered, numbered_like


def step(block_id: str, *audiences: str) -> EditionBlock:
    return replace(sample_block("cpr-go", "da", kind="step"), id=block_id, audiences=audiences)


def numbers(blocks: tuple[EditionBlock, ...], audience: str) -> list[tuple[str, int]]:
    return [
        (block.id, block.numbered_for(audience).number)
        for block in blocks
        if block.kind == "step" and audience in block.audiences
    ]


def test_every_audience_counts_its_own_steps_from_one() -> None:
    blocks = numbered((step("a", "eu"), step("b", "eu", "nordic"), step("c", "eu", "nordic")), ("eu", "nordic"))
    assert numbers(blocks, "eu") == [("a", 1), ("b", 2), ("c", 3)]
    assert numbers(blocks, "nordic") == [("b", 1), ("c", 2)]


def test_a_book_for_all_shows_only_numbers_that_all_readers_share() -> None:
    blocks = numbered((step("a", "eu"), step("b", "eu", "nordic"), step("c", "nordic")), ("eu", "nordic"))
    assert [block.number for block in blocks] == [1, 0, 2]


def test_the_only_step_of_a_reader_has_no_number() -> None:
    blocks = numbered((sample_block("cpr-answer", "da", kind="answer"), step("a", "eu")), ("eu",))
    assert [block.number for block in blocks] == [0, 0]


def test_steps_of_staff_have_the_numbers_of_the_reader_s_steps() -> None:
    reader = numbered((step("a", "eu"), step("b", "eu"), step("c", "eu")), ("eu",))
    staff = numbered((step("b", "eu"), step("own", "eu"), step("c", "eu")), ("eu",))
    assert [(block.id, block.number) for block in numbered_like(staff, reader)] == [("b", 2), ("own", 0), ("c", 3)]
