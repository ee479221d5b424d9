"""Define problems in content and format them as messages with position, cause and fix.

The texts are in ``messages/problems.toml``, Danish and English side by side, so that a message can be improved
without touching a rule.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, TypedDict

Severity = Literal["error", "warning"]
UiLanguage = Literal["da", "en"]

_DIFFERS = {
    "lookup": {"da": "opslag", "en": "lookups"},
    "link": {"da": "links", "en": "links"},
    "number": {"da": "tal", "en": "numbers"},
    "term": {"da": "beskyttede navne", "en": "protected names"},
    "list": {"da": "punkter i listen", "en": "list items"},
}
"""Kind of a difference between a text and its translation -> its name."""
_FROM_DAY = {"da": " (fra {from_day})", "en": " (from {from_day})"}
_DID_YOU_MEAN = {"da": " (mente du '{near}'?)", "en": " (did you mean '{near}'?)"}


@dataclass(frozen=True, order=True)
class Mark:
    """A position in a file that people edit: path relative to the project root, line and column counted from 1.

    ``text`` is the line and column of the first character of a value that is on one line exactly as written, without
    quotation marks; None for all other values.
    """

    path: str
    line: int = 1
    column: int = 1
    text: tuple[int, int] | None = field(default=None, repr=False, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in the content.

    ``municipality`` is the slug of the municipality that an error stops, or the id of a group: an error there stops all
    of its municipalities. Empty means the whole region.
    ``details`` fill the message; the detail ``near`` adds "did you mean", ``from_day`` the coming day
    on which it arises, ``differs`` is a kind of difference that the
    message names in its language.
    """

    mark: Mark
    code: str
    severity: Severity
    details: tuple[tuple[str, str], ...] = ()
    municipality: str = ""

    def message(self, language: UiLanguage = "da") -> str:
        """Return the cause, in Danish or English, without the position."""
        details = dict(self.details)
        if "differs" in details:
            details["differs"] = _DIFFERS[details["differs"]][language]
        text = _table()[self.code][language].format_map(details)
        if details.get("near"):
            text += _DID_YOU_MEAN[language].format_map(details)
        if "from_day" in details:
            text += _FROM_DAY[language].format_map(details)
        return text

    def hint(self, language: UiLanguage = "da") -> str:
        """Return how to fix it, in Danish or English."""
        hint: str = _table()[self.code]["fix" if language == "da" else "fix_en"]
        return hint.format_map(dict(self.details))

    def line(self, language: UiLanguage = "da") -> str:
        """Return ``file:line:col: message``, the format that editors and CI logs recognize."""
        return f"{self.mark}: {self.message(language)}"


class ContentError(Exception):
    """Raised where reading cannot go on; carries every problem so far."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(problem.line("en") for problem in self.problems))


class UnreadableContentError(ContentError):
    """Raised where ``content/`` has errors, so that there is no library; carries every problem of the project."""


class _ProblemTexts(TypedDict):
    severity: Severity
    da: str
    en: str
    fix: str
    fix_en: str


@cache
def _table() -> dict[str, _ProblemTexts]:
    path = Path(__file__).parent / "messages" / "problems.toml"
    table: dict[str, _ProblemTexts] = tomllib.loads(path.read_text("utf-8"))
    return table


def codes() -> tuple[str, ...]:
    """Return every known problem code, in the order of the table."""
    return tuple(_table())


def problem(code: str, mark: Mark, *, slug: str = "", **details: object) -> Problem:
    """Return a problem with the severity of its code.

    ``slug`` defaults to the municipality or group that owns the path of the mark. Raises KeyError for an unknown code.
    """
    filled = tuple(sorted((name, str(value)) for name, value in details.items()))
    return Problem(mark, code, _table()[code]["severity"], filled, slug or owner(mark.path))


def owner(path: str) -> str:
    """Return the slug of the municipality or the id of the group that owns a path, or "" for the region.

    >>> owner("municipalities/samsoe/places.yml"), owner("content/groups/west/places.yml")
    ('samsoe', 'west')
    >>> owner("content/facts.yml")
    ''
    """
    parts = path.split("/")
    if parts[:2] == ["content", "groups"]:
        return parts[2] if len(parts) > 3 else ""
    return parts[1] if parts[0] == "municipalities" and len(parts) > 2 else ""
