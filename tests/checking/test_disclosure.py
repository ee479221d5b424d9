"""Groups of a few persons stay hidden, and do not follow from totals."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from fractions import Fraction

import pytest

from velkomst.checking.disclosure import SMALLEST, Cell, hidden_cells, hidden_groups


def determined(hidden: Iterable[Cell]) -> set[Cell]:
    """Return the cells that a solver of linear equations finds from the totals of rows and columns."""
    unknowns = sorted(hidden)
    lines = sorted({(axis, cell[axis]) for cell in unknowns for axis in (0, 1)})
    matrix = [[Fraction(cell[axis] == name) for cell in unknowns] for axis, name in lines]
    rank = 0
    for column in range(len(unknowns)):
        pivot = next((row for row in range(rank, len(matrix)) if matrix[row][column]), None)
        if pivot is None:
            continue
        matrix[rank], matrix[pivot] = matrix[pivot], matrix[rank]
        matrix[rank] = [value / matrix[rank][column] for value in matrix[rank]]
        for row in range(len(matrix)):
            if row != rank and matrix[row][column]:
                factor = matrix[row][column]
                matrix[row] = [one - factor * two for one, two in zip(matrix[row], matrix[rank], strict=True)]
        rank += 1
    return {
        unknowns[next(index for index, value in enumerate(row) if value)]
        for row in matrix
        if sum(bool(value) for value in row) == 1
    }


def test_a_group_of_four_is_hidden_and_its_count_does_not_follow_from_the_total() -> None:
    hidden = hidden_groups([{"a": 4, "b": 30, "c": 9}])
    assert hidden == {"a", "c"}, "the smallest other group is hidden with it"


def test_a_group_of_five_is_shown() -> None:
    assert hidden_groups([{"a": 5, "b": 30}]) == frozenset()


def test_hidden_groups_are_together_no_small_group() -> None:
    assert hidden_groups([{"a": 2, "b": 2, "c": 9, "d": 30}]) == {"a", "b", "c"}


def test_a_group_without_answers_protects_nobody() -> None:
    assert hidden_groups([{"a": 4, "b": 0, "c": 9}]) == {"a", "c"}


def test_every_measure_is_protected() -> None:
    assert hidden_groups([{"a": 9, "b": 8, "c": 30}, {"a": 3, "b": 8, "c": 30}]) == {"a", "b"}


def test_what_is_hidden_already_counts() -> None:
    assert hidden_groups([{"a": 9, "b": 8, "c": 30}], ["c"]) == {"b", "c"}


def test_one_group_alone_is_shown_or_hidden() -> None:
    assert hidden_groups([{"a": 4}]) == {"a"}
    assert hidden_groups([{"a": 40}]) == frozenset()
    assert hidden_groups([]) == frozenset()


@pytest.mark.parametrize("seed", range(40))
def test_no_hidden_cell_follows_from_the_totals_of_rows_and_columns(seed: int) -> None:
    chance = random.Random(seed)
    rows, columns = range(chance.randint(2, 6)), range(chance.randint(2, 6))
    counts: Mapping[Cell, int] = {
        (f"r{row}", f"c{column}"): chance.choice((0, 2, 4, 7, 12, 30, 55)) for row in rows for column in columns
    }
    hidden = hidden_cells([counts])
    assert all(cell in hidden for cell, count in counts.items() if 0 < count < SMALLEST)
    assert not determined(hidden)
    for axis in (0, 1):
        for name in {cell[axis] for cell in hidden}:
            together = sum(counts[cell] for cell in hidden if cell[axis] == name)
            total = sum(count for cell, count in counts.items() if cell[axis] == name)
            assert together >= SMALLEST or together in (0, total)
