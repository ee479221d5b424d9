"""Define an invented person for simulating a journey. Real people are never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class FieldChange:
    """A field value that the mailing system learns on a day."""

    on: date
    field: str
    value: str


@dataclass(frozen=True)
class ExternalEvent:
    """An event of the mailing system that reaches a person on a day."""

    on: date
    event: str


@dataclass(frozen=True)
class Person:
    """An invented person; a day that is None is unknown."""

    name: str
    language: str
    enrolled: date
    audience: str = ""
    registered: date | None = None
    moving_date: date | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[FieldChange, ...] = ()
    events: tuple[ExternalEvent, ...] = ()
    leaves: date | None = None
    """The day on which the person withdraws consent."""
    last_active: date | None = None
    """The last day of activity; None when the person stays active."""

    def known(self, name: str, on: date) -> str:
        """Return the value of a field on a day, or ""."""
        value = self.fields.get(name, "")
        for change in sorted(self.changes, key=lambda changed: changed.on):
            if change.field == name and change.on <= on:
                value = change.value
        return value
