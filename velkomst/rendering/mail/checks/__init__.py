"""Check a rendered mail. A new check is a module with a function ``faults``, and a line in ``CHECKS``."""

from __future__ import annotations

from velkomst.problems import Problem
from velkomst.rendering.errors import unrendered
from velkomst.rendering.mail.checks import headers, links, sizes, structure, tokens
from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail

__all__ = ["Fault", "ParsedMail", "problems"]

CHECKS = (sizes, structure, links, tokens, headers)


def problems(mail: ParsedMail, name: str) -> tuple[Problem, ...]:
    """Return why a mail must not be sent, each problem once, in the order of ``CHECKS``.

    ``name`` is that of the mail, such as ``samsoe/uk/welcome``.
    """
    faults = [fault for check in CHECKS for fault in check.faults(mail)]
    return tuple(dict.fromkeys(unrendered(name, code, **details) for code, details in faults))
