"""Collect the values that texts can look up, and fill the lookups and the links to forms of a text.

``{{ dotted.name }}`` is a lookup in this closed list and nothing else: content is never run as a template. A link to a
topic or place stays as written, since each publication has an address of its own for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from velkomst.formats import durations, facts, phones
from velkomst.formats.merge_fields import token
from velkomst.model import (
    CITIZEN_SERVICE,
    RESERVE_LANGUAGE,
    SHARED,
    SOURCE_LANGUAGE,
    Library,
    Municipality,
    Place,
    Topic,
)
from velkomst.model.link_syntax import InternalLink, link, replace_links
from velkomst.model.lookup_syntax import LOOKUP, replace_plurals
from velkomst.model.period import Period

SITE = "municipality.site"
"""The lookup of the municipality's site: its public address in the reader's language, "" while there is none."""
_BRACKET = re.compile(r"[\[\]]")
_PLACE_KEYS = ("name", "does", "web", "phone", "email", "address")


@dataclass(frozen=True)
class Names:
    """The closed list: dotted name -> text in the language of the reader; "" is a known name without a value.

    ``local`` holds the names with values of the municipality itself.
    """

    texts: Mapping[str, str]
    local: frozenset[str]
    links: Mapping[str, str] = field(default_factory=dict)
    """Name of a phone number or mail address -> its ``tel:`` or ``mailto:`` address."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """Id of a form -> its address."""
    categories: Mapping[str, str] = field(default_factory=dict)
    """Name of a number -> its plural category in the language (CLDR)."""

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """Text of a phone number or mail address -> its ``tel:`` or ``mailto:`` address."""
        return {self.texts[name]: address for name, address in self.links.items()}

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Every phone number as it is written, sorted."""
        return tuple(sorted(number for number, address in self.addresses.items() if address.startswith("tel:")))


def places_of(library: Library, municipality: Municipality) -> tuple[Place, ...]:
    """Return the places of a complete municipality: the shared ones, then its groups' and its own.

    A place of a lower layer overrides the one of the same id above it field by field. Where ``places.yml`` does not
    say how to reach the citizen service, ``contact`` in ``municipality.yml`` does.
    """
    below = [*municipality.places]
    own = {place.id for place in below if place.owner == municipality.slug}
    if CITIZEN_SERVICE not in own and any(shared.id == CITIZEN_SERVICE for shared in library.places):
        below.append(_from_contact(municipality))
    elsewhere = {
        shared.id
        for shared in library.places
        if shared.municipalities and municipality.slug not in shared.municipalities
    }
    merged = {shared.id: shared for shared in library.places if shared.id not in elsewhere}
    for place in below:
        merged[place.id] = _overridden(merged[place.id], place) if place.id in merged else place
    return tuple(merged.values())


def names(library: Library, municipality: Municipality, language: str, *, site: str = "") -> Names:
    """Return everything that texts of this municipality can look up, formatted for one language.

    Texts of values and facts are Danish here; ``resolving.editions`` replaces them by translations.
    """
    texts: dict[str, str] = {}
    for name, text in {**library.region.values, **municipality.values}.items():
        texts[f"value.{name}"] = text
    for fact in library.facts.values():
        texts[f"fact.{fact.id}"] = facts.format_fact(fact, language)
        texts[f"fact.{fact.id}.number"] = facts.format_number(fact, language)
    places = places_of(library, municipality)
    for place in places:
        texts |= _place_names(place)
    for name, shared_link in library.region.links.items():
        variants = shared_link.addresses
        texts[f"link.{name}"] = next(
            variants[choice] for choice in (language, RESERVE_LANGUAGE, SOURCE_LANGUAGE) if choice in variants
        )
    profile = municipality.profile
    texts |= {
        "municipality.name": profile.name,
        "municipality.short_name": profile.short_name,
        "municipality.web": profile.web,
        SITE: site,
    }
    texts |= _journey_names(library)
    texts |= {f"field.{merge_field.id}": token(merge_field.id) for merge_field in library.fields}
    local = {f"value.{name}" for name in municipality.values}
    local |= {f"place.{place.id}.{key}" for place in places if place.owner != SHARED for key in _PLACE_KEYS}
    addresses = {form.id: form.url for form in library.forms.values()}
    categories = {
        f"fact.{fact.id}.number": category
        for fact in library.facts.values()
        if (category := facts.plural_category(fact.value, language))
    }
    known = Names(texts, frozenset(local), _links(library, places), addresses, categories)
    return with_titles(known, {topic.id: topic.title for topic in topics_of(library, municipality)})


