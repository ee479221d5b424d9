"""Resolve a municipality's welcome box into the language of an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from babel.dates import format_date
from babel.lists import format_list

from velkomst.formats import languages
from velkomst.i18n import keys
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
    EditionTopic,
    Fillable,
    FormField,
    Insert,
    InsertKind,
    LocalizedText,
    Phrase,
    Ticket,
    TicketDetails,
)
from velkomst.resolving import lookup_values, media_resolver, subscription_resolver
from velkomst.resolving.merge import Merged, MergedLetter
from velkomst.resolving.resolver import TextResolver

LONGEST_LIST = 40
"""Characters of a list of municipalities on a ticket."""


def box(merged: Merged, topics: Sequence[EditionTopic], words: TextResolver) -> EditionBox:
    """Return what is printed for one municipality in one language; ``topics`` are those for newcomers.

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
                words.text(group.title, group.owner, keys.phrase_group(group.id)),
                tuple(phrases[phrase.id] for phrase in group.phrases),
            )
            for group in (*shared.groups, *local.groups)
        ),
        sheets=tuple(
            _sheet(sheet, _steps(sheet, merged, topics, words) if sheet.steps else _phrases(sheet, phrases), words)
            for sheet in (*shared.sheets, *local.sheets)
            if sheet.phrases or any(topic.id == sheet.steps for topic in topics)
        ),
        fillables=tuple(_fillable(paper, words) for paper in shared.fillables),
    )


def inserts(words: TextResolver) -> tuple[Insert, ...]:
    """Return the inserts that the municipality makes, without their places in the file.

    A sheet for signing up exists only where there is something to sign up for, one of media only where there are some.
    """
    left = {each.insert for each in words.municipality.box.excluded}
    nothing_for: set[InsertKind] = set()
    if subscription_resolver.subscription(words) is None:
        nothing_for.add("signup")
    if not media_resolver.media(words):
        nothing_for.add("media")
    left.update(insert.id for insert in words.library.box.inserts if insert.kind in nothing_for)
    return tuple(insert.placeless() for insert in words.library.box.inserts if insert.id not in left)


def _danish(text: str, words: TextResolver) -> str:
    return lookup_values.interpolate(text.strip(), words.danish)


def _letter(merged: MergedLetter, words: TextResolver) -> EditionLetter:
    one = merged.letter
    container = keys.letter_container(one.id)
    return EditionLetter(
        id=one.id,
        title=words.text(one.title, one.owner, keys.letter(one.id, "title")),
        greeting=words.text(one.greeting, one.owner, keys.letter(one.id, "greeting")),
        blocks=words.blocks(container, merged.blocks, words.library.audience_ids),
        closing=words.text(one.closing, one.owner, keys.letter(one.id, "closing")),
        signature=words.text(one.signature, one.owner, keys.letter(one.id, "signature")),
        ask=words.places.get(one.ask),
    )


def _ticket(one: Ticket, words: TextResolver) -> EditionTicket:
    return EditionTicket(
        **{field.name: getattr(one, field.name) for field in fields(TicketDetails)},
        danish=_danish(one.title, words),
        title=words.text(one.title, one.owner, keys.ticket(one.id, "title")),
        terms=words.text(one.terms, one.owner, keys.ticket(one.id, "terms")),
        last_day=format_date(one.valid_until, format="long", locale=languages.locale(words.language)),
        agreed=one.agreed is not None,
        valid_in=_members(one.owner, words),
    )


def _members(owner: str, words: TextResolver) -> str:
    """Return where a ticket of a group is valid: its municipalities as the language lists them, or its name.

    A list that is too long for a ticket gives way to the name. "" for another owner.
    """
    group = next((group for group in words.library.groups if group.id == owner), None)
    if group is None:
        return ""
    names = sorted(
        each.profile.short_name for each in words.library.municipalities if each.slug in group.municipalities
    )
    listed = format_list(names, locale=languages.locale(words.language))
    return listed if len(listed) <= LONGEST_LIST else group.name


def _phrase(one: Phrase, owner: str, words: TextResolver) -> EditionPhrase:
    text = words.text(one.text, owner, keys.phrase(one.id))
    return EditionPhrase(one.id, one.number, _danish(one.text, words), text)


def _phrases(sheet: DeskSheet, phrases: Mapping[str, EditionPhrase]) -> tuple[EditionPhrase, ...]:
    return tuple(phrases[name] for name in sheet.phrases if name in phrases)


def _steps(
    sheet: DeskSheet, merged: Merged, topics: Sequence[EditionTopic], words: TextResolver
) -> tuple[EditionPhrase, ...]:
    """Return the titles of a topic's steps as rows, with the numbers that the first audience of the sheet sees."""
    danish = {
        block.block.id: _danish(block.block.texts["title"], words)
        for entry in merged.topics
        if entry.topic.id == sheet.steps
        for block in entry.blocks
        if block.block.kind == "step"
    }
    audience = next(iter(sheet.audiences or words.library.audience_ids))
    return tuple(
        EditionPhrase(
            step.id,
            step.number or 1,
            danish[step.id],
            LocalizedText(step.texts["title"], step.language, step.state, step.origin),
        )
        for topic in topics
        if topic.id == sheet.steps
        for step in topic.seen_by(audience)
        if step.kind == "step"
    )


def _sheet(one: DeskSheet, rows: tuple[EditionPhrase, ...], words: TextResolver) -> EditionDeskSheet:
    return EditionDeskSheet(
        one.id,
        _danish(one.title, words),
        words.text(one.title, one.owner, keys.desk_sheet(one.id)),
        one.audiences,
        rows,
    )


def _fillable(one: Fillable, words: TextResolver) -> EditionFillable:
    return EditionFillable(
        id=one.id,
        danish=_danish(one.title, words),
        title=words.text(one.title, one.owner, keys.fillable(one.id, "title")),
        intro=words.text(one.intro, one.owner, keys.fillable(one.id, "intro")),
        danish_intro=_danish(one.intro, words),
        paper=one.paper,
        audiences=one.audiences,
        sections=tuple(
            EditionSection(
                section.id,
                _danish(section.title, words),
                words.text(section.title, one.owner, keys.section(one.id, section.id)),
                tuple(_blank(blank, one, words) for blank in section.blanks),
            )
            for section in one.sections
        ),
    )


def _blank(one: FormField, paper: Fillable, words: TextResolver) -> EditionFormField:
    return EditionFormField(
        id=one.id,
        kind=one.kind,
        danish=_danish(one.label, words),
        label=words.text(one.label, paper.owner, keys.form_field(paper.id, one.id)),
        choices=tuple(
            EditionChoice(
                choice.id,
                _danish(choice.label, words),
                words.text(choice.label, paper.owner, keys.choice(paper.id, one.id, choice.id)),
            )
            for choice in one.choices
        ),
        several=one.several,
        lines=one.lines,
        weeks=one.weeks if one.kind == "weeks" else 0,
    )
