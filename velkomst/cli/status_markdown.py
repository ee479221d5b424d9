"""Write the figures of the region as short Markdown tables for a merge request."""

from __future__ import annotations

from collections.abc import Mapping

from velkomst.checking.status import Status
from velkomst.checking.translation_words import TO_TRANSLATE, by_language
from velkomst.cli.console import Reporter, percent, percent_range
from velkomst.formats.markdown_document import escaped, table
from velkomst.model import State

_MUNICIPALITY = ("name", "share", "box", "own-words", "unreviewed", "drift")
_LANGUAGE = ("language-name", "reviewed", "draft", "stale", "missing", "to-translate")
STATES: tuple[State, ...] = ("reviewed", "draft", "stale", "missing")


def status_markdown(status: Status, overdue: int, report: Reporter) -> str:
    """Return the tables. ``overdue`` counts the facts, texts and tickets that are out of date."""
    lines = [f"## {report.text('status-title', region=escaped(status.region))}", ""]
    lines.append(report.text("status-summary", errors=status.errors, warnings=status.warnings, overdue=overdue))
    rows: list[list[str | int]] = [
        [
            escaped(municipality.name),
            percent(municipality.share.of_shared),
            percent_range(municipality.box_range),
            municipality.share.local,
            municipality.unreviewed,
            municipality.drift,
        ]
        for municipality in status.municipalities
    ]
    lines += ["", *table(_heads(_MUNICIPALITY, report), rows, range(1, 6))]
    words: list[list[str | int]] = [
        [language, *(states.get(state, 0) for state in STATES), to_translate(states)]
        for language, states in by_language(status.words).items()
    ]
    lines += ["", report.text("status-words"), "", *table(_heads(_LANGUAGE, report), words, range(1, 6))]
    return "\n".join((*lines, ""))


def to_translate(states: Mapping[State, int]) -> int:
    """Return the words that somebody has to translate."""
    return sum(states.get(state, 0) for state in TO_TRANSLATE)


def _heads(names: tuple[str, ...], report: Reporter) -> list[str]:
    return [report.text(f"status-{name}") for name in names]
