"""Check periods: what is shown longer than a place, form or link that it names, and what is missing on a coming day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from velkomst.checking import audiences, followed_steps
from velkomst.checking.dated_parts import change_days
from velkomst.i18n.inventory import TextEntry
from velkomst.model import Block, Library, Topic
from velkomst.model.lookup_syntax import LOOKUP
from velkomst.model.period import ALWAYS, Period
from velkomst.problems import Mark, Problem, problem
from velkomst.resolving.lookup_values import places_of, topics_of
from velkomst.resolving.merge import Merged, merge

_Target = tuple[Period, Mapping[str, Mark]]


@dataclass(frozen=True)
class Ahead:
    """What does not fit together today, and on each coming day what does not that did the day before."""

    today: frozenset[Problem]
    coming: tuple[tuple[date, frozenset[Problem]], ...]


def check(ahead: Sequence[Ahead]) -> tuple[Problem, ...]:
    """Report what readers lack from a later day on, once, as a warning: it stops no edition of today.

    ``ahead`` is what the region and each municipality will lack.
    """
    known = {fault for each in ahead for fault in each.today}
    problems: list[Problem] = []
    coming = [part for each in ahead for part in each.coming]
    for day, faults in sorted(coming, key=lambda part: part[0]):
        from_day = ("from_day", str(day))
        problems += (replace(fault, severity="warning", details=(*fault.details, from_day)) for fault in faults - known)
        known |= faults
    return tuple(sorted(problems))


def of_municipality(library: Library, merged: Merged, visible: Iterable[TextEntry]) -> tuple[Problem, ...]:
    """Report texts of one municipality that outlive what they name; ``visible`` are those that its readers can see."""
    looking_up = [entry for entry in visible if "place." in entry.text or "link." in entry.text]
    return tuple(sorted(set(_of_municipality(library, merged, looking_up))))


def ahead(library: Library, merged: Sequence[Merged], as_of: date) -> Ahead:
    """Merge each day after ``as_of`` on which something begins or ends, and return what does not fit together then."""
    today = frozenset(_structure(library, merged, as_of))
    known = set(today)
    coming: list[tuple[date, frozenset[Problem]]] = []
    for day in change_days(library, as_of):
        faults = frozenset(_structure(library, [merge(library, each.slug, day) for each in merged], day)) - known
        known |= faults
        if faults:
            coming.append((day, faults))
    return Ahead(today, tuple(coming))


def outlives(target: str, own: Period, other: Period, marks: Mapping[str, Mark], mark: Mark) -> Iterator[Problem]:
    """Yield a problem where a text is shown on a day on which something that it names is not.

    ``own`` is the period of the text and ``mark`` the place where it names the target; ``other`` and ``marks`` are the
    period and the positions of the target.
    """
    if not other.contains(own):
        ends_first = Period(None, other.valid_to).contains(own)
        place = marks["valid_from" if ends_first else "valid_to"]
        yield problem("target-outlived", mark, target=target, own=own, period=other, place=place)


def period_of(entry: TextEntry, topics: Mapping[str, Topic]) -> Period | None:
    """Return the days on which a text is shown: those of its block and its topic; None where there are none."""
    topic = topics.get(entry.container)
    own = entry.block.period if entry.block else ALWAYS
    return own.overlap(topic.period) if topic else own


def _of_municipality(library: Library, merged: Merged, entries: Iterable[TextEntry]) -> Iterator[Problem]:
    municipality = library.complete(merged.slug)
    topics = {topic.id: topic for topic in topics_of(library, municipality)}
    places: dict[str, _Target] = {
        place.id: (place.period, place.marks) for place in places_of(library, municipality) if place.period != ALWAYS
    }
    forms: dict[str, _Target] = {
        form.id: (form.period, form.marks) for form in library.forms.values() if form.period != ALWAYS
    }
    links: dict[str, _Target] = {
        name: (link.period, library.region.marks_of_link(name))
        for name, link in library.region.links.items()
        if link.period != ALWAYS
    }
    if places or links:
        for entry in entries:
            yield from _lookups(entry, period_of(entry, topics), {"place": places, "link": links})
    if places or forms:
        for merged_topic in merged.topics:
            yield from _asked(merged_topic.topic, places)
            yield from _forms(merged_topic.topic, forms)
            for merged_block in merged_topic.blocks:
                yield from _asked_by_block(merged_block.block, merged_topic.topic, places)


def _lookups(entry: TextEntry, own: Period | None, targets: Mapping[str, Mapping[str, _Target]]) -> Iterator[Problem]:
    for match in LOOKUP.finditer(entry.text):
        kind, _, rest = match[1].partition(".")
        name = rest.partition(".")[0]
        if own and name in targets.get(kind, {}):
            yield from outlives(match[1], own, *targets[kind][name], entry.at(match.start()))


def _asked(topic: Topic, places: Mapping[str, _Target]) -> Iterator[Problem]:
    for audience in topic.answers:
        paths = (f"ask.{audience}", "ask.default", "ask")
        mark = next(topic.marks[path] for path in paths if path in topic.marks)
        for id in topic.ask.of(audience):
            if id in places:
                yield from outlives(f"place:{id}", topic.period, *places[id], mark)


def _forms(topic: Topic, forms: Mapping[str, _Target]) -> Iterator[Problem]:
    for index, id in enumerate(topic.forms):
        if id in forms:
            yield from outlives(f"form:{id}", topic.period, *forms[id], topic.marks[f"forms.{index}"])


def _asked_by_block(block: Block, topic: Topic, places: Mapping[str, _Target]) -> Iterator[Problem]:
    own = block.period.overlap(topic.period)
    for index, id in enumerate(block.ask):
        if id in places and own:
            mark = block.marks.get(f"ask.{index}") or block.marks["ask"]
            yield from outlives(f"place:{id}", own, *places[id], mark)


def _structure(library: Library, merged: Sequence[Merged], day: date) -> tuple[Problem, ...]:
    return (
        *audiences.check(library, merged, day),
        *followed_steps.check(library, merged),
        *(fault for each in merged for fault in each.problems),
    )
