"""List the texts of the welcome box: inserts, letters, tickets, phrases, desk sheets and papers to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.i18n import keys
from velkomst.i18n.inventory.entry import TextEntry, TextKind, address, locate, name, unshown
from velkomst.i18n.inventory.topics import Container, block_texts, letter_name
from velkomst.model import SHARED, Box, Fillable, FormField, Letter, PhraseGroup, Ticket

_LETTER_FIELDS = (
    ("title", "overskrift"),
    ("greeting", "hilsen"),
    ("closing", "afslutning"),
    ("signature", "underskrift"),
)


def letter_container(owner: str, letter_id: str, prefix: str = "") -> Container:
    """Return the container of a letter's blocks; ``prefix`` comes first in what translators read."""
    return Container(owner, letter_name(letter_id), keys.letter_container(letter_id), f"{prefix}Brev »{letter_id}«")


def box_texts(box: Box) -> Iterator[TextEntry]:
    """Yield all texts that one owner wrote for the box."""
    for insert in box.inserts:
        yield name(SHARED, ("_inserts", insert.id), insert.name, locate(insert.marks, "name"))
    for excluded in box.excluded:
        location = locate(excluded.marks, "because")
        yield unshown(box.owner, ("_inserts", excluded.insert, "_because"), excluded.because, location)
    for letter in box.letters:
        yield from _letter_texts(letter)
    for ticket in box.tickets:
        yield from _ticket_texts(ticket)
    for group in box.groups:
        yield from _group_texts(group)
    for sheet in box.sheets:
        location = locate(sheet.marks, "title")
        yield TextEntry(sheet.owner, keys.desk_sheet(sheet.id), sheet.title, location, "Pegeark · overskrift")
    for paper in box.fillables:
        yield from _fillable_texts(paper)
    for letter in box.letters:
        for block in letter.blocks:
            yield from block_texts(letter_container(letter.owner, letter.id), block.id, block, block.kind)


def _letter_texts(letter: Letter) -> Iterator[TextEntry]:
    for field, what in _LETTER_FIELDS:
        key, location = keys.letter(letter.id, field), locate(letter.marks, field)
        comment = f"Brev »{letter.id}« · {what}"
        text = getattr(letter, field)
        yield TextEntry(letter.owner, key, text, location, comment, container=letter_name(letter.id))


def _ticket_texts(ticket: Ticket) -> Iterator[TextEntry]:
    for field, what in (("title", "hvad den giver"), ("terms", "vilkår")):
        comment = f"Billet »{ticket.partner}« · {what}"
        key, location = keys.ticket(ticket.id, field), locate(ticket.marks, field)
        yield TextEntry(ticket.owner, key, getattr(ticket, field), location, comment)
    partner = locate(ticket.marks, "partner")
    yield name(ticket.owner, keys.ticket(ticket.id, "partner"), ticket.partner, partner)
    yield address(ticket.owner, keys.ticket(ticket.id, "web"), ticket.web, locate(ticket.marks, "web"))
    if ticket.agreed:
        location = locate(ticket.marks, "agreed.by")
        yield unshown(ticket.owner, keys.ticket(ticket.id, "agreed"), ticket.agreed.by, location)


def _group_texts(group: PhraseGroup) -> Iterator[TextEntry]:
    title = locate(group.marks, "title")
    yield TextEntry(group.owner, keys.phrase_group(group.id), group.title, title, "Parlør · overskrift")
    for phrase in group.phrases:
        comment = f"Parlør · {group.title} · nr. {phrase.number}, som skranken siger det"
        yield TextEntry(group.owner, keys.phrase(phrase.id), phrase.text, locate(phrase.marks, "text"), comment)


def _fillable_texts(paper: Fillable) -> Iterator[TextEntry]:
    top = f"Papir »{paper.title}«"
    for field in ("title", "intro"):
        key, location = keys.fillable(paper.id, field), locate(paper.marks, field)
        kind: TextKind = "block" if field == "intro" else "line"
        yield TextEntry(paper.owner, key, getattr(paper, field), location, top, kind)
    for section in paper.sections:
        where = f"{top} · {section.title}"
        title = locate(section.marks, "title")
        yield TextEntry(paper.owner, keys.section(paper.id, section.id), section.title, title, where)
        for form_field in section.blanks:
            yield from _form_field_texts(paper, form_field, where)


def _form_field_texts(paper: Fillable, form_field: FormField, where: str) -> Iterator[TextEntry]:
    key = keys.form_field(paper.id, form_field.id)
    yield TextEntry(paper.owner, key, form_field.label, locate(form_field.marks, "label"), where)
    for choice in form_field.choices:
        key = keys.choice(paper.id, form_field.id, choice.id)
        comment = f"{where} · svar til »{form_field.label}«"
        yield TextEntry(paper.owner, key, choice.label, locate(choice.marks, "label"), comment)
