"""Find mails that are too large for Gmail, which clips a mail at 102 KB and drops styles above 16 KB."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail

HTML_BYTES = 80 * 1024
"""Leaves space for what the mailing system adds."""
STYLE_BYTES = 16 * 1024


def faults(mail: ParsedMail) -> Iterator[Fault]:
    """Yield the sizes above a limit."""
    size = len(mail.html.encode())
    if size > HTML_BYTES:
        yield "mail-too-large", {"bytes": str(size), "limit": str(HTML_BYTES)}
    styles = sum(len(style.encode()) for style in mail.page.styles)
    if styles > STYLE_BYTES:
        yield "mail-styles-too-large", {"bytes": str(styles), "limit": str(STYLE_BYTES)}
