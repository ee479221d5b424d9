"""A rendered mail in; every reason why it must not be sent, in Danish, out. Each rule is a room of its own."""

from __future__ import annotations

from velkomst.problems import Mark, problem
from velkomst.rendering.mail.checks import headers, links, sizes, structure, tokens
from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail

__all__ = ["Fault", "ParsedMail", "messages"]

_ROOMS = (sizes, structure, links, tokens, headers)


def messages(sheet: ParsedMail) -> tuple[str, ...]:
    """Return what is wrong with a mail, each fault once, in the order of the rooms."""
    found = [fault for room in _ROOMS for fault in room.faults(sheet)]
    return tuple(dict.fromkeys(problem(code, Mark("mail"), **details).message() for code, details in found))
