"""Run ``status``: print the figures of the region."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from typing import Any

from velkomst.build.inspection import Inspection, inspect
from velkomst.checking.coming_changes import coming_changes
from velkomst.checking.due import DueText, due_texts
from velkomst.checking.status import Status
from velkomst.checking.translation_words import WordCounts, by_language
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.commands.build import report_dates
from velkomst.cli.console import Reporter, percent
from velkomst.cli.exit_codes import OK
from velkomst.cli.status_markdown import STATES, status_markdown, to_translate
from velkomst.i18n import inventory
from velkomst.model.project import Project
from velkomst.reading.file_dates import ProjectDates

_AHEAD = timedelta(days=31)
"""How far ahead a date is near."""


def _arguments(arguments: Arguments) -> None:
    arguments.dated()
    markdown = HelpText("korte tabeller til en merge request", "short tables for a merge request")
    arguments.add("--markdown", action="store_true", text=markdown)


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    inspection = inspect(project, options.as_of)
    figures = inspection.status_once(project)
    due = [text for text in _due(inspection) if text.on < options.as_of + _AHEAD]
    if report.as_json:
        report.json(_as_dict(inspection, figures, due))
    elif options.markdown:
        report.document(status_markdown(figures, sum(text.on < options.as_of for text in due), report))
    else:
        report.status(figures)
        for language, states in by_language(figures.words).items():
            report.print("status-to-buy", language=language, words=to_translate(states), drafts=states.get("draft", 0))
        report_dates(ProjectDates(project).basis, report)
    return OK


def _due(inspection: Inspection) -> tuple[DueText, ...]:
    return due_texts(inspection.library, inventory.texts(inspection.library))


def _as_dict(inspection: Inspection, figures: Status, due: list[DueText]) -> dict[str, Any]:
    return {
        "shared_share": inspection.shared_share,
        "translations": {f"{domain}/{language}": dict(states) for (domain, language), states in figures.states.items()},
        "words": _words(figures.words),
        "reader_words": _words(figures.reader_words),
        "words_to_translate": {
            language: to_translate(states) for language, states in by_language(figures.words).items()
        },
        "municipalities": {
            municipality.slug: {
                "shared_share": float(percent(municipality.share.of_shared).split()[0]) / 100,
                "box_shared_share": {
                    audience: round(box.whole.of_shared, 3) for audience, box in municipality.boxes.items()
                },
                "shared_words_per_topic": municipality.shared_words_per_topic,
                "topics": {topic: round(share.of_shared, 3) for topic, share in municipality.topics.items()},
                "readers": {audience: round(share.of_shared, 3) for audience, share in municipality.readers.items()},
                "unreviewed": municipality.unreviewed,
                "drift": municipality.drift,
            }
            for municipality in figures.municipalities
        },
        "due": [_due_entry(text, inspection) for text in due],
        "changes": [change.as_json() for change in coming_changes(inspection.library, inspection.as_of)],
        "unanswered": [
            {"municipality": problem.municipality, **dict(problem.details)} for problem in figures.unanswered
        ],
    }


def _due_entry(text: DueText, inspection: Inspection) -> dict[str, Any]:
    return {
        "on": text.on.isoformat(),
        "overdue": text.on < inspection.as_of,
        "reason": text.reason,
        "name": text.name,
        "owner": text.owner,
        "authority": text.authority,
        "path": text.mark.path,
        "line": text.mark.line,
    }


def _words(counts: WordCounts) -> dict[str, dict[str, int]]:
    return {
        f"{owner}/{language}": {state: states.get(state, 0) for state in STATES}
        for (owner, language), states in counts.items()
    }


_HELP = HelpText("tal for fælles andel, oversættelser, kontrol", "figures: shared part, translations, reviews")
COMMAND = Command("status", _HELP, _run, _arguments)
