"""Resolve events into the language of an edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from babel.dates import format_date

from velkomst.formats import occurrences, phones
from velkomst.formats.languages import locale
from velkomst.i18n import keys
from velkomst.model import (
    FREE,
    SOURCE_LANGUAGE,
    EditionEvent,
    EditionSignup,
    Event,
    LocalizedText,
    Occurrence,
    Origin,
    Signup,
)
from velkomst.model.edition_mails import Online
from velkomst.resolving.resolver import TextResolver


def events(words: TextResolver) -> tuple[EditionEvent, ...]:
    """Return every event that is not over, the region's and the municipality's own, by its first day."""
    return tuple(_event(event, words) for event in _written(words) if occurrences.is_coming(event, words.day.as_of))


def all_events(words: TextResolver) -> tuple[EditionEvent, ...]:
    """Return every event, also those that are over."""
    return tuple(_event(event, words) for event in _written(words))


def _written(words: TextResolver) -> list[Event]:
    events = (*words.library.events, *words.municipality.events)
    return sorted(events, key=lambda event: (event.starts, event.id))


def _event(event: Event, words: TextResolver) -> EditionEvent:
    def text(field: str) -> LocalizedText:
        return words.text(getattr(event, field), event.owner, keys.event(event.id, field))

    def written(field: str) -> LocalizedText:
        return LocalizedText(getattr(event, field), event.written_in) if event.written_in else text(field)

    places = tuple(words.places[place] for place in event.places if place in words.places)
    names = " · ".join(place.name.text for place in places)
    where = LocalizedText(names, SOURCE_LANGUAGE) if places else text("where")
    online = _online(event)
    return EditionEvent(
        id=event.id,
        owner=event.owner,
        title=written("title"),
        text=written("text"),
        starts=event.starts,
        ends=event.ends,
        timing=event.timing,
        repeat=event.repeat,
        places=places,
        where=words.interface_text("På nettet") if online == "only" else where,
        cost=words.interface_text("Gratis") if event.cost == FREE else text("cost"),
        audiences=event.audiences or words.library.audience_ids,
        source=event.source,
        cancelled=event.cancelled,
        languages=event.languages,
        interpreters=event.interpreters,
        written_in=event.written_in,
        organiser=event.organiser,
        online=online,
        online_link=event.online_link,
        signup=_signup(event.signup, words) if event.signup else None,
        origin=Origin(f"_events.{event.id}", words.day.dates.entry(event.marks.get("id"))),
    )


def _online(event: Event) -> Online:
    if not event.online:
        return ""
    return "also" if event.places or event.where else "only"


def _signup(signup: Signup, words: TextResolver) -> EditionSignup:
    """Return how to sign up; after the last day without any way to do it."""
    if signup.by and signup.by < words.day.as_of:
        return EditionSignup()
    last_day = format_date(signup.by, "long", locale(words.language)) if signup.by else ""
    return EditionSignup(tuple(_ways(signup)), last_day)


def _ways(signup: Signup) -> Iterator[tuple[str, str]]:
    if signup.web:
        yield (urlsplit(signup.web).hostname or signup.web).removeprefix("www."), signup.web
    if signup.email:
        yield signup.email, f"mailto:{signup.email}"
    if signup.phone:
        yield phones.format_phone(signup.phone), phones.tel_address(signup.phone)


def described(many: Iterable[occurrences.EventTime], language: str) -> tuple[Occurrence, ...]:
    """Return times with their day and hours in words."""
    return tuple(
        Occurrence(
            each.event,
            each.starts,
            each.ends,
            occurrences.format_day(each, language),
            occurrences.format_time_of_day(each, language),
            each.cancelled,
            each.months,
        )
        for each in many
    )
