"""Write a mail as a draft message (``.eml``), with the same bytes every time.

The draft has no From, To, Date or Message-ID. With ``X-Unsent: 1`` Outlook and others open it as a message still to be
sent, and the sender's own program fills those in.
"""

from __future__ import annotations

import hashlib
import unicodedata
from email.message import EmailMessage
from email.policy import SMTP

from velkomst.formats.languages import html_code

CALENDAR_FILE = "invitation.ics"


def draft(
    subject: str, text: str, html: str, language: str, *, invitation: bytes | None = None, source: str = ""
) -> bytes:
    """Return the message as bytes for SMTP: ASCII only, CRLF, text before HTML, the calendar file last.

    ``source`` is the IPTC identifier of the texts' digital source, for the header ``Digital-Source-Type``.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(subject)
    message["X-Unsent"] = "1"
    if source:
        message["Digital-Source-Type"] = source
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    message.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    boundary = "velkomst-" + hashlib.sha256(f"{text}\0{html}".encode()).hexdigest()[:32]
    if invitation is not None:
        message.add_attachment(
            invitation.decode("utf-8"), subtype="calendar", charset="utf-8", cte="base64", filename=CALENDAR_FILE
        )
        parts = list(message.iter_parts())
        parts[0].set_boundary(f"{boundary}-a")
        parts[1].set_param("method", "PUBLISH")
    message.set_boundary(boundary)
    message["Content-Language"] = html_code(language)  # last: adding parts drops headers named Content-...
    return message.as_bytes()


def one_line(text: str) -> str:
    r"""Return a header text without line breaks and control characters, which prevents header injection.

    >>> one_line("Hej\r\nBcc: x@example.org")
    'Hej Bcc: x@example.org'

    The no-break space before a French question mark is kept.
    """
    spaced = "".join(" " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character for character in text)
    return " ".join(word for word in spaced.split(" ") if word)
