"""A journey in; its steps in the order of time, and what they say in Danish to those who run it, out."""

from __future__ import annotations

from collections.abc import Iterable

from velkomst.formats.durations import approximate_days, in_danish, in_whole_units
from velkomst.model import Anchor, Condition, Edition, EditionJourney, Step

_ANCHORS: dict[Anchor, str] = {
    "enrolled": "tilmeldingen",
    "registered": "registreringen",
    "moving_date": "flyttedatoen",
    "event": "hændelsen",
}


def parts(journey: EditionJourney, anchors: Iterable[Anchor]) -> tuple[tuple[Anchor, tuple[Step, ...]], ...]:
    """Return the steps of each anchor that has any, in the order of time."""
    found = []
    for anchor in anchors:
        steps = [step for step in journey.steps if step.anchor == anchor]
        if steps:
            found.append((anchor, tuple(sorted(steps, key=lambda step: approximate_days(step.offset)))))
    return tuple(found)


def day_of(step: Step) -> int:
    """Return which day of the journey a step is, counting the enrolment as day 1; 0 where staff count no days."""
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


def condition_words(one: Condition | None, edition: Edition) -> str:
    """Return a condition in Danish: ``CV er modtaget: nej``; "" where there is none."""
    if one is None:
        return ""
    names = {field.id: field.name for field in edition.fields}
    names |= {field.id: field.name for field in edition.journey.fields} if edition.journey else {}
    name = names.get(one.field, one.field)
    if one.comparison == "exists":
        return f"{name} er udfyldt"
    if one.value in ("true", "false"):
        yes = (one.value == "true") == (one.comparison == "eq")
        return f"{name}: {'ja' if yes else 'nej eller ukendt'}"
    return f"{name} er {'' if one.comparison == 'eq' else 'ikke '}{one.value}"
