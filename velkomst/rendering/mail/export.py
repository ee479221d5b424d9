"""Write the folder with a municipality's mails that can be imported into one mailing system.

Every file of the folder is written for that system alone: no merge field has the syntax of another system.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.formats.languages import danish_name
from velkomst.formats.spreadsheet import csv_table
from velkomst.model import SOURCE_LANGUAGE, Artifact
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.mail import timeline
from velkomst.rendering.mail.signup_forms import field_rows, signup_files
from velkomst.rendering.mail.systems import IMPORT_FILES
from velkomst.rendering.mail.target import AUDIENCE, AUDIENCE_NAME, Target
from velkomst.rendering.mail.target_file import targets
from velkomst.rendering.mail.targeted import TargetedMail, targeted_mails
from velkomst.rendering.mail.views import ExportView, LanguageExport
from velkomst.rendering.templating import environment

PUBLICATION = "export"


def render(view: ExportView, project: Project) -> tuple[Artifact, ...]:
    """Return ``mail/<slug>/export/<target>/**``.

    Raises KeyError for a target that targets.yml does not have, RenderingError for a mail that must not be sent.
    """
    target, slug = targets(project)[view.target], view.head.slug
    mails = tuple(mail for export in view.languages for mail in targeted_mails(export, target, project))
    files = {
        **{f"{mail.path}.html": mail.html.encode() for mail in mails},
        **{f"{mail.path}.txt": mail.text.encode() for mail in mails},
        "fields.csv": csv_table(_field_rows(view.languages, target)),
        "mails.csv": csv_table(_mail_rows(mails)),
        "journey.csv": csv_table(_journey_rows(view.languages[0], target)),
        "README.md": _readme(view, target, project),
        **signup_files(view, target, project),
    }
    if view.target in IMPORT_FILES:
        files |= IMPORT_FILES[view.target](view, mails, target)
    folder = paths.mail_export_folder(slug, view.target)
    return tuple(Artifact(f"{folder}{path}", data, PUBLICATION, slug) for path, data in sorted(files.items()))


def _field_rows(languages: tuple[LanguageExport, ...], target: Target) -> Iterator[list[str]]:
    first, empty = languages[0], [""] * len(languages)
    reserves = [f"reserve ({export.head.language})" for export in languages]
    yield ["felt", "hvad", "navn i systemet", "skrives", "eksempel", *reserves]
    for index, field in enumerate(first.fields):
        fallbacks = [export.fields[index].fallback.text for export in languages]
        system_name = "" if field.id in target.special else target.name_of(field.id)
        yield [field.id, field.name, system_name, target.token(field.id), field.example, *fallbacks]
    for known in first.journey.fields if first.journey else ():
        yield [known.id, known.name, target.name_of(known.id), "(vælger trin)", "", *empty]
    yield from field_rows([export.head.language for export in languages], target, empty)
    yield [AUDIENCE, AUDIENCE_NAME, target.name_of(AUDIENCE), "(vælger udgave)", ", ".join(first.audiences), *empty]


def _mail_rows(mails: Iterable[TargetedMail]) -> Iterator[list[str]]:
    yield ["mail", "sprog", "målgruppe", "emnelinje", "linjen efter", "html", "txt"]
    for mail in mails:
        variant = mail.variant
        files = [f"{mail.path}.html", f"{mail.path}.txt"]
        yield [variant.mail.id, mail.head.language, variant.audience, mail.subject, mail.preheader, *files]


def _journey_rows(export: LanguageExport, target: Target) -> Iterator[list[str]]:
    yield ["trin", "hvornår", "fra", "tid", "slags", "mail", "opgave", "kun hvis", "betingelse i systemet"]
    if export.journey is None:
        return
    names = timeline.field_names(export.fields, export.journey)
    for step in export.journey.steps:
        yield [
            step.id,
            timeline.when_words(step),
            step.event or step.anchor,
            step.offset,
            step.channel,
            step.mail,
            step.task,
            timeline.condition_words(step.condition, names),
            target.condition(step.condition) if step.condition else "",
        ]


def _readme(view: ExportView, target: Target, project: Project) -> bytes:
    template = environment(project, "mail", SOURCE_LANGUAGE).overlay(autoescape=False).get_template("export.md")
    languages = [danish_name(export.head.language) for export in view.languages]
    return template.render(head=view.head, target=target, languages=languages).encode()
