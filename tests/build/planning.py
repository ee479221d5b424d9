"""Plan the tasks of a fixture project and compare their cache keys before and after an edit."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.support import DAY, ROOT, TESTS, copy_project
from velkomst.build.context import Records
from velkomst.build.executor import Done
from velkomst.build.keys import Keys, digest
from velkomst.build.pipeline import prepare
from velkomst.build.publications import PUBLICATIONS
from velkomst.build.request import Request, Workers
from velkomst.build.selection import Selection
from velkomst.build.task import Task
from velkomst.model import Artifact, Record
from velkomst.model.project import Project

SITES = (("nordby", "da"), ("nordby", "ar"), ("sydby", "da"))


@dataclass(frozen=True)
class PlannedProject:
    """A committed copy of the tiny project with the real templates; a test may edit it, commit, and plan again."""

    root: Path

    def commit(self, day: str) -> None:
        """Commit everything on a day in ISO format."""
        git(self.root, "add", ".", day=day)
        git(self.root, "commit", "--quiet", "-m", "Edit", day=day)

    def tasks(self, as_of: date = DAY, selection: Selection | None = None) -> dict[str, Task]:
        """Return the tasks of a build by name; sites and mails of an earlier build count as present."""
        project = Project(self.root)
        context, failed = prepare(project, Request(self.root / "out", as_of, selection or Selection()))
        present = tuple(
            Record(f"{publication}/{slug}/{language}/index.html", "0" * 64, 1, publication, slug, language)
            for slug, language in SITES
            for publication in ("site", "mail")
        )
        records = Records(present, failed)
        return {task.name: task for publication in PUBLICATIONS for task in publication.plan(context, records)}

    def keys(self, as_of: date = DAY) -> dict[str, str]:
        """Return the cache key of every task by name."""
        keys = Keys(Project(self.root))
        return {name: keys.of(task) for name, task in self.tasks(as_of).items()}


def planned_project(folder: Path) -> PlannedProject:
    """Copy the tiny project and the real templates into a folder and commit them."""
    root = folder / "project"
    copy_project(TESTS / "tiny", root)
    shutil.copytree(ROOT / "templates", root / "templates")
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(ROOT / name, root / name)
    (root / "requirements").mkdir()
    shutil.copy(ROOT / "requirements" / "runtime.txt", root / "requirements")
    for slug, languages in (("nordby", "da, ar"), ("sydby", "da")):
        file = root / "municipalities" / slug / "municipality.yml"
        lines = file.read_text("utf-8").split("\n")
        lines = [f"languages: [{languages}]" if line.startswith("languages:") else line for line in lines]
        file.write_text("\n".join(lines).replace("{language: en,", "{language: ar,"), "utf-8")
    (root / ".gitignore").write_text("out/\n.cache/\n")
    git(root, "init", "--quiet", day="2026-11-01")
    project = PlannedProject(root)
    project.commit("2026-11-01")
    return project


def render_quickly(tasks: Iterable[Task], _project: Project, _workers: Workers) -> Iterator[Done]:
    """Render nothing, in place of ``dispatch.run``: give each task a small file that depends on its view."""
    for task in tasks:
        data = digest(repr(task.view)).encode()
        reader = (task.municipality, task.language, task.audience)
        yield Done(task, (Artifact(f"{task.publication}/{digest(task.name)}", data, task.publication, *reader),))


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Return the names of the tasks with keys that differ; a task that is new or gone counts."""
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def git(root: Path, *arguments: str, day: str) -> None:
    """Run git as a fixed person, at noon on a day in ISO format."""
    moment = f"{day}T12:00:00+01:00"
    person = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "T"), ("EMAIL", "t@example.org"), ("DATE", moment))
    }
    command = ["git", "-C", str(root), "-c", "commit.gpgsign=false", *arguments]
    subprocess.run(command, check=True, env={**os.environ, **person})
