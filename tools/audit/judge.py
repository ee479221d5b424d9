"""Check files by page-validation and ZXing as a process of its own, so that several run at once.

``judge.py ua FILE...``: each PDF's faults by page-validation (PDF/UA-1). ``judge.py codes PAGE...``: each rendered
page's QR codes by ZXing with their width in pixels, and whether the page is blank.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any


def universal(path: str) -> list[str]:
    """Return the rules of PDF/UA-1 that a file breaks, with the position."""
    import page  # noqa: PLC0415 - each job has its own packages

    found: dict[str, Any] = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1).to_dict()
    return [json.dumps(fault, ensure_ascii=False)[:300] for fault in found["failures"]]


def codes(path: str) -> dict[str, Any]:
    """Return the QR codes of one rendered page, and whether it is blank."""
    import zxingcpp  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    with Image.open(path) as picture:
        darkest, lightest = picture.getextrema()
        read = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    found = [(one.text, one.position.top_right.x - one.position.top_left.x) for one in read]
    return {"codes": found, "blank": darkest == lightest}


def main(job: str, paths: list[str]) -> None:
    """Write one JSON object: path -> result."""
    jobs: dict[str, Callable[[str], Any]] = {"ua": universal, "codes": codes}
    print(json.dumps({path: jobs[job](path) for path in paths}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
