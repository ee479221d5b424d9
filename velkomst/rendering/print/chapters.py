"""Divide topics into chapters, one per phase, for the guide and for books."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from velkomst.model import PHASES, EditionTopic, Phase
from velkomst.rendering.colours import PhaseColours
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant

_TAB = 31.0
"""Height of the tab of a phase on the edge of a book's page, in mm."""


@dataclass(frozen=True)
class Chapter:
    """One phase with its topics."""

    phase: Phase
    colours: PhaseColours
    """Of its tab and its door."""
    scene: PhaseColours
    """Of its opening page, where it has one."""
    topics: tuple[EditionTopic, ...]
    top: float
    """Top of its tab, in mm below the heading; in the guide, its block on the contents page begins there too."""
    height: float
    """Height of its tab and of its block on the contents page, in mm."""
    setting: str = ""
    """How close its opening page sets the list of topics."""


def chapters_of_book(topics: Iterable[EditionTopic], variant: PrintVariant = ORDINARY) -> Iterator[Chapter]:
    """Yield the chapters of a book, where every phase has its fixed place on the page's edge."""
    kept = tuple(topics)
    for index, phase in enumerate(PHASES):
        in_phase = tuple(topic for topic in kept if topic.phase == phase)
        if in_phase:
            yield Chapter(phase, variant.tab(phase), variant.scene(phase), in_phase, _TAB * index, _TAB)
