"""A mail in; merge fields that nobody knows or that are broken, and words that a mailing system would run, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail

_FIELD = re.compile(r"⟦([a-z][a-z0-9_]*)⟧")
_FOREIGN = re.compile(
    r"\{\{|\{%|\{#|\*\||\|\*|##[A-Za-z_]+##|\{(?:contactfield|dynamiccontent|unsubscribe|webview|ownerfield)"
)
"""What a mailing system would take for its own syntax."""


def faults(sheet: ParsedMail) -> Iterator[Fault]:
    """Yield what is wrong with the fields."""
    for part in (sheet.subject, sheet.preheader, sheet.html, sheet.text):
        for name in sorted({*_FIELD.findall(part)} - sheet.fields):
            yield "mail-unknown-token", {"name": name}
        rest = _FIELD.sub("", part)
        if "⟦" in rest or "⟧" in rest:
            yield "mail-broken-token", {}
        if foreign := _FOREIGN.search(part):
            yield "mail-foreign-token", {"what": foreign[0]}
    inside = {*_FIELD.findall(sheet.html)} - {*_FIELD.findall(sheet.preheader)}
    for name in sorted(inside - {*_FIELD.findall(sheet.text)}):
        yield "mail-token-not-in-text", {"name": name}
