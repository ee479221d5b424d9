"""Divide a build over several jobs: render a shard of its tasks into a folder, and take such folders into the cache.

A shard holds tasks that need no files of others. Its folder has the layout of the cache and a manifest, so that
``verify`` checks it too. A build after ``take_in`` finds those tasks in the cache and makes the rest.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from velkomst.build.cache import Cache
from velkomst.build.context import Records
from velkomst.build.inputs import files_digest
from velkomst.build.output import MANIFEST, OutputError, guard, lock, place, replaced
from velkomst.build.pipeline import Progress, Work, perform, prepare, selected
from velkomst.build.publications import stages
from velkomst.build.request import Request
from velkomst.build.task import Task
from velkomst.build.verification import UnreadableManifestError, sha256, verify
from velkomst.model.project import Project

_STORED = re.compile(r"blobs/[0-9a-f]{2}/[0-9a-f]{64}|keys/[0-9a-f]{64}\.json|journal/[0-9a-f]{32}\.json")


@dataclass(frozen=True)
class Shard:
    """One part of a build: ``number`` from 1 to ``total``."""

    number: int
    total: int

    def of(self, tasks: Sequence[Task]) -> list[Task]:
        """Return every ``total``-th task, so that each shard has as many of each kind."""
        return list(tasks[self.number - 1 :: self.total])


@dataclass(frozen=True)
class ShardManifest:
    """What the manifest of a shard says: which part it is, and the day and the digest of what was built."""

    shard: Shard
    as_of: date
    request: str
    paths: tuple[str, ...]


def render_shard(project: Project, request: Request, shard: Shard, progress: Progress) -> Work:
    """Render one shard and write it to ``request.out``; what the cache holds is taken from there.

    Raises OutputError when the folder must not or cannot be written, and what ``prepare`` raises.
    """
    guard(request.out, project)
    with lock(project.cache):
        cache = Cache(project.cache)
        context, failed = prepare(project, request)
        records = Records((), failed)
        first = selected(next(iter(stages())), context)
        tasks = shard.of([task for publication in first for task in publication.plan(context, records)])
        work = perform(tasks, context, cache, request.workers, progress)
        names = [(task.name, context.keys.of(task)) for task in tasks]
        files = sorted({path for name, key in names for path in cache.files_of(name, key)})
        with replaced(request.out) as folder:
            for path in files:
                place(cache.folder / path, request.out / path, folder / path)
            entries = [{"path": path, "sha256": sha256(folder / path)} for path in files]
            about = {**asdict(shard), "as_of": request.as_of.isoformat(), "request": digest_of(project, request)}
            (folder / MANIFEST).write_text(json.dumps({"shard": about, "artifacts": entries}, indent=1) + "\n", "utf-8")
    return work


def digest_of(project: Project, request: Request) -> str:
    """Return the SHA-256 of the files of a project and of what is asked for, wherever and by whom it is made."""
    asked = replace(request, out=Path(), jobs=0, as_of=date.min)
    return hashlib.sha256(f"{asked!r}\0{files_digest(project)}".encode()).hexdigest()


def read_shards(folders: Iterable[Path]) -> dict[Path, ShardManifest]:
    """Return what the manifest of each folder says. Raises OutputError for a folder without a shard or with damage."""
    return {folder: _read(folder) for folder in folders}


def _read(folder: Path) -> ShardManifest:
    try:
        verification = verify(folder)
        stored = json.loads((folder / MANIFEST).read_text("utf-8"))
        about = stored["shard"]
        shard = Shard(int(about["number"]), int(about["total"]))
        paths = tuple(entry["path"] for entry in stored["artifacts"])
        manifest = ShardManifest(shard, date.fromisoformat(about["as_of"]), about["request"], paths)
    except (UnreadableManifestError, OSError, ValueError, KeyError, TypeError) as error:
        raise OutputError(f"{folder}: her er ingen del af en bygning (no shard of a build)") from error
    damaged = (*verification.missing, *verification.changed, *verification.extra)
    damaged = (*damaged, *(path for path in paths if not _STORED.fullmatch(path)))
    if damaged:
        raise OutputError(f"{folder}: {damaged[0]} er ikke, som den blev bygget (is not as it was built)")
    return manifest


def day_of(manifests: Iterable[ShardManifest]) -> date:
    """Return the day that all shards are built for. Raises OutputError where they differ, or there is none."""
    days = {manifest.as_of for manifest in manifests}
    if len(days) != 1:
        raise OutputError(
            "delene er ikke bygget til samme dag; byg dem igen med samme --as-of"
            " (the shards are not built for one day; build them again with one --as-of)"
        )
    return days.pop()


def take_in(project: Project, request: Request, shards: dict[Path, ShardManifest]) -> None:
    """Copy the files of all shards into the cache.

    Raises OutputError when a shard is missing, was built twice, or was built from other files or with other options,
    and when another build is running.
    """
    asked = digest_of(project, request)
    for folder, manifest in shards.items():
        if manifest.request != asked:
            raise OutputError(
                f"{folder}: bygget af andre filer eller med andre valg end her"
                " (built from other files or with other options than here)"
            )
    numbers = sorted((manifest.shard.total, manifest.shard.number) for manifest in shards.values())
    total = numbers[0][0] if numbers else 0
    if numbers != [(total, number) for number in range(1, total + 1)] or not total:
        have = ", ".join(f"{number}/{total}" for total, number in numbers)
        raise OutputError(f"hver del skal være her netop én gang (each shard must be here once): {have}")
    with lock(project.cache):
        for folder, manifest in shards.items():
            for path in manifest.paths:
                _copy(folder / path, project.cache / path)


def _copy(source: Path, target: Path) -> None:
    """Copy a file of a shard into the cache, where a reader sees the whole file or none."""
    if target.is_file() and target.parts[-3] == "blobs" and target.stat().st_size == source.stat().st_size:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f"{target.name}.new")
    shutil.copyfile(source, temporary)
    temporary.chmod(0o444 if "blobs" in target.parts[-3:] else 0o644)
    temporary.replace(target)
