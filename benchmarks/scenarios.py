"""Measure what an editor waits for: builds after typical edits, and checks of a growing region."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measuring import Cost, measured

ROOT = Path(__file__).resolve().parent.parent
_PERSON = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org", "-c", "commit.gpgsign=false")
_WORD = re.compile(r"(?<=[a-zæøå] )([a-zæøå]{4,})(?= [a-zæøå])")
_NUMBER = re.compile(r'(?<=value: ")\d+(?=")')
_TRANSLATION = re.compile(r'^(msgctxt "[\w-]+\.(?!_)[\w-]+"\n(?:.+\n)*?msgstr ")(?=\w)', re.MULTILINE)
"""The beginning of the translation of a block."""


def clone(folder: Path) -> Path:
    """Return a copy of the commit that is checked out, ready to build."""
    project = folder / "project"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(project)], check=True)
    shutil.copytree(ROOT / "node_modules" / "@ibm", project / "node_modules" / "@ibm")
    return project


def build_costs(project: Path, options: list[str], slug: str, language: str) -> Iterator[tuple[str, Cost]]:
    """Yield the cost of a cold build, of one without changes, and of one after each kind of edit.

    Errors in other municipalities do not matter. Raises LookupError where the municipality itself is not built.
    """
    command = [sys.executable, "build.py", "build", *options]
    yield "cold", measured(command, project, allowed=(0, 1))
    if not (project / "out" / "site" / slug).is_dir():
        raise LookupError(f"{slug} was not built: run build.py check")
    yield "nothing changed", measured(command, project, allowed=(0, 1))
    edits: dict[str, Callable[[], None]] = {
        "one local block": lambda: _edit_first(project / "municipalities" / slug / "topics", _WORD, r"\1 \1"),
        "one shared block in one language": lambda: _edit_first(
            project / "locales" / language / "LC_MESSAGES" / "shared.po", _TRANSLATION, r"\1• "
        ),
        "one fact": lambda: _edit_first(project / "content" / "facts.yml", _NUMBER, "9876"),
        "one template": lambda: _append(project / "templates" / "print" / "checklist.html", "{# edited #}\n"),
    }
    for name, edit in edits.items():
        edit()
        subprocess.run(["git", *_PERSON, "commit", "-qam", name], cwd=project, check=True)
        yield name, measured(command, project, allowed=(0, 1))


def check_costs(project: Path, counts: tuple[int, ...]) -> Iterator[tuple[int, str, Cost]]:
    """Yield the cost of ``check`` for the region, then with copies of its municipalities up to each of ``counts``.

    Each count is checked with nothing kept, and again after the edit of one local text.
    """
    folder = project / "municipalities"
    models = sorted(path for path in folder.iterdir() if path.is_dir())
    command = [sys.executable, "build.py", "check"]
    for count in (len(models), *(count for count in counts if count > len(models))):
        for number in range(len(models), count):
            target = folder / f"x{number:03}"
            if not target.exists():
                _copy_municipality(models[number % len(models)], target)
        shutil.rmtree(project / ".cache", ignore_errors=True)
        yield count, "nothing kept", measured(command, project, allowed=(0, 1))
        _edit_first(models[0] / "topics", _WORD, r"\1 \1")
        yield count, "one local text", measured(command, project, allowed=(0, 1))


def site_costs(project: Path, slug: str, language: str) -> Iterator[tuple[str, Cost, Cost]]:
    """Yield what a site costs by us and by ``mkdocs build``, which gets the pages that we give our engine.

    First our engine alone, then also drawing the pages and all files next to them, then the same after the edit of a
    text. Each is the median of three processes, and the peer takes turns with each.
    """
    script = [sys.executable, "-m", "benchmarks.one_site", slug, language]
    stage = project.parent / "stage"
    subprocess.run([*script, "stage", str(stage)], cwd=project, check=True)
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(stage / "mkdocs.yml")]
    for name, before, ours in (
        ("the engine", "forget", ["engine", str(stage)]),
        ("drawn, with all files", "forget", ["render"]),
        ("drawn, with all files, one text changed", "keep", ["edited"]),
    ):
        pairs = []
        for _ in range(3):
            subprocess.run([*script, before], cwd=project, check=True)
            pairs.append((measured([*script, *ours], project), measured(mkdocs, project)))
        yield name, _median([own for own, _ in pairs]), _median([peer for _, peer in pairs])


def _median(costs: list[Cost]) -> Cost:
    """Return the cost with the median of the CPU time."""
    return sorted(costs, key=lambda cost: cost.cpu)[len(costs) // 2]


def _copy_municipality(model: Path, target: Path) -> None:
    """Copy a municipality under another slug and name; its catalogs are not copied."""
    shutil.copytree(model, target)
    file = target / "municipality.yml"
    text = re.sub(r"^(slug: ).*$", rf"\g<1>{target.name}", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(text, "utf-8")


def _edit_first(place: Path, pattern: re.Pattern[str], new: str) -> None:
    """Change the first match in a file, or in the YAML files of a folder. Raises LookupError where there is none."""
    for file in sorted(place.rglob("*.yml")) if place.is_dir() else [place]:
        text = file.read_text("utf-8")
        if pattern.search(text):
            file.write_text(pattern.sub(new, text, count=1), "utf-8")
            return
    raise LookupError(f"nothing to edit in {place}")


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")
