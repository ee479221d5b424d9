"""Choose which groups of a table of counts to hide, so that nobody learns the answers of a few persons.

A group of fewer than ``SMALLEST`` is hidden (primary suppression), and others with it where its figures would follow
from a total and the figures that are shown (secondary suppression): Hundepool et al., Statistical Disclosure Control.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias, TypeVar

SMALLEST = 5
"""Persons of the smallest group that is shown."""

Cell: TypeAlias = tuple[str, str]
"""A row and a column of a table."""
_Name = TypeVar("_Name", str, Cell)


def is_small(count: int) -> bool:
    """Return whether a group has answers, but so few that they are not shown."""
    return 0 < count < SMALLEST


def hidden_groups(measures: Iterable[Mapping[str, int]], hidden: Collection[str] = ()) -> frozenset[str]:
    """Return the groups to hide in a table of groups and their total.

    ``measures`` are counts of the same groups: of persons, of answers to a question. ``hidden`` are hidden already. In
    no measure do the hidden groups together have a small count, and where one is hidden there is another.
    """
    tables = tuple(measures)
    names = tuple(tables[0]) if tables else ()
    chosen = {*hidden, *(name for name in names for table in tables if is_small(table[name]))}
    while chosen and not _is_safe(chosen, tables) and (visible := [name for name in names if name not in chosen]):
        chosen.add(_smallest(visible, tables))
    return frozenset(chosen)


def hidden_cells(measures: Iterable[Mapping[Cell, int]], hidden: Collection[Cell] = ()) -> frozenset[Cell]:
    """Return the cells to hide in a table of rows and columns and their totals.

    No line then has hidden cells with a small count together, and the count of no hidden cell follows from the totals.
    """
    tables = tuple(measures)
    cells = tuple(tables[0]) if tables else ()
    chosen = {*hidden, *(cell for cell in cells for table in tables if is_small(table[cell]))}
    stuck: set[Cell] = set()
    while needs := [cell for cell in sorted(chosen - stuck) if _is_exposed(cell, chosen, tables)]:
        visible = [cell for cell in cells if cell not in chosen and _share_a_line(cell, needs[0])]
        if visible:
            chosen.add(_smallest(visible, tables))
        else:
            stuck.add(needs[0])
    return frozenset(chosen)


def _smallest(names: Iterable[_Name], tables: tuple[Mapping[_Name, int], ...]) -> _Name:
    """Return the group that costs least to hide: a group with answers before one without."""
    return min(names, key=lambda name: (tables[0][name] == 0, tables[0][name], name))


def _is_safe(chosen: Collection[_Name], tables: tuple[Mapping[_Name, int], ...]) -> bool:
    return len(chosen) > 1 and not any(is_small(sum(table[name] for name in chosen)) for table in tables)


def _share_a_line(one: Cell, other: Cell) -> bool:
    return one[0] == other[0] or one[1] == other[1]


def _is_exposed(cell: Cell, chosen: Collection[Cell], tables: tuple[Mapping[Cell, int], ...]) -> bool:
    """Return whether the count of a hidden cell, or of the hidden cells of one of its lines, is known and small."""
    lines = ([each for each in chosen if each[axis] == cell[axis]] for axis in (0, 1))
    return any(not _is_safe(line, tables) for line in lines) or _is_determined(cell, chosen)


def _is_determined(cell: Cell, chosen: Collection[Cell]) -> bool:
    """Return whether the totals of rows and columns determine the count of one hidden cell.

    Rows and columns are the nodes of a graph, hidden cells its edges. The count of a cell follows from the totals if
    and only if its edge is a bridge: on every cycle, an amount can be moved around without changing a total.
    """
    reached, waiting = {("row", cell[0])}, [("row", cell[0])]
    while waiting:
        kind, name = waiting.pop()
        axis, other = (0, "column") if kind == "row" else (1, "row")
        for edge in chosen:
            node = (other, edge[1 - axis])
            if edge != cell and edge[axis] == name and node not in reached:
                reached.add(node)
                waiting.append(node)
    return ("column", cell[1]) not in reached
