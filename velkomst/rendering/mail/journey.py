"""One municipality's editions and its finished mails in; ``journey.json`` and the timeline page for staff out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from velkomst.formats.durations import in_danish
from velkomst.formats.languages import danish_name
from velkomst.model import SOURCE_LANGUAGE, Anchor, Artifact, Condition, Edition, EditionJourney, EditionMail, Step
from velkomst.model.project import Project
from velkomst.problems import Mark, problem
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.mail import fields, rendered, timeline
from velkomst.rendering.mail.views import JourneyView
from velkomst.rendering.templating import environment

VERSION = 1
SCHEMA = "schemas/output/journey.schema.json"
ANCHORS: tuple[Anchor, ...] = ("enrolled", "registered", "moving_date", "event")
"""In the order of the timeline."""


@dataclass(frozen=True)
class Variant:
    """One mail as one kind of reader gets it in one language; paths are relative to ``journey.json``."""

    language: str
    audience: str
    subject: str
    preheader: str
    path: str
    """Without ending."""


def render_journey(editions: Sequence[Edition], files: Mapping[str, str], project: Project) -> tuple[Artifact, ...]:
    """Return ``mail/<slug>/journey.{json,html}``; ``files`` are the paths of the finished mails with their SHA-256.

    Nothing where the region has no journey. Raises RenderingError where a mail asks for other fields in one language
    than in another: whoever imports it would find a template that cannot be filled.
    """
    first = editions[0]
    if first.journey is None:
        return ()
    _check_fields(editions)
    folder = f"mail/{first.profile.slug}"
    found = {mail: tuple(_variants(mail, editions, files, folder)) for mail in _mails(editions)}
    here = {path.removeprefix(f"{folder}/"): sha for path, sha in files.items()}
    answer = _json(first.journey, editions, found, here)
    page = environment(project, "mail", SOURCE_LANGUAGE).get_template("journey.html")
    html = page.render(
        edition=first,
        journey=first.journey,
        parts=timeline.parts(first.journey, ANCHORS),
        variants=found,
        danish_name=danish_name,
        shown=in_danish,
        day_of=timeline.day_of,
        named=lambda words: fields.named(words, first.fields),
        when_words=timeline.when_words,
        condition_words=lambda one: timeline.condition_words(one, first),
    )
    data = (json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode()
    return (
        Artifact(f"{folder}/journey.json", data, "journey", first.profile.slug),
        Artifact(f"{folder}/journey.html", html.encode(), "journey", first.profile.slug),
    )


def _mails(editions: Sequence[Edition]) -> tuple[str, ...]:
    return tuple(mail.id for mail in editions[0].mails)


def _variants(mail_id: str, editions: Sequence[Edition], files: Mapping[str, str], folder: str) -> Iterator[Variant]:
    for edition in editions:
        mail = _mail(edition, mail_id)
        for name, audience, one in rendered.variants(mail, edition):
            path = f"{edition.language}/{name}"
            if f"{folder}/{path}.html" in files:
                yield Variant(edition.language, audience, one.subject.text, one.preheader.text, path)


def _mail(edition: Edition, mail_id: str) -> EditionMail:
    return next(mail for mail in edition.mails if mail.id == mail_id)


def _json(
    journey: EditionJourney,
    editions: Sequence[Edition],
    found: Mapping[str, tuple[Variant, ...]],
    files: Mapping[str, str],
) -> dict[str, Any]:
    first = editions[0]
    consent = journey.consent
    return {
        "version": VERSION,
        "id": journey.id,
        "name": {edition.language: edition.journey.name.text for edition in editions if edition.journey},
        "municipality": {"slug": first.profile.slug, "name": first.profile.name},
        "content_date": first.content_date.isoformat(),
        "languages": [edition.language for edition in editions],
        "audiences": [audience.id for audience in first.audiences],
        "consent": {
            "basis": consent.basis,
            "yearly_question": consent.yearly_question,
            "delete_after_inactive": consent.delete_after_inactive,
        },
        "fields": _fields(journey, editions),
        "steps": [_step(step, journey, found, files) for step in journey.steps],
    }


def _fields(journey: EditionJourney, editions: Sequence[Edition]) -> list[dict[str, Any]]:
    merge = [
        {
            "id": field.id,
            "name": field.name,
            "use": "merge",
            "type": "text",
            "fallback": {edition.language: edition.fields[place].fallback.text for edition in editions},
        }
        for place, field in enumerate(editions[0].fields)
    ]
    conditions = [
        {"id": field.id, "name": field.name, "use": "condition", "type": field.type} for field in journey.fields
    ]
    return [*merge, *conditions]


def _step(
    step: Step, journey: EditionJourney, found: Mapping[str, tuple[Variant, ...]], files: Mapping[str, str]
) -> dict[str, Any]:
    made: dict[str, Any] = {"id": step.id, "owner": step.owner, "anchor": step.anchor, "offset": step.offset}
    if step.event:
        made["event"] = step.event
    if journey.repeats(step):
        made["repeat"] = journey.consent.yearly_question
    made["channel"] = step.channel
    if step.condition:
        made["condition"] = _condition(step.condition)
    if step.task:
        made["task"] = step.task
    if step.mail:
        made["mail"] = step.mail
        made["templates"] = [_template(one, files) for one in found.get(step.mail, ())]
    return made


def _condition(one: Condition) -> dict[str, str]:
    made = {"field": one.field, "is": one.comparison}
    return made | ({"value": one.value} if one.value else {})


def _template(one: Variant, files: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"language": one.language}
    if one.audience:
        made["audience"] = one.audience
    made |= {"subject": fields.generic(one.subject), "preheader": fields.generic(one.preheader)}
    for ending in ("html", "txt", "eml"):
        path = f"{one.path}.{ending}"
        made[ending] = {"path": path, "sha256": files[path]}
    return made


def _check_fields(editions: Sequence[Edition]) -> None:
    for mail in editions[0].mails:
        wanted = rendered.fields_of(mail)
        for edition in editions[1:]:
            if rendered.fields_of(_mail(edition, mail.id)) != wanted:
                details = {
                    "mail": mail.id,
                    "language": danish_name(edition.language),
                    "fields": ", ".join(sorted(wanted)) or "–",
                }
                words = problem("mail-tokens-differ", Mark("mail"), **details).message()
                raise RenderingError(edition.name, words)


def render(view: JourneyView, project: Project) -> tuple[Artifact, ...]:
    """Return the journey as JSON and as a page; raises as ``render_journey`` does."""
    return render_journey(view.editions, dict(view.files), project)
