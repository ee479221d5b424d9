"""A code, a page and details in; a finding that a person understands, and a report of all of them, out.

The language stand in ``messages/preflight.toml``, Danish and English side by side.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from velkomst.problems import Severity, UiLanguage


class _FindingTexts(TypedDict):
    severity: Severity
    da: str
    en: str
    fix: str
    fix_en: str


@cache
def table() -> dict[str, _FindingTexts]:
    """Return the words of every finding."""
    path = Path(__file__).parents[4] / "messages" / "preflight.toml"
    found: dict[str, _FindingTexts] = tomllib.loads(path.read_text("utf-8"))
    return found


@dataclass(frozen=True)
class Expected:
    """What a PDF should be; what is None or 0 is not asked for."""

    size: tuple[float, float] | None = None
    """Width and height of the finished page, or of an office printer's sheet, in mm."""
    multiple: int = 1
    """The page count is a multiple of this: 4 for a booklet as single pages, 2 for sheets printed on both sides."""
    bleed: float = 0.0
    """Least bleed in mm."""


@dataclass(frozen=True, order=True)
class Finding:
    """One fault; ``page`` counts from 1, 0 is the whole file."""

    page: int
    code: str
    severity: Severity
    details: tuple[tuple[str, str], ...] = ()

    def message(self, language: UiLanguage = "da") -> str:
        """Return what is wrong, in Danish or English, with the page."""
        where = f"side {self.page}: " if language == "da" else f"page {self.page}: "
        return (where if self.page else "") + table()[self.code][language].format_map(dict(self.details))

    def hint(self, language: UiLanguage = "da") -> str:
        """Return how to fix it, in Danish or English."""
        hint: str = table()[self.code]["fix" if language == "da" else "fix_en"]
        return hint.format_map(dict(self.details))

    def as_dict(self) -> dict[str, object]:
        """Return the finding as plain values for JSON."""
        return {
            "code": self.code,
            "severity": self.severity,
            "page": self.page,
            "da": self.message("da"),
            "en": self.message("en"),
            "fix": self.hint("da"),
            "fix_en": self.hint("en"),
        }


@dataclass(frozen=True)
class PreflightReport:
    """All findings of one PDF, by page."""

    form: str
    pages: int
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings for which the file must not be handed out."""
        return tuple(each for each in self.findings if each.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that a person should look at."""
        return tuple(each for each in self.findings if each.severity == "warning")

    def reason(self, language: UiLanguage = "da") -> str:
        """Return all errors in one sentence, for a RenderingError; empty where there is none."""
        return "; ".join(each.message(language) for each in self.errors)

    def as_dict(self) -> dict[str, object]:
        """Return the report as plain values for JSON."""
        return {"form": self.form, "pages": self.pages, "findings": [each.as_dict() for each in self.findings]}


def finding(code: str, page: int = 0, **details: object) -> Finding:
    """Make a finding whose severity comes from the table; raises KeyError for a code that the table does not know."""
    filled = tuple(sorted((name, str(value)) for name, value in details.items()))
    return Finding(page, code, table()[code]["severity"], filled)
