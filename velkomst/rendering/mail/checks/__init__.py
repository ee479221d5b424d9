"""Check a rendered mail. A new check is a module with a function ``faults``, and a line in ``CHECKS``."""

from __future__ import annotations

from velkomst.problems import Mark, UiLanguage, problem
from velkomst.rendering.mail.checks import headers, links, sizes, structure, tokens
from velkomst.rendering.mail.checks.parsed_mail import Fault, ParsedMail

__all__ = ["Fault", "ParsedMail", "messages"]

CHECKS = (sizes, structure, links, tokens, headers)


def messages(mail: ParsedMail, language: UiLanguage = "da") -> tuple[str, ...]:
    """Return why a mail must not be sent, each fault once, in the order of ``CHECKS``."""
    faults = [fault for check in CHECKS for fault in check.faults(mail)]
    return tuple(dict.fromkeys(problem(code, Mark("mail"), **details).message(language) for code, details in faults))
