"""Find unknown or broken merge fields, and text that a mailing system would take for its own syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator

from velkomst.formats.merge_fields import BRACKETS, FIELD, field_ids
from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail

_FOREIGN = re.compile(
    r"\{\{|\{%|\{#|\*\||\|\*|##[A-Za-z_]+##|\{(?:contactfield|dynamiccontent|unsubscribe|webview|ownerfield)"
)
"""Syntax of mailing systems."""


def faults(mail: ParsedMail) -> Iterator[Fault]:
    """Yield faults of merge fields."""
    for part in (mail.subject, mail.preheader, mail.html, mail.text):
        for name in sorted({*field_ids(part)} - mail.fields):
            yield "mail-unknown-token", {"name": name}
        if BRACKETS.search(FIELD.sub("", part)):
            yield "mail-broken-token", {}
        if foreign := _FOREIGN.search(part):
            yield "mail-foreign-token", {"what": foreign[0]}
    in_body = {*field_ids(mail.html)} - {*field_ids(mail.preheader)}
    for name in sorted(in_body - {*field_ids(mail.text)}):
        yield "mail-token-not-in-text", {"name": name}
