"""Measure builds, checks and peers in one run on one machine, and write ``docs/performance.md``.

Run with ``make bench``. Peers take turns with us, so a machine that drifts drifts for both.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.peers import guide_peers, site_peers
from benchmarks.report import Measures, write_report
from benchmarks.scenarios import ROOT, build_costs, check_costs, clone, site_costs

if TYPE_CHECKING:
    from velkomst.i18n.inventory import TextEntry

ROUNDS = 3
SLUG, EDITED = "samsoe", "pl"
"""The municipality that is built, and the language in which a translation is edited."""
COUNTS = (40, 98)
"""Municipalities to check: twice those of the region, and all of Denmark."""


def main() -> None:
    """Measure, and write the tables and the chart into ``docs/performance.md``."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--quick", action="store_true", help="one site and the region alone: to try the benchmark")
    parser.add_argument("-l", dest="languages", action="append", help="build these languages only (da and pl needed)")
    options = parser.parse_args()
    quick: bool = options.quick
    narrowed = [word for language in options.languages or () for word in ("-l", language)]
    scope = ["--only", "site", "-l", "da", "-l", EDITED] if quick else narrowed
    msgmerge = (_sync_against_msgmerge(count, changed) for count, changed in ((200, 10), (10_000, 500)))
    peers = [row for row in (_sync_against_babel(), *msgmerge) if row]
    with tempfile.TemporaryDirectory() as folder:
        project = clone(Path(folder))
        sites = list(site_costs(project, SLUG, "da"))
        same_work = [
            ("pages of one site, drawn already", list(site_peers(project, SLUG, "da"))),
            ("guides of all audiences, in Danish", list(guide_peers(project, SLUG, "da"))),
        ]
        builds = list(build_costs(project, ["--demo", *scope], SLUG, EDITED))
        growth = list(check_costs(project, () if quick else COUNTS))
    measures = Measures(peers, sites, same_work, builds, growth)
    write_report(ROOT / "docs", measures, quick=quick, languages=options.languages or ())


def _paired(ours: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    """Return the medians of two functions run in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for kept, function in zip(times, (ours, peer), strict=True):
            started = time.perf_counter()
            function()
            kept.append(time.perf_counter() - started)
    return statistics.median(times[0]), statistics.median(times[1])


def _sync_against_babel() -> tuple[str, float, float]:
    """200 messages of which 10 changed: our sync by context against Babel's fuzzy update."""
    from babel.messages.catalog import Catalog

    from velkomst.i18n.sync import sync

    texts, changed = _texts(0), _texts(10)
    before, after = _entries(texts), _entries(changed)
    old, _ = sync("", before, "de")

    def babel() -> None:
        catalog, template = Catalog("de"), Catalog()
        for text in texts:
            catalog.add(text, f"Ü {text}")
        for text in changed:
            template.add(text)
        catalog.update(template)

    ours, peer = _paired(lambda: sync(old, after, "de"), babel)
    return "PO sync, 200 messages, 10 changed (peer: Babel `Catalog.update`)", ours, peer


def _texts(changed: int, count: int = 200) -> list[str]:
    """Return so many texts, the first of which have another beginning."""
    texts = [f"Tekst {n}: " + " ".join(f"ord{(n * 7 + k) % 97}" for k in range(35)) for n in range(count)]
    return [f"Ny {text}" if number < changed else text for number, text in enumerate(texts)]


def _entries(texts: list[str]) -> list[TextEntry]:
    from velkomst.i18n.inventory import Location, TextEntry
    from velkomst.problems import Mark

    return [TextEntry("shared", ("t", f"b{n}"), text, Location(Mark("x.yml"), "text")) for n, text in enumerate(texts)]


def _sync_against_msgmerge(count: int, changed: int) -> tuple[str, float, float] | None:
    """So many messages, some changed: our sync against a process of msgmerge; None where that is not installed."""
    import polib

    from velkomst.i18n.sync import sync

    if shutil.which("msgmerge") is None:
        return None
    old, new = (_texts(number, count) for number in (0, changed))
    before, after = _entries(old), _entries(new)
    catalog, _ = sync("", before, "de")
    with tempfile.TemporaryDirectory() as folder:
        for name, texts in (("old.po", old), ("new.pot", new)):
            file = polib.POFile()
            file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "de"}
            file.extend(polib.POEntry(msgid=text, msgstr="" if name == "new.pot" else f"Ü {text}") for text in texts)
            file.save(f"{folder}/{name}")
        peer = ["msgmerge", "-q", "-o", "merged.po", "old.po", "new.pot"]
        ours, theirs = _paired(lambda: sync(catalog, after, "de"), lambda: subprocess.run(peer, cwd=folder, check=True))
    return f"PO sync, {count:,} messages, {changed:,} changed (peer: `msgmerge`)", ours, theirs


if __name__ == "__main__":
    main()
