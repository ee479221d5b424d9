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
_TRANSLATION = re.compile(r'^msgstr "(?=\w)', re.MULTILINE)


def clone(folder: Path) -> Path:
    """Return a copy of the commit that is checked out, ready to build."""
    project = folder / "project"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(project)], check=True)
    shutil.copytree(ROOT / "node_modules" / "@ibm", project / "node_modules" / "@ibm")
    return project


def build_costs(project: Path, options: list[str], slug: str, language: str) -> Iterator[tuple[str, Cost]]:
    """Yield the cost of a cold build, of one without changes, and of one after each kind of edit."""
    command = [sys.executable, "build.py", "build", *options]
    yield "cold", measured(command, project)
    yield "nothing changed", measured(command, project)
    edits: dict[str, Callable[[], None]] = {
        "one local block": lambda: _edit_first(project / "municipalities" / slug / "topics", _WORD, r"\1 \1"),
        "one shared block in one language": lambda: _edit_first(
            project / "locales" / language / "LC_MESSAGES" / "shared.po", _TRANSLATION, 'msgstr "• '
        ),
        "one fact": lambda: _edit_first(project / "content" / "facts.yml", _NUMBER, "9876"),
        "one template": lambda: _append(project / "templates" / "print" / "checklist.html", "{# edited #}\n"),
    }
    for name, edit in edits.items():
        edit()
        subprocess.run(["git", *_PERSON, "commit", "-qam", name], cwd=project, check=True)
        yield name, measured(command, project)


def check_costs(project: Path, counts: tuple[int, ...]) -> Iterator[tuple[int, Cost]]:
    """Yield the cost of ``check`` for so many municipalities; missing ones are copies of the others.

    A copy repeats the ids of its model, so ``check`` may report errors.
    """
    folder = project / "municipalities"
    models = sorted(path for path in folder.iterdir() if path.is_dir())
    for count in counts:
        for number in range(len(models), count):
            target = folder / f"x{number:03}"
            if not target.exists():
                _copy_municipality(models[number % len(models)], target)
        yield count, measured([sys.executable, "build.py", "check"], project, allowed=(0, 1))


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
