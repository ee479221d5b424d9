"""Check the links to topics, places and forms: unknown targets, and targets that a reader of the link does not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from velkomst.checking import markdown
from velkomst.checking.periods import outlives, period_of
from velkomst.i18n import keys
from velkomst.i18n.inventory import TextEntry
from velkomst.model import FOLDERS, Field, Form, Library, Municipality, Place, Readership, Topic
from velkomst.model.link_syntax import LinkTarget, TargetKind, internal_links, is_internal
from velkomst.model.lookup_syntax import LOOKUP
from velkomst.problems import Problem, problem
from velkomst.reading.nearest import nearest
from velkomst.resolving.lookup_values import places_of, topics_of
from velkomst.resolving.merge import Merged
from velkomst.resolving.offered_audiences import as_offered
from velkomst.resolving.visible_texts import block_audiences

_FIELDS: tuple[Field, ...] = ("text", "bring", "where", "when", "cost")
"""The fields of a block that may have such links; a title is a link itself in lists."""
_LINKS_TO: Mapping[Readership, tuple[Readership, ...]] = {
    "guide": ("guide",),
    "employers": ("employers",),
    "handbook": ("handbook", "guide"),
    "advice": ("advice",),
}
"""Readership of a text -> that of the topics that its readers have."""
_TITLE = "topic."
"""Start of the name of a lookup that is filled with the title of a topic, as a link."""
_MAY_LINK = re.compile(r"(?:topic|place|form):|topic\.")
_TITLE_IN_LINK = re.compile(r"\[[^\[\]]*\{\{\s*topic\.[^\[\]]*\]\(|\]\(\s*\{\{\s*topic\.")


@dataclass(frozen=True)
class _Use:
    """A link to a target, or a lookup of its title, in a text."""

    target: LinkTarget
    offset: int
    is_lookup: bool = False


class _Targets:
    """What texts of one municipality may link to, and which audiences read each block of it."""

    def __init__(self, everywhere: Library, merged: Merged) -> None:
        library = as_offered(everywhere, merged.slug)
        self.municipality: Municipality = library.complete(merged.slug)
        self.topics: dict[str, Topic] = {topic.id: topic for topic in topics_of(library, self.municipality)}
        self.periods: Mapping[TargetKind, Mapping[str, Topic | Place | Form]] = {
            "topic": self.topics,
            "place": {place.id: place for place in places_of(library, self.municipality)},
            "form": library.forms,
        }
        self.forms = {form.id: form.audiences or library.audience_ids for form in library.forms.values()}
        self.ids: Mapping[TargetKind, frozenset[str]] = {
            "topic": frozenset(self.topics),
            "place": frozenset(self.periods["place"]),
            "form": frozenset(self.forms),
        }
        self._everyone = library.audience_ids
        self._audiences = block_audiences(merged)

    def readers_of(self, entry: TextEntry) -> tuple[str, ...]:
        """Return the audiences that read the block of a text."""
        if entry.block is None:
            return _reason_readers(entry)
        topic = self.topics.get(entry.container)
        answers = topic.answers if topic else self._everyone
        audiences = self._audiences.get((entry.container, entry.block.id), ())
        return tuple(audience for audience in answers if not audiences or audience in audiences)

    def readership_of(self, entry: TextEntry) -> Readership:
        """Return whom a text is written for: its topic's readers, newcomers for a mail or letter."""
        topic = self.topics.get(entry.container)
        return topic.readership if topic else "guide"


def check(entries: Iterable[TextEntry]) -> tuple[Problem, ...]:
    """Report the links that stand where none can be, or in a form that is not resolved, sorted by place."""
    problems: set[Problem] = set()
    for entry in entries:
        if _has_links(entry):
            problems.update(_spelling(entry, _uses(entry.text)))
    return tuple(sorted(problems))


def of_municipality(library: Library, merged: Merged, visible: Iterable[TextEntry]) -> tuple[Problem, ...]:
    """Report every link that would lead some reader of one municipality nowhere, sorted by place.

    ``visible`` are the texts that its readers can see.
    """
    targets = _Targets(library, merged)
    problems: set[Problem] = set()
    for entry in visible:
        if _has_links(entry) and _may_link(entry):
            for use in _uses(entry.text):
                problems.update(_faults(entry, use, targets))
    return tuple(sorted(problems))


def _has_links(entry: TextEntry) -> bool:
    return entry.kind not in ("address", "note") and _MAY_LINK.search(entry.text) is not None


@cache
def _uses(text: str) -> tuple[_Use, ...]:
    """Return the links of a text, which municipalities share."""
    links = [_Use(link.target, link.offset) for link in internal_links(text)]
    lookups = [match for match in LOOKUP.finditer(text) if match[1].startswith(_TITLE)]
    return (
        *links,
        *(_Use(LinkTarget("topic", match[1].removeprefix(_TITLE)), match.start(), is_lookup=True) for match in lookups),
    )


def _may_link(entry: TextEntry) -> bool:
    return bool(_reason_readers(entry)) or (entry.block is not None and entry.location.field in _FIELDS)


def _reason_readers(entry: TextEntry) -> tuple[str, ...]:
    """Return the audience of the sentence that says why a topic is not for it; nothing for other texts."""
    audience = keys.audience_of_reason(entry.key)
    return (audience,) if audience else ()


def _spelling(entry: TextEntry, uses: Sequence[_Use]) -> Iterator[Problem]:
    """Yield the links where none can be, and those in a form that is not resolved."""
    if uses and not _may_link(entry):
        yield problem("internal-link-out-of-place", entry.at(uses[0].offset), address=uses[0].target.address)
    if match := _TITLE_IN_LINK.search(entry.text):
        yield problem("title-lookup-in-link", entry.at(match.start()))
    running = entry.kind == "block"
    resolved = Counter(use.target.address for use in uses if not use.is_lookup)
    for link in markdown.parts(entry.text, running=running).links:
        if not is_internal(link.address):
            continue
        resolved[link.address] -= 1
        if resolved[link.address] < 0:
            offset = max(entry.text.find(link.spelling), 0)
            yield problem("internal-link-spelling", entry.at(offset), address=link.address)


def _faults(entry: TextEntry, use: _Use, targets: _Targets) -> Iterator[Problem]:
    target, mark = use.target, entry.at(use.offset)
    if target.id not in targets.ids[target.kind]:
        if not use.is_lookup:
            near = nearest(target.id, targets.ids[target.kind])
            yield problem(
                "unknown-link-target",
                mark,
                address=target.address,
                near=f"{target.kind}:{near}" if near else "",
            )
        return
    answers = targets.forms.get(target.id, ()) if target.kind == "form" else ()
    if target.kind == "topic":
        topic = targets.topics[target.id]
        answers = topic.answers
        if topic.readership not in _LINKS_TO[targets.readership_of(entry)]:
            folder = FOLDERS[topic.readership]
            yield problem("internal-link-to-other-readers", mark, address=target.address, folder=folder)
            return
        if target.id in targets.municipality.excluded:
            name, folder = targets.municipality.profile.short_name, targets.municipality.slug
            details = {"address": target.address, "municipality": name, "folder": folder}
            yield problem("internal-link-to-left-out-topic", mark, slug=targets.municipality.slug, **details)
    if own := period_of(entry, targets.topics):
        named = targets.periods[target.kind][target.id]
        yield from outlives(target.address, own, named.period, named.marks, mark)
    others = [audience for audience in targets.readers_of(entry) if answers and audience not in answers]
    if others:
        listed, possible = ", ".join(others), ", ".join(answers)
        yield problem("internal-link-not-read", mark, address=target.address, audiences=listed, possible=possible)
