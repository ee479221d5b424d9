"""Finished text with neutral merge fields in; the same text in the syntax of one mailing system out.

Fields travel as ``⟦first_name⟧`` through templates, MJML and Markdown, where no tool knows the brackets, and
are replaced last of all: an HTML parser moves and escapes ``{% if %}`` and ``{{ }}`` where it meets them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from velkomst.model import EditionField
from velkomst.rendering.mail.targets import GENERIC, Target

FIELD = re.compile(r"⟦([a-z][a-z0-9_]*)⟧")


def found(text: str) -> tuple[str, ...]:
    """Return the names of the fields in a text, in order.

    >>> found("Hej ⟦first_name⟧")
    ('first_name',)
    """
    return tuple(FIELD.findall(text))


def generic(text: str) -> str:
    """Return the text with every field as ``{{field.name}}``.

    >>> generic("Hej ⟦first_name⟧")
    'Hej {{field.first_name}}'
    """
    return FIELD.sub(lambda match: GENERIC.token(match[1]), text)


def named(text: str, fields: Iterable[EditionField]) -> str:
    """Return the text with the name of every field in brackets, for people who look at the plan and not at a mail."""
    names = {field.id: field.name for field in fields}
    return FIELD.sub(lambda match: f"[{names[match[1]]}]", text)


def written(text: str, target: Target, fields: Iterable[EditionField]) -> str:
    """Return the text with every field as the target writes it; raises ValueError for an unknown or broken one."""
    known = {field.id: field for field in fields}
    unknown = set(found(text)) - set(known)
    if unknown:
        raise ValueError(f"unknown merge field {', '.join(sorted(unknown))}")
    done = FIELD.sub(lambda match: target.token(match[1], known[match[1]].fallback.text), text)
    if "⟦" in done or "⟧" in done:
        raise ValueError("a merge field has lost a bracket")
    return done
