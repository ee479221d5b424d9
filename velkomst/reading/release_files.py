"""Read and write the records of released print editions in ``municipalities/<slug>/printed/``.

``build.py print release`` writes one file per release; nobody edits them. A file holds each text once per language,
and each edition lists the keys of its texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from velkomst.model import PrintedEdition
from velkomst.problems import Mark, Problem, problem

FOLDER = "printed"


class _Held(BaseModel):
    model_config = ConfigDict(extra="forbid")
    audience: str
    texts: list[str]


class _Language(BaseModel):
    model_config = ConfigDict(extra="forbid")
    editions: dict[str, _Held]
    texts: dict[str, dict[str, str]]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    released: date
    languages: dict[str, _Language]


def read(root: Path, slug: str) -> tuple[tuple[PrintedEdition, ...], tuple[Problem, ...]]:
    """Return a municipality's printed editions, the oldest first, and a problem for each file that cannot be read."""
    editions: list[PrintedEdition] = []
    problems: list[Problem] = []
    for path in sorted((root / "municipalities" / slug / FOLDER).glob("*.json"), key=_age):
        try:
            editions += _editions(_File.model_validate_json(path.read_bytes()))
        except (OSError, ValidationError, KeyError):
            problems.append(problem("printed-unreadable", Mark(path.relative_to(root).as_posix())))
    return tuple(editions), tuple(problems)


def _age(path: Path) -> tuple[str, int]:
    """Return the day in the name and the number of the release on that day: ``2026-11-22-2`` is the second."""
    day, number = path.stem[:10], path.stem[11:]
    return day, int(number) if number.isdigit() else 1


def _editions(file: _File) -> Iterator[PrintedEdition]:
    for language, content in file.languages.items():
        for id, held in content.editions.items():
            texts = {key: content.texts[key] for key in held.texts}
            yield PrintedEdition(id, file.released, language, held.audience, texts)


def written(editions: Iterable[PrintedEdition], released: date) -> bytes:
    """Return the file that records a release: the same bytes for the same editions."""
    languages: dict[str, dict[str, dict[str, object]]] = {}
    for edition in editions:
        language = languages.setdefault(edition.language, {"editions": {}, "texts": {}})
        language["editions"][edition.id] = {"audience": edition.audience, "texts": list(edition.texts)}
        language["texts"] |= {key: dict(words) for key, words in edition.texts.items()}
    content = {"released": released.isoformat(), "languages": languages}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
