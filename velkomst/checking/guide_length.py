"""Estimate the pages of every printed guide from its words, and report those outside the region's page budget.

The figures are fitted to 20 finished guides of 28 to 44 pages in Danish, German, Ukrainian and Arabic; the estimate of
each is within 1.2 pages of its length, and within 1.5 pages for eight guides of two other municipalities.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from velkomst.checking.text_rules import words
from velkomst.formats.languages import direction
from velkomst.model import SOURCE_LANGUAGE, Library, Municipality, PageBudget
from velkomst.problems import Mark, Problem, problem
from velkomst.resolving.lookup_values import places_of
from velkomst.resolving.merge import Merged, MergedTopic

ESTIMATES = ("guide-long-estimate", "guide-short-estimate")
"""Codes of the problems that a measured guide makes superfluous."""
_SHEET = 4
"""Pages of a folded sheet."""
_FRAME = 5.5
"""Pages of covers, contents and colophon."""
_TOPIC = 0.5
"""Pages that a topic takes besides its words."""
_WORDS, _ENTRIES, _PLACES = 200, 6, 8.5
"""How many Danish words, short topics and places a page holds."""
_STRETCH = {"ltr": 1.27, "rtl": 1.35}
"""Direction of a translation -> the room it takes relative to Danish, with the Danish shown next to critical drafts."""


@dataclass(frozen=True)
class Estimate:
    """The estimated pages of one guide; ``topics`` are those that it shows in full."""

    name: str
    pages: int
    topics: Mapping[str, float]


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report for each municipality the longest guide beyond the budget, and the shortest below it."""
    budget = library.region.guide_pages
    problems: list[Problem] = []
    for each in merged if budget else ():
        municipality = library.municipality(each.slug)
        guides = sorted(_estimates(library, municipality, each.topics), key=lambda guide: guide.pages)
        mark = municipality.marks.get("", Mark(f"municipalities/{each.slug}/municipality.yml"))
        if budget and guides:
            problems += _faults(guides[-1], guides[0], budget, mark)
    return tuple(sorted(problems))


def _faults(longest: Estimate, shortest: Estimate, budget: PageBudget, mark: Mark) -> Iterator[Problem]:
    if longest.pages > budget.most:
        topics = named_topics(longest.topics)
        yield problem(
            "guide-long-estimate", mark, guide=longest.name, pages=longest.pages, budget=budget.most, topics=topics
        )
    if shortest.pages < budget.least:
        yield problem("guide-short-estimate", mark, guide=shortest.name, pages=shortest.pages, budget=budget.least)


def named_topics(lengths: Mapping[str, float], most: int = 3) -> str:
    """Return the topics that take most pages, each with its pages.

    >>> named_topics({"gp": 1.2, "tax-card": 3.6}, most=1)
    'tax-card (4)'
    """
    longest = sorted(lengths.items(), key=lambda entry: (-entry[1], entry[0]))[:most]
    return ", ".join(f"{topic} ({max(1, round(pages))})" for topic, pages in longest)


def _estimates(library: Library, municipality: Municipality, topics: Sequence[MergedTopic]) -> Iterator[Estimate]:
    """Yield the estimate of each guide that has a topic."""
    listed = [entry for entry in topics if entry.topic.in_guide]
    places = len(places_of(library, municipality)) / _PLACES
    for audience in (offered.id for offered in library.audiences_of(municipality.slug)):
        read = [entry for entry in listed if audience in entry.topic.answers]
        full = {
            entry.topic.id: _TOPIC + _words(entry, audience) / _WORDS
            for entry in read
            if entry.topic.print_extents.of(audience) == "full"
        }
        short = sum(entry.topic.print_extents.of(audience) == "short" for entry in read) / _ENTRIES
        for language in municipality.profile.languages if full or short else ():
            stretch = 1 if language == SOURCE_LANGUAGE else _STRETCH[direction(language)]
            pages = _FRAME + places + stretch * (sum(full.values()) + short)
            name = f"{municipality.slug}/{language}/{audience}"
            stretched = {topic: length * stretch for topic, length in full.items()}
            yield Estimate(name, math.ceil(pages / _SHEET) * _SHEET, stretched)


def _words(entry: MergedTopic, audience: str) -> int:
    """Return the Danish words of a topic that one reader's guide prints."""
    blocks = (merged.block for merged in entry.blocks)
    read = (block for block in blocks if not block.site_only and (not block.audiences or audience in block.audiences))
    return sum(words(text) for block in read for text in block.texts.values())
