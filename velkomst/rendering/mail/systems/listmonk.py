"""Write the payloads of listmonk's REST API, as drafts.

listmonk sends newsletters and cannot run a journey, so only the newsletter and the overview become campaigns; the
other mails become transactional templates that another system can trigger.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from velkomst.rendering.mail.target import Target
from velkomst.rendering.mail.targeted import TargetedMail
from velkomst.rendering.mail.views import ExportView

LIST = 1
"""The number of listmonk's first list; the sender replaces it with the number of their own list."""
_CAMPAIGNS = ("newsletter", "overview")


def files(_view: ExportView, mails: Sequence[TargetedMail], _target: Target) -> dict[str, bytes]:
    """Return path -> bytes of one JSON file per mail, below ``api/campaigns`` and ``api/templates``."""
    payloads: dict[str, dict[str, Any]] = {}
    for mail in mails:
        is_campaign = mail.variant.mail.purpose in _CAMPAIGNS
        folder, payload = ("campaigns", _campaign(mail)) if is_campaign else ("templates", _template(mail))
        payloads[f"api/{folder}/{mail.path}.json"] = payload
    return {path: _json(payload) for path, payload in payloads.items()}


def _json(payload: dict[str, Any]) -> bytes:
    return (json.dumps(payload, ensure_ascii=False, indent=2) + "\n").encode()


def _campaign(mail: TargetedMail) -> dict[str, Any]:
    return {
        "name": _name(mail),
        "subject": mail.subject,
        "lists": [LIST],
        "type": "regular",
        "content_type": "html",
        "messenger": "email",
        "body": mail.html,
        "altbody": mail.text,
        "tags": ["velkomst", mail.head.slug, mail.head.language],
    }


def _template(mail: TargetedMail) -> dict[str, Any]:
    return {"name": _name(mail), "type": "tx", "subject": mail.subject, "body": mail.html}


def _name(mail: TargetedMail) -> str:
    return f"Velkomst {mail.head.short_name} · {mail.path}"
