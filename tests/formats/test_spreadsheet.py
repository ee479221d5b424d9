"""Test the CSV files that a spreadsheet opens."""

from __future__ import annotations

import csv
import doctest
import io

import pytest

from velkomst.formats import spreadsheet
from velkomst.formats.spreadsheet import csv_table


def test_the_example_in_the_module() -> None:
    assert doctest.testmod(spreadsheet).failed == 0


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+45 12", "-2", "@SUM(1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    data = csv_table([["navn", cell]]).decode("utf-8-sig")
    ((_, read),) = csv.reader(io.StringIO(data, newline=""), delimiter=";")
    assert read == f"'{cell}"
    assert csv_table([[f"x{cell}"]]).decode("utf-8-sig").strip().strip('"').startswith("x")


def test_numbers_and_words_stay_as_they_are() -> None:
    assert csv_table([[-2, "a-b", "æ"]]) == "\ufeff-2;a-b;æ\r\n".encode()
