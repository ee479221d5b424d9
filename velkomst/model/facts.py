"""Define facts: named, dated values that texts look up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from velkomst.model.kinds import Unit
from velkomst.problems import Mark


@dataclass(frozen=True)
class NextValue:
    """The value that a fact takes on a coming day; an empty text means that of the fact."""

    value: str
    valid_from: date
    source: str = ""
    worded_for: str = ""


@dataclass(frozen=True)
class Fact:
    """A named, dated value, written once and formatted per language. ``value`` is text; ``unit`` is its type."""

    id: str
    value: str
    unit: Unit
    name: str
    source: str
    authority: str
    mark: Mark
    valid_from: date | None = None
    valid_to: date | None = None
    review_by: date | None = None
    worded_for: str = ""
    """The number that the words around ``{{ fact.x.number }}`` were written and translated for; "" for none."""
    next: NextValue | None = None
    """The value that follows; only of a number."""
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def on(self, day: date) -> Fact:
        """Return the fact with the value that it has on a day."""
        return self.with_next() if self.next and self.next.valid_from <= day else self

    def with_next(self) -> Fact:
        """Return the fact with the value that follows; unchanged where none does."""
        if self.next is None:
            return self
        return replace(
            self,
            value=self.next.value,
            source=self.next.source or self.source,
            valid_from=self.next.valid_from,
            valid_to=None,
            worded_for=self.next.worded_for or self.worded_for,
            next=None,
            marks={**self.marks, "value": self.marks["next.value"]},
        )
