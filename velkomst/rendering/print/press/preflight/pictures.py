"""Check that pictures are fine enough for paper."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.rendering.print.press.preflight.findings import Finding, finding
from velkomst.rendering.print.press.preflight.walking import Seen

_GOOD, _LEAST = 200, 120
"""Pixels per inch at the size in which a picture is printed."""


def faults(seen: Seen) -> Iterator[Finding]:
    """Yield the pictures with fewer pixels than paper needs."""
    for picture in seen.pictures:
        dpi, size = round(picture.dpi), f"{picture.width} x {picture.height}"
        if dpi < _LEAST:
            yield finding("picture-too-coarse", picture.page, size=size, dpi=dpi, wanted=_GOOD)
        elif dpi < _GOOD:
            yield finding("picture-coarse", picture.page, size=size, dpi=dpi, wanted=_GOOD)
