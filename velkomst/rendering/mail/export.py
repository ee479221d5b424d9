"""One municipality's editions and a mailing system in; a folder that can be moved into that system out.

Every file of the folder is written for that one system: no field stands in the syntax of another.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from velkomst.formats.languages import danish_name
from velkomst.model import SOURCE_LANGUAGE, Artifact, Edition
from velkomst.model.project import Project
from velkomst.rendering.mail import listmonk, mautic, timeline
from velkomst.rendering.mail.targeted import TargetedMail, targeted_mails
from velkomst.rendering.mail.targets import AUDIENCE, AUDIENCE_NAME, Target, targets
from velkomst.rendering.mail.views import ExportView
from velkomst.rendering.templating import environment

PUBLICATION = "export"
_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins with one of these is a formula to a spreadsheet."""


def render_export(editions: Sequence[Edition], target_id: str, project: Project) -> tuple[Artifact, ...]:
    """Return ``mail/<slug>/export/<target>/**``. Raises KeyError for a target that targets.yml does not know."""
    target, first = targets(project)[target_id], editions[0]
    made = tuple(one for edition in editions for one in targeted_mails(edition, target, project))
    files = {
        **{f"{one.path}.html": one.html.encode() for one in made},
        **{f"{one.path}.txt": one.text.encode() for one in made},
        "fields.csv": _csv(_field_rows(editions, target)),
        "mails.csv": _csv(_mail_rows(made)),
        "journey.csv": _csv(_journey_rows(first, target)),
        "README.md": _readme(editions, target, project),
    }
    if target_id == "mautic":
        files |= mautic.files(editions, made, target)
    if target_id == "listmonk":
        files |= listmonk.files(made)
    folder = f"mail/{first.profile.slug}/export/{target_id}"
    return tuple(
        Artifact(f"{folder}/{path}", data, PUBLICATION, first.profile.slug) for path, data in sorted(files.items())
    )


def _field_rows(editions: Sequence[Edition], target: Target) -> Iterator[list[str]]:
    yield [
        "felt",
        "hvad",
        "navn i systemet",
        "skrives",
        "eksempel",
        *(f"reserve ({edition.language})" for edition in editions),
    ]
    for place, field in enumerate(editions[0].fields):
        fallbacks = [edition.fields[place].fallback.text for edition in editions]
        own = "" if field.id in target.special else target.name_of(field.id)
        yield [field.id, field.name, own, target.token(field.id), field.example, *fallbacks]
    journey = editions[0].journey
    for known in journey.fields if journey else ():
        yield [known.id, known.name, target.name_of(known.id), "(vælger trin)", "", *("" for _ in editions)]
    example = ", ".join(audience.id for audience in editions[0].audiences)
    what = "(vælger udgave)"
    yield [AUDIENCE, AUDIENCE_NAME, target.name_of(AUDIENCE), what, example, *("" for _ in editions)]


def _mail_rows(made: Iterable[TargetedMail]) -> Iterator[list[str]]:
    yield ["mail", "sprog", "målgruppe", "emnelinje", "linjen efter", "html", "txt"]
    for one in made:
        letter = one.letter
        files = [f"{one.path}.html", f"{one.path}.txt"]
        yield [letter.mail.id, one.edition.language, letter.audience, one.subject, one.preheader, *files]


def _journey_rows(edition: Edition, target: Target) -> Iterator[list[str]]:
    yield ["trin", "hvornår", "fra", "tid", "slags", "mail", "opgave", "kun hvis", "betingelse i systemet"]
    for step in edition.journey.steps if edition.journey else ():
        yield [
            step.id,
            timeline.when_words(step),
            step.event or step.anchor,
            step.offset,
            step.channel,
            step.mail,
            step.task,
            timeline.condition_words(step.condition, edition),
            target.condition(step.condition) if step.condition else "",
        ]


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    """Semicolons and a byte order mark, as Danish spreadsheets expect."""
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=";", lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return sheet.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RISKY) else cell


def _readme(editions: Sequence[Edition], target: Target, project: Project) -> bytes:
    template = environment(project, "mail", SOURCE_LANGUAGE).overlay(autoescape=False).get_template("export.md")
    return template.render(
        edition=editions[0], target=target, languages=[danish_name(edition.language) for edition in editions]
    ).encode()


def render(view: ExportView, project: Project) -> tuple[Artifact, ...]:
    """Return the files of an export; raises as ``render_export`` does."""
    return render_export(view.editions, view.target, project)
