"""The parts of a mail in; one draft message (``.eml``) out, the same bytes every time.

The draft names nobody: no From, no To, no Date, no Message-ID. With ``X-Unsent: 1`` Outlook and others open it
as a message still to be sent, and the sender's own program fills those in. To invent them would put a wrong sender,
or a wrong day, on a letter to a citizen.
"""

from __future__ import annotations

import hashlib
import unicodedata
from email.message import EmailMessage
from email.policy import SMTP

from velkomst.formats.languages import html_code

CALENDAR_FILE = "invitation.ics"


def draft(subject: str, text: str, html: str, language: str, invitation: bytes | None = None) -> bytes:
    """Return the message as bytes for SMTP: ASCII only, CRLF, text before HTML, the calendar file last."""
    made = EmailMessage(policy=SMTP)
    made["Subject"] = one_line(subject)
    made["X-Unsent"] = "1"
    made.set_content(text, charset="utf-8", cte="quoted-printable")
    made.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    boundary = "velkomst-" + hashlib.sha256(f"{text}\0{html}".encode()).hexdigest()[:32]
    if invitation is not None:
        made.add_attachment(
            invitation.decode("utf-8"), subtype="calendar", charset="utf-8", cte="base64", filename=CALENDAR_FILE
        )
        parts = list(made.iter_parts())
        parts[0].set_boundary(f"{boundary}-a")
        parts[1].set_param("method", "PUBLISH")
    made.set_boundary(boundary)
    made["Content-Language"] = html_code(language)  # last: adding parts drops headers named Content-...
    return made.as_bytes()


def one_line(text: str) -> str:
    r"""Return a header text without line breaks and control characters: no header can be smuggled in.

    >>> one_line("Hej\r\nBcc: x@example.org")
    'Hej Bcc: x@example.org'
    """
    spaced = "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text)
    return " ".join(spaced.split())
