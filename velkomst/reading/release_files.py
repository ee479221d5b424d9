"""Read and write the records of released sheets: ``municipalities/<slug>/printed/*.json``.

``build.py print release`` writes one file per release; nobody edits them. A text is written once per language, and a
sheet once for all languages with the same keys. Where a sheet shows fewer fields of a text than are recorded, its key
names them: ``health.choose-gp[title,cost]``. Files of the first format, which recorded all that was printed for a
reader together, can be read still.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from velkomst.model import PrintedSheet
from velkomst.problems import Mark, Problem, problem

FOLDER = "printed"
_Fields = dict[str, dict[str, str]]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _OldEdition(_Model):
    audience: str
    texts: list[str]


class _OldLanguage(_Model):
    editions: dict[str, _OldEdition]
    texts: _Fields


class _OldFile(_Model):
    released: date
    languages: dict[str, _OldLanguage]


class _Sheet(_Model):
    sheet: str
    name: str
    audience: str
    ids: dict[str, str]
    """Language -> id."""
    texts: list[str]


class _File(_Model):
    released: date
    sheets: list[_Sheet]
    texts: dict[str, _Fields]
    """Language -> key -> field -> words."""


def read(root: Path, slug: str) -> tuple[tuple[PrintedSheet, ...], tuple[Problem, ...]]:
    """Return a municipality's released sheets, the oldest first, and a problem for each file that cannot be read."""
    sheets: list[PrintedSheet] = []
    problems: list[Problem] = []
    for path in sorted((root / "municipalities" / slug / FOLDER).glob("*.json"), key=_age):
        try:
            sheets += _parsed(path.read_bytes())
        except (OSError, ValidationError, KeyError):
            problems.append(problem("printed-unreadable", Mark(path.relative_to(root).as_posix())))
    return tuple(sheets), tuple(problems)


def written(sheets: Iterable[PrintedSheet], released: date) -> bytes:
    """Return the file that records a release: the same bytes for the same sheets."""
    listed = tuple(sheets)
    texts: dict[str, _Fields] = {}
    for sheet in listed:
        of_language = texts.setdefault(sheet.language, {})
        for key, words in sheet.texts.items():
            of_language.setdefault(key, {}).update(words)
    groups: dict[tuple[str, str, str, tuple[str, ...]], dict[str, str]] = {}
    for sheet in listed:
        keys = tuple(_with_fields(key, words, texts[sheet.language][key]) for key, words in sheet.texts.items())
        groups.setdefault((sheet.sheet, sheet.name, sheet.audience, keys), {})[sheet.language] = sheet.id
    content = {
        "released": released.isoformat(),
        "sheets": [
            {"sheet": sheet, "name": name, "audience": audience, "ids": ids, "texts": keys}
            for (sheet, name, audience, keys), ids in groups.items()
        ],
        "texts": texts,
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _age(path: Path) -> tuple[str, int]:
    """Return the day in the name and the number of the release on that day: ``2026-11-22-2`` is the second."""
    day, number = path.stem[:10], path.stem[11:]
    return day, int(number) if number.isdigit() else 1


def _parsed(data: bytes) -> Iterator[PrintedSheet]:
    try:
        file = _File.model_validate_json(data)
    except ValidationError:
        yield from _old_editions(_OldFile.model_validate_json(data))
        return
    for group in file.sheets:
        for language, id in group.ids.items():
            texts = dict(_selected(key, file.texts[language]) for key in group.texts)
            yield PrintedSheet(id, group.sheet, group.name, language, group.audience, texts, file.released)


def _with_fields(key: str, words: Mapping[str, str], recorded: Mapping[str, str]) -> str:
    return key if len(words) == len(recorded) else f"{key}[{','.join(words)}]"


def _selected(key: str, texts: _Fields) -> tuple[str, dict[str, str]]:
    """Return a key without its fields, and the words of those fields."""
    name, bracket, fields = key.removesuffix("]").partition("[")
    return name, {field: texts[name][field] for field in fields.split(",")} if bracket else texts[name]


def _old_editions(file: _OldFile) -> Iterator[PrintedSheet]:
    for language, recorded in file.languages.items():
        for id, edition in recorded.editions.items():
            texts = dict(entry for key in edition.texts for entry in _converted(key, recorded.texts[key]))
            yield PrintedSheet(id, "", "", language, edition.audience, texts, file.released)


def _converted(key: str, words: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the entries that a text of the first format has today."""
    kind, _, name = key.rpartition(":")
    if kind == "place":
        yield f"_places.{name}", dict(words)
    elif kind == "ticket":
        yield f"_tickets.{name}", {field: words[field] for field in ("partner", "valid_until") if field in words}
        yield from (
            (f"_tickets.{name}.{field}", {"text": words[field]}) for field in ("title", "terms") if field in words
        )
    elif "." in name:
        yield f"_letters.{name}" if kind == "letter" else name, dict(words)
    else:
        container = f"_letters.{name}" if kind == "letter" else name
        yield from ((f"{container}._{field}", {"text": text}) for field, text in words.items())
