"""Small PDF pages with bleed, rendered as the print modules render them, and functions that read them back."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from tests.support import PROJECT
from velkomst.rendering.print import engine
from velkomst.rendering.print.print_variants import ORDINARY

Render = Callable[..., bytes]
Texts = Callable[[bytes], list[tuple[str, str]]]

_PAGE = """<!doctype html><html lang="da"><head><title>Prøve</title>
<meta name="dcterms.created" content="2026-11-20"><meta name="dcterms.modified" content="2026-11-20">
<style>@page {{ size: {width}mm {height}mm; margin: 5mm; bleed: {bleed}mm; @top-left {{ content: none }}
@top-right {{ content: none }} @bottom-left {{ content: none }} @bottom-right {{ content: none }} }}
@page :left {{ margin: 5mm }} @page :right {{ margin: 5mm }}
section {{ break-after: page }} section:last-child {{ break-after: auto }} {css}</style></head>
<body>{body}</body></html>"""


def picture(size: tuple[int, int], kind: str, alpha: bool = False, mode: str = "RGB") -> str:
    """Return the ``data:`` address of a picture with colours that run from side to side."""
    ramp = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (ramp, ramp.rotate(180), Image.new("L", size, 128))).convert(mode)
    if alpha:
        image.putalpha(ramp)
    out = BytesIO()
    image.save(out, kind)
    return f"data:image/{kind.lower()};base64,{base64.b64encode(out.getvalue()).decode()}"


@cache
def rendered(
    body: str, width: float = 148, height: float = 210, bleed: float = 3, css: str = "", direction: str = "ltr"
) -> bytes:
    """Return one HTML body as WeasyPrint prints it for us; sizes in mm."""
    page = _PAGE.format(body=body, width=width, height=height, bleed=bleed, css=css)
    return engine.pdf(page, PROJECT, ORDINARY.stylesheet, "samsoe/da/eu", direction)


def numbered(pages: int, width: float = 148, height: float = 210, bleed: float = 3) -> bytes:
    """Return so many pages, each with its number as its only text."""
    body = "".join(f"<section><h1>{number}</h1></section>" for number in range(1, pages + 1))
    return rendered(body, width, height, bleed)


def halves(data: bytes) -> list[tuple[str, str]]:
    """Return the text of the left and of the right half of every side."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        left = text.get_text_bounded(0, 0, width / 2, height).strip()
        found.append((left, text.get_text_bounded(width / 2, 0, width, height).strip()))
    document.close()
    return found


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def sound(data: bytes) -> bool:
    """Say what ``qpdf --check`` says."""
    with opened(data) as pdf:
        return pdf.check_pdf_syntax() == []
