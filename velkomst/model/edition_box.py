"""The welcome box of an edition: its inserts and what stands on them, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from velkomst.model.box import Insert, Paper, TicketKind
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
class EditionTicket:
    """A ticket in the edition's language; ``valid_until`` as the language writes a date."""

    id: str
    kind: TicketKind
    partner: str
    """The partner's name, as its door says it: Danish."""
    danish: str
    """The title in Danish, for whoever stands at the partner's door."""
    title: LocalizedText
    terms: LocalizedText
    valid_until: str
    last_day: date
    """The same day, for a table."""
    web: str
    icon: str
    agreed: bool
    """False: nobody has the partner's yes, so it is printed as an example."""


@dataclass(frozen=True)
class EditionPhrase:
    """A phrase in Danish, as the desk says it, and in the edition's language."""

    id: str
    number: int
    danish: str
    text: LocalizedText


@dataclass(frozen=True)
class EditionPhraseGroup:
    """Phrases that belong together."""

    id: str
    danish: str
    title: LocalizedText
    phrases: tuple[EditionPhrase, ...]


@dataclass(frozen=True)
class EditionDeskSheet:
    """Rows to point at together."""

    id: str
    danish: str
    title: LocalizedText
    audiences: tuple[str, ...]
    phrases: tuple[EditionPhrase, ...]


@dataclass(frozen=True)
class EditionChoice:
    """One answer that may be ticked, in both languages."""

    id: str
    danish: str
    label: LocalizedText


@dataclass(frozen=True)
class EditionFormField:
    """A place to write or tick, in both languages."""

    id: str
    kind: str
    danish: str
    label: LocalizedText
    choices: tuple[EditionChoice, ...]
    several: bool
    lines: int


@dataclass(frozen=True)
class EditionSection:
    """A part of a fill-in paper, in both languages."""

    id: str
    danish: str
    title: LocalizedText
    blanks: tuple[EditionFormField, ...]


@dataclass(frozen=True)
class EditionFillable:
    """A fill-in paper in Danish and in the edition's language."""

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
    """All that is printed for one municipality in one language; ``inserts`` stand in the order of the box."""

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
        """Return the box as one audience gets it: her inserts, and in each her blocks."""

        def hers(audiences: tuple[str, ...]) -> bool:
            return not audiences or audience in audiences

        return replace(
            self,
            inserts=tuple(insert for insert in self.inserts if hers(insert.audiences)),
            letters=tuple(
                replace(letter, blocks=tuple(block for block in letter.blocks if audience in block.audiences))
                for letter in self.letters
            ),
            sheets=tuple(sheet for sheet in self.sheets if hers(sheet.audiences)),
            fillables=tuple(paper for paper in self.fillables if hers(paper.audiences)),
        )
