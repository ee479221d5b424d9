"""A place in a file, a code and its details in; one readable message with the cause and the mend out.

The words stand in ``messages/problems.toml``, Danish and English side by side, so that an editor's message can
be improved without touching a rule.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypedDict

Severity = Literal["error", "warning"]
Words = Literal["da", "en"]

_DID_YOU_MEAN = {"da": " (mente du '{near}'?)", "en": " (did you mean '{near}'?)"}


@dataclass(frozen=True, order=True)
class Mark:
    """A place in a file that people edit: path relative to the project root, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in the content.

    ``slug`` names the municipality whose build it stops; empty means the whole region.
    ``details`` fill the message; the detail ``near`` adds "did you mean".
    """

    mark: Mark
    code: str
    severity: Severity
    details: tuple[tuple[str, str], ...] = ()
    municipality: str = ""

    def message(self, words: Words = "da") -> str:
        """Return what is wrong, in Danish or English, without the place."""
        details = dict(self.details)
        text = _table()[self.code][words].format_map(details)
        if details.get("near"):
            text += _DID_YOU_MEAN[words].format_map(details)
        return text

    def hint(self, words: Words = "da") -> str:
        """Return how to mend it, in Danish or English."""
        hint: str = _table()[self.code]["mend" if words == "da" else "mend_en"]
        return hint.format_map(dict(self.details))

    def line(self, words: Words = "da") -> str:
        """Return ``file:line:col: message`` as editors and CI logs know it."""
        return f"{self.mark}: {self.message(words)}"


class ContentError(Exception):
    """Raised where reading cannot go on; carries every problem found so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(problem.line("en") for problem in self.problems))


class _ProblemTexts(TypedDict):
    severity: Severity
    da: str
    en: str
    mend: str
    mend_en: str


@cache
def _table() -> dict[str, _ProblemTexts]:
    path = Path(__file__).parent / "messages" / "problems.toml"
    table: dict[str, _ProblemTexts] = tomllib.loads(path.read_text("utf-8"))
    return table


def codes() -> tuple[str, ...]:
    """Return every known problem code, in the order of the table."""
    return tuple(_table())


def problem(code: str, mark: Mark, *, slug: str = "", **details: object) -> Problem:
    """Make a problem whose severity comes from the table.

    ``slug`` defaults to the municipality whose folder the mark lies in.
    Raises KeyError for a code that the table does not know.
    """
    filled = tuple(sorted((name, str(value)) for name, value in details.items()))
    return Problem(mark, code, _table()[code]["severity"], filled, slug or owner(mark.path))


def owner(path: str) -> str:
    """Return the slug of the municipality that owns a path, or "" for the region.

    >>> owner("municipalities/samsoe/places.yml")
    'samsoe'
    >>> owner("content/facts.yml")
    ''
    """
    parts = path.split("/")
    return parts[1] if parts[0] == "municipalities" and len(parts) > 2 else ""
