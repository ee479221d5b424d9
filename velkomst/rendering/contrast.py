"""Compare audiences: what differs between them in each topic. Used by the site and in print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from velkomst.model import EditionAudience, EditionBlock, EditionForm, EditionTopic, LocalizedText


@dataclass(frozen=True)
class Cell:
    """What neighbouring audiences that read the same in a topic get and other audiences do not.

    ``reason`` says why the topic is not for them and is None where it is. ``own`` are blocks with a title, without the
    short answer.
    """

    audiences: tuple[EditionAudience, ...]
    reason: LocalizedText | None
    answer: EditionBlock | None = None
    own: tuple[EditionBlock, ...] = ()
    forms: tuple[EditionForm, ...] = ()

    @property
    def same(self) -> bool:
        """Say whether they get only what everyone gets."""
        return not (self.reason or self.answer or self.own or self.forms)


@dataclass(frozen=True)
class ContrastRow:
    """One topic, with the audiences in the region's order."""

    topic: EditionTopic
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Say whether any audience reads something else than the others."""
        return not all(cell.same for cell in self.cells)


def rows(topics: Iterable[EditionTopic], audiences: Sequence[EditionAudience]) -> tuple[ContrastRow, ...]:
    """Return a row for every topic, in reading order."""
    return tuple(
        ContrastRow(topic, tuple(_joined(_cell(topic, audience) for audience in audiences))) for topic in topics
    )


def _cell(topic: EditionTopic, audience: EditionAudience) -> Cell:
    if audience.id not in topic.answers:
        return Cell((audience,), topic.reasons.get(audience.id, LocalizedText("", "da")))
    own = tuple(_own_blocks(topic, audience.id))
    return Cell(
        (audience,),
        None,
        next((block for block in own if block.kind == "answer"), None),
        tuple(block for block in own if block.kind != "answer" and block.texts.get("title")),
        tuple(form for form in topic.forms if audience.id in form.audiences),
    )


def _joined(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Join neighbouring cells with the same content."""
    last: Cell | None = None
    for cell in cells:
        if last and replace(last, audiences=cell.audiences) == cell:
            last = replace(last, audiences=(*last.audiences, *cell.audiences))
            continue
        if last:
            yield last
        last = cell
    if last:
        yield last


def _own_blocks(topic: EditionTopic, audience: str) -> Iterator[EditionBlock]:
    """Yield the blocks that an audience reads and another audience of the topic does not."""
    for block in topic.seen_by(audience):
        if len(block.audiences) < len(topic.answers):
            yield block
