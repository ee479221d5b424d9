"""Check the references of the box files: audiences, letters, papers, places and phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from velkomst.model import SHARED, Box, Municipality
from velkomst.problems import Mark, Problem, problem
from velkomst.reading.references.content import Known, ask, blocks, unknown


@dataclass(frozen=True)
class KnownBox:
    """Names of the region's box; None where the file that declares them could not be read."""

    inserts: frozenset[str] | None
    letters: frozenset[str]
    """Shared letters, including those of files with faults."""
    fillables: frozenset[str]
    phrases: frozenset[str] | None
    numbers: Mapping[int, str]
    """Printed number -> its phrase."""


def known(box: Box, lost: frozenset[str]) -> KnownBox:
    """Return the names that others may refer to; ``lost`` are the files that could not be read."""
    return KnownBox(
        inserts=None if "box" in lost else frozenset(insert.id for insert in box.inserts),
        letters=frozenset(letter.id for letter in box.letters) | lost,
        fillables=frozenset(paper.id for paper in box.fillables) | lost,
        phrases=None if "phrases" in lost else frozenset(phrase.id for phrase in box.phrases),
        numbers={phrase.number: phrase.id for phrase in box.phrases},
    )


def box(box: Box, shared: KnownBox, names: Known, places: frozenset[str] | None) -> Iterator[Problem]:
    """Yield the unknown names of a box; ``resolving.merge`` checks the block ids of its letters."""
    yield from _inserts(box, shared, names, places)
    for left in box.excluded:
        if shared.inserts is not None and left.insert not in shared.inserts:
            yield unknown("unknown-insert", left.mark, left.insert, shared.inserts)
    for letter in box.letters:
        yield from blocks(letter.blocks, names)
        yield from ask(letter.ask, letter.marks["ask"], places)
    for changes in box.letter_changes:
        if changes.topic not in shared.letters:
            yield unknown("unknown-letter", changes.mark, changes.topic, shared.letters)
        yield from blocks((change.block for change in changes.changes if change.block is not None), names)
    for paper in box.fillables:
        yield from _audiences(paper.audiences, paper.marks[""], names)
    yield from _phrases(box, shared, names)


def _inserts(box: Box, shared: KnownBox, names: Known, places: frozenset[str] | None) -> Iterator[Problem]:
    for insert in box.inserts:
        yield from _audiences(insert.audiences, insert.mark, names)
        if insert.kind == "letter" and insert.content_id and insert.content_id not in shared.letters:
            yield unknown("unknown-letter", insert.mark, insert.content_id, shared.letters)
        if insert.kind == "fillable" and insert.content_id and insert.content_id not in shared.fillables:
            yield unknown("unknown-fillable", insert.mark, insert.content_id, shared.fillables)
        if insert.situation and names.situations is not None and insert.situation not in names.situations:
            yield unknown("unknown-situation", insert.mark, insert.situation, names.situations)
        yield from _audiences(insert.places.by_audience, insert.mark, names)
        for place in insert.places.every_place:
            yield from ask(place, insert.mark, places)


def _phrases(box: Box, shared: KnownBox, names: Known) -> Iterator[Problem]:
    own = frozenset(phrase.id for phrase in box.phrases)
    for sheet in box.sheets:
        yield from _audiences(sheet.audiences, sheet.mark, names)
        if sheet.steps and names.readerships.get(sheet.steps) != "guide":
            topics = {topic for topic, readership in names.readerships.items() if readership == "guide"}
            yield unknown("unknown-topic", sheet.marks["steps"], sheet.steps, topics)
        for phrase in sheet.phrases:
            if shared.phrases is not None and phrase not in shared.phrases | own:
                yield unknown("unknown-phrase", sheet.mark, phrase, shared.phrases | own)
    if box.owner == SHARED:
        return
    for own_phrase in box.phrases:
        number = own_phrase.number
        if number in shared.numbers:
            yield problem("phrase-number-taken", own_phrase.mark, number=number, id=shared.numbers[number])
        if shared.phrases is not None and own_phrase.id in shared.phrases:
            yield problem("own-phrase-taken", own_phrase.mark, id=own_phrase.id)


def _audiences(audiences: Iterable[str], mark: Mark, names: Known) -> Iterator[Problem]:
    for audience in audiences:
        if names.audiences is not None and audience not in names.audiences:
            yield unknown("unknown-audience", mark, audience, names.audiences)


def digital_post(municipality: Municipality, shared: KnownBox) -> Iterator[Problem]:
    """The letter that goes into Digital Post."""
    post, letters = (
        municipality.profile.digital_post,
        shared.letters | {letter.id for letter in municipality.box.letters},
    )
    if post and post.letter not in letters:
        mark = municipality.marks.get("digital_post.letter", municipality.marks["digital_post"])
        yield unknown("unknown-letter", mark, post.letter, letters)
