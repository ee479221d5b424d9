"""Topics and audiences in; what differs between the audiences in each topic out. Shared by the site and by paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from velkomst.model import EditionAudience, EditionBlock, EditionForm, EditionTopic, LocalizedText


@dataclass(frozen=True)
class Cell:
    """One topic for audiences that stand side by side and read the same: only what not everyone gets."""

    audiences: tuple[EditionAudience, ...]
    reason: LocalizedText | None
    """Why the topic is not for them; None where it is."""
    answer: EditionBlock | None = None
    own: tuple[EditionBlock, ...] = ()
    """Blocks with a title, beside the short answer."""
    forms: tuple[EditionForm, ...] = ()

    @property
    def same(self) -> bool:
        """Say whether they get what everyone gets, and nothing else."""
        return not (self.reason or self.answer or self.own or self.forms)


@dataclass(frozen=True)
class ContrastRow:
    """One topic, with the audiences in the region's order."""

    topic: EditionTopic
    cells: tuple[Cell, ...]

    @property
    def differs(self) -> bool:
        """Say whether the audience matters at all."""
        return not all(cell.same for cell in self.cells)


def rows(topics: Iterable[EditionTopic], audiences: Sequence[EditionAudience]) -> tuple[ContrastRow, ...]:
    """Return a row for every topic, in reading order."""
    return tuple(
        ContrastRow(topic, tuple(_joined(_cell(topic, audience) for audience in audiences))) for topic in topics
    )


def _cell(topic: EditionTopic, audience: EditionAudience) -> Cell:
    if audience.id not in topic.answers:
        return Cell((audience,), topic.reasons.get(audience.id, LocalizedText("", "da")))
    hers = tuple(_only_hers(topic, audience.id))
    return Cell(
        (audience,),
        None,
        next((block for block in hers if block.kind == "answer"), None),
        tuple(block for block in hers if block.kind != "answer" and block.texts.get("title")),
        tuple(form for form in topic.forms if audience.id in form.audiences),
    )


def _joined(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Join neighbours that say the same."""
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


def _only_hers(topic: EditionTopic, audience: str) -> Iterator[EditionBlock]:
    """Yield the blocks that she reads and somebody else whom the topic answers does not."""
    for block in topic.seen_by(audience):
        if len(block.audiences) < len(topic.answers):
            yield block
