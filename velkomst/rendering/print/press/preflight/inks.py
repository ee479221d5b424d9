"""Check for colours that a press cannot print, and for too much ink."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from velkomst.rendering.print.press.preflight.findings import Finding, finding
from velkomst.rendering.print.press.preflight.walking import Seen

_MOST = 300
"""Per cent of ink, all four together, that coated paper carries; pictures are held below it by the profile."""
_SLACK = 1


def faults(pdf: pikepdf.Pdf, seen: Seen) -> Iterator[Finding]:
    """Yield colours that are not inks, and colours of too much ink."""
    for name, page in seen.strange.items():
        yield finding("colour-not-ink", page, space=name.removeprefix("/"))
    for colour, page in seen.inks.items():
        total = 100 * sum(colour)
        if total > _MOST + _SLACK:
            shown = "/".join(f"{100 * part:.0f}" for part in colour)
            yield finding("ink-too-much", page, colour=shown, total=f"{total:.0f}", most=_MOST)
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/ColorSpace") == "/DeviceRGB":
            yield finding("colour-not-ink", space="DeviceRGB")
