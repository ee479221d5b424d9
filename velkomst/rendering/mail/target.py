"""Define a mailing system as a target: how it names and writes merge fields and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from velkomst.formats.merge_fields import BRACKETS, field_ids, replaced
from velkomst.model import Comparison, Condition

AUDIENCE, AUDIENCE_NAME = "audience", "Målgruppe"
"""The field by which a mailing system chooses between the variants of a mail; it holds an id of audiences.yml."""
_UNSAFE = {"'": "’", '"': "”"} | dict.fromkeys("<>{}|#*%\\", "")
"""Characters that would end a fallback inside a system's own syntax."""


@dataclass(frozen=True)
class Target:
    """A mailing system. In ``pattern``, ``<name>`` is replaced by the system's name of the field.

    ``max_length`` is the number of characters that the system allows in a field's name. ``names`` maps our id to the
    system's name where they differ, ``special`` maps our id to the whole text for a link that the system creates
    itself. ``with_fallback`` is the pattern with ``<fallback>``; empty where fallbacks are set in the system.
    """

    id: str
    name: str
    pattern: str
    case: Literal["as-is", "upper", "joined"] = "as-is"
    max_length: int = 60
    names: Mapping[str, str] = field(default_factory=dict)
    special: Mapping[str, str] = field(default_factory=dict)
    email: str = "email"
    """The system's name of the column with the mail address in a file that it imports."""
    with_fallback: str = ""
    conditions: Mapping[Comparison, str] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()

    def name_of(self, field_id: str) -> str:
        """Return the system's name of a field."""
        if field_id in self.names:
            return self.names[field_id]
        if self.case == "joined":
            return field_id.replace("_", "")[: self.max_length]
        return (field_id.upper() if self.case == "upper" else field_id)[: self.max_length]

    def token(self, field_id: str, fallback: str = "") -> str:
        """Return a field in the system's syntax, with the fallback where the syntax has one."""
        if field_id in self.special:
            return self.special[field_id]
        safe = "".join(_UNSAFE.get(character, character) for character in fallback)
        pattern = self.with_fallback if safe and self.with_fallback else self.pattern
        return _filled(pattern, name=self.name_of(field_id), fallback=safe)

    def condition(self, condition: Condition) -> str:
        """Return a condition in the system's syntax, "" where the system has none that can be written down."""
        pattern = self.conditions.get(condition.comparison, "")
        return _filled(pattern, name=self.name_of(condition.field), value=condition.value)


GENERIC = Target("generic", "Generel", "{{field.<name>}}")
"""Writes ``{{field.first_name}}``, which staff can find and replace in any system."""


def written(text: str, target: Target, fallbacks: Mapping[str, str]) -> str:
    """Return the text with every merge field in the target's syntax; ``fallbacks`` has an entry per known field.

    Raises ValueError for an unknown or broken field.
    """
    if unknown := set(field_ids(text)) - set(fallbacks):
        raise ValueError(f"unknown merge field {', '.join(sorted(unknown))}")
    result = replaced(text, lambda field_id: target.token(field_id, fallbacks[field_id]))
    if BRACKETS.search(result):
        raise ValueError("a merge field has lost a bracket")
    return result


def _filled(pattern: str, **values: str) -> str:
    """Fill ``<name>`` and the like; braces are left to the mailing systems."""
    for key, value in values.items():
        pattern = pattern.replace(f"<{key}>", value)
    return pattern
