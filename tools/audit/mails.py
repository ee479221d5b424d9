"""Write all mails of the region with their MJML into a folder, for the other tools to check."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime, timedelta
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from velkomst.build.editions import EditionStore  # noqa: E402 - this file is run, not imported, so the path comes first
from velkomst.build.inspection import inspect  # noqa: E402
from velkomst.formats import occurrences  # noqa: E402
from velkomst.formats.merge_fields import replaced  # noqa: E402
from velkomst.model import Edition, EditionEvent, LocalizedText, Occurrence  # noqa: E402
from velkomst.model.project import Project  # noqa: E402
from velkomst.reading.history import today  # noqa: E402
from velkomst.reading.library import UnreadableContentError  # noqa: E402
from velkomst.rendering.mail import html  # noqa: E402
from velkomst.rendering.mail.edition_views import mail_views  # noqa: E402
from velkomst.rendering.mail.rendered import rendered_mails  # noqa: E402


def main(folder: Path) -> None:
    """Write ``<slug>-<language>-<mail>.{html,mjml}`` for every mail of every municipality, for an invented reader."""
    folder.mkdir(parents=True, exist_ok=True)
    project = Project(ROOT)
    try:
        inspection = inspect(project, today())
    except UnreadableContentError:
        raise SystemExit("the texts cannot be read: run `make check`") from None
    sites = [
        (municipality.slug, language)
        for municipality in inspection.library.municipalities
        for language in municipality.profile.languages
    ]
    count = 0
    for edition in EditionStore(project, inspection, today()).editions(sites):
        for view in mail_views(_with_event(edition)):
            for rendered in rendered_mails(view, project):
                variant = rendered.variant
                name = f"{edition.name.replace('/', '-')}-{variant.name.replace('/', '-')}"
                mjml = html.mjml(variant.mail, view.head, project)
                (folder / f"{name}.html").write_text(_with_examples(rendered.html, edition), "utf-8")
                (folder / f"{name}.mjml").write_text(_with_examples(mjml, edition), "utf-8")
                count += 1
    print(f"{count} mails")


def _with_examples(text: str, edition: Edition) -> str:
    """Replace every merge field by its example, so that tools check what a reader would see."""
    examples = {field.id: field.example for field in edition.fields}
    return replaced(text, lambda field_id: escape(examples[field_id]))


def _with_event(edition: Edition) -> Edition:
    """Add an invented event to every mail about events, so that its layout is checked too."""
    starts = datetime.fromisoformat("2026-12-02T17:00")
    words = LocalizedText("Sprogcafé på biblioteket", "da")
    audiences = tuple(audience.id for audience in edition.audiences)
    event = EditionEvent(
        "audit", "shared", words, LocalizedText("Kom og tal dansk.", "da"), starts, starts + timedelta(hours=2),
        None, None, LocalizedText("Biblioteket", "da"), LocalizedText("Gratis", "da"), audiences, edition.profile.web,
    )  # fmt: skip
    time = occurrences.EventTime(event, event.starts, event.ends)
    day, hours = (shown(time, edition.language) for shown in (occurrences.format_day, occurrences.format_time_of_day))
    events = (Occurrence(event, event.starts, event.ends, day, hours),)
    mails = tuple(replace(mail, events=events) if mail.purpose != "journey" else mail for mail in edition.mails)
    return replace(edition, mails=mails)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
