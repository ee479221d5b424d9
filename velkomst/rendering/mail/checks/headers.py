"""A mail in; a subject or a preheader that could smuggle a header in, or that says nothing, out."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail
from velkomst.rendering.mail.message import one_line


def faults(sheet: ParsedMail) -> Iterator[Fault]:
    """Yield what is wrong with the lines that the inbox shows."""
    for key, text in (("subject", sheet.subject), ("preheader", sheet.preheader)):
        if not text.strip():
            yield "mail-line-empty", {"key": key}
        elif one_line(text) != text:
            yield "mail-line-control", {"key": key}
    if sheet.subject.strip() == sheet.preheader.strip():
        yield "mail-lines-equal", {}
    if not sheet.text.strip():
        yield "mail-text-empty", {}
