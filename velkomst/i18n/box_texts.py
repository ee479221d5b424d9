"""The box of one writer in; every short text of it, with its context, its place and a word for the translator, out.

The blocks of letters are not here: they are merged and translated like those of topics.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from velkomst.model import Box, Fillable, Letter, Ticket
from velkomst.problems import Mark


@dataclass(frozen=True)
class TextEntry:
    """One text. ``parts`` are its context below ``owner``; ``key`` is its YAML key where the mark is its value."""

    owner: str
    parts: tuple[str, ...]
    text: str
    what: str
    mark: Mark
    key: str = ""


def texts(box: Box) -> Iterator[TextEntry]:
    """Yield what a box says, in the order of the files."""
    for letter in box.letters:
        yield from _letter(letter)
    for ticket in box.tickets:
        yield from _ticket(ticket)
    for group in box.groups:
        yield TextEntry(group.owner, ("_phrases", f"_{group.id}"), group.title, "Parlør · overskrift", group.mark)
        for phrase in group.phrases:
            what = f"Parlør · {group.title} · nr. {phrase.number}, som skranken siger det"
            yield TextEntry(group.owner, ("_phrases", phrase.id), phrase.text, what, phrase.mark)
    for sheet in box.sheets:
        yield TextEntry(sheet.owner, ("_sheets", sheet.id), sheet.title, "Pegeark · overskrift", sheet.mark)
    for paper in box.fillables:
        yield from _fillable(paper)


def _letter(letter: Letter) -> Iterator[TextEntry]:
    for key, what in (
        ("title", "overskrift"),
        ("greeting", "hilsen"),
        ("closing", "afslutning"),
        ("signature", "underskrift"),
    ):
        where = f"Brev »{letter.id}« · {what}"
        yield TextEntry(
            letter.owner, (f"_letters.{letter.id}", f"_{key}"), getattr(letter, key), where, letter.marks[key], key
        )


def _ticket(ticket: Ticket) -> Iterator[TextEntry]:
    for key, what in (("title", "hvad den giver"), ("terms", "vilkår")):
        where = f"Billet »{ticket.partner}« · {what}"
        yield TextEntry(ticket.owner, ("_tickets", ticket.id, key), getattr(ticket, key), where, ticket.marks[key], key)


def _fillable(paper: Fillable) -> Iterator[TextEntry]:
    top = f"_fillables.{paper.id}"
    for key in ("title", "intro"):
        what = f"Papir »{paper.title}«"
        yield TextEntry(paper.owner, (top, f"_{key}"), getattr(paper, key), what, paper.marks[key], key)
    for section in paper.sections:
        where = f"Papir »{paper.title}« · {section.title}"
        yield TextEntry(paper.owner, (top, f"_{section.id}"), section.title, where, section.mark)
        for blank in section.blanks:
            yield TextEntry(paper.owner, (top, blank.id), blank.label, where, blank.mark)
            for choice in blank.choices:
                what = f"{where} · svar til »{blank.label}«"
                yield TextEntry(paper.owner, (top, blank.id, choice.id), choice.label, what, choice.mark)
