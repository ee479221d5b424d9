"""Write and find merge fields in the neutral form ``⟦first_name⟧`` that no template language or Markdown knows.

A mail keeps neutral fields through templates, MJML and the HTML parser, which would move or escape ``{{ }}``. They
are replaced by the syntax of a mailing system at the very end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

FIELD = re.compile(r"⟦([a-z][a-z0-9_]*)⟧")
"""One merge field; group 1 is its id."""
BRACKETS = re.compile(r"[⟦⟧]")
"""Reserved characters: an editor may not write them, and none may be left after ``replaced``."""


def token(field_id: str) -> str:
    """Return a field in its neutral form.

    >>> token("first_name")
    '⟦first_name⟧'
    """
    return f"⟦{field_id}⟧"


def field_ids(text: str) -> tuple[str, ...]:
    """Return the ids of the fields in a text, in order.

    >>> field_ids("Hej ⟦first_name⟧")
    ('first_name',)
    """
    return tuple(FIELD.findall(text))


def replaced(text: str, replacement: Callable[[str], str]) -> str:
    """Return the text with every field replaced by what ``replacement`` returns for its id."""
    return FIELD.sub(lambda match: replacement(match[1]), text)


def named(text: str, names: Mapping[str, str]) -> str:
    """Return the text with the name of every field in brackets, for staff who read it outside a mail.

    >>> named("Hej ⟦first_name⟧", {"first_name": "Fornavn"})
    'Hej [Fornavn]'
    """
    return replaced(text, lambda field_id: f"[{names[field_id]}]")
