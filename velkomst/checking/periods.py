"""Check periods: what is shown longer than a place, form or link that it names, and what is missing on a coming day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
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


def check(
    library: Library, merged: Sequence[Merged], visible: Mapping[str, Sequence[TextEntry]], as_of: date
) -> tuple[Problem, ...]:
    """Report texts that outlive what they name, and what no longer fits together on a day after ``as_of``.

    ``visible`` are the texts that each municipality's readers can see, by its slug.
    """
    problems: set[Problem] = set(_ahead(library, merged, as_of))
    for each in merged:
        looking_up = [entry for entry in visible[each.slug] if "place." in entry.text or "link." in entry.text]
        problems.update(_of_municipality(library, each, looking_up))
    return tuple(sorted(problems))


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


def _ahead(library: Library, merged: Sequence[Merged], as_of: date) -> Iterator[Problem]:
    """Yield what readers lack from a later day on, once, as a warning: it stops no edition of today."""
    known = set(_structure(library, merged, as_of))
    for day in change_days(library, as_of):
        faults = _structure(library, [merge(library, each.slug, day) for each in merged], day)
        for fault in faults:
            if fault not in known:
                known.add(fault)
                yield replace(fault, severity="warning", details=(*fault.details, ("from_day", str(day))))


def _structure(library: Library, merged: Sequence[Merged], day: date) -> tuple[Problem, ...]:
    return (
        *audiences.check(library, merged, day),
        *followed_steps.check(library, merged),
        *(fault for each in merged for fault in each.problems),
    )
