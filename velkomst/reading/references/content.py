"""All files, read and typed, in; every name that points at nothing, with the nearest that exists, out.

What could not be read at all is ``None`` in ``Known``, and what points at it is left alone: its own fault is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from velkomst.model import (
    FOLDERS,
    READERSHIPS,
    SHARED,
    SOURCE_LANGUAGE,
    Block,
    Form,
    Municipality,
    Place,
    Readership,
    Region,
    Topic,
    TopicChanges,
)
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.nearest import nearest

_LANGUAGES = ("da", "en", "de", "pl", "uk", "ar", "fa", "prs", "so", "ti", "tr", "ro", "ru", "fr", "es", "zh_Hans")
"""Languages offered where an unknown one was written; CLDR knows many more."""
_BESIDE_CLDR = ("prs",)


@dataclass(frozen=True)
class Known:
    """Names that may be pointed at; None where the file that declares them could not be read."""

    audiences: tuple[str, ...] | None
    places: frozenset[str] | None
    forms: frozenset[str] | None
    publications: Mapping[str, Readership]
    """Shared topics, also those whose file has faults, and whom each is written for."""
    values: frozenset[str] | None
    slugs: frozenset[str]
    """Folders of municipalities, also those with faults."""

    @property
    def topics(self) -> frozenset[str]:
        """Shared topics of every publication."""
        return frozenset(self.publications)


def topic(one: Topic, known: Known, places: frozenset[str] | None) -> Iterator[Problem]:
    """What a topic points at, and whether it answers everyone."""
    if known.audiences is not None:
        for audience in known.audiences:
            if audience not in one.answers and audience not in one.reasons:
                mark = one.marks["audiences"]
                yield problem("audience-unanswered", mark, topic=one.id, audience=audience)
        for audience in (*one.answers, *one.reasons):
            if audience not in known.audiences:
                yield unknown("unknown-audience", one.marks[f"audiences.{audience}:key"], audience, known.audiences)
    yield from blocks(one.blocks, known)
    yield from ask(one.ask, one.marks["ask"], places)
    for index, form in enumerate(one.forms):
        if known.forms is not None and form not in known.forms:
            yield unknown("unknown-form", one.marks[f"forms.{index}"], form, known.forms)


def changes(one: TopicChanges, known: Known) -> Iterator[Problem]:
    """What a file of changes points at; its block ids are the matter of merging."""
    if one.topic not in known.topics:
        yield unknown("unknown-topic", one.mark, one.topic, known.topics)
    elif one.readership != known.publications[one.topic]:
        right = FOLDERS[known.publications[one.topic]]
        yield problem("changes-elsewhere", one.mark, topic=one.topic, folder=FOLDERS[one.readership], right=right)
    yield from blocks((change.block for change in one.changes if change.block is not None), known)


def topics_twice(many: Iterable[Topic]) -> Iterator[Problem]:
    """A topic's id is its own in all publications, since translations, changes and links name nothing else."""
    seen: dict[str, Topic] = {}
    for one in sorted(many, key=lambda one: READERSHIPS.index(one.readership)):
        if one.id in seen:
            yield problem("topic-twice", one.marks["id"], id=one.id, path=seen[one.id].marks["id"].path)
        seen.setdefault(one.id, one)


def forms(many: Iterable[Form], known: Known) -> Iterator[Problem]:
    """Languages and audiences of the forms."""
    for form in many:
        for audience in form.audiences:
            if known.audiences is not None and audience not in known.audiences:
                yield unknown("unknown-audience", form.mark, audience, known.audiences)
        if not known_language(form.language):
            yield _language(form.mark, form.language)


def region(one: Region, known: Known) -> Iterator[Problem]:
    """What the region's file points at."""
    for index, language in enumerate(one.languages):
        if not known_language(language):
            yield _language(one.marks[f"languages.{index}"], language)
    if SOURCE_LANGUAGE not in one.languages:
        yield problem("danish-missing", one.marks["languages"])
    yield from _each(one.demo, "demo", "unknown-municipality", known.slugs, one.marks)
    yield from _each(one.topics, "topics", "unknown-topic", known.topics, one.marks)
    for name, addresses in one.links.items():
        if SOURCE_LANGUAGE not in addresses:
            yield problem("link-without-danish", one.marks[f"links.{name}:key"], name=name)
        for language in addresses:
            if not known_language(language):
                yield _language(one.marks[f"links.{name}.{language}"], language)


