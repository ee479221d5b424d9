"""Check QR codes, tickets and blank pages on rendered pages.

ZXing and zbar read every page at 150 dpi and must find what was meant, no less and no more. zbar takes edges of several
codes on one page for one code, so it may look at the same dots again, along other lines.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import segno

from tools.audit.sheets import Sheet
from velkomst.formats import serials

DOTS = 150
LINES = (2, 3, 4)
"""Scan densities for zbar to try when it reads wrong codes along all lines."""
LEAST_MM = 22
"""Millimetres with the quiet zone, by `docs/printing.md` and `rendering/print/qr.py`."""
_BLUR_MM = 0.35
"""Millimetres: two dots of 150 dpi, the precision of an edge."""
_QUIET = 8
_SERIAL = re.compile(r"\b[A-Z0-9]{4,7}-[A-Z0-9]{2,6}-[0-9]{6}-[0-9]\b")
_ZBAR = "{http://zbar.sourceforge.net/2008/barcode}"


@dataclass(frozen=True)
class ReadForm:
    """The result of both code readers for one screen form."""

    pages: int
    codes: int
    again: int
    """Codes that zbar reads only along fewer lines."""
    faults: tuple[str, ...]
    small: tuple[str, ...]
    blank: tuple[str, ...]


def look(out: Path, sheet: Sheet) -> ReadForm:
    """Render a screen form and read its codes with both readers."""
    pdf = out / f"{sheet.stem}.pdf"
    with TemporaryDirectory() as folder:
        pages = _rendered(pdf, Path(folder), DOTS)
        judge = [sys.executable, str(Path(__file__).with_name("judge.py")), "codes", *map(str, pages)]
        found = json.loads(subprocess.run(judge, capture_output=True, text=True, check=True).stdout)
        first = _zbar(pages)
        meant = Counter(sheet.codes)
        lost = meant - first
        late = _later(pages, lost)
    read = Counter(text for page in found.values() for text, _ in page["codes"])
    blank = [f"{sheet.name}.pdf: page {number}" for number, page in enumerate(found.values(), 1) if page["blank"]]
    faults = [f"{sheet.name}.pdf: not read: {text} ({number}×)" for text, number in (meant - read).items()]
    faults += [f"{sheet.name}.pdf: not expected: {text} ({number}×)" for text, number in (read - meant).items()]
    faults += [f"{sheet.name}.pdf: zbar does not read {text}" for text in lost - late]
    wide = [(text, _mm(text, dots)) for page in found.values() for text, dots in page["codes"]]
    small = [f"{sheet.name}.pdf: {text}: {mm:.1f} mm" for text, mm in wide if mm < LEAST_MM - _BLUR_MM]
    return ReadForm(len(found), read.total(), lost.total(), tuple(faults), tuple(small), tuple(blank))


def tickets(out: Path, sheets: Iterable[Sheet]) -> Iterator[str]:
    """Yield numbers that differ between paper, list and model, are valid on a specimen, or occur twice."""
    seen = dict[str, str]()
    for sheet in sheets:
        if not sheet.serials:
            continue
        with (out / f"{sheet.stem}.csv").open(encoding="utf-8-sig", newline="") as lines:
            listed = [row["serial"] for row in csv.DictReader(lines, delimiter=";")]
        yield from _differences(f"{sheet.name}.csv", listed, sheet.serials)
        for end in ("", "-office", "-press"):
            command = ["pdftotext", str(out / f"{sheet.stem}{end}.pdf"), "-"]
            words = subprocess.run(command, capture_output=True, check=True)
            yield from _differences(f"{sheet.name}{end}.pdf", _SERIAL.findall(words.stdout.decode()), sheet.serials)
        for one in listed:
            if serials.valid(one):
                yield f"{sheet.name}.csv: {one} is a valid number on a specimen"
            if one in seen:
                yield f"{sheet.name}.csv: {one} is in {seen[one]} too"
            seen[one] = sheet.name


def _differences(name: str, found: Iterable[str], meant: Iterable[str]) -> Iterator[str]:
    there, wanted = Counter(found), Counter(meant)
    yield from (f"{name}: lacks {one}" for one in wanted - there)
    yield from (f"{name}: has {one} too often, or not ours" for one in there - wanted)


def _rendered(pdf: Path, folder: Path, dots: int) -> list[Path]:
    subprocess.run(["pdftoppm", "-r", str(dots), "-gray", str(pdf), str(folder / "p")], check=True)  # noqa: S607
    return sorted(folder.glob("p-*.pgm"))


def _zbar(pages: Iterable[Path], lines: int = 1) -> Counter[str]:
    command = ["zbarimg", "--nodbus", "--xml", "-q", "-S*.enable=0", "-Sqrcode.enable=1"]
    command += [f"-Sx-density={lines}", f"-Sy-density={lines}", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, check=False)  # 4: no code at all
    return Counter(one.text or "" for one in ET.fromstring(done.stdout).iter(f"{_ZBAR}data"))  # noqa: S314 - our codes


def _later(pages: Iterable[Path], lost: Counter[str]) -> Counter[str]:
    """Return the lost codes that zbar reads on the same pages along fewer lines."""
    found = Counter[str]()
    for lines in LINES:
        if lost - found:
            found |= _zbar(pages, lines)
    return found


def _mm(text: str, dots: float) -> float:
    """Return the width of a code with its quiet zone; ``dots`` is the width of the code alone."""
    modules = segno.make(text, error="m", micro=False, boost_error=False).symbol_size(border=0)[0]
    return dots / DOTS * 25.4 * (modules + _QUIET) / modules
