"""Check PDF files by qpdf, poppler, page-validation and outloud, without code of our own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tools.audit.sheets import Box, Sheet, language_code

FORMS = ("", "-office", "-press")
BLEED_MM, MARKS_MM = 3, 10
_MM = 72 / 25.4
_NEAR = 0.6
"""Points, since pdfinfo rounds."""
_FONT = re.compile(r" (yes|no) +(yes|no) +(yes|no) +\d+ +\d+$")
_BOX = re.compile(r"Page +(\d+) (\w+)Box: +(\S+) +(\S+) +(\S+) +(\S+)")
_SCRIPTS = {"ar": re.compile("[\u0600-\u06ff\ufb50-\ufeff]"), "uk": re.compile("[\u0400-\u04ff]")}
_BARE_POINT = re.compile(r"^(\s*-?\d+)\.(?=,?$)", re.MULTILINE)
"""qpdf 11.3 writes the number ``768.`` of a PDF unchanged, which is invalid JSON."""
_LETTER = re.compile(r"[^\W\d_]")


def damage(pdf: Path) -> str:
    """Return the output of ``qpdf --check``; empty for a sound file."""
    done = subprocess.run(["qpdf", "--check", str(pdf)], capture_output=True, text=True, check=False)  # noqa: S607
    return "" if done.returncode == 0 else (done.stderr or done.stdout).strip()[-300:]


def universal(files: Sequence[Path]) -> dict[str, list[str]]:
    """Return the violations of PDF/UA-1 in each file, by page-validation."""
    judge = [sys.executable, str(Path(__file__).with_name("judge.py")), "ua", *map(str, files)]
    done = subprocess.run(judge, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def outloud(tool: Path, files: Sequence[Path]) -> dict[str, list[tuple[str, str, str]]]:
    """Return the findings of outloud in each file: severity, rule, message."""
    command = [str(tool), "--json", "-", "--fail-on", "never", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = {}
    for result in json.loads(done.stdout)["results"]:
        wrong = [("error", "file", result["error"])] if result["error"] else []
        wrong += [("error", run["rule"], "crashed") for run in result["rules"] if run.get("status") == "crashed"]
        findings = [(finding["severity"], finding["rule"], finding["message"]) for finding in result["findings"]]
        found[result["path"]] = [*wrong, *findings]
    return found


def fonts(pdf: Path, *, heard: bool) -> Iterator[str]:
    """Yield fonts that are not embedded and, where text is ``heard``, those without a map to Unicode."""
    done = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True)  # noqa: S607
    lines = done.stdout.splitlines()[2:]
    if not lines:
        yield "no font at all"
    for line in lines:
        found = _FONT.search(line)
        if not found:
            yield f"pdffonts says {line!r}"
        elif found[1] != "yes" or (heard and found[3] != "yes"):
            yield f"{line.split()[0]}: embedded {found[1]}, letters {found[3]}"


def sizes(out: Path, sheet: Sheet) -> Iterator[str]:
    """Yield every page with boxes that do not match its form."""
    width, height = (length * _MM for length in sheet.size)
    office = Counter[tuple[float, ...]]()
    for end in FORMS:
        name = f"{sheet.name}{end}.pdf"
        for page, boxes in _boxes(out / f"{sheet.stem}{end}.pdf").items():
            media, trim, bleed = boxes["Media"], boxes["Trim"], boxes["Bleed"]
            if end == "-office":
                office[tuple(sorted(_measure(media)))] += 1
            elif not _alike(_measure(trim), (width, height)):
                yield f"{name}: page {page} is {_in_mm(trim)}, not {sheet.size}"
            elif end == "" and not media == trim == bleed:
                yield f"{name}: page {page} has something outside its trim"
            elif end == "-press" and not (_around(trim, bleed, BLEED_MM) and _around(trim, media, MARKS_MM)):
                yield f"{name}: page {page} has bleed {bleed} and sheet {media} around {trim}"
    yield from (f"{sheet.name}-office.pdf: {n} × {size}" for size, n in office.items() if not _is_a4(size))


def put_together(out: Path, box: Box) -> Iterator[str]:
    """Yield a fault when the box of a reader has not as many pages as its sheets."""
    for end in FORMS[:2]:
        multiple = 2 if end == "-office" else 1  # each part begins on the front of a sheet
        parts = [-(-len(_boxes(out / f"{stem}{end}.pdf")) // multiple) * multiple for stem in box.parts]
        whole = len(_boxes(out / f"{box.stem}{end}.pdf"))
        if whole != sum(parts):
            yield f"{box.stem.removeprefix('print/')}{end}.pdf: {whole} pages, its sheets {sum(parts)}"


def spoken(pdf: Path, sheet: Sheet) -> Iterator[str]:
    """Yield faults of the declared language and direction of a screen form, and of its script."""
    root = _root(pdf)
    said = str(root.get("/Lang", "")).removeprefix("u:").removeprefix("b:")
    meant = language_code(sheet.language)
    if said != meant:
        yield f"/Lang is {said!r}, not {meant!r}"
    way = "/R2L" if sheet.language in ("ar", "fa") else "/L2R"
    if root.get("/ViewerPreferences", {}).get("/Direction") != way:
        yield f"the direction of its pages is {root.get('/ViewerPreferences', {}).get('/Direction')}, not {way}"
    yield from _letters(pdf, sheet.language)


def intent(pdf: Path) -> str:
    """Return the fault of the output intent of a press form, or ""."""
    root = _root(pdf)
    intents = [_object(pdf, one) if isinstance(one, str) else one for one in root.get("/OutputIntents", [])]
    good = any(intent.get("/S") == "/GTS_PDFX" and intent.get("/DestOutputProfile") for intent in intents)
    return "" if good else "no output intent with a profile"


def _letters(pdf: Path, language: str) -> Iterator[str]:
    """Yield pages of an Arabic or Ukrainian file that have words but none in that script."""
    done = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True)  # noqa: S607
    pages = done.stdout.decode().split("\f")[:-1]
    if not any(_LETTER.search(page) for page in pages):
        yield "no text can be read from it"
    script = _SCRIPTS.get(language)
    for number, page in enumerate(pages, 1):
        if script and _LETTER.search(page) and not script.search(page):
            yield f"page {number} has no letter of its language: {' '.join(page.split())[:80]}"


def _boxes(pdf: Path) -> dict[int, dict[str, tuple[float, ...]]]:
    command = ["pdfinfo", "-box", "-f", "1", "-l", "9999", str(pdf)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=True)
    found = dict[int, dict[str, tuple[float, ...]]]()
    for page, box, *corners in _BOX.findall(done.stdout):
        found.setdefault(int(page), {})[box] = tuple(map(float, corners))
    return found


def _root(pdf: Path) -> dict[str, Any]:
    return _object(pdf, _object(pdf, "trailer")["/Root"])


def _object(pdf: Path, reference: str) -> dict[str, Any]:
    """Return one object of a file as qpdf writes it: ``trailer``, or ``12 0 R``."""
    asked = reference.removesuffix(" R").replace(" ", ",")
    command = ["qpdf", "--json=2", "--json-key=qpdf", f"--json-object={asked}", str(pdf)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    (found,) = json.loads(_BARE_POINT.sub(r"\1.0", done.stdout))["qpdf"][1].values()
    return dict(found.get("value") or found["stream"]["dict"])


def _measure(box: tuple[float, ...]) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _alike(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(left - right) < _NEAR for left, right in zip(one, other, strict=True))


def _around(inner: tuple[float, ...], outer: tuple[float, ...], mm: float) -> bool:
    gap = mm * _MM
    return _alike(outer, (inner[0] - gap, inner[1] - gap, inner[2] + gap, inner[3] + gap))


def _is_a4(size: tuple[float, ...]) -> bool:
    return _alike(size, (210 * _MM, 297 * _MM))


def _in_mm(box: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(round(length / _MM, 1) for length in _measure(box))
