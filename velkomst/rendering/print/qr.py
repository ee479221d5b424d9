"""Make a QR code of an address or a serial number, as a background of a printed page."""

from __future__ import annotations

import io
from functools import cache

import segno

from velkomst.rendering.print.drawings import address

LONGEST = 62
"""Bytes of a version 4 code with error correction M: 33 modules. The stylesheets print a code 22 mm wide with its quiet
zone, which makes a module 0.5 mm wide: readers still decode it at 150 dpi and slightly blurred."""


class NoQrError(ValueError):
    """The text cannot become a code that a phone reads from paper."""


@cache
def code(text: str, colour: str = "#1C1B22", *, longest: int = LONGEST) -> str:
    """Return the ``data:`` address of a QR code (error correction M, quiet zone of four modules).

    Raises NoQrError for text that is longer than ``longest`` or not ASCII: readers guess the encoding of other text,
    and guess wrong.
    """
    if not text.isascii() or len(text) > longest:
        raise NoQrError(f"no QR code for {text!r}: at most {longest} ASCII characters")
    drawn = io.BytesIO()
    symbol = segno.make(text, error="m", micro=False, boost_error=False)
    symbol.save(drawn, kind="svg", border=4, dark=colour, light="#FFFFFF", xmldecl=False, svgns=True, omitsize=True)
    return address(drawn.getvalue().decode().replace('class="qrline"', 'fill="none"'))
