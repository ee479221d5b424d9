"""Print everything that the command says, as text in Danish or English, or as JSON."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from velkomst.problems import Problem, UiLanguage

if TYPE_CHECKING:
    from velkomst.checking.box_shares import ShareRange
    from velkomst.checking.status import Status

REPEATED = 8
"""From so many equal problems on, they are printed as one."""


@cache
def _table() -> Mapping[str, Mapping[UiLanguage, str]]:
    path = Path(__file__).parents[1] / "messages" / "console.toml"
    table: Mapping[str, Mapping[UiLanguage, str]] = tomllib.loads(path.read_text("utf-8"))
    return table


def preferred_language(asked: str | None) -> UiLanguage:
    """Return the language of messages: as asked, else English in an English locale, else Danish."""
    if asked in ("da", "en"):
        return "en" if asked == "en" else "da"
    spoken = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if spoken.startswith("en_") else "da"


class Reporter:
    """Prints messages in one language: results on stdout, everything else on stderr."""

    def __init__(self, ui_language: UiLanguage, *, as_json: bool = False) -> None:
        self.ui_language: UiLanguage = ui_language
        self.as_json = as_json
        self.out = Console(highlight=False, soft_wrap=True, emoji=False)
        self.err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)

    def text(self, name: str, /, **details: object) -> str:
        """Return one sentence in the language of this reporter."""
        return _table()[name][self.ui_language].format_map(details)

    def print(self, name: str, /, **details: object) -> None:
        """Print one sentence, except when the answer is JSON."""
        if not self.as_json:
            self.out.print(escape(self.text(name, **details)))

    def error(self, name: str, /, **details: object) -> None:
        """Print one sentence about an error."""
        self.err.print(f"[red]{escape(self.text(name, **details))}[/red]")

    def not_rendered(self, task: str, cause: Problem | str, *, more: int = 0) -> None:
        """Print why a task, and ``more`` others for the same cause, made no artifact, and how to fix it."""
        name = "render-failed-many" if more else "render-failed"
        self.error(name, task=task, more=more, error=cause if isinstance(cause, str) else cause.line(self.ui_language))
        if isinstance(cause, Problem):
            self.err.print(f"    {escape(cause.hint(self.ui_language))}")

    def problems(self, problems: Sequence[Problem]) -> None:
        """Print every problem with position, cause and fix, warnings first so that errors are last on the screen.

        A fault that repeats is one message with the count and the first places.
        """
        if self.as_json:
            return
        alike: dict[tuple[str, str, str], list[Problem]] = {}
        for problem in sorted(problems, key=lambda problem: (problem.severity == "error", problem)):
            message, hint = problem.message(self.ui_language), problem.hint(self.ui_language)
            alike.setdefault((problem.severity, message, hint), []).append(problem)
        for group in alike.values():
            if len(group) >= REPEATED:
                self._problem(group[0])
                places = ", ".join(str(problem.mark) for problem in group[1:REPEATED])
                self.err.print(f"    {escape(self.text('repeated', count=len(group), places=places))}")
            else:
                for problem in group:
                    self._problem(problem)
        errors = sum(problem.severity == "error" for problem in problems)
        if problems:
            self.err.print(escape(self.text("totals", errors=errors, warnings=len(problems) - errors)))

    def _problem(self, problem: Problem) -> None:
        colour = "red" if problem.severity == "error" else "yellow"
        self.err.print(f"[{colour}]{escape(problem.line(self.ui_language))}[/{colour}]")
        self.err.print(f"    {escape(problem.hint(self.ui_language))}")

    def json(self, answer: Mapping[str, Any]) -> None:
        """Print the answer as JSON on stdout."""
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")

    def document(self, text: str) -> None:
        """Print a finished document on stdout, as it is."""
        sys.stdout.write(text)

    def status(self, status: Status) -> None:
        """Print the figures of the region."""
        self.print(
            "status-head",
            region=status.region,
            share=percent(status.share.of_shared),
            box=percent_range(status.box_range),
        )
        if not status.site_url:
            self.print("status-without-address")
        for municipality in status.municipalities:
            self.print(
                "status-line",
                name=municipality.name,
                share=percent(municipality.share.of_shared),
                box=percent_range(municipality.box_range),
                each=municipality.shared_words_per_topic,
                local=municipality.share.local,
                group=self.text("status-group", words=municipality.share.group) if municipality.share.group else "",
                replaced=municipality.blocks.get("replaced", 0),
                own=municipality.blocks.get("local", 0),
                hidden=municipality.hidden,
                unreviewed=municipality.unreviewed,
                drift=municipality.drift,
            )
        for (domain, language), states in status.states.items():
            counts = {state: states.get(state, 0) for state in ("reviewed", "draft", "stale", "missing")}
            self.print("status-language", domain=domain, language=language, **counts)

    def progress(self) -> Progress:
        """Return a progress bar that is silent unless stderr is a terminal."""
        return Progress(
            TextColumn("[bold]{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self.err,
            transient=True,
            disable=not self.err.is_terminal or self.as_json,
        )


def percent(part: float) -> str:
    """Return a part of 1 as a whole percentage: ``45 %``."""
    return f"{part:.0%}".replace("%", " %")


def as_dict(problem: Problem, ui_language: UiLanguage) -> dict[str, Any]:
    """Return one problem as ``check --json`` and ``problems.json`` write it."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": problem.mark.path,
        "line": problem.mark.line,
        "column": problem.mark.column,
        "message": problem.message(ui_language),
        "hint": problem.hint(ui_language),
    }


def percent_range(found: ShareRange | None) -> str:
    """Return a range of parts of 1 as whole percentages: ``70–88 %``; one number where both ends are the same."""
    if found is None:
        return "–"
    ends = dict.fromkeys(percent(end).removesuffix(" %") for end in (found.lowest, found.highest))
    return f"{'–'.join(ends)} %"
