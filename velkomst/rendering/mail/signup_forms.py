"""Write what a mailing system needs to take in subscribers: a file to import, and forms for listmonk and Mautic.

No file holds anything about a person: the import file has the names of its columns only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from velkomst.formats.languages import direction, html_code
from velkomst.formats.spreadsheet import csv_table
from velkomst.model.project import Project
from velkomst.rendering import markup
from velkomst.rendering.mail.target import AUDIENCE, Target
from velkomst.rendering.mail.views import ExportView, LanguageExport
from velkomst.rendering.templating import environment, words

SUBSCRIBERS = "subscribers.csv"
LANGUAGE, LANGUAGE_NAME = "language", "Sprog"
"""The field by which a mailing system chooses the language of its mails."""
FIRST_NAME = "first_name"
_LISTMONK_COLUMNS = ["email", "name", "attributes"]
"""The columns of listmonk's own import; ``attributes`` holds the other fields as JSON."""


def signup_files(view: ExportView, target: Target, project: Project) -> dict[str, bytes]:
    """Return path -> bytes of the import file, and of a form per language for a system that has one."""
    files = {SUBSCRIBERS: csv_table(iter([subscriber_columns(view.languages[0], target)]))}
    for export in view.languages:
        language = export.head.language
        if target.id == "listmonk":
            files[f"form/{language}.html"] = _form(export, project)
        elif target.id == "mautic":
            files[f"api/forms/{language}.json"] = _mautic_form(export, target, project)
    return files


def subscriber_columns(export: LanguageExport, target: Target) -> list[str]:
    """Return the names of the columns of the import file, as the system calls its fields."""
    if target.id == "listmonk":
        return _LISTMONK_COLUMNS
    conditions = (field.id for field in export.journey.fields) if export.journey else ()
    return [target.email, *(target.name_of(id) for id in (FIRST_NAME, LANGUAGE, AUDIENCE, *conditions))]


def _form(export: LanguageExport, project: Project) -> bytes:
    """Return listmonk's public form; the address of the system and the number of the list are filled in by staff."""
    template = environment(project, "mail", export.head.language).get_template("signup-form.html")
    return template.render(head=export.head, consent=_consent(export)).encode()


def _consent(export: LanguageExport) -> Markup:
    subscription = export.subscription
    if subscription is None or not subscription.consent.text:
        return Markup("")
    consent = subscription.consent
    html = markup.html(consent.text, direction(consent.language))
    return Markup('<div lang="{}" dir="{}">{}</div>').format(
        html_code(consent.language), direction(consent.language), html
    )


def _mautic_form(export: LanguageExport, target: Target, project: Project) -> bytes:
    """Return the body of a request that creates the form in Mautic, unpublished (POST /api/forms/new)."""
    gettext = words(project, export.head.language).gettext
    agreed, send = gettext("Ja, det siger jeg ja til"), gettext("Meld dig til")
    head = export.head
    fields = [
        _mautic_field("email", gettext("E-mail"), "email", target.email, required=True),
        _mautic_field("first_name", gettext("Fornavn"), "text", target.name_of(FIRST_NAME)),
        _mautic_field("language", LANGUAGE_NAME, "hidden", target.name_of(LANGUAGE))
        | {"defaultValue": html_code(head.language)},
    ]
    if consent := _consent(export):
        text = {"alias": "consent_text", "label": "consent", "type": "freehtml", "properties": {"text": str(consent)}}
        yes = {"optionlist": {"list": [{"label": agreed, "value": "1"}]}}
        fields += [text, _mautic_field("consent", agreed, "checkboxgrp", "", required=True) | {"properties": yes}]
    fields.append({"alias": "submit", "label": send, "type": "button"})
    payload = {
        "name": f"Velkomst {head.short_name} · {head.language}",
        "alias": f"velkomst_{head.slug}_{head.language}".replace("-", "_"),
        "formType": "standalone",
        "isPublished": False,
        "language": html_code(head.language),
        "postAction": "message",
        "postActionProperty": gettext("Tak. Se efter en mail fra os."),
        "fields": fields,
    }
    return (json.dumps(payload, ensure_ascii=False, indent=2) + "\n").encode()


def _mautic_field(alias: str, label: str, kind: str, mapped: str, *, required: bool = False) -> dict[str, Any]:
    field: dict[str, Any] = {"alias": alias, "label": label, "type": kind, "isRequired": required}
    return field | ({"mappedObject": "contact", "mappedField": mapped} if mapped else {})


def field_rows(languages: Sequence[str], target: Target, empty: list[str]) -> Iterator[list[str]]:
    """Yield the rows of ``fields.csv`` for what identifies a subscriber: mail address and language."""
    yield ["email", "E-mail", target.email, "(hvem mailen går til)", "", *empty]
    codes = ", ".join(html_code(language) for language in languages)
    yield [LANGUAGE, LANGUAGE_NAME, target.name_of(LANGUAGE), "(vælger sprog)", codes, *empty]
