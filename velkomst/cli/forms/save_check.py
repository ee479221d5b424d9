"""Check a file before it is saved, in a copy of the content, and find the form's field of each message."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from velkomst.build.inputs import FILES
from velkomst.build.inspection import inspect
from velkomst.cli.forms import editable_files
from velkomst.cli.forms.choices import Choices
from velkomst.cli.forms.conversions import EACH, rules
from velkomst.cli.forms.fields import Field, fields
from velkomst.cli.forms.form_kinds import kind_of
from velkomst.cli.forms.layers import layer_of
from velkomst.cli.forms.words import words
from velkomst.model.project import Project
from velkomst.problems import ContentError, Mark, Problem, UnreadableContentError
from velkomst.reading.diagnostics import Documents
from velkomst.reading.document.parser import Data, Document, parse
from velkomst.reading.document.parser import Path as DataPath

_NOT_ACCEPTED = ("based-on-missing", "borrowed-based-on-missing")
"""Warnings about changes without the fingerprint of the text above."""
_COPIED = ("content", "municipalities")
_LINKED = (*("locales", "templates", "node_modules", "schemas"), *FILES, ".cache")
"""Besides what a check reads, its kept results: those of texts that nobody has changed are valid in the copy too."""


@dataclass(frozen=True)
class SaveCheck:
    """A text that somebody wants to save, every problem that the project then has, and the answer for the form."""

    path: str
    text: str
    problems: tuple[Problem, ...]
    answer: Mapping[str, Any]


def check_save(
    project: Project,
    as_of: date,
    path: str,
    text: str,
    before: Iterable[Problem],
    documents: Documents | None = None,
) -> SaveCheck:
    """Check a text that is not saved yet.

    ``before`` are the problems of the project as it is, ``documents`` the files of the last time. New errors refuse the
    save; new warnings are shown. The answer has the fingerprint of the text above for each change without one, and the
    form writes it. Raises RefusedPathError for a path that may not be edited.
    """
    editable_files.checked(project.root, path)
    with tempfile.TemporaryDirectory(prefix="velkomst-") as folder:
        candidate = Project(_copy(project, Path(folder)))
        editable_files.delete(candidate.root, path)
        editable_files.write(candidate.root, path, text)
        found = problems_of(candidate, as_of, documents)
        new = new_problems(found, before)
        accepted = [problem for problem in new if problem.code in _NOT_ACCEPTED and problem.mark.path == path]
        based_on = [_based_on(candidate.root, problem) for problem in accepted]
        messages = [_message(candidate.root, path, problem) for problem in new if problem not in accepted]
    messages.sort(key=lambda message: (message["severity"] != "error", message["place"]))
    refused = any(message["severity"] == "error" for message in messages)
    table = words()["page"]
    title = table["refused" if refused else "noted"]
    answer = {"refused": refused, "title": title, "close": table["close"], "problems": messages, "based_on": based_on}
    return SaveCheck(path, text, found, answer)


def problems_of(project: Project, as_of: date, documents: Documents | None = None) -> tuple[Problem, ...]:
    """Return the problems of a project, also where its shared content cannot be read."""
    try:
        return inspect(project, as_of, documents).problems
    except UnreadableContentError as error:
        return error.problems


def new_problems(found: Iterable[Problem], before: Iterable[Problem]) -> list[Problem]:
    """Return the problems that were not there before; one that only moved to another line is not new."""
    known = Counter((problem.mark.path, problem.code, problem.message()) for problem in before)
    new = []
    for problem in found:
        key = problem.mark.path, problem.code, problem.message()
        known[key] -= 1
        if known[key] < 0:
            new.append(problem)
    return new


def _copy(project: Project, folder: Path) -> Path:
    """Copy the content of a project by hard links, and link to the rest that a check reads."""
    for name in _COPIED:
        if (project.root / name).is_dir():
            shutil.copytree(project.root / name, folder / name, copy_function=_linked, symlinks=True)
    for name in _LINKED:
        if (project.root / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).symlink_to((project.root / name).resolve())
    return folder


def _linked(source: str, target: str) -> str:
    """Link a file, or copy it where the temporary folder is on another disk."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target


def _based_on(root: Path, problem: Problem) -> dict[str, Any]:
    """Return the path of the fingerprint of a change or loan in the form, and its value."""
    *entry, _ = form_place(root, problem).path
    return {"path": [*entry, "based_on"], "value": dict(problem.details)["now"]}