def municipality(one: Municipality, known: Known) -> Iterator[Problem]:
    """What a municipality's own file points at."""
    for index, language in enumerate(one.profile.languages):
        if not known_language(language):
            yield _language(one.marks[f"languages.{index}"], language)
    for index, run in enumerate(one.profile.print_run):
        if run.language not in one.profile.languages:
            mark = one.marks[f"print_run.{index}.language"]
            yield unknown("language-not-offered", mark, run.language, one.profile.languages)
        if run.audience and known.audiences is not None and run.audience not in known.audiences:
            yield unknown("unknown-audience", one.marks[f"print_run.{index}.audience"], run.audience, known.audiences)
    for name in one.values if known.values is not None else ():
        if name not in (known.values or ()):
            yield unknown("unknown-value", one.marks[f"values.{name}:key"], name, known.values or ())
    yield from _local_topics(one, known)


def _local_topics(one: Municipality, known: Known) -> Iterator[Problem]:
    own = frozenset(topic.id for topic in one.topics)
    yield from _each(one.topic_order, "topics", "unknown-topic", known.topics | own, one.marks)
    yield from _each(tuple(one.excluded), "without", "unknown-topic", known.topics, one.marks, ".topic")
    for changed in one.changes:
        if changed.topic in one.excluded:
            yield problem("change-of-left-out-topic", changed.mark, topic=changed.topic)
    for topic in one.topics:
        if topic.id in known.topics:
            yield problem("own-topic-taken", topic.marks["id"], id=topic.id)
    yield from topics_twice(one.topics)


def places(many: Iterable[Place], shared: frozenset[str] | None) -> Iterator[Problem]:
    """A place that replaces no shared one must say what it is."""
    for place in many:
        missing = [key for key in ("kind", "name") if key not in place.marks]
        is_new = place.owner == SHARED or (shared is not None and place.id not in shared)
        if missing and is_new:
            near = nearest(place.id, shared or ()) if place.owner != SHARED else ""
            mark = place.marks["id"]
            yield problem("place-incomplete", mark, id=place.id, missing=", ".join(missing), near=near)
        if not known_language(place.name_language):
            yield _language(place.marks["name_language"], place.name_language)


def known_language(language: str) -> bool:
    """Say whether CLDR knows a language code, or we do."""
    try:
        return language in _BESIDE_CLDR or bool(Locale.parse(language))
    except (UnknownLocaleError, ValueError):
        return False


def _each(
    ids: Iterable[str], key: str, code: str, known: frozenset[str], marks: Mapping[str, Mark], below: str = ""
) -> Iterator[Problem]:
    """Ids in a list: each must exist, and none stands twice."""
    seen: dict[str, Mark] = {}
    for index, id in enumerate(ids):
        mark = marks[f"{key}.{index}{below}"]
        if id not in known:
            yield unknown(code, mark, id, known)
        elif id in seen:
            yield problem("listed-twice", mark, id=id, line=seen[id].line)
        seen.setdefault(id, mark)


def blocks(many: Iterable[Block], known: Known) -> Iterator[Problem]:
    """The audiences of blocks."""
    for block in many if known.audiences is not None else ():
        for index, audience in enumerate(block.audiences):
            if audience not in (known.audiences or ()):
                yield unknown("unknown-audience", block.marks[f"audience.{index}"], audience, known.audiences or ())


def ask(place: str, mark: Mark, places: frozenset[str] | None) -> Iterator[Problem]:
    """A place that is named; ``places`` is None where they could not be read."""
    if places is not None and place not in places:
        yield unknown("unknown-place", mark, place, places)


def unknown(code: str, mark: Mark, name: str, known: Iterable[str]) -> Problem:
    """Return the problem of a name that is not among the known ones."""
    options = sorted(known) if isinstance(known, frozenset) else list(known)
    return problem(code, mark, name=name, near=nearest(name, options), allowed=", ".join(options) or "-")


def _language(mark: Mark, language: str) -> Problem:
    near = nearest(language, [code for code in _LANGUAGES if known_language(code)])
    return problem("unknown-language", mark, value=language, near=near)
