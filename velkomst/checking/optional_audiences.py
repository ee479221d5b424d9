"""Check optional audiences: topics that a municipality lists for one, and texts for one that it does not offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.model import Block, Library, Municipality
from velkomst.problems import Problem, problem
from velkomst.resolving.merge import Merged


def check(library: Library, merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report listed topics that say why they are not for the audience, and texts that no reader of theirs gets."""
    optional = frozenset(audience.id for audience in library.audiences if audience.optional)
    problems: set[Problem] = set()
    for each in merged if optional else ():
        municipality = library.municipality(each.slug)
        problems.update(_refused(library, municipality))
        problems.update(_without_reader(municipality, optional - municipality.audiences.keys()))
    return tuple(sorted(problems))


def _refused(library: Library, municipality: Municipality) -> Iterator[Problem]:
    """Yield the listed topics that say why they are not for the audience."""
    topics = {topic.id: topic for topic in (*library.topics, *library.complete(municipality.slug).topics)}
    for audience, listed in municipality.audiences.items():
        for index, topic in enumerate(listed):
            if topic in topics and audience in topics[topic].reasons:
                mark = municipality.marks[f"audiences.{audience}.{index}"]
                reason = topics[topic].reasons[audience]
                yield problem("listed-topic-refuses", mark, topic=topic, audience=audience, reason=reason)


def _without_reader(municipality: Municipality, absent: frozenset[str]) -> Iterator[Problem]:
    """Yield the municipality's own topics and blocks that are for an optional audience that it does not offer."""
    for topic in municipality.topics:
        for audience in topic.answers:
            if audience in absent:
                mark = topic.marks[f"audiences.{audience}:key"]
                yield problem("audience-not-offered", mark, audience=audience, municipality=municipality.slug)
    for block in _blocks(municipality):
        for index, audience in enumerate(block.audiences):
            if audience in absent:
                mark = block.marks[f"audience.{index}"]
                yield problem("audience-not-offered", mark, audience=audience, municipality=municipality.slug)


def _blocks(municipality: Municipality) -> Iterator[Block]:
    """Yield every block in the municipality's own files."""
    box = municipality.box
    for blocks in (text.blocks for texts in (municipality.topics, municipality.mails, box.letters) for text in texts):
        yield from blocks
    for changes in (*municipality.changes, *municipality.mail_changes, *box.letter_changes):
        yield from (change.block for change in changes.changes if change.block is not None)
