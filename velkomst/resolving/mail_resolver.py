"""Merged mails, fields, the journey and events in; the same in the reader's language, as an edition holds them, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from velkomst.formats import occurrences
from velkomst.i18n.translate import Sourced
from velkomst.model import (
    SOURCE_LANGUAGE,
    EditionEvent,
    EditionField,
    EditionJourney,
    EditionMail,
    Event,
    Occurrence,
    Wording,
)
from velkomst.resolving.merge import MergedMail
from velkomst.resolving.resolver import Wordings


def mail(merged: MergedMail, events: Iterable[EditionEvent], words: Wordings) -> EditionMail:
    """Return a mail, with the events that it tells of on the day of the build."""
    one = merged.mail

    def said(key: str) -> Wording:
        text = getattr(one, key)
        if not text:
            return Wording("", words.language)
        return words.wording(Sourced(text, one.owner, (f"_mails.{one.id}", f"_{key}")))

    everyone = words.library.audience_ids
    return EditionMail(
        id=one.id,
        day=one.day,
        subject=said("subject"),
        preheader=said("preheader"),
        greeting=said("greeting"),
        blocks=tuple(words.block(f"_mails.{one.id}", block, everyone) for block in merged.blocks),
        button_text=said("button_text"),
        button_url=words.filled(one.button_url),
        ask=words.places.get(one.ask),
        why=said("why"),
        purpose=one.purpose,
        stop=one.stop,
        events=told(occurrences.told_by(one.purpose, events, words.day.as_of), words.language),
    )


def fields(words: Wordings) -> tuple[EditionField, ...]:
    """Return the merge fields."""
    return tuple(
        EditionField(
            field.id,
            field.name,
            words.shared("_fields", field.id, "fallback", text=field.fallback)
            if field.fallback
            else Wording("", words.language),
            field.example,
        )
        for field in words.library.fields
    )


def journey(words: Wordings) -> EditionJourney | None:
    """Return the journey as this municipality has it: shared steps that it did not leave out, then its own."""
    shared, local = words.library.journey, words.municipality.journey
    if shared is None:
        return None
    return EditionJourney(
        id=shared.id,
        name=words.shared("_journey", "name", text=shared.name),
        consent=shared.consent,
        fields=tuple(replace(field, mark=None) for field in shared.fields),
        steps=tuple(replace(step, marks={}) for step in (*shared.steps, *local.steps) if step.id not in local.without),
    )


def events(words: Wordings) -> tuple[EditionEvent, ...]:
    """Return every event that is not over, the region's and the municipality's own, by its first day."""
    written = (*words.library.events, *words.municipality.events)
    coming = (event for event in written if occurrences.is_coming(event, words.day.as_of))
    return tuple(_event(event, words) for event in sorted(coming, key=lambda one: (one.starts, one.id)))


def _event(event: Event, words: Wordings) -> EditionEvent:
    def said(key: str) -> Wording:
        text = getattr(event, key)
        return words.wording(Sourced(text, event.owner, ("_events", event.id, key))) if text else empty

    empty = Wording("", words.language)
    place = words.places.get(event.place)
    return EditionEvent(
        id=event.id,
        owner=event.owner,
        title=said("title"),
        text=said("text"),
        starts=event.starts,
        ends=event.ends,
        repeat=event.repeat,
        place=place,
        where=Wording(place.name.text, SOURCE_LANGUAGE) if place else said("where"),
        cost=said("cost"),
        audiences=event.audiences or words.library.audience_ids,
        source=event.source,
        cancelled=event.cancelled,
    )


def told(many: Iterable[occurrences.Time], language: str) -> tuple[Occurrence, ...]:
    """Return times with their day and hours in words."""
    return tuple(
        Occurrence(
            each.event,
            each.starts,
            each.ends,
            occurrences.day_shown(each, language),
            occurrences.hours_shown(each, language),
            each.cancelled,
        )
        for each in many
    )
