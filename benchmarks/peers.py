"""Measure us and our peers at the same work: the pages of one site, and the guides of one municipality."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measuring import Cost, measured

ROUNDS = 3
_HUGO_PAGE = "<!doctype html><title>{{ .Title }}</title>{{ .Params.header | safeHTML }}{{ .Content }}"
"""A layout with the header that each page brings and its text; Hugo gets no theme, search or menus."""


def site_peers(project: Path, slug: str, language: str) -> Iterator[tuple[str, Cost]]:
    """Yield what each engine costs for the pages of one site, which are drawn already.

    Engines that are not installed are left out. Each cost is the median of three.
    """
    script = [sys.executable, "-m", "benchmarks.one_site", slug, language]
    stage, hugo = project.parent / "stage", project.parent / "hugo"
    if not stage.is_dir():
        subprocess.run([*script, "stage", str(stage)], cwd=project, check=True)
    settings = str(stage / "mkdocs.yml")
    commands = {
        "ours, with mkdocs": [*script, "engine", str(stage)],
        "ours, plain": [*script, "plain", str(stage)],
        "`mkdocs build`": [sys.executable, "-m", "mkdocs", "build", "-q", "-f", settings],
    }
    if find_spec("zensical"):
        commands["`zensical build`"] = [sys.executable, "-m", "zensical", "build", "-f", settings]
    if shutil.which("hugo"):
        _write_hugo_site(stage, hugo)
        commands["`hugo`"] = ["hugo", "--quiet", "-s", str(hugo)]
    made = (stage / "site", hugo / "public")
    yield from _in_turn({name: _runner([command], project, made) for name, command in commands.items()})


def guide_peers(project: Path, slug: str, language: str) -> Iterator[tuple[str, Cost]]:
    """Yield what the guides of all audiences cost by us, by a process of WeasyPrint for each, and by Typst.

    We also fill up the booklet, make the form for office printers and check both files; Typst gets text and headings
    without our design. Each cost is the median of three.
    """
    folder = project.parent / "guides"
    script = [sys.executable, "-m", "benchmarks.guides", slug, language]
    subprocess.run([*script, "pages", str(folder)], cwd=project, check=True)
    styles = [word for name in ("fonts.css", "guide.css") for word in ("-s", f"templates/print/{name}")]
    program = [sys.executable, "-m", "weasyprint", "-q", "--pdf-variant", "pdf/ua-1", "-u", f"{project}/", *styles]
    weasyprint = [[*program, str(page), str(page.with_suffix(".pdf"))] for page in sorted(folder.glob("*.html"))]
    ways = {"ours": [[*script, "render", str(folder)]], "`weasyprint`, a process for each": weasyprint}
    if find_spec("typst"):
        ways["Typst, text and headings alone"] = [[*script, "typst", str(folder)]]
    yield from _in_turn({name: _runner(commands, project) for name, commands in ways.items()})


def _runner(commands: Sequence[Sequence[str]], folder: Path, made_before: Sequence[Path] = ()) -> Callable[[], Cost]:
    """Return a function that removes folders, runs commands one after the other and returns their cost together."""

    def run() -> Cost:
        for path in made_before:
            shutil.rmtree(path, ignore_errors=True)
        costs = [measured(command, folder) for command in commands]
        return Cost(
            sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs), max(cost.memory for cost in costs)
        )

    return run


def _in_turn(ways: dict[str, Callable[[], Cost]]) -> Iterator[tuple[str, Cost]]:
    """Run all ways in turn, ``ROUNDS`` times, and yield of each the cost with the median CPU time."""
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, run in ways.items():
            costs[name].append(run())
    for name, rounds in costs.items():
        yield name, sorted(rounds, key=lambda cost: cost.cpu)[ROUNDS // 2]


def _write_hugo_site(stage: Path, target: Path) -> None:
    """Write a site for Hugo with the pages that are staged for mkdocs."""
    shutil.copytree(stage / "docs", target / "content")
    for index in (target / "content").rglob("index.md"):
        index.rename(index.with_name("_index.md"))
    layouts = target / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_HUGO_PAGE, "utf-8")
    settings = {
        "baseURL": "https://example.org/",
        "disableKinds": ["taxonomy", "term", "RSS", "sitemap"],
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
    }
    (target / "config.json").write_text(json.dumps(settings), "utf-8")
