"""Measure a project and its peers in one run on one machine, and print a table of medians and ratios.

Run with ``.venv/bin/python benchmarks/run.py``. Peers take turns with us, so a machine that drifts drifts for both.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

ROUNDS = 3


def main() -> None:
    """Print every comparison as a line of Markdown."""
    rows = [_sync_against_babel(), _site_against_stock_mkdocs(), *_commands()]
    sys.stdout.write("| what | ours, s | peer, s | ours / peer |\n|---|---|---|---|\n")
    for name, ours, peer in rows:
        ratio = f"{ours / peer:.3f}" if peer else "–"
        sys.stdout.write(f"| {name} | {ours:.2f} | {f'{peer:.2f}' if peer else '–'} | {ratio} |\n")


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

    from velkomst.i18n.inventory import Location, TextEntry
    from velkomst.i18n.sync import sync
    from velkomst.problems import Mark

    texts = [f"Tekst {number}: " + " ".join(f"ord{(number * 7 + k) % 97}" for k in range(35)) for number in range(200)]
    changed = [f"Ny {text}" if number < 10 else text for number, text in enumerate(texts)]
    before, after = (
        [TextEntry("shared", ("t", f"b{n}"), text, Location(Mark("x.yml"), "text")) for n, text in enumerate(each)]
        for each in (texts, changed)
    )
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


def _site_against_stock_mkdocs() -> tuple[str, float, float]:
    """One site of ours against `mkdocs build` of as many stock material pages of about the same length."""
    from velkomst.build.editions import EditionStore
    from velkomst.build.inspection import inspect
    from velkomst.model.project import Project
    from velkomst.reading.history import today
    from velkomst.rendering.site import render
    from velkomst.rendering.site.edition_views import site_view

    project = Project(ROOT)
    inspection = inspect(project, today())
    slug = inspection.library.region.demo[0]
    view = site_view(EditionStore(project, inspection, today()).edition(slug, "da"))
    pages = sum(artifact.path.endswith(".html") for artifact in render(view, project))
    with tempfile.TemporaryDirectory() as folder:
        _write_stock(Path(folder), pages)
        command = [sys.executable, "-m", "mkdocs", "build", "-q"]
        quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        ours, peer = _paired(
            lambda: render(view, project),
            lambda: subprocess.run(command, cwd=folder, check=True, env=quiet),
        )
    return f"one site of {pages} pages (peer: `mkdocs build`, stock material)", ours, peer


def _write_stock(folder: Path, pages: int) -> None:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: peer\ntheme: {name: material, font: false}\n", "utf-8")
    body = "\n\n".join(f"## Afsnit {number}\n\n" + "Et par ord om det. " * 12 for number in range(9))
    for number in range(pages):
        name = "index" if number == 0 else f"side-{number}"
        (folder / "docs" / f"{name}.md").write_text(f"# Side {number}\n\n{body}\n", "utf-8")


def _commands() -> list[tuple[str, float, float]]:
    """Whole processes: check, a cold build of the demo municipality, and the same build unchanged."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(project)], check=True)
        (project / ".venv").symlink_to(ROOT / ".venv")
        shutil.copytree(ROOT / "node_modules", project / "node_modules", symlinks=True)  # a link is refused
        build = [str(ROOT / ".venv/bin/python"), "build.py"]
        rows = []
        for name, rest, rounds in (
            ("`build.py check`", ["check"], ROUNDS),
            ("`build.py build --demo`, nothing cached", ["build", "--demo"], 1),
            ("`build.py build --demo`, nothing changed", ["build", "--demo"], ROUNDS),
        ):
            times = []
            for _ in range(rounds):
                started = time.perf_counter()
                subprocess.run([*build, *rest], cwd=project, check=True, capture_output=True)
                times.append(time.perf_counter() - started)
            rows.append((name, statistics.median(times), 0.0))
    return rows


if __name__ == "__main__":
    main()
