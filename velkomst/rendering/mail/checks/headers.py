"""Find a subject or preheader that is empty or could inject a header."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail
from velkomst.rendering.mail.message import one_line


def faults(mail: ParsedMail) -> Iterator[Fault]:
    """Yield faults of the lines that the inbox shows."""
    for key, text in (("subject", mail.subject), ("preheader", mail.preheader)):
        if not text.strip():
            yield "mail-line-empty", {"key": key}
        elif one_line(text) != text:
            yield "mail-line-control", {"key": key}
    if mail.subject.strip() == mail.preheader.strip():
        yield "mail-lines-equal", {}
    if not mail.text.strip():
        yield "mail-text-empty", {}
