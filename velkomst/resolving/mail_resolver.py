"""Resolve mails, merge fields and the journey into the language of an edition."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from velkomst.formats import occurrences
from velkomst.i18n import keys
from velkomst.model import (
    FOR_COMPANIES,
    EditionContact,
    EditionEvent,
    EditionField,
    EditionJourney,
    EditionMail,
    EditionTopic,
    FirstStep,
    LocalizedText,
)
from velkomst.model.edition import read_by
from velkomst.model.needed_steps import first_step
from velkomst.resolving.event_resolver import described
from velkomst.resolving.merge import MergedMail
from velkomst.resolving.resolver import TextResolver


def mail(
    merged: MergedMail,
    events: Iterable[EditionEvent],
    topics: Sequence[EditionTopic],
    words: TextResolver,
    contacts: Iterable[EditionContact] = (),
) -> EditionMail:
    """Return a mail with the first step of ``topics``, if it begins with it, and the events of the day of the build.

    A mail that names contacts has those for newcomers that speak its language.
    """
    source = merged.mail

    def text(field: str) -> LocalizedText:
        return words.text(getattr(source, field), source.owner, keys.mail(source.id, field))

    everyone, container = words.library.audience_ids, keys.mail_container(source.id)
    blocks = words.blocks(container, (block for block in merged.blocks if not block.block.first_step), everyone)
    return EditionMail(
        id=source.id,
        day=source.day,
        subject=text("subject"),
        preheader=text("preheader"),
        greeting=text("greeting"),
        blocks=blocks,
        first_step=_first_step(merged, topics, words),
        button_text=text("button_text"),
        button_url=words.interpolated(source.button_url),
        ask=words.places.get(source.ask),
        contacts=tuple(
            contact
            for contact in contacts
            if source.contacts and contact.role != FOR_COMPANIES and contact.speaks(words.language)
        ),
        why=text("why"),
        purpose=source.purpose,
        stop=source.stop,
        events=described(occurrences.occurrences_for_mail(source.purpose, events, words.day.as_of), words.language),
    )


def _first_step(merged: MergedMail, topics: Sequence[EditionTopic], words: TextResolver) -> FirstStep | None:
    """Return the step of a mail that each audience reads the first step of its guide instead of."""
    before = tuple(takewhile(lambda block: not block.block.first_step, merged.blocks))
    written = merged.blocks[len(before) : len(before) + 1]
    if not written:
        return None
    everyone, container = words.library.audience_ids, keys.mail_container(merged.mail.id)
    firsts = ((audience, first_step(read_by(topics, audience))) for audience in everyone)
    return FirstStep(
        position=len(words.blocks(container, before, everyone)),
        otherwise=next(iter(words.blocks(container, written, everyone)), None),
        by_audience=tuple((audience, step) for audience, step in firsts if step),
    )


def fields(words: TextResolver) -> tuple[EditionField, ...]:
    """Return the merge fields."""
    return tuple(
        EditionField(
            field.id,
            field.name,
            words.shared(field.fallback, keys.merge_field(field.id, "fallback")),
            field.example,
        )
        for field in words.library.fields
    )


def journey(words: TextResolver) -> EditionJourney | None:
    """Return the municipality's journey: the shared steps that it does not exclude, then its own steps."""
    shared, local = words.library.journey, words.municipality.journey
    if shared is None:
        return None
    return EditionJourney(
        id=shared.id,
        name=words.shared(shared.name, keys.journey("name")),
        consent=shared.consent,
        fields=tuple(replace(field, mark=None, marks={}) for field in shared.fields),
        steps=tuple(replace(step, marks={}) for step in (*shared.steps, *local.steps) if step.id not in local.excluded),
    )
