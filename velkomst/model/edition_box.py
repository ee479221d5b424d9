"""Define the welcome box of an edition: its inserts and their content in the language of the edition."""

from __future__ import annotations

from dataclasses import dataclass, replace

from velkomst.model.box import Insert, Paper, TicketDetails, TicketKind
from velkomst.model.resolved import EditionBlock, EditionPlace, LocalizedText


@dataclass(frozen=True)
class EditionLetter:
    """A letter in the edition's language."""

    id: str
    title: LocalizedText
    greeting: LocalizedText
    blocks: tuple[EditionBlock, ...]
    closing: LocalizedText
    signature: LocalizedText
    ask: EditionPlace | None


@dataclass(frozen=True)
class EditionTicket(TicketDetails):
    """A ticket in the language of the edition."""

    danish: str
    """The title in Danish, for the staff of the partner."""
    title: LocalizedText
    terms: LocalizedText
    last_day: str
    """``valid_until`` as the language writes it."""
    agreed: bool
    """Whether the partner has said yes; if not, the ticket is printed as an example."""
    valid_in: str = ""
    """The municipalities that share it, or their group; "" for a ticket of the region or of one municipality."""


@dataclass(frozen=True)
class EditionPhrase:
    """A phrase in Danish, as staff say it, and in the language of the edition."""

    id: str
    number: int
    danish: str
    text: LocalizedText


@dataclass(frozen=True)
class EditionPhraseGroup:
    """Phrases about one subject."""

    id: str
    danish: str
    title: LocalizedText
    phrases: tuple[EditionPhrase, ...]


@dataclass(frozen=True)
class EditionDeskSheet:
    """Phrases as rows that a clerk and a newcomer point at."""

    id: str
    danish: str
    title: LocalizedText
    audiences: tuple[str, ...]
    phrases: tuple[EditionPhrase, ...]


@dataclass(frozen=True)
class EditionChoice:
    """One answer of a choice, in both languages."""

    id: str
    danish: str
    label: LocalizedText


@dataclass(frozen=True)
class EditionFormField:
    """A field of a paper to fill in, in both languages."""

    id: str
    kind: str
    danish: str
    label: LocalizedText
    choices: tuple[EditionChoice, ...]
    several: bool
    lines: int
    weeks: int = 0
    """Weeks to write about for each task of a field of that kind."""


@dataclass(frozen=True)
class EditionSection:
    """A part of a paper to fill in, in both languages."""

    id: str
    danish: str
    title: LocalizedText
    blanks: tuple[EditionFormField, ...]


@dataclass(frozen=True)
class EditionFillable:
    """A paper to fill in, in Danish and in the language of the edition."""

    id: str
    danish: str
    title: LocalizedText
    intro: LocalizedText
    danish_intro: str
    paper: Paper
    audiences: tuple[str, ...]
    sections: tuple[EditionSection, ...]


@dataclass(frozen=True)
class EditionBox:
    """Everything printed for one municipality in one language; ``inserts`` are in the order of the box."""

    inserts: tuple[Insert, ...] = ()
    letters: tuple[EditionLetter, ...] = ()
    tickets: tuple[EditionTicket, ...] = ()
    groups: tuple[EditionPhraseGroup, ...] = ()
    sheets: tuple[EditionDeskSheet, ...] = ()
    fillables: tuple[EditionFillable, ...] = ()

    def of_kind(self, kind: TicketKind) -> tuple[EditionTicket, ...]:
        """Return the tickets or the coupons."""
        return tuple(ticket for ticket in self.tickets if ticket.kind == kind)

    def for_audience(self, audience: str) -> EditionBox:
        """Return the box as one audience gets it: its inserts with its blocks."""

        def is_for(audiences: tuple[str, ...]) -> bool:
            return not audiences or audience in audiences

        return replace(
            self,
            inserts=tuple(insert for insert in self.inserts if is_for(insert.audiences)),
            letters=tuple(
                replace(letter, blocks=tuple(block for block in letter.blocks if audience in block.audiences))
                for letter in self.letters
            ),
            sheets=tuple(sheet for sheet in self.sheets if is_for(sheet.audiences)),
            fillables=tuple(paper for paper in self.fillables if is_for(paper.audiences)),
        )
