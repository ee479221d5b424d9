"""Finished text with neutral merge fields in; the same text in the syntax of one mailing system out.

Fields travel as ``⟦first_name⟧`` through templates, MJML and Markdown, where no tool knows the brackets, and
are replaced last of all: an HTML parser moves and escapes ``{% if %}`` and ``{{ }}`` where it meets them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

FIELD = re.compile(r"⟦([a-z][a-z0-9_]*)⟧")
KNOWN = frozenset({"first_name"})
"""Everything a mail may ask the mailing system for."""


@dataclass(frozen=True)
class Target:
    """A mailing system: how it writes a field. ``{name}`` in ``field`` stands for the field's name."""

    name: str
    field: str


GENERIC = Target("generic", "{{{{{name}}}}}")
"""Writes ``{{first_name}}``: to be pasted into Outlook or any system, and searched for there."""


def found(text: str) -> tuple[str, ...]:
    """Return the names of the fields in a text, in order.

    >>> found("Hej ⟦first_name⟧")
    ('first_name',)
    """
    return tuple(FIELD.findall(text))


def written(text: str, target: Target) -> str:
    """Return the text with every field as the target writes it; raises ValueError for an unknown or broken one.

    >>> written("Hej ⟦first_name⟧", GENERIC)
    'Hej {{first_name}}'
    """
    unknown = set(found(text)) - KNOWN
    if unknown:
        raise ValueError(f"unknown merge field {', '.join(sorted(unknown))}")
    done = FIELD.sub(lambda match: target.field.format(name=match[1]), text)
    if "⟦" in done or "⟧" in done:
        raise ValueError("a merge field has lost a bracket")
    return done
