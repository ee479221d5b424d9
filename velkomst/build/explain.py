"""Explain an artifact: what it depends on, and why it was or was not rendered again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from velkomst.build.cache import Cache, JournalEntry, differences
from velkomst.build.context import BuildContext, Records
from velkomst.build.output import published
from velkomst.build.pipeline import prepare
from velkomst.build.publications import PUBLICATIONS
from velkomst.build.request import Request
from velkomst.build.selection import Selection, UnknownNameError
from velkomst.build.task import Task
from velkomst.model import Record
from velkomst.model.project import Project
from velkomst.problems import Mark
from velkomst.rendering.views import origins, text_hashes


@dataclass(frozen=True)
class ShownText:
    """A text that an artifact shows: its key, its places in the YAML, the day it changed, the names it looks up."""

    key: str
    places: tuple[Mark, ...]
    changed: date | None
    lookups: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """What an artifact depends on.

    ``last`` are the differences that caused its last rendering, ``next`` those that would cause another one now; see
    ``cache.differences``. ``cached`` says whether the next build takes it from the cache.
    """

    path: str
    task: str
    key: str
    cached: bool
    content_date: date | None
    texts: tuple[ShownText, ...]
    files: tuple[str, ...]
    messages: tuple[str, ...]
    last: tuple[str, ...]
    next: tuple[str, ...]


def explain(project: Project, path: str, out: Path, as_of: date) -> Explanation:
    """Explain the artifact at a path below the output folder, as if it were built on the day ``as_of``.

    Raises UnknownNameError for a path that no task made, UnreadableContentError when ``content/`` has errors.
    """
    cache, records = Cache(project.cache), published(out)
    record = next((record for record in records if record.path == path), None)
    entry = cache.task_of(path)
    if record is None or entry is None:
        known = sorted(record.path for record in records if cache.task_of(record.path))
        raise UnknownNameError("artifact", path, known[:5])
    context, failed = prepare(project, Request(out, as_of, _selection(record)))
    task = _task(entry.name, context, Records(records, failed))
    if task is None:
        raise UnknownNameError("artifact", path, ())
    parts = context.keys.parts(task)
    now = JournalEntry(
        entry.name, parts.key, parts.view, dict(parts.files), dict(parts.messages), text_hashes(task.view), entry.paths
    )
    return Explanation(
        path=path,
        task=entry.name,
        key=parts.key,
        cached=cache.get(parts.key) is not None,
        content_date=max((text.changed for text in _texts(task, context) if text.changed), default=None),
        texts=_texts(task, context),
        files=tuple(parts.files),
        messages=tuple(parts.messages),
        last=entry.reasons,
        next=differences(entry, now),
    )


def _selection(record: Record) -> Selection:
    """The part of the region that an artifact belongs to; empty names mean all of it."""
    municipality, language, audience = (
        (name,) if name else () for name in (record.municipality, record.language, record.audience)
    )
    return Selection(municipality, language, audience)


def _task(name: str, context: BuildContext, records: Records) -> Task | None:
    tasks = (task for publication in PUBLICATIONS for task in publication.plan(context, records))
    return next((task for task in tasks if task.name == name), None)


def _texts(task: Task, context: BuildContext) -> tuple[ShownText, ...]:
    places = context.editions.places_of_texts
    texts = {
        origin.key: ShownText(origin.key, _places(origin.key, places), origin.changed, origin.lookups)
        for origin in origins(task.view)
    }
    return tuple(texts.values())


def _places(key: str, places: Mapping[str, tuple[Mark, ...]]) -> tuple[Mark, ...]:
    """The places of a text; those of all its fields for the key of a place, an event or another entry."""
    if key in places:
        return places[key]
    fields = (marks for name, marks in places.items() if name.rpartition(":")[2].startswith(f"{key}."))
    return tuple(mark for marks in fields for mark in marks)
