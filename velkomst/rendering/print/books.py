"""Topics of an edition in; what every book and sheet for staff and employers knows, and its HTML page, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel.dates import format_date

from velkomst.formats import languages
from velkomst.model import PHASES, Edition, EditionTopic, Phase
from velkomst.model.project import Project
from velkomst.rendering.colours import PHASE_COLOURS, Palette, PhaseColours, palette
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.icons import drawing
from velkomst.rendering.names import marked
from velkomst.rendering.print import drawings, edition_id, qr, short_words, sources, trust
from velkomst.rendering.print.edition_id import EditionId
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant
from velkomst.rendering.templating import environment

STYLESHEET = "templates/print/book.css"
TRIM = (148, 210)
"""Width and height after cutting, in mm."""
_TAB = 31.0
"""Height of a phase's place on the edge of the page, in mm."""
_MIRRORED = {"open-in-new", "chevron-right"}


@dataclass(frozen=True)
class BookChapter:
    """One phase with its topics; ``top`` and ``height`` are the place of its tab on the page's edge, in mm."""

    phase: Phase
    colours: PhaseColours
    topics: tuple[EditionTopic, ...]
    top: float
    height: float = _TAB

    @property
    def scene(self) -> PhaseColours:
        """A book has no opening pages of its own."""
        return self.colours


@dataclass(frozen=True)
class Book:
    """All that the templates know of a book beside its edition."""

    palette: Palette
    drawing: str
    """The icon on the cover, as the paths of an SVG."""
    topics: tuple[EditionTopic, ...]
    chapters: tuple[BookChapter, ...]
    sources: tuple[sources.TopicSources, ...]
    content_date: str
    unchecked: bool
    """Whether the municipality has not yet read something of it against its source."""
    variant: PrintVariant = ORDINARY


def html(
    template: str,
    edition: Edition,
    topics: tuple[EditionTopic, ...],
    project: Project,
    icon: str,
    mark: EditionId | None = None,
    **more: object,
) -> str:
    """Return the page that a template makes of some topics; ``mark`` is what it says of its edition.

    Raises RenderingError where there are none, ValueError for a brand colour that cannot be made readable.
    """
    if not topics:
        raise RenderingError(edition.name, f"no topic for {template}")
    mirrored = edition.direction == "rtl"
    page = (
        environment(project, "print", edition.language)
        .get_template(template)
        .render(
            guide=_book(edition, topics, icon),
            edition=edition,
            profile=edition.profile,
            drawing=drawings.address,
            icon=lambda name, colour: drawings.icon(name, colour, mirrored=mirrored and name in _MIRRORED),
            note_of=lambda block: trust.note(block, edition.language),
            common_note=lambda topic: trust.common_note(topic, edition.language),
            is_local=trust.is_local,
            shown_address=sources.shown,
            imprint=mark or edition_id.of(edition),
            qr=qr.code,
            **more,
        )
    )
    return short_words.kept(str(marked(page, edition.names, edition.language)), edition.language)


def _book(edition: Edition, topics: tuple[EditionTopic, ...], icon: str) -> Book:
    return Book(
        palette=palette(edition.profile.brand),
        drawing=drawing(icon),
        topics=topics,
        chapters=tuple(_chapters(topics)),
        sources=sources.by_topic(topics),
        content_date=format_date(edition.content_date, "long", locale=languages.locale(edition.language)),
        unchecked=any(block.reviewed is None for topic in topics for block in topic.blocks),
    )


def _chapters(topics: Iterable[EditionTopic]) -> Iterator[BookChapter]:
    kept = tuple(topics)
    for place, phase in enumerate(PHASES):
        found = tuple(topic for topic in kept if topic.phase == phase)
        if found:
            yield BookChapter(phase, PHASE_COLOURS[phase], found, _TAB * place)
