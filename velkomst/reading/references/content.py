"""Check the references of topics, changes, places, the region and municipalities.

A list that could not be read is ``None`` in ``Known``, and references to it are not checked: its own problem is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from babel import Locale, UnknownLocaleError

from velkomst.model import (
    FOLDERS,
    READERSHIPS,
    SHARED,
    SOURCE_LANGUAGE,
    Block,
    Form,
    Group,
    Layer,
    Place,
    Readership,
    Region,
    Topic,
    TopicChanges,
)
from velkomst.model.kinds import DEFAULT, NEEDED_IN_NEW
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.nearest import nearest

_LANGUAGES = ("da", "en", "de", "pl", "uk", "ar", "fa", "prs", "so", "ti", "tr", "ro", "ru", "fr", "es", "zh_Hans")
"""Languages that are suggested for an unknown one; CLDR has many more."""
_BESIDE_CLDR = ("prs",)


@dataclass(frozen=True)
class Known:
    """Names that content may refer to; None where the file that declares them could not be read."""

    audiences: tuple[str, ...] | None
    places: frozenset[str] | None
    forms: frozenset[str] | None
    readerships: Mapping[str, Readership]
    """Shared topic -> the readers that it is written for; topics of files with faults are included."""
    values: frozenset[str] | None
    languages: tuple[str, ...] | None
    """Languages of the region."""
    slugs: frozenset[str]
    """Folders of municipalities, including those with faults."""
    present_ids: Mapping[str, str] = field(default_factory=dict)
    """Former id of a shared topic -> its present id."""
    situations: frozenset[str] | None = frozenset()
    optional: frozenset[str] = frozenset()
    """Audiences that a municipality offers only when it lists them."""

    @property
    def topics(self) -> frozenset[str]:
        """Shared topics for all readers."""
        return frozenset(self.readerships)


def topic(topic: Topic, known: Known, places: frozenset[str] | None) -> Iterator[Problem]:
    """Yield the unknown names of a topic, and the audiences that it does not answer; optional ones need no answer."""
    if known.audiences is not None:
        for audience in known.audiences:
            if audience not in (*topic.answers, *topic.reasons) and audience not in known.optional:
                mark = topic.marks["audiences"]
                yield problem("audience-unanswered", mark, topic=topic.id, audience=audience)
        for audience in (*topic.answers, *topic.reasons):
            if audience not in known.audiences:
                yield unknown("unknown-audience", topic.marks[f"audiences.{audience}:key"], audience, known.audiences)
    yield from blocks(topic.blocks, known)
    guide = frozenset(id for id, readership in known.readerships.items() if readership == "guide")
    if known.situations is not None:
        yield from listed(topic.situations, "situations", "unknown-situation", known.situations, topic.marks)
    yield from listed(topic.related, "topics", "unknown-topic", guide, topic.marks)
    yield from _asked(topic, known, places)
    for index, form in enumerate(topic.forms):
        if known.forms is not None and form not in known.forms:
            yield unknown("unknown-form", topic.marks[f"forms.{index}"], form, known.forms)


def _asked(topic: Topic, known: Known, places: frozenset[str] | None) -> Iterator[Problem]:
    """Yield the unknown places to ask, and the unknown audiences under ``ask``, ``phase`` and ``print``."""
    for audience, ids in ((DEFAULT, topic.ask.places), *topic.ask.by_audience.items()):
        for index, place in enumerate(ids):
            paths = (f"ask.{audience}.{index}", f"ask.{audience}", f"ask.{index}", "ask")
            yield from ask(place, next(topic.marks[path] for path in paths if path in topic.marks), places)
    named = [("ask", audience) for audience in topic.ask.by_audience]
    named += [("phase", audience) for audience in topic.phases]
    named += [("print", audience) for audience in topic.print_extents.by_audience]
    for key, audience in named if known.audiences is not None else ():
        if audience not in (known.audiences or ()):
            yield unknown("unknown-audience", topic.marks[f"{key}.{audience}:key"], audience, known.audiences or ())


def changes(topic_changes: TopicChanges, known: Known, own: frozenset[str]) -> Iterator[Problem]:
    """Yield the unknown names of a file of changes; ``resolving.block_merge`` checks its block ids.

    ``own`` are the topics of the same layer, which change in their own file.
    """
    if topic_changes.topic in own - known.topics:
        yield problem("change-of-own-topic", topic_changes.mark, topic=topic_changes.topic)
    elif topic_changes.topic not in known.topics:
        yield unknown("unknown-topic", topic_changes.mark, topic_changes.topic, known.topics)
    elif topic_changes.readership != known.readerships[topic_changes.topic]:
        right = FOLDERS[known.readerships[topic_changes.topic]]
        yield problem(
            "changes-elsewhere",
            topic_changes.mark,
            topic=topic_changes.topic,
            folder=FOLDERS[topic_changes.readership],
            right=right,
        )
    yield from blocks((change.block for change in topic_changes.changes if change.block is not None), known)


def topics_twice(topics: Iterable[Topic]) -> Iterator[Problem]:
    """Yield topics with the id of another, for any readers: translations, changes and links use the id alone."""
    seen: dict[str, Topic] = {}
    for topic in sorted(topics, key=lambda topic: READERSHIPS.index(topic.readership)):
        if topic.id in seen:
            yield problem("topic-twice", topic.marks["id"], id=topic.id, path=seen[topic.id].marks["id"].path)
        seen.setdefault(topic.id, topic)


def forms(forms: Iterable[Form], known: Known) -> Iterator[Problem]:
    """Yield the unknown languages and audiences of forms."""
    for form in forms:
        for audience in form.audiences:
            if known.audiences is not None and audience not in known.audiences:
                yield unknown("unknown-audience", form.mark, audience, known.audiences)
        if not known_language(form.language):
            yield unknown_language(form.mark, form.language)


def region(region: Region, known: Known) -> Iterator[Problem]:
    """Yield the unknown names of ``region.yml``."""
    for index, language in enumerate(region.languages):
        if not known_language(language):
            yield unknown_language(region.marks[f"languages.{index}"], language)
    if SOURCE_LANGUAGE not in region.languages:
        yield problem("danish-missing", region.marks["languages"])
    yield from listed(region.demo, "demo", "unknown-municipality", known.slugs, region.marks)
    yield from listed(region.topics, "topics", "unknown-topic", known.topics, region.marks)
    if region.guide_pages and region.guide_pages.least > region.guide_pages.most:
        yield problem("guide-pages-reversed", region.marks["guide_pages.least:key"], **vars(region.guide_pages))
    for name, link in region.links.items():
        if SOURCE_LANGUAGE not in link.addresses:
            yield problem("link-without-danish", region.marks[f"links.{name}:key"], name=name)
        for language in link.addresses:
            if not known_language(language):
                yield unknown_language(region.marks[f"links.{name}.{language}"], language)


def group(group: Group, known: Known) -> Iterator[Problem]:
    """Yield the unknown names of ``group.yml``."""
    yield from listed(group.municipalities, "municipalities", "unknown-municipality", known.slugs, group.marks)
    yield from print_extents(group, frozenset(topic.id for topic in group.topics), known)
    yield from layer(group, known)


def layer(layer: Layer, known: Known) -> Iterator[Problem]:
    """Yield the unknown values and topics that the own file of a layer names, and topics with an id that is taken."""
    for name in layer.values if known.values is not None else ():
        if name not in (known.values or ()):
            yield unknown("unknown-value", layer.marks[f"values.{name}:key"], name, known.values or ())
    yield from listed(tuple(layer.excluded), "without", "unknown-topic", known.topics, layer.marks, ".topic")
    for changed in layer.changes:
        if changed.topic in layer.excluded:
            yield problem("change-of-left-out-topic", changed.mark, topic=changed.topic)
    for topic in layer.topics:
        if topic.id in known.topics:
            yield problem("own-topic-taken", topic.marks["id"], id=topic.id)
    yield from topics_twice(layer.topics)


def print_extents(layer: Layer, own: frozenset[str], known: Known) -> Iterator[Problem]:
    """Yield the unknown topics and audiences below ``print``; ``own`` are the topics that only this layer has."""
    for name, extents in layer.print_extents.items():
        for audience in extents.keys() - {DEFAULT} if known.audiences is not None else ():
            if audience not in (known.audiences or ()):
                mark = layer.marks[f"print.{name}.{audience}"]
                yield unknown("unknown-audience", mark, audience, known.audiences or ())
        if name not in known.topics | own or name in layer.excluded:
            shown = (known.topics | own) - layer.excluded.keys()
            yield unknown("unknown-topic", layer.marks[f"print.{name}:key"], name, shown)


def places(places: Iterable[Place], known: Known) -> Iterator[Problem]:
    """Yield places without kind or name that override no shared place, and unknown languages and municipalities."""
    shared = known.places
    for place in places:
        for index, slug in enumerate(place.municipalities):
            mark = place.marks[f"municipalities.{index}"]
            if place.owner != SHARED:
                yield problem("municipalities-of-local-place", mark, id=place.id)
            elif slug not in known.slugs:
                yield unknown("unknown-municipality", mark, slug, known.slugs)
        for index, audience in enumerate(place.audiences):
            if known.audiences is not None and audience not in known.audiences:
                yield unknown("unknown-audience", place.marks[f"audience.{index}"], audience, known.audiences)
        missing = [key for key in NEEDED_IN_NEW["places"] if key not in place.marks]
        is_new = place.owner == SHARED or (shared is not None and place.id not in shared)
        if missing and is_new:
            near = nearest(place.id, shared or ()) if place.owner != SHARED else ""
            mark = place.marks["id"]
            yield problem("place-incomplete", mark, id=place.id, missing=", ".join(missing), near=near)
        if not known_language(place.name_language):
            yield unknown_language(place.marks["name_language"], place.name_language)


def known_language(language: str) -> bool:
    """Return whether CLDR or this project has a language code."""
    try:
        return language in _BESIDE_CLDR or bool(Locale.parse(language))
    except (UnknownLocaleError, ValueError):
        return False


def listed(
    ids: Iterable[str], key: str, code: str, known: frozenset[str], marks: Mapping[str, Mark], below: str = ""
) -> Iterator[Problem]:
    """Yield the unknown and the repeated ids of a list."""
    seen: dict[str, Mark] = {}
    for index, id in enumerate(ids):
        mark = marks[f"{key}.{index}{below}"]
        if id not in known:
            yield unknown(code, mark, id, known)
        elif id in seen:
            yield problem("listed-twice", mark, id=id, line=seen[id].line)
        seen.setdefault(id, mark)


def blocks(blocks: Iterable[Block], known: Known) -> Iterator[Problem]:
    """Yield the unknown audiences of blocks, and the unknown topics that they cover."""
    for block in blocks:
        for index, name in enumerate(block.covers):
            if name not in known.topics:
                yield unknown("unknown-topic", block.marks[f"covers.{index}"], name, known.topics)
        for index, audience in enumerate(block.audiences):
            if known.audiences is not None and audience not in known.audiences:
                yield unknown("unknown-audience", block.marks[f"audience.{index}"], audience, known.audiences or ())


def ask(place: str, mark: Mark, places: frozenset[str] | None) -> Iterator[Problem]:
    """Yield an unknown place; ``places`` is None when they could not be read."""
    if places is not None and place not in places:
        yield unknown("unknown-place", mark, place, places)


def unknown(code: str, mark: Mark, name: str, known: Iterable[str]) -> Problem:
    """Return the problem of a name that is not among the known ones."""
    options = sorted(known) if isinstance(known, AbstractSet) else list(known)
    return problem(code, mark, name=name, near=nearest(name, options), allowed=", ".join(options) or "-")


def unknown_language(mark: Mark, language: str) -> Problem:
    """Return the problem of the code of a language that does not exist."""
    near = nearest(language, [code for code in _LANGUAGES if known_language(code)])
    return problem("unknown-language", mark, value=language, near=near)
