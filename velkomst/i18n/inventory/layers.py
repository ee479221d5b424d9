"""List the texts of one group of municipalities, or of one municipality."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from velkomst.i18n import keys
from velkomst.i18n.inventory.box import box_texts, letter_container
from velkomst.i18n.inventory.entry import TextEntry, address, email, locate, name, phone, unshown
from velkomst.i18n.inventory.lists import contact_texts, place_texts, survey_tool_texts, value_texts
from velkomst.i18n.inventory.mails import event_texts, mail_container, mail_texts, step_texts
from velkomst.i18n.inventory.media import media_texts
from velkomst.i18n.inventory.newsletters import newsletter_texts
from velkomst.i18n.inventory.subscriptions import subscription_texts
from velkomst.i18n.inventory.topics import TRANSLATED, BlockKinds, Container, change_texts, topic_texts
from velkomst.i18n.keys import Key
from velkomst.model import Group, Library, Municipality


def group_texts(library: Library, group: Group, kinds: BlockKinds) -> Iterator[TextEntry]:
    """Yield every text that one group wrote, in the order of its catalog."""
    yield name(group.id, keys.group("name"), group.name, locate(group.marks, "name"), printed=False)
    yield from _excluded_texts(group, keys.group)
    yield from _layer_texts(library, group, kinds)


def municipality_texts(library: Library, municipality: Municipality, kinds: BlockKinds) -> Iterator[TextEntry]:
    """Yield every text that one municipality wrote, in the order of its catalog."""
    yield from _profile_texts(municipality)
    yield from _excluded_texts(municipality, keys.municipality)
    yield from _left_out_situations(municipality)
    yield from _layer_texts(library, municipality, kinds)


def _layer_texts(library: Library, layer: Group | Municipality, kinds: BlockKinds) -> Iterator[TextEntry]:
    """Yield the texts of a layer besides those of its own file."""
    yield from subscription_texts(layer.owner, layer.signup)
    yield from value_texts(layer.owner, layer.values, layer.marks)
    yield from _change_texts(library, layer, kinds)
    for topic in layer.topics:
        yield from topic_texts(topic)
    for place in layer.places:
        yield from place_texts(place)
    for contact in layer.contacts:
        yield from contact_texts(contact)
    for medium in layer.media:
        yield from media_texts(medium)
    for mail in layer.mails:
        yield from mail_texts(mail)
    yield from step_texts(layer.journey.steps)
    for event in layer.events:
        yield from event_texts(event)
    yield from newsletter_texts(layer.newsletters)
    for changes in layer.box.letter_changes:
        yield from change_texts(letter_container(layer.owner, changes.topic, f"{layer.label} · "), changes, kinds)
    yield from box_texts(layer.box)
    if layer.survey_tool:
        yield from survey_tool_texts(layer.survey_tool)


def _left_out_situations(municipality: Municipality) -> Iterator[TextEntry]:
    for index, reason in enumerate(municipality.excluded_situations.values()):
        path = f"without_situations.{index}.because"
        yield unshown(municipality.owner, keys.municipality(path), reason, locate(municipality.marks, path))


def _excluded_texts(layer: Group | Municipality, key: Callable[[str], Key]) -> Iterator[TextEntry]:
    for index, reason in enumerate(layer.excluded.values()):
        path = f"without.{index}.because"
        yield unshown(layer.owner, key(path), reason, locate(layer.marks, path))


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


def _change_texts(library: Library, layer: Group | Municipality, kinds: BlockKinds) -> Iterator[TextEntry]:
    """Yield the texts of the changes of topics, then of mails."""
    owner = layer.owner
    titles = {topic.id: topic.title for group in library.groups for topic in group.topics}
    titles |= {topic.id: topic.title for topic in library.topics}
    for changes in layer.changes:
        title = f"{layer.label} · {titles.get(changes.topic, changes.topic)}"
        translated = changes.readership in TRANSLATED
        yield from change_texts(Container(owner, changes.topic, changes.topic, title, translated), changes, kinds)
    for changes in layer.mail_changes:
        yield from change_texts(mail_container(owner, changes.topic, f"{layer.label} · "), changes, kinds)
