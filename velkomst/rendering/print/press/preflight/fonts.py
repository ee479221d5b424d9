"""Check that a PDF uses and embeds only our fonts, and that every character has a glyph."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from fontTools.ttLib import TTFont, TTLibError

from velkomst.rendering.print.press.preflight.findings import Finding, finding
from velkomst.rendering.print.press.preflight.walking import Seen

_FAMILIES = ("IBM-Plex-Sans", "IBM-Plex-Serif")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def faults(pdf: pikepdf.Pdf, seen: Seen) -> Iterator[Finding]:
    """Yield what is wrong with the fonts of a PDF and with what is written in them.

    WeasyPrint gives a missing character a number beyond the last glyph of the subset, so that is looked for.
    """
    for descriptor, name in _descriptors(pdf):
        if not name.split("+")[-1].replace(" ", "-").startswith(_FAMILIES):
            yield finding("font-strange", font=name)
        if descriptor is None or not any(file in descriptor for file in _FILES):
            yield finding("font-not-embedded", font=name)
    for key, glyphs in seen.glyphs.items():
        number = _number_of_glyphs(seen.fonts[key])
        if number is None:
            continue
        name = str(seen.fonts[key].get("/BaseFont", "")).split("+")[-1]
        for glyph, page in glyphs.items():
            if glyph == 0 or glyph >= number:
                yield finding("glyph-missing", page, font=name, glyph=glyph)


def _descriptors(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object | None, str]]:
    """Yield the descriptor and name of every font but the composite ones, which have none of their own."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and item.get("/Subtype") != "/Type0":
            yield item.get("/FontDescriptor"), str(item.get("/BaseFont", "?")).removeprefix("/")


def _number_of_glyphs(font: pikepdf.Object) -> int | None:
    """Return how many glyphs the embedded subset has; None where glyphs are numbered otherwise or none is embedded."""
    descendant = font["/DescendantFonts"][0]
    descriptor = descendant.get("/FontDescriptor", pikepdf.Dictionary())
    if not isinstance(descendant.get("/CIDToGIDMap", pikepdf.Name.Identity), pikepdf.Name):
        return None
    for name in _FILES:
        if name in descriptor:
            try:
                with TTFont(BytesIO(descriptor[name].read_bytes()), lazy=True) as file:
                    return int(file["maxp"].numGlyphs)
            except TTLibError:
                return None
    return None
