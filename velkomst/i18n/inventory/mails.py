"""List the texts of mails, merge fields, the journey and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from velkomst.i18n import keys
from velkomst.i18n.inventory.entry import TextEntry, TextKind, address, email, locate, name, phone, unshown
from velkomst.i18n.inventory.topics import Container, block_texts, mail_name
from velkomst.model import SHARED, Event, Journey, Mail, MergeField, Signup, Step
from velkomst.model.text_limits import PREHEADER_SIGNS, SUBJECT_SIGNS

_MAIL_FIELDS = (
    ("subject", "subject", "emnelinje", SUBJECT_SIGNS),
    ("preheader", "preheader", "linjen efter emnet i indbakken", PREHEADER_SIGNS),
    ("greeting", "greeting", "hilsen", 0),
    ("button_text", "button.text", "knap", 0),
    ("why", "why", "hvorfor læseren får mailen", 0),
)
"""(field, path in the file, what translators read, the most characters of a translation)."""
_EVENT_FIELDS = (("title", "navn"), ("text", "tekst"), ("where", "sted"), ("cost", "pris"))


def mail_container(owner: str, mail_id: str, prefix: str = "") -> Container:
    """Return the container of a mail's blocks; ``prefix`` comes first in what translators read."""
    title = f"{prefix}Mail »{mail_id}«"
    return Container(owner, mail_name(mail_id), keys.mail_container(mail_id), title, printed=False)


def mail_texts(mail: Mail) -> Iterator[TextEntry]:
    """Yield the texts of a mail and of its blocks."""
    container = mail_container(mail.owner, mail.id)
    for field, path, what, longest in _MAIL_FIELDS:
        key, location = keys.mail(mail.id, field), locate(mail.marks, path)
        comment = f"{container.title} · {what}"
        entry = TextEntry(mail.owner, key, getattr(mail, field), location, comment, longest=longest)
        yield replace(entry, printed=False, container=container.name)
    button = address(
        mail.owner, keys.mail(mail.id, "button_url"), mail.button_url, locate(mail.marks, "button.url"), printed=False
    )
    yield replace(button, filled=True, container=container.name)
    for block in mail.blocks:
        yield from block_texts(container, block.id, block, block.kind)


def field_texts(fields: Iterable[MergeField]) -> Iterator[TextEntry]:
    """Yield the texts of the merge fields."""
    for field in fields:
        yield TextEntry(
            SHARED,
            keys.merge_field(field.id, "fallback"),
            field.fallback,
            locate(field.marks, "fallback"),
            f"Flettefelt »{field.name}« · står der, når mailsystemet intet ved",
            printed=False,
        )
        for part, text in (("name", field.name), ("example", field.example)):
            yield unshown(SHARED, keys.merge_field(field.id, part), text, locate(field.marks, part))


def journey_texts(journey: Journey) -> Iterator[TextEntry]:
    """Yield the texts of the shared journey and of its steps."""
    name = locate(journey.marks, "name")
    yield TextEntry(SHARED, keys.journey("name"), journey.name, name, "Navn på rejsen", printed=False)
    basis = locate(journey.marks, "consent.basis")
    yield unshown(SHARED, keys.journey("basis"), journey.consent.basis, basis)
    for field in journey.fields:
        yield unshown(SHARED, (*keys.journey("fields"), field.id), field.name, locate(field.marks, "name"))
    yield from step_texts(journey.steps)


def step_texts(steps: Iterable[Step]) -> Iterator[TextEntry]:
    """Yield what the steps of a journey tell staff and the mailing system."""
    for step in steps:
        key = (*keys.journey("steps"), step.id)
        yield unshown(step.owner, (*key, "task"), step.task, locate(step.marks, "task"))
        if step.condition:
            location = locate(step.marks, "condition.value")
            yield unshown(step.owner, (*key, "condition"), step.condition.value, location)


def event_texts(event: Event) -> Iterator[TextEntry]:
    """Yield the texts of an event."""
    for field, what in _EVENT_FIELDS:
        comment = f"Arrangement »{event.title}« · {what}"
        key, location = keys.event(event.id, field), locate(event.marks, field)
        kind: TextKind = "block" if field == "text" else "line"
        translated = not (event.written_in and field in ("title", "text"))
        text = getattr(event, field)
        yield TextEntry(event.owner, key, text, location, comment, kind, translated=translated, printed=False)
    for field, link in (("source", event.source), ("online_link", event.online_link)):
        yield address(event.owner, keys.event(event.id, field), link, locate(event.marks, field), printed=False)
    organiser = locate(event.marks, "organiser")
    yield name(event.owner, keys.event(event.id, "organiser"), event.organiser, organiser, printed=False)
    if event.signup:
        yield from _signup_texts(event, event.signup)


def _signup_texts(event: Event, signup: Signup) -> Iterator[TextEntry]:
    """Yield the addresses at which one signs up for an event."""
    for field, kind in (("web", address), ("email", email), ("phone", phone)):
        path = f"signup.{field}"
        yield kind(event.owner, keys.event(event.id, path), getattr(signup, field), locate(event.marks, path))
