"""Find the pages of a finished guide that end above the middle although no part begins on the next page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pikepdf

from velkomst.rendering.print.text_area import AT_THE_TOP, share_of_page

LEAST = 0.5
"""The least share of a page that text fills."""
_OPERATORS = "q Q cm BMC BDC EMC Tm Tj TJ"
_TEXT = ("Tj", "TJ")


def thin_pages(pdf: pikepdf.Pdf, parts: Mapping[str, float]) -> tuple[int, ...]:
    """Return the numbers of the pages that are less than half full, from 1.

    ``parts`` are the chapters and other parts in any order, and where each begins, in pages from the beginning of the
    guide. Only the pages from the first part up to that where the last part begins are looked at.
    """
    if not parts:
        return ()
    first, last = int(min(parts.values())), int(max(parts.values()))
    new_pages = {int(place) for place in parts.values() if place % 1 < AT_THE_TOP}
    fills = {page: _fill(pdf.pages[page]) for page in range(first, last) if page + 1 not in new_pages}
    return tuple(page + 1 for page, fill in fills.items() if fill < LEAST)


def _fill(page: pikepdf.Page) -> float:
    """Return how far down its text area the text of a page reaches, without headers, footers and drawings."""
    return max((share_of_page(height) for height in _heights(page)), default=0.0)


def _heights(page: pikepdf.Page) -> Iterator[float]:
    """Yield the baseline of each text that is no artifact, in points above the foot of the page."""
    matrix, text = pikepdf.Matrix(), pikepdf.Matrix()
    stack: list[pikepdf.Matrix] = []
    artifacts: list[bool] = []
    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator == "q":
            stack.append(matrix)
        elif operator == "Q" and stack:
            matrix = stack.pop()
        elif operator == "cm":
            matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
        elif operator == "Tm":
            text = pikepdf.Matrix(*map(float, operands))
        elif operator in ("BMC", "BDC"):
            artifacts.append(operands[0] == "/Artifact")
        elif operator == "EMC" and artifacts:
            artifacts.pop()
        elif operator in _TEXT and not any(artifacts):
            yield (text @ matrix).f
