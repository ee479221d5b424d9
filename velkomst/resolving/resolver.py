"""Resolve the texts, blocks and places of one municipality into one language, with lookups filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from velkomst.formats import addresses, phones
from velkomst.formats.hours import format_hours
from velkomst.i18n import keys
from velkomst.i18n.catalogs import UI, Catalogs
from velkomst.i18n.terms import protected
from velkomst.i18n.translate import TextKey, Translator
from velkomst.model import (
    ASK,
    FREE,
    SHARED,
    SOURCE_LANGUAGE,
    EditionBlock,
    EditionPlace,
    Field,
    Hours,
    Library,
    LocalizedText,
    Municipality,
    Origin,
    Place,
)
from velkomst.model.lookup_syntax import lookups as names_in
from velkomst.resolving import deadlines, lookup_values
from velkomst.resolving.contact_links import interpolate_markdown
from velkomst.resolving.merge import MergedBlock
from velkomst.resolving.text_dates import UNDATED, TextDates, newest
from velkomst.resolving.validity import valid, values_valid_on


@dataclass(frozen=True)
class Day:
    """``as_of``: the day the content counts as; ``content_date``: the day any of it last changed.

    ``dates`` knows the day of each text.
    """

    as_of: date
    content_date: date
    dates: TextDates = UNDATED


def _in_danish(text: str) -> str:
    """Return a Danish text as a reader sees it: the keyword for no price is written out."""
    return "Gratis" if text == FREE else text


def _filled(field: Field, text: str, names: lookup_values.Names) -> str:
    """Return a text of a block with its lookups filled; a title has no links, because it can be one itself."""
    return lookup_values.interpolate(text, names) if field == "title" else interpolate_markdown(text, names)


class TextResolver:
    """Translate the texts of one edition and fill their lookups.

    Raises KeyError for an unknown slug and ValueError for a language that CLDR does not know.
    """

    def __init__(self, library: Library, slug: str, language: str, catalogs: Catalogs, day: Day) -> None:
        self.library, self.slug, self.language, self.day = values_valid_on(library, day.as_of), slug, language, day
        self.municipality: Municipality = library.complete(slug)
        self.translator = Translator(language, catalogs, protected(library), frozenset(self.municipality.show))
        self.site = addresses.site(library.region.site_url, slug, language)
        self._names: dict[str, lookup_values.Names] = {}
        self.known = self.names(language)
        self.danish = self.names(SOURCE_LANGUAGE)
        places = valid(lookup_values.places_of(library, self.municipality), day.as_of)
        self.places = {place.id: self._place(place) for place in places}

    def names(self, language: str) -> lookup_values.Names:
        """Return what a text in a language looks up: an English fallback gets English dates, values and titles."""
        if language not in self._names:
            self._names[language] = self._translated_names(language)
        return self._names[language]

    def _translated_names(self, language: str) -> lookup_values.Names:
        known = lookup_values.names(self.library, self.municipality, language, site=self.site)
        if language == SOURCE_LANGUAGE:
            return known
        own, translator = self.municipality.values, replace(self.translator, language=language)

        def translated(text: str, owner: str, key: keys.Key) -> str:
            return translator.translate(TextKey(text, owner, key)).text

        texts = {
            f"value.{name}": translated(text, self.library.value_owner(self.slug, name), keys.value(name))
            for name, text in {**self.library.region.values, **own}.items()
        }
        texts |= {
            f"fact.{fact.id}": translated(fact.value, SHARED, keys.fact(fact.id))
            for fact in self.library.facts.values()
            if fact.unit == "text"
        }
        topics = lookup_values.topics_of(self.library, self.municipality)
        titles = {topic.id: translated(topic.title, topic.owner, keys.topic(topic.id, "title")) for topic in topics}
        return lookup_values.with_titles(replace(known, texts={**known.texts, **texts}), titles)

    def resolve(self, sourced: TextKey) -> LocalizedText:
        """Return one short text in the best language available, its lookups filled."""
        found = self.translator.translate(sourced)
        names = self.names(found.language)
        origin = self._origin({"text": sourced}, found.language)
        return replace(found, text=lookup_values.interpolate(found.text, names), origin=origin)

    def _origin(self, sources: Mapping[Any, TextKey], language: str, begins: date | None = None) -> Origin:
        """Return where texts come from that are shown together; the key is that of the first.

        Readers see a text that ``begins`` on a day change on that day.
        """
        names = {key: tuple(names_in(source.text)) for key, source in sources.items()}
        contexts = {key: keys.context(source.owner, source.key) for key, source in sources.items()}
        days = [self.day.dates.of(contexts[key], source.owner, language, names[key]) for key, source in sources.items()]
        used = dict.fromkeys(name for found in names.values() for name in found)
        begin = (*(self._first_day(name) for name in used), begins)
        return Origin(next(iter(contexts.values()), ""), newest((*days, *begin)), tuple(used))

    def _first_day(self, name: str) -> date | None:
        """Return the first day of the value that a lookup of a fact is filled with, if it has come."""
        kind, _, rest = name.partition(".")
        fact = self.library.facts.get(rest.removesuffix(".number")) if kind == "fact" else None
        first = fact.valid_from if fact else None
        return first if first and first <= self.day.as_of else None

    def text(self, text: str, owner: str, key: keys.Key) -> LocalizedText:
        """Return one short text in the best language available, its lookups filled; an empty text stays empty."""
        return self.resolve(TextKey(text, owner, key)) if text else LocalizedText("", self.language)

    def shared(self, text: str, key: keys.Key) -> LocalizedText:
        """Return a text of the region."""
        return self.text(text, SHARED, key)

    def interpolated(self, text: str) -> str:
        """Return an address with its lookups filled."""
        return lookup_values.interpolate(text, self.known)

    def blocks(
        self, container: str, merged: Iterable[MergedBlock], answers: tuple[str, ...]
    ) -> tuple[EditionBlock, ...]:
        """Return blocks without those that speak of the public site while there is none."""
        shown = (block for block in merged if self.site or not block.block.needs_site)
        return tuple(self.block(container, block, answers) for block in shown)

    def block(self, container: str, merged: MergedBlock, answers: tuple[str, ...]) -> EditionBlock:
        """Return a block; ``container`` is the first part of its key, ``answers`` the audiences of its topic."""
        block = merged.block
        sources: Mapping[Field, TextKey] = {
            field: TextKey(text, merged.owners[field], keys.block(container, block.id, field))
            for field, text in block.texts.items()
            if text.strip() != ASK
        }
        texts, language, state = self.translator.translate_group(dict(sources))  # type: ignore[arg-type]
        names = self.names(language)
        reviewed = state in ("reviewed", "source") and language == self.language
        danish = None
        if block.critical and not reviewed and language != SOURCE_LANGUAGE:
            danish = {
                key: _filled(key, _in_danish(source.text.strip()), self.danish) for key, source in sources.items()
            }
        adapted = any(name in self.known.local for text in block.texts.values() for name in names_in(text))
        return EditionBlock(
            id=block.id,
            kind=block.kind,
            texts={key: _filled(key, texts[key], names) for key in sources},
            language=language,
            state=state,
            audiences=tuple(name for name in answers if not block.audiences or name in block.audiences),
            source=block.source,
            provenance="adapted" if adapted and merged.provenance == "shared" else merged.provenance,
            owner=merged.owner,
            critical=block.critical,
            reviewed=block.reviewed,
            overdue=block.review_by is not None and block.review_by < self.day.as_of,
            danish=danish,
            covers=block.covers,
            deadline=deadlines.resolved(block.deadline, self.library.facts, self.language),
            ask=tuple(self.places[place] for place in block.ask if place in self.places),
            site_only=block.site_only,
            pictogram=block.pictogram,
            period=block.period,
            to_ask=len(sources) < len(block.texts),
            origin=self._origin(sources, language, block.period.valid_from),
        )

    def interface_text(self, danish: str) -> LocalizedText:
        """Return a text of the interface with the language that it is in."""
        entry = self.translator.catalogs.of(self.language, UI).entries.get(danish)
        language = self.language if entry and entry.msgstr else SOURCE_LANGUAGE
        return LocalizedText(self.template_message(danish), language)

    def template_message(self, danish: str) -> str:
        """Return a text of the interface in the edition's language; the Danish where it has no translation."""
        entry = self.translator.catalogs.of(self.language, UI).entries.get(danish)
        return entry.msgstr if entry and entry.msgstr else danish

    def hours(self, hours: tuple[Hours, ...]) -> tuple[tuple[str, str], ...]:
        """Return opening hours as (weekdays, interval), both formatted for the language."""
        return format_hours(hours, self.language, self.template_message)

    def _place(self, place: Place) -> EditionPlace:
        return EditionPlace(
            id=place.id,
            kind=place.kind,
            name=LocalizedText(place.name, place.name_language),
            does=self.text(place.does, place.owners.get("does", place.owner), keys.place(place.id, "does")),
            web=place.web,
            phone=phones.format_phone(place.phone) if place.phone else "",
            phone_link=phones.tel_address(place.phone) if place.phone else "",
            email=place.email,
            address=place.address,
            hours=self.hours(place.hours),
            source=place.source,
            audiences=place.audiences,
            owner=place.owner,
            period=place.period,
            origin=Origin(f"_places.{place.id}", self.day.dates.value(f"place.{place.id}.web")),
        )
