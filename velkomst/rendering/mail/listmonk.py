"""Mails written for listmonk in; the payloads of its REST API, as drafts, out.

listmonk sends newsletters and cannot run a journey, so only the newsletter and the overview become campaigns; the
other mails become transactional templates that another system can trigger.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from velkomst.rendering.mail.targeted import TargetedMail

LIST = 1
"""The number of listmonk's first list; whoever sends puts her own there."""
_CAMPAIGNS = ("newsletter", "overview")


def files(made: Iterable[TargetedMail]) -> dict[str, bytes]:
    """Return path -> bytes of one JSON file per mail, below ``api/campaigns`` and ``api/templates``."""
    found: dict[str, bytes] = {}
    for one in made:
        kind, payload = ("campaigns", _campaign(one)) if one.letter.mail.purpose in _CAMPAIGNS else _template(one)
        text = json.dumps(payload, ensure_ascii=False, indent=2) + "\n"
        found[f"api/{kind}/{one.path}.json"] = text.encode()
    return found


def _campaign(one: TargetedMail) -> dict[str, Any]:
    return {
        "name": _name(one),
        "subject": one.subject,
        "lists": [LIST],
        "type": "regular",
        "content_type": "html",
        "messenger": "email",
        "body": one.html,
        "altbody": one.text,
        "tags": ["velkomst", one.edition.profile.slug, one.edition.language],
    }


def _template(one: TargetedMail) -> tuple[str, dict[str, Any]]:
    return "templates", {"name": _name(one), "type": "tx", "subject": one.subject, "body": one.html}


def _name(one: TargetedMail) -> str:
    return f"Velkomst {one.edition.profile.short_name} · {one.path}"
