"""List the texts of one municipality."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.i18n import keys
from velkomst.i18n.inventory.box import box_texts, letter_container
from velkomst.i18n.inventory.entry import TextEntry, address, email, locate, name, phone, unshown
from velkomst.i18n.inventory.lists import place_texts, value_texts
from velkomst.i18n.inventory.mails import event_texts, mail_container, mail_texts, step_texts
from velkomst.i18n.inventory.topics import TRANSLATED, BlockKinds, Container, change_texts, topic_texts
from velkomst.model import Library, Municipality


def municipality_texts(library: Library, municipality: Municipality, kinds: BlockKinds) -> Iterator[TextEntry]:
    """Yield every text that one municipality wrote, in the order of its catalog."""
    slug = municipality.slug
    yield from _profile_texts(municipality)
    yield from value_texts(slug, municipality.values, municipality.marks)
    yield from _change_texts(library, municipality, kinds)
    for topic in municipality.topics:
        yield from topic_texts(topic)
    for place in municipality.places:
        yield from place_texts(place)
    for mail in municipality.mails:
        yield from mail_texts(mail)
    yield from step_texts(municipality.journey.steps)
    for event in municipality.events:
        yield from event_texts(event)
    short_name = municipality.profile.short_name
    for changes in municipality.box.letter_changes:
        yield from change_texts(letter_container(slug, changes.topic, f"{short_name} · "), changes, kinds)
    yield from box_texts(municipality.box)


def _profile_texts(municipality: Municipality) -> Iterator[TextEntry]:
    profile, marks, slug = municipality.profile, municipality.marks, municipality.slug
    motto_comment = f"{profile.short_name}: kommunens motto på forsiden"
    yield TextEntry(slug, keys.municipality("motto"), profile.motto, locate(marks, "motto"), motto_comment)
    for field in ("name", "short_name"):
        yield name(slug, keys.municipality(field), getattr(profile, field), locate(marks, field))
    for path, text in (
        ("web", profile.web),
        ("contact.web", profile.contact.web),
        ("was_url", profile.was_url),
    ):
        yield address(slug, keys.municipality(path), text, locate(marks, path))
    yield phone(slug, keys.municipality("contact.phone"), profile.contact.phone, locate(marks, "contact.phone"))
    yield email(slug, keys.municipality("contact.email"), profile.contact.email, locate(marks, "contact.email"))
    for index, town in enumerate(profile.towns):
        path = f"towns.{index}.name"
        yield name(slug, keys.municipality(path), town.name, locate(marks, path), printed=False)
    if profile.digital_post:
        path = "digital_post.sender"
        yield name(slug, keys.municipality(path), profile.digital_post.sender, locate(marks, path), printed=False)
    for index, reason in enumerate(municipality.excluded.values()):
        path = f"without.{index}.because"
        yield unshown(slug, keys.municipality(path), reason, locate(marks, path))


def _change_texts(library: Library, municipality: Municipality, kinds: BlockKinds) -> Iterator[TextEntry]:
    """Yield the texts of the changes of shared topics, then of shared mails."""
    slug, short_name = municipality.slug, municipality.profile.short_name
    titles = {topic.id: topic.title for topic in library.topics}
    for changes in municipality.changes:
        title = f"{short_name} · {titles.get(changes.topic, changes.topic)}"
        translated = changes.readership in TRANSLATED
        yield from change_texts(Container(slug, changes.topic, changes.topic, title, translated), changes, kinds)
    for changes in municipality.mail_changes:
        yield from change_texts(mail_container(slug, changes.topic, f"{short_name} · "), changes, kinds)