def _message(root: Path, saved: str, problem: Problem) -> dict[str, Any]:
    """Return a problem for the form; ``path`` leads to its field where it is in the file that is saved."""
    place = form_place(root, problem)
    shown = _in_words(problem, place.names)
    return {
        "severity": problem.severity,
        "field": " › ".join(place.labels) or f"{words()['page']['file']} {problem.mark.path}",
        "path": list(place.path) if problem.mark.path == saved and place.path else None,
        "message": shown.message(),
        "hint": shown.hint(),
        "place": str(problem.mark),
    }


@dataclass(frozen=True)
class FormPlace:
    """Where a problem is in a form; empty where its file cannot be read, has no form, or is wrong as a whole.

    ``labels`` and ``path`` lead to its field, such as ``Tekster 2`` and ``blocks, 1, source``. ``names`` maps the keys
    of its sibling and parent fields to their labels.
    """

    labels: tuple[str, ...] = ()
    path: DataPath = ()
    names: Mapping[str, str] = field(default_factory=dict)


def form_place(root: Path, problem: Problem) -> FormPlace:
    """Return where a problem is in the form of its file; a key that is missing is at its own field."""
    path = problem.mark.path
    layer = layer_of(root, path)
    kind = kind_of(root, layer, path) if layer else ""
    try:
        document = parse((root / path).read_bytes(), path)
    except (OSError, ContentError):
        return FormPlace()
    in_file = _path_at(document, problem.mark)
    known = fields(kind, Choices({})) if kind else []
    labels, names = _labels(known, document.data, in_file)
    in_form = _in_form(kind, document.data, in_file) if kind else ()
    missing = _missing(problem)
    if in_form and missing in names:
        entry = max((index + 1 for index, part in enumerate(in_form) if isinstance(part, int)), default=0)
        in_form = (*in_form[:entry], missing)
    return FormPlace(tuple(labels), in_form, names)


def _missing(problem: Problem) -> str:
    """Return the first key that a problem says is missing, or ""."""
    details = dict(problem.details)
    return details.get("missing", "").split(", ")[0] or (details["key"] if problem.code == "missing-key" else "")


def _in_words(problem: Problem, names: Mapping[str, str]) -> Problem:
    """Return a problem that names the fields of the form instead of the keys of the file."""
    shown = (
        (detail, ", ".join(names.get(key, key) for key in value.split(", ")) if detail in ("key", "missing") else value)
        for detail, value in problem.details
    )
    return replace(problem, details=tuple(shown))


def _in_form(kind: str, data: Data, path: DataPath) -> DataPath:
    """Return the path of a value in the data of the form, in which free keys are a list of pairs."""
    conversions = rules(kind, in_folder=False)["conversions"]
    in_form: list[str | int] = []
    pattern: list[str] = []
    for part in path:
        node: Any = data
        if conversions.get("/".join(pattern), "").startswith("pairs"):
            in_form += [[*node].index(part), "value"]
            pattern.append(EACH)
        else:
            in_form.append(part)
            pattern.append(EACH if isinstance(part, int) else part)
        data = node[part]
    return tuple(in_form)


def _path_at(document: Document, mark: Mark) -> DataPath:
    """Return the path of the value or key at a position, else of the last value that begins before it."""
    position = (mark.line, mark.column)
    values = [path for path, at in document.positions.items() if at == position]
    keys = [path for path, at in document.keys.items() if at == position]
    before = [(at, len(path), path) for path, at in document.positions.items() if at < position]
    if position == (1, 1):
        return ()
    return max(values or keys, key=len, default=max(before, key=lambda place: place[:2])[2] if before else ())


def _labels(fields: Sequence[Field], data: Data, path: DataPath) -> tuple[list[str], dict[str, str]]:
    """Return the labels of the fields along a path, and those of all fields around it by their keys.

    An item of a list has its number, from 1, and its id.
    """
    labels: list[str] = []
    names = {field["name"]: field["label"] for field in fields}
    for part in path:
        node: Any = data
        data = node[part]
        if isinstance(part, int):
            name = data.get("id") if isinstance(data, dict) else None
            labels[-1:] = [f"{labels[-1]} {part + 1}" + (f" ({name})" if name else "")] if labels else []
            continue
        field = next((field for field in fields if field["name"] == part), None)
        labels.append(field["label"] if field else part)
        fields = _below(field) if field else []
        names |= {field["name"]: field["label"] for field in fields}
    return labels, names


def _below(field: Field) -> list[Field]:
    """Return the fields inside a field, of all its types."""
    types: list[Field] = [inner for kind in field.get("types", ()) for inner in kind["fields"]]
    return [*field.get("fields", ()), *types]
