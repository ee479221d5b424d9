"""Audit everything printed by independent tools."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tools.audit import codes, papers, report, tree, twice  # noqa: E402 - this file is run, not imported: the path comes first
from tools.audit.sheets import Expected, Readers, Sheet, expected  # noqa: E402

STORE = ROOT / ".cache" / "audit"
AT_ONCE = 2
_BATCH = 20
_ENDS = (".pdf", "-office.pdf", "-press.pdf", "-preflight.json", "-press-preflight.json")
_TITLE = "tryksagerne"
In = TypeVar("In")
Out = TypeVar("Out")


def main(arguments: Sequence[str]) -> int:
    """Audit the prints that the arguments name; by default those of every municipality and language.

    A sample has every audience once in each language, and every municipality, unless ``--all`` is given.
    """
    parser = argparse.ArgumentParser("tools/audit/run prints", description="Efterprøv tryksagerne / audit the prints")
    parser.add_argument("-m", "--municipality", action="append", default=[])
    parser.add_argument("-l", "--language", action="append", default=[])
    parser.add_argument("--all", action="store_true", help="every reader, not a sample / hours")
    parser.add_argument("--out", type=Path, help="look at this finished tree instead of building one")
    parser.add_argument("--twice", action="store_true", help="build one edition (samsoe ar) twice and compare")
    parser.add_argument("--outloud", type=Path, required=True, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    begun = time.monotonic()
    if options.twice:
        slug, language = (*options.municipality, "samsoe")[0], (*options.language, "ar")[0]
        same = twice.compared(ROOT, STORE / "twice", slug, language)
        return report.write([same], STORE / "prints-twice", round(time.monotonic() - begun), 0, _TITLE)
    readers, wanted = expected(ROOT, options.municipality, options.language, every=options.all)
    out = (options.out or _built(readers)).absolute()
    checks = list(_tree(out, wanted))
    damaged, whole = _undamaged(out, wanted)
    checks.append(damaged)
    looked = _each(lambda sheet: codes.look(out, sheet), whole.sheets)
    checks += [*_papers(out, whole), *_judged(out, whole, options.outloud), *_looked(out, looked, whole.sheets)]
    pages = sum(one.pages for one in looked)
    return report.write(checks, STORE / "prints", round(time.monotonic() - begun), pages, _TITLE)


def _built(readers: Readers) -> Path:
    """Print everything for the readers, and nothing else; return the folder."""
    out = STORE / "printed"
    shutil.rmtree(out, ignore_errors=True)
    for (slug, language), audiences in readers.items():
        site = ("-m", slug, "-l", language)
        _run("build", "--only", "print", *site, *(word for name in audiences for word in ("-a", name)), "-o", str(out))
        for audience in audiences:
            _run("print", "press", *site, "-a", audience, "-o", str(out))
    return out


def _run(*arguments: str) -> None:
    """Run a command of build.py; raise SystemExit where it fails."""
    done = subprocess.run([sys.executable, "build.py", *arguments], cwd=ROOT, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)


def _tree(out: Path, wanted: Expected) -> Iterator[report.Check]:
    """Compare the files in the folder with those of the model."""
    lost = [f"{sheet.name}{end}" for sheet in wanted.sheets for end in _ENDS if not _is_there(out, sheet.stem, end)]
    lost += [f"{sheet.name}.csv" for sheet in wanted.sheets if sheet.serials and not _is_there(out, sheet.stem, ".csv")]
    lost += [f"{box.stem}{end}" for box in wanted.boxes for end in _ENDS[:2] if not _is_there(out, box.stem, end)]
    counted = f"{len(wanted.sheets)} tryksager/sheets × {len(_ENDS)}"
    yield report.Check("complete", f"Alt findes / all is there: {counted}", lost, list(wanted.absent))
    known = {f"{sheet.stem}{end}" for sheet in wanted.sheets for end in _ENDS}
    known |= {f"{box.stem}{end}" for box in wanted.boxes for end in _ENDS} | {
        f"print/{slug}/order.pdf" for slug in wanted.slugs
    }
    folders = {(out / sheet.stem).parent for sheet in wanted.sheets}
    there = [file.relative_to(out).as_posix() for folder in sorted(folders) for file in sorted(folder.glob("*.pdf"))]
    left = [path.removeprefix("print/") for path in there if path not in known]
    yield report.Check("left over", f"Intet andet ligger der / nothing else: {len(there)} PDF", left)
    dead = [fault for slug in wanted.slugs for fault in tree.dangling(out, out / "print" / slug)]
    yield report.Check("desk", f"Skrankens side: links / the desk's page: {len(wanted.slugs)}", dead)
    preflights = [sheet for sheet in wanted.sheets if _is_there(out, sheet.stem, "-preflight.json")]
    findings = [
        (sheet, *finding) for sheet in preflights for finding in _findings(out / f"{sheet.stem}-preflight.json")
    ]
    errors = [f"{sheet.name}: {what}" for sheet, severity, what in findings if severity == "error"]
    warnings = [f"{sheet.name}: {what}" for sheet, severity, what in findings if severity != "error"]
    yield report.Check("preflight", f"Vores egen preflight / our own: {len(preflights)} filer/files", errors, warnings)


def _findings(file: Path) -> Iterator[tuple[str, str]]:
    for form, findings in json.loads(file.read_text("utf-8")).items():
        if form != "trim_mm":
            yield from (
                (finding["severity"], f"{form}: {json.dumps(finding, ensure_ascii=False)}")
                for finding in findings["findings"]
            )


def _undamaged(out: Path, wanted: Expected) -> tuple[report.Check, Expected]:
    """Check every file by qpdf; damaged and incomplete files are skipped by the other tools."""
    stems = {sheet.stem: _ENDS[:3] for sheet in wanted.sheets} | {box.stem: _ENDS[:2] for box in wanted.boxes}
    files = [out / f"{stem}{end}" for stem, ends in stems.items() for end in ends if _is_there(out, stem, end)]
    damage = dict(zip(files, _each(papers.damage, files), strict=True))
    wrong = [f"{_short(out, file)}: {said}" for file, said in damage.items() if said]
    good = {stem for stem, ends in stems.items() if all(damage.get(out / f"{stem}{end}") == "" for end in ends)}
    sheets = tuple(sheet for sheet in wanted.sheets if sheet.stem in good and _has_list(out, sheet))
    needed = {
        box: [out / f"{stem}{end}" for stem in (box.stem, *box.parts) for end in _ENDS[:2]] for box in wanted.boxes
    }
    boxes = tuple(box for box, parts in needed.items() if all(damage.get(file) == "" for file in parts))
    return report.Check("qpdf", f"qpdf --check: {len(files)} PDF", wrong), Expected(sheets, (), boxes)


def _has_list(out: Path, sheet: Sheet) -> bool:
    return not sheet.serials or _is_there(out, sheet.stem, ".csv")


def _papers(out: Path, whole: Expected) -> Iterator[report.Check]:
    """Check pages and fonts by poppler and qpdf."""
    sheets, boxes = whole.sheets, whole.boxes
    files = [out / f"{sheet.stem}{end}" for sheet in sheets for end in _ENDS[:3]]
    files += [out / f"{box.stem}{end}" for box in boxes for end in _ENDS[:2]]
    heard = {out / f"{sheet.stem}.pdf" for sheet in sheets}
    embedded = _each(lambda file: list(papers.fonts(file, heard=file in heard)), files)
    wrong = [
        f"{_short(out, file)}: {said}" for file, findings in zip(files, embedded, strict=True) for said in findings
    ]
    yield report.Check("fonts", f"Skrifter er indlejret / fonts embedded (pdffonts): {len(files)} PDF", wrong)
    wrong = [said for findings in _each(lambda box: list(papers.put_together(out, box)), boxes) for said in findings]
    yield report.Check("boxes", f"Æsker har alle sider / boxes have all pages: {len(boxes)} × 2 PDF", wrong)
    sizes = _each(lambda sheet: list(papers.sizes(out, sheet)), sheets)
    asked = f"Sider, beskæring, A4 / boxes (pdfinfo): {len(sheets) * 3} PDF"
    yield report.Check("page sizes", asked, [said for findings in sizes for said in findings])
    wrong = [
        f"{sheet.name}.pdf: {said}"
        for sheet, findings in zip(
            sheets, _each(lambda sheet: list(papers.spoken(out / f"{sheet.stem}.pdf", sheet)), sheets), strict=True
        )
        for said in findings
    ]
    yield report.Check("language", f"Sprog, retning, bogstaver / language, direction: {len(sheets)} PDF", wrong)
    intents = _each(lambda sheet: papers.intent(out / f"{sheet.stem}-press.pdf"), sheets)
    wrong = [f"{sheet.name}-press.pdf: {said}" for sheet, said in zip(sheets, intents, strict=True) if said]
    yield report.Check("intent", f"OutputIntent (qpdf --json): {len(sheets)} PDF", wrong)


def _judged(out: Path, whole: Expected, command: Path) -> Iterator[report.Check]:
    """Check accessibility by page-validation and outloud; findings in papers with fields are listed in full."""
    files = [out / f"{sheet.stem}.pdf" for sheet in whole.sheets]
    files += [order for slug in whole.slugs if (order := out / "print" / slug / "order.pdf").is_file()]
    fields = {out / f"{sheet.stem}.pdf" for sheet in whole.sheets if sheet.fields}
    batches = [files[start : start + _BATCH] for start in range(0, len(files), _BATCH)]
    broken = {file: findings for batch in _each(papers.universal, batches) for file, findings in batch.items()}
    wrong = [f"{_short(out, Path(file))}: {said}" for file, findings in broken.items() for said in findings]
    named = [f"{_short(out, file)}: felter/fields, {len(broken[str(file)])} fejl/faults" for file in sorted(fields)]
    yield report.Check("PDF/UA-1", f"PDF/UA-1 (page-validation): {len(files)} PDF", wrong, named)
    heard = {
        file: findings
        for batch in _each(lambda some: papers.outloud(command, some), batches)
        for file, findings in batch.items()
    }
    wrong = [
        f"{_short(out, Path(file))}: {rule}: {words}"
        for file, findings in heard.items()
        for severity, rule, words in findings
        if severity == "error"
    ]
    rules = Counter(
        rule for findings in heard.values() for rule in {rule for level, rule, _ in findings if level == "warning"}
    )
    notes = [f"{rule} (warning): {count} PDF" for rule, count in rules.most_common()]
    notes += [
        f"{_short(out, file)}: {rule}: {words}"
        for file in sorted(fields)
        for level, rule, words in heard[str(file)]
        if level == "warning"
    ]
    yield report.Check("outloud", f"Hørt højt / heard (outloud): {len(files)} PDF", wrong, notes)


def _looked(out: Path, looked: Sequence[codes.ReadForm], sheets: Sequence[Sheet]) -> Iterator[report.Check]:
    """Check rendered pages, and the numbers of tickets."""
    read, again = sum(one.codes for one in looked), sum(one.again for one in looked)
    counted = (
        f"QR-koder/codes (ZXing, zbar, {codes.DOTS} dpi): {read} på/on {sum(one.pages for one in looked)} sider/pages"
    )
    later = [f"zbar looked along fewer lines for {again} of them: several on one page"] if again else []
    yield report.Check("codes", counted, [fault for one in looked for fault in one.faults], later)
    small = [fault for one in looked for fault in one.small]
    yield report.Check("size of codes", f"QR-koder mindst/codes at least {codes.LEAST_MM} mm: {read}", small)
    numbered = [sheet for sheet in sheets if sheet.serials]
    serials = sum(len(sheet.serials) for sheet in numbered)
    asked = f"Billetnumre i PDF, CSV og model / ticket numbers: {serials} i/in {len(numbered)} sæt/sets"
    yield report.Check("tickets", asked, list(codes.tickets(out, numbered)))
    blank = [fault for one in looked for fault in one.blank]
    yield report.Check("blank", f"Ingen blank side / no blank page: {sum(one.pages for one in looked)}", blank)


def _is_there(out: Path, stem: str, end: str) -> bool:
    return (out / f"{stem}{end}").is_file()


def _each(do: Callable[[In], Out], things: Iterable[In]) -> list[Out]:
    """Return the results for all items in order, two at a time; other processes do the work."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(do, things))


def _short(out: Path, file: Path) -> str:
    return file.relative_to(out / "print").as_posix()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
