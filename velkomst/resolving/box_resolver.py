"""A municipality's merged box in; the same in the reader's language, as an edition holds it, out."""

from __future__ import annotations

from babel.dates import format_date

from velkomst.formats import languages
from velkomst.i18n.translate import TextKey
from velkomst.model import (
    DeskSheet,
    EditionBox,
    EditionChoice,
    EditionDeskSheet,
    EditionFillable,
    EditionFormField,
    EditionLetter,
    EditionPhrase,
    EditionPhraseGroup,
    EditionSection,
    EditionTicket,
    Fillable,
    FormField,
    Insert,
    LocalizedText,
    Phrase,
    Ticket,
)
from velkomst.resolving import lookups
from velkomst.resolving.merge import Merged, MergedLetter
from velkomst.resolving.resolver import TextResolver


def box(merged: Merged, words: TextResolver) -> EditionBox:
    """Return what is printed for one municipality in one language.

    An insert that the municipality leaves out is not there; one that has nothing to print is ``check``'s to tell.
    """
    shared, local = words.library.box, words.municipality.box
    phrases = {
        phrase.id: _phrase(phrase, group.owner, words)
        for group in (*shared.groups, *local.groups)
        for phrase in group.phrases
    }
    return EditionBox(
        inserts=inserts(words),
        letters=tuple(_letter(letter, words) for letter in merged.letters),
        tickets=tuple(_ticket(ticket, words) for ticket in (*shared.tickets, *local.tickets)),
        groups=tuple(
            EditionPhraseGroup(
                group.id,
                group.title,
                _said(group.title, group.owner, words, "_phrases", f"_{group.id}"),
                tuple(phrases[phrase.id] for phrase in group.phrases),
            )
            for group in (*shared.groups, *local.groups)
        ),
        sheets=tuple(_sheet(sheet, phrases, words) for sheet in (*shared.sheets, *local.sheets)),
        fillables=tuple(_fillable(paper, words) for paper in shared.fillables),
    )


def inserts(words: TextResolver) -> tuple[Insert, ...]:
    """Return the inserts that the municipality makes, without their places in the file."""
    left = {each.insert for each in words.municipality.box.excluded}
    return tuple(insert.placeless() for insert in words.library.box.inserts if insert.id not in left)


def _said(text: str, owner: str, words: TextResolver, *parts: str) -> LocalizedText:
    return words.resolve(TextKey(text, owner, parts)) if text else LocalizedText("", words.language)


def _danish(text: str, words: TextResolver) -> str:
    return lookups.interpolate(text.strip(), words.danish)


def _letter(merged: MergedLetter, words: TextResolver) -> EditionLetter:
    one = merged.letter
    top = f"_letters.{one.id}"
    return EditionLetter(
        id=one.id,
        title=_said(one.title, one.owner, words, top, "_title"),
        greeting=_said(one.greeting, one.owner, words, top, "_greeting"),
        blocks=tuple(words.block(top, block, words.library.audience_ids) for block in merged.blocks),
        closing=_said(one.closing, one.owner, words, top, "_closing"),
        signature=_said(one.signature, one.owner, words, top, "_signature"),
        ask=words.places.get(one.ask),
    )


def _ticket(one: Ticket, words: TextResolver) -> EditionTicket:
    return EditionTicket(
        id=one.id,
        kind=one.kind,
        partner=one.partner,
        danish=_danish(one.title, words),
        title=_said(one.title, one.owner, words, "_tickets", one.id, "title"),
        terms=_said(one.terms, one.owner, words, "_tickets", one.id, "terms"),
        valid_until=format_date(one.valid_until, format="long", locale=languages.locale(words.language)),
        last_day=one.valid_until,
        web=one.web,
        icon=one.icon,
        agreed=one.agreed is not None,
    )


def _phrase(one: Phrase, owner: str, words: TextResolver) -> EditionPhrase:
    text = _said(one.text, owner, words, "_phrases", one.id)
    return EditionPhrase(one.id, one.number, _danish(one.text, words), text)


def _sheet(one: DeskSheet, phrases: dict[str, EditionPhrase], words: TextResolver) -> EditionDeskSheet:
    return EditionDeskSheet(
        one.id,
        _danish(one.title, words),
        _said(one.title, one.owner, words, "_sheets", one.id),
        one.audiences,
        tuple(phrases[name] for name in one.phrases if name in phrases),
    )


def _fillable(one: Fillable, words: TextResolver) -> EditionFillable:
    top = f"_fillables.{one.id}"
    return EditionFillable(
        id=one.id,
        danish=_danish(one.title, words),
        title=_said(one.title, one.owner, words, top, "_title"),
        intro=_said(one.intro, one.owner, words, top, "_intro"),
        danish_intro=_danish(one.intro, words),
        paper=one.paper,
        audiences=one.audiences,
        sections=tuple(
            EditionSection(
                section.id,
                _danish(section.title, words),
                _said(section.title, one.owner, words, top, f"_{section.id}"),
                tuple(_blank(blank, one.owner, top, words) for blank in section.blanks),
            )
            for section in one.sections
        ),
    )


def _blank(one: FormField, owner: str, top: str, words: TextResolver) -> EditionFormField:
    return EditionFormField(
        id=one.id,
        kind=one.kind,
        danish=_danish(one.label, words),
        label=_said(one.label, owner, words, top, one.id),
        choices=tuple(
            EditionChoice(
                choice.id, _danish(choice.label, words), _said(choice.label, owner, words, top, one.id, choice.id)
            )
            for choice in one.choices
        ),
        several=one.several,
        lines=one.lines,
    )
