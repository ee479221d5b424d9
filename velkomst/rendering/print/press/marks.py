"""Put a page on a larger sheet with crop marks and centre crosses.

All marks are outside the bleed and print in all four inks, so that the press can be set by it.
"""

from __future__ import annotations

import pikepdf

from velkomst.rendering.print.press.files import MM, PageBox, bleed, set_box, trim

_DISTANCE = 3.0
_LENGTH = 5.0
_MARGIN = 10.0
"""mm from the trim: where marks begin (never inside the bleed), how long they are, where the sheet ends."""
_CROSS = 2.0
"""mm: half of a centre cross's arms, radius of its circle doubled."""
_LINE = 0.25
"""Width of a mark in points."""
_ARTIFACT = "/Artifact <</Type /Page>> BDC"
"""The PDF name for cut marks and the like: content of the sheet, not of the page."""


def mark(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Give a page its three boxes and marks; nothing of it shows beyond its bleed."""
    finished, printed = trim(page), bleed(page)
    distance = max(_DISTANCE * MM, printed.right - finished.right, printed.top - finished.top)
    sheet = finished.grown(distance + (_MARGIN - _DISTANCE) * MM)
    set_box(page, "/TrimBox", finished)
    set_box(page, "/BleedBox", printed)
    set_box(page, "/MediaBox", sheet)
    for name in ("/CropBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]
    clip = f"q {printed.left:.3f} {printed.bottom:.3f} {printed.width:.3f} {printed.height:.3f} re W n\n"
    page.contents_add(pdf.make_stream(clip.encode()), prepend=True)
    page.contents_add(pdf.make_stream(f"\nQ {_ARTIFACT} q {_drawn(finished, distance)} Q EMC".encode()))
    page.contents_coalesce()


def _drawn(finished: PageBox, distance: float) -> str:
    lines = [*_corners(finished, distance), *_crosses(finished, distance)]
    return f"1 1 1 1 K {_LINE} w " + " ".join(lines)


def _corners(box: PageBox, distance: float) -> list[str]:
    """Return two lines at each corner, in line with the edges of the trim."""
    far = distance + _LENGTH * MM
    lines = []
    for x, way in ((box.left, -1), (box.right, 1)):
        lines += [_line(x + way * distance, y, x + way * far, y) for y in (box.bottom, box.top)]
    for y, way in ((box.bottom, -1), (box.top, 1)):
        lines += [_line(x, y + way * distance, x, y + way * far) for x in (box.left, box.right)]
    return lines


def _crosses(box: PageBox, distance: float) -> list[str]:
    """Return a cross with a circle at the middle of each side."""
    away = distance + _LENGTH / 2 * MM
    middle_x, middle_y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    centres = (
        (middle_x, box.bottom - away),
        (middle_x, box.top + away),
        (box.left - away, middle_y),
        (box.right + away, middle_y),
    )
    return [_cross(x, y) for x, y in centres]


def _cross(x: float, y: float) -> str:
    arm, radius = _CROSS * MM, _CROSS / 2 * MM
    bow = radius * 0.5523
    circle = (
        f"{x + radius:.3f} {y:.3f} m "
        f"{x + radius:.3f} {y + bow:.3f} {x + bow:.3f} {y + radius:.3f} {x:.3f} {y + radius:.3f} c "
        f"{x - bow:.3f} {y + radius:.3f} {x - radius:.3f} {y + bow:.3f} {x - radius:.3f} {y:.3f} c "
        f"{x - radius:.3f} {y - bow:.3f} {x - bow:.3f} {y - radius:.3f} {x:.3f} {y - radius:.3f} c "
        f"{x + bow:.3f} {y - radius:.3f} {x + radius:.3f} {y - bow:.3f} {x + radius:.3f} {y:.3f} c S"
    )
    return f"{_line(x - arm, y, x + arm, y)} {_line(x, y - arm, x, y + arm)} {circle}"


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"
