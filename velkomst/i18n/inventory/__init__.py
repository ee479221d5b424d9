"""List every text of the library exactly once: for translators, the PO catalogs and every check of texts.

A text field of a schema that is missing here fails ``tests/i18n/test_inventory.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.i18n.inventory.box import box_texts
from velkomst.i18n.inventory.entry import BlockInfo, Location, TextEntry, TextKind
from velkomst.i18n.inventory.layers import group_texts, municipality_texts
from velkomst.i18n.inventory.lists import (
    audience_texts,
    contact_texts,
    fact_texts,
    finder_texts,
    form_texts,
    place_texts,
    region_texts,
    situation_texts,
    survey_texts,
    term_texts,
)
from velkomst.i18n.inventory.mails import event_texts, field_texts, journey_texts, mail_texts
from velkomst.i18n.inventory.media import media_texts
from velkomst.i18n.inventory.newsletters import newsletter_texts
from velkomst.i18n.inventory.topics import block_kinds, topic_texts
from velkomst.i18n.terms import has_words, protected
from velkomst.model import Library

__all__ = ["BlockInfo", "Location", "TextEntry", "TextKind", "texts", "translatable"]


def texts(library: Library) -> tuple[TextEntry, ...]:
    """Return every text of the region, of each group and municipality, in the order of the catalogs; none is empty.

    A text of a group or of a lent topic is listed once, however many municipalities show it.
    """
    entries = [*_shared_texts(library)]
    kinds = block_kinds(library)
    for group in library.groups:
        entries += group_texts(library, group, kinds)
    for municipality in library.municipalities:
        entries += municipality_texts(library, municipality, kinds)
    return tuple(entry for entry in entries if entry.text)


def translatable(library: Library, entries: Iterable[TextEntry] | None = None) -> tuple[TextEntry, ...]:
    """Return the texts that translators work on: translated, and with words of their own.

    ``entries`` is the result of ``texts``, for callers that have it.
    """
    terms = protected(library)
    listed = texts(library) if entries is None else entries
    return tuple(entry for entry in listed if entry.translated and has_words(entry.text, terms))


def _shared_texts(library: Library) -> Iterator[TextEntry]:
    for topic in library.topics:
        yield from topic_texts(topic)
    for mail in library.mails:
        yield from mail_texts(mail)
    yield from audience_texts(library.audiences)
    yield from situation_texts(library.situations)
    for place in library.places:
        yield from place_texts(place)
    for contact in library.contacts:
        yield from contact_texts(contact)
    for medium in library.media:
        yield from media_texts(medium)
    yield from form_texts(library.forms.values())
    if library.finder:
        yield from finder_texts(library.finder)
    if library.survey:
        yield from survey_texts(library.survey)
    yield from fact_texts(library.facts.values())
    yield from term_texts(library.terms)
    yield from field_texts(library.fields)
    if library.journey:
        yield from journey_texts(library.journey)
    for event in library.events:
        yield from event_texts(event)
    yield from newsletter_texts(library.newsletters)
    yield from box_texts(library.box)
    yield from region_texts(library.region)
