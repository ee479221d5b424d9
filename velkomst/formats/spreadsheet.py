"""Write tables as CSV files that a Danish spreadsheet opens as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so would be computed: CSV injection, as OWASP describes it."""


def csv_table(rows: Iterable[Iterable[object]]) -> bytes:
    """Return rows with semicolons, CRLF and a byte order mark; no cell is read as a formula.

    >>> csv_table([("navn", 2), ("=1+1", "a")]).decode("utf-8-sig").split()
    ['navn;2', "'=1+1;a"]
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_without_formula(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _without_formula(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
