"""Render a municipality's journey as ``journey.json`` and as a timeline page for staff."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from velkomst.formats.durations import in_danish
from velkomst.formats.languages import danish_name
from velkomst.formats.merge_fields import named, replaced
from velkomst.model import Anchor, Artifact, Condition, Step
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.mail import timeline
from velkomst.rendering.mail.target import GENERIC
from velkomst.rendering.mail.views import JourneyView
from velkomst.rendering.staff_page import danish_day, staff_page

VERSION = 1
"""The version of the format; see ``schemas/output/journey.schema.json``."""
ANCHORS: tuple[Anchor, ...] = ("enrolled", "registered", "moving_date", "event")
"""In the order of the timeline."""
_SUFFIXES = ("html", "txt", "eml")


@dataclass(frozen=True)
class MailTemplate:
    """A variant of a mail in one language; ``path`` is relative to ``journey.json``, without suffix."""

    language: str
    audience: str
    subject: str
    preheader: str
    path: str


def render(view: JourneyView, project: Project) -> tuple[Artifact, ...]:
    """Return ``mail/<slug>/journey.{json,html}``.

    Raises RenderingError where a mail has other merge fields in one language than in another: a mailing system would
    then import a template that it cannot fill.
    """
    _check_fields(view)
    slug = view.head.slug
    files = {path.removeprefix(paths.mail_folder(slug)): sha256 for path, sha256 in view.files}
    templates = {mail.id: tuple(_templates(mail.id, view, files)) for mail in view.mails}
    data = (json.dumps(_json(view, templates, files), ensure_ascii=False, indent=2) + "\n").encode()
    return (
        Artifact(paths.journey(slug, "json"), data, "journey", slug),
        Artifact(paths.journey(slug, "html"), _page(view, templates, project), "journey", slug),
    )


def _page(view: JourneyView, templates: Mapping[str, tuple[MailTemplate, ...]], project: Project) -> bytes:
    names = timeline.field_names(view.fields, view.journey)
    return staff_page(
        project,
        "mail/journey.html",
        view.head.brand,
        "email-outline",
        view=view,
        day=danish_day,
        steps_by_anchor=timeline.steps_by_anchor(view.journey, ANCHORS),
        templates=templates,
        shown=in_danish,
        day_of=timeline.day_of,
        named=lambda text: named(text, names),
        when_words=timeline.when_words,
        condition_words=lambda condition: timeline.condition_words(condition, names),
    )


def _templates(mail_id: str, view: JourneyView, files: Mapping[str, str]) -> Iterator[MailTemplate]:
    for mail in view.mails:
        for variant in mail.variants if mail.id == mail_id else ():
            path = f"{mail.language}/{variant.name}"
            if f"{path}.html" in files:
                yield MailTemplate(mail.language, variant.audience, variant.subject.text, variant.preheader.text, path)


def _json(
    view: JourneyView, templates: Mapping[str, tuple[MailTemplate, ...]], files: Mapping[str, str]
) -> dict[str, Any]:
    consent = view.journey.consent
    return {
        "version": VERSION,
        "id": view.journey.id,
        "name": {language: name.text for language, name in view.names},
        "municipality": {"slug": view.head.slug, "name": view.head.municipality},
        "content_date": view.head.content_date.isoformat(),
        "languages": [language for language, _ in view.names],
        "audiences": [audience for audience, _ in view.audiences],
        "consent": {
            "basis": consent.basis,
            "yearly_question": consent.yearly_question,
            "delete_after_inactive": consent.delete_after_inactive,
        },
        "fields": _fields(view),
        "steps": [_step(step, view, templates, files) for step in view.journey.steps],
    }


def _fields(view: JourneyView) -> list[dict[str, Any]]:
    merge = [
        {
            "id": field.id,
            "name": field.name,
            "use": "merge",
            "type": "text",
            "fallback": {language: text.text for language, text in field.fallbacks},
        }
        for field in view.fields
    ]
    conditions = [
        {"id": field.id, "name": field.name, "use": "condition", "type": field.type} for field in view.journey.fields
    ]
    return [*merge, *conditions]


def _step(
    step: Step, view: JourneyView, templates: Mapping[str, tuple[MailTemplate, ...]], files: Mapping[str, str]
) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": step.id, "owner": step.owner, "anchor": step.anchor, "offset": step.offset}
    if step.event:
        entry["event"] = step.event
    if view.journey.repeats(step):
        entry["repeat"] = view.journey.consent.yearly_question
    entry["channel"] = step.channel
    if step.condition:
        entry["condition"] = _condition(step.condition)
    if step.task:
        entry["task"] = step.task
    if step.mail:
        entry["mail"] = step.mail
        entry["templates"] = [_template(template, files) for template in templates.get(step.mail, ())]
    return entry


def _condition(condition: Condition) -> dict[str, str]:
    entry = {"field": condition.field, "is": condition.comparison}
    return entry | ({"value": condition.value} if condition.value else {})


def _template(template: MailTemplate, files: Mapping[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"language": template.language}
    if template.audience:
        entry["audience"] = template.audience
    entry["subject"] = replaced(template.subject, GENERIC.token)
    entry["preheader"] = replaced(template.preheader, GENERIC.token)
    for suffix in _SUFFIXES:
        path = f"{template.path}.{suffix}"
        entry[suffix] = {"path": path, "sha256": files[path]}
    return entry


def _check_fields(view: JourneyView) -> None:
    first = view.names[0][0]
    expected = {mail.id: mail.fields for mail in view.mails if mail.language == first}
    for mail in view.mails:
        if mail.fields != expected[mail.id]:
            name = f"{view.head.slug}/{mail.language}"
            fields = ", ".join(expected[mail.id]) or "–"
            language = danish_name(mail.language)
            fault = unrendered(name, "mail-tokens-differ", mail=mail.id, language=language, fields=fields)
            raise RenderingError(name, fault)
