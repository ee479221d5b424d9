"""An edition and the page made of it in; nothing out, or an error that names the character and the block.

A character that no font has would be printed as an empty box, and nobody reads 35 pages of Arabic proofs. So every
character is looked up before anything is rendered.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from velkomst.model import (
    Edition,
    EditionBlock,
    EditionBox,
    EditionDeskSheet,
    EditionFillable,
    EditionPhraseGroup,
    EditionTopic,
)
from velkomst.model.project import Project
from velkomst.rendering.errors import RenderingError

_PLEX = "node_modules/@ibm/plex-sans/fonts/complete/woff2/IBMPlexSans"
_ARABIC = "node_modules/@ibm/plex-sans-arabic/fonts/complete/woff2/IBMPlexSansArabic"
FONTS = (
    (f"{_PLEX}-Regular.woff2", False, False),
    (f"{_PLEX}-Bold.woff2", False, True),
    (f"{_ARABIC}-Regular.woff2", True, False),
    (f"{_ARABIC}-Bold.woff2", True, True),
)
"""(path below the project's root, is it Arabic, is it bold): the same files that guide.css names."""
_OF_THE_STYLESHEET = "•.0123456789"
"""Characters that no template holds: list marks, leaders, page numbers."""
_INVISIBLE = {"Cc", "Cf", "Zl", "Zp"}
"""Unicode categories that draw nothing: controls, joiners, direction marks."""


def check(edition: Edition, page: str, project: Project) -> None:
    """Raise RenderingError if a character of the edition, or of the page's own words, cannot be printed."""
    known = printable(project)
    faults = []
    seen: set[str] = set()
    for place, text in _texts(edition):
        for character in _missing(text, known) - seen:
            seen.add(character)
            faults.append(f"{place}: {_name(character)}")
    own_words = _missing(page + _OF_THE_STYLESHEET, known) - seen
    faults += [f"templates/print: {_name(character)}" for character in own_words]
    if faults:
        raise RenderingError(edition.name, "no font has " + "; ".join(sorted(faults)))


@cache
def printable(project: Project) -> frozenset[int]:
    """Return the code points that both weights of one of our families can draw.

    Raises RenderingError where the fonts are not installed.
    """
    found: set[int] = set()
    for (regular, *_), (bold, *_) in zip(FONTS[::2], FONTS[1::2], strict=True):
        found |= _characters(project.root / regular) & _characters(project.root / bold)
    return frozenset(found)


def _characters(path: Path) -> set[int]:
    if not path.is_file():
        raise RenderingError(path.name, "the print fonts are not installed: run make")
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


def _missing(text: str, known: frozenset[int]) -> set[str]:
    return {
        character
        for character in set(unicodedata.normalize("NFC", text))
        if ord(character) not in known and unicodedata.category(character) not in _INVISIBLE
    }


def _name(character: str) -> str:
    return f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'unnamed')})"


def _texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield (where it stands, text) for all that people wrote."""
    profile = edition.profile
    yield "municipality.yml", f"{profile.name}{profile.short_name}{edition.motto}"
    for audience in edition.audiences:
        yield f"audience {audience.id}", f"{audience.name}{audience.you_are}{audience.short}"
    for place in edition.places:
        yield f"place {place.id}", f"{place.name}{place.does}{place.address}{place.hours}"
    for topic in (*edition.topics, *edition.employers, *edition.handbook):
        yield from _topic_texts(topic)
    yield from _box_texts(edition.box)


def _box_texts(box: EditionBox) -> Iterator[tuple[str, str]]:
    """Both languages of what stands in two: letters, tickets, phrases, fill-in papers."""
    for letter in box.letters:
        yield f"letter {letter.id}", f"{letter.title}{letter.greeting}{letter.closing}{letter.signature}"
        for block in letter.blocks:
            yield from _block_texts(f"letter {letter.id}/{block.id}", block)
    for ticket in box.tickets:
        yield f"ticket {ticket.id}", f"{ticket.partner}{ticket.danish}{ticket.title}{ticket.terms}"
    groups: tuple[EditionPhraseGroup | EditionDeskSheet, ...] = (*box.groups, *box.sheets)
    for group in groups:
        yield f"phrases {group.id}", f"{group.danish}{group.title}"
        for phrase in group.phrases:
            yield f"phrase {phrase.id}", f"{phrase.danish}{phrase.text}"
    for paper in box.fillables:
        yield from _paper_texts(paper)


def _paper_texts(paper: EditionFillable) -> Iterator[tuple[str, str]]:
    yield f"paper {paper.id}", f"{paper.danish}{paper.title}{paper.danish_intro}{paper.intro}"
    for section in paper.sections:
        yield f"paper {paper.id}/{section.id}", f"{section.danish}{section.title}"
        for blank in section.blanks:
            answers = "".join(f"{choice.danish}{choice.label}" for choice in blank.choices)
            yield f"paper {paper.id}/{section.id}/{blank.id}", f"{blank.danish}{blank.label}{answers}"


def _topic_texts(topic: EditionTopic) -> Iterator[tuple[str, str]]:
    yield topic.id, f"{topic.title}{topic.question}{topic.authority}"
    for form in topic.forms:
        yield f"form {form.id}", f"{form.title}{form.needs}"
    for block in topic.blocks:
        yield from _block_texts(f"{topic.id}/{block.id}", block)


def _block_texts(place: str, block: EditionBlock) -> Iterator[tuple[str, str]]:
    for field, text in block.texts.items():
        yield f"{place} ({field})", text
    for field, text in (block.danish or {}).items():
        yield f"{place} ({field}, da)", text
