"""Sort the steps of a journey by time and describe them in Danish for the staff who run it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from velkomst.formats.durations import approximate_days, in_danish, in_whole_units
from velkomst.model import Anchor, Condition, EditionJourney, Step

_ANCHORS: dict[Anchor, str] = {
    "enrolled": "tilmeldingen",
    "registered": "registreringen",
    "moving_date": "flyttedatoen",
    "event": "hændelsen",
}


class Named(Protocol):
    """A merge field of an edition or of a journey's view."""

    @property
    def id(self) -> str:
        """The id in fields.yml."""

    @property
    def name(self) -> str:
        """The Danish name, for staff."""


def steps_by_anchor(journey: EditionJourney, anchors: Iterable[Anchor]) -> tuple[tuple[Anchor, tuple[Step, ...]], ...]:
    """Return the steps of each anchor that has any, in the order of time."""
    groups = ((anchor, [step for step in journey.steps if step.anchor == anchor]) for anchor in anchors)
    return tuple(
        (anchor, tuple(sorted(steps, key=lambda step: approximate_days(step.offset))))
        for anchor, steps in groups
        if steps
    )


def day_of(step: Step) -> int:
    """Return the day of the journey on which a step happens.

    The day of enrolment is 1; 0 is for a step that is in_whole_units from something else or not in days.
    """
    days = in_whole_units(step.offset).get("days", 0)
    if step.anchor != "enrolled" or step.offset.startswith("-") or (in_danish(step.offset) and not days):
        return 0
    return days + 1


def when_words(step: Step) -> str:
    """Return when a step happens: ``6 dage efter tilmeldingen``."""
    length = in_danish(step.offset)
    anchor = f"hændelsen {step.event}" if step.event else _ANCHORS[step.anchor]
    if not length:
        return f"straks ved {anchor}" if step.event else f"samme dag som {anchor}"
    return f"{length} {'før' if step.offset.startswith('-') else 'efter'} {anchor}"


def field_names(fields: Iterable[Named], journey: EditionJourney | None) -> dict[str, str]:
    """Return id -> name of the merge fields and of the fields that the journey's conditions use."""
    names = {field.id: field.name for field in fields}
    return names | ({field.id: field.name for field in journey.fields} if journey else {})


def condition_words(condition: Condition | None, names: Mapping[str, str]) -> str:
    """Return a condition in Danish: ``CV er modtaget: nej``; "" where there is none.

    ``names`` maps the id of a merge field or a condition field to its name.
    """
    if condition is None:
        return ""
    name = names.get(condition.field, condition.field)
    if condition.comparison == "exists":
        return f"{name} er udfyldt"
    if condition.value in ("true", "false"):
        is_yes = (condition.value == "true") == (condition.comparison == "eq")
        return f"{name}: {'ja' if is_yes else 'nej eller ukendt'}"
    return f"{name} er {'' if condition.comparison == 'eq' else 'ikke '}{condition.value}"
