"""Write the result of an audit to the console, ``report.json`` and ``report.html``."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

SHOWN = 10
"""Faults per check on the console; the report has all."""


@dataclass(frozen=True)
class Check:
    """One requirement and its violations; ``notes`` are not faults."""

    name: str
    promise: str
    faults: list[str]
    notes: list[str] = field(default_factory=list)


def write(checks: Sequence[Check], folder: Path, seconds: int, pages: int, title: str = "hjemmesiderne") -> int:
    """Write the report and print a summary; return 1 when a requirement is violated."""
    folder.mkdir(parents=True, exist_ok=True)
    broken = sum(len(check.faults) for check in checks)
    found = {"pages": pages, "seconds": seconds, "faults": broken, "checks": [asdict(check) for check in checks]}
    (folder / "report.json").write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / "report.html").write_text(_page(checks, seconds, pages, title), "utf-8")
    for check in checks:
        count = f": {len(check.faults)}" if check.faults else ""
        print(f"  {'FEJL' if check.faults else 'ok  '} {check.promise}{count}")
        for fault in check.faults[:SHOWN]:
            print(f"       {fault[:400]}")
        for note in check.notes[:SHOWN]:
            print(f"       – {note[:400]}")
        if len(check.notes) > SHOWN:
            print(f"       – … {len(check.notes) - SHOWN} mere/more")
    print(f"  {pages} sider/pages, {seconds} s, {broken} fejl/faults: {folder / 'report.html'}")
    return 1 if broken else 0


def _page(checks: Sequence[Check], seconds: int, pages: int, title: str) -> str:
    sections = "".join(
        f"<h2>{html.escape(check.promise)}</h2><p>{len(check.faults) or 'ingen fejl / no faults'}</p><ul>"
        + "".join(f"<li><code>{html.escape(fault)}</code></li>" for fault in check.faults)
        + "".join(f"<li>{html.escape(note)}</li>" for note in check.notes)
        + "</ul>"
        for check in checks
    )
    return (
        '<!doctype html><html lang="da"><meta charset="utf-8"><title>Efterprøvning</title>'
        f"<h1>Efterprøvning af {title}</h1><p>{pages} sider, {seconds} s</p>{sections}</html>\n"
    )
