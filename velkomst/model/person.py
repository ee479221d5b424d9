"""An invented person for trying a journey out; nobody real is ever stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class FieldChange:
    """What the mailing system learns of a person on a day."""

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
    """Somebody invented; a day that is None is not known."""

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
    """The day on which she takes her consent back."""
    last_active: date | None = None
    """The last sign of life; None: she goes on reading."""

    def known(self, name: str, on: date) -> str:
        """Return what is known of a field on a day, "" for nothing."""
        value = self.fields.get(name, "")
        for change in sorted(self.changes, key=lambda one: one.on):
            if change.field == name and change.on <= on:
                value = change.value
        return value