def topics_of(library: Library, municipality: Municipality) -> tuple[Topic, ...]:
    """Return every topic that texts of a municipality may name: the shared ones, then its own."""
    return (*library.topics, *municipality.topics)


def with_titles(known: Names, titles: Mapping[str, str]) -> Names:
    """Return the names with ``topic.<id>`` for each (id, title): the title as a link to the topic."""
    links = {
        f"topic.{topic_id}": link(_BRACKET.sub(r"\\\g<0>", interpolate(title.strip(), known)), f"topic:{topic_id}")
        for topic_id, title in titles.items()
    }
    return replace(known, texts={**known.texts, **links})


def interpolate(text: str, known: Names) -> str:
    """Return the text with every lookup and link to a form filled; an unknown one stays, and ``checking`` reports it.

    A value that ends with a full stop gets no second one: ``250 kr.`` may end a sentence.
    """
    if "{" not in text and "(form:" not in text:
        return text

    def value(lookup: re.Match[str]) -> str:
        filled = known.texts.get(lookup[1], lookup[0])
        return filled.removesuffix(".") if text.startswith(".", lookup.end()) else filled

    def form(found: InternalLink) -> str | None:
        return link(found.words, known.forms.get(found.target.id, "")) if found.target.kind == "form" else None

    def plural(name: str, forms: Mapping[str, str]) -> str | None:
        chosen = forms.get(known.categories.get(name, "other"), forms.get("other"))
        return None if chosen is None or name not in known.texts else chosen.replace("#", known.texts[name])

    return replace_links(LOOKUP.sub(value, replace_plurals(text, plural)), form)


def _links(library: Library, places: Iterable[Place]) -> dict[str, str]:
    """Return the address behind every phone number and mail address that can be looked up."""
    numbers = {f"fact.{fact.id}": fact.value for fact in library.facts.values() if fact.unit == "phone"}
    numbers |= {f"{name}.number": number for name, number in numbers.items()}
    numbers |= {f"place.{place.id}.phone": place.phone for place in places if place.phone}
    mails = {f"place.{place.id}.email": f"mailto:{place.email}" for place in places if place.email}
    return {name: phones.tel_address(number) for name, number in numbers.items()} | mails


def _journey_names(library: Library) -> dict[str, str]:
    """Return the periods of the journey as numbers, the same as in ``journey.json``."""
    if library.journey is None:
        return {}
    consent = library.journey.consent
    periods = {"yearly_question": consent.yearly_question, "delete_after_inactive": consent.delete_after_inactive}
    return {
        f"journey.{name}.{unit}": str(number)
        for name, period in periods.items()
        for unit, number in durations.in_whole_units(period).items()
    }


def _place_names(place: Place) -> dict[str, str]:
    phone = phones.format_phone(place.phone) if place.phone else ""
    address = ", ".join(place.address.split("\n")) if place.address else ""
    values = {key: getattr(place, key) for key in _PLACE_KEYS} | {"phone": phone, "address": address}
    return {f"place.{place.id}.{key}": value for key, value in values.items()}


def _from_contact(municipality: Municipality) -> Place:
    """Return what ``municipality.yml`` says about the citizen service."""
    profile = municipality.profile
    given = {key: f"contact.{key}" for key in ("web", "phone", "email") if f"contact.{key}" in municipality.marks}
    return Place(
        id=CITIZEN_SERVICE,
        kind="",
        name="",
        web=profile.contact.web or profile.web,
        phone=profile.contact.phone,
        email=profile.contact.email,
        owner=municipality.slug,
        marks={key: municipality.marks[path] for key, path in {"web": "web", **given}.items()},
    )


def _overridden(shared: Place, own: Place) -> Place:
    """Return a place with the values that the place of the same id in a lower layer gives."""
    owners = {key: own.owner if getattr(own, key) else shared.owners.get(key, shared.owner) for key in ("name", "does")}
    return Place(
        id=shared.id,
        kind=own.kind or shared.kind,
        name=own.name or shared.name,
        does=own.does or shared.does,
        web=own.web or shared.web,
        phone=own.phone or shared.phone,
        email=own.email or shared.email,
        address=own.address or shared.address,
        hours=own.hours or shared.hours,
        source=own.source or shared.source,
        audiences=own.audiences or shared.audiences,
        period=Period(
            own.period.valid_from or shared.period.valid_from,
            own.period.valid_to or shared.period.valid_to,
        ),
        name_language=own.name_language if own.name else shared.name_language,
        owner=own.owner,
        owners=owners,
        marks={**shared.marks, **own.marks},
    )
