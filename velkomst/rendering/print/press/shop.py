"""Make a PDF/X-4 file with bleed and marks for a print shop.

Nothing here proves that the file conforms to ISO 15930-7: see docs/printing.md.
"""

from __future__ import annotations

import hashlib

import pikepdf

from velkomst.rendering.print.press.files import opened, written
from velkomst.rendering.print.press.inks import Inks
from velkomst.rendering.print.press.intent import declare
from velkomst.rendering.print.press.marks import mark
from velkomst.rendering.print.press.profiles import PrintingCondition
from velkomst.rendering.print.press.separate import separate

_NOT_FOR_PAPER = (
    "/AcroForm", "/AA", "/Dests", "/MarkInfo", "/Names", "/OpenAction", "/Outlines", "/PageMode", "/StructTreeRoot",
    "/ViewerPreferences", "/Extensions",
)  # fmt: skip
"""Of the catalog: what only a screen shows. Links and tags have no meaning on paper."""
_NOT_OF_A_PAGE = ("/AA", "/Annots", "/StructParents", "/Tabs")


def press(data: bytes, profile: PrintingCondition) -> bytes:
    """Return the PDF in the four inks of ``profile``, bleed kept, with marks, boxes and output intent of PDF/X-4.

    Raises PressError for what cannot be converted: a mesh blend, a spot colour, a mask in an unknown colour space.
    """
    pdf = opened(data)
    fingerprint = hashlib.sha256(data + profile.data + profile.condition.encode()).hexdigest()
    _strip(pdf)
    separate(pdf, Inks(profile))
    for page in pdf.pages:
        mark(pdf, page)
    declare(pdf, profile, fingerprint)
    return written(pdf, "1.6")


def _strip(pdf: pikepdf.Pdf) -> None:
    for name in _NOT_FOR_PAPER:
        if name in pdf.Root:
            del pdf.Root[name]
    for page in pdf.pages:
        for name in _NOT_OF_A_PAGE:
            if name in page.obj:
                del page.obj[name]
