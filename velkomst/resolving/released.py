"""Collect the words of a printed sheet, derive its id from them, and compare them with what was printed before."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from velkomst.model import (
    FIELDS,
    EditionBlock,
    EditionContact,
    EditionForm,
    EditionPlace,
    EditionTicket,
    LocalizedText,
    TextChange,
    Texts,
)
from velkomst.model.media import EditionMedia

ALPHABET = "23456789CDFGHJKMNPQRTVWXY"
"""No vowels, so that no id is a word, and no characters that look alike."""
LENGTH = 6
"""25 to the sixth: 244 million ids."""
_TITLES = ("_title", "title", "_question", "question")
"""Last parts of the keys of texts that name the others, best first."""


def texts_of(content: object) -> dict[str, dict[str, str]]:
    """Return the words of a frozen value: key of a text -> field -> words, in order, without empty fields.

    The key is that of the text inventory without the owner, so that a text which a municipality replaces keeps its key.
    """
    words: dict[str, dict[str, str]] = {}
    for key, fields in _entries(content):
        filled = {field: text.strip() for field, text in fields.items() if text.strip()}
        if key and filled:
            words.setdefault(key, {}).update(filled)
    return words


def id_of(sheet: tuple[str, ...], texts: Texts) -> str:
    """Return the id of a sheet with these words; ``sheet`` distinguishes it from others of the region."""
    digest = hashlib.sha256(json.dumps((sheet, texts), ensure_ascii=False, sort_keys=True).encode()).digest()
    number = int.from_bytes(digest, "big")
    characters = []
    for _ in range(LENGTH):
        number, index = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[index])
    return "".join(characters)


def numbered_topics(topic_ids: Iterable[str]) -> tuple[str, ...]:
    """Return the topics of a sheet in the order of their numbers, the first of which is 1.

    The order of reading may change while the words of a sheet, and so its id, stay the same; this order cannot.
    """
    return tuple(sorted(set(topic_ids)))


def topics_in(texts: Texts) -> tuple[str, ...]:
    """Return the ids of the topics that a guide with these words shows, in the order of their numbers."""
    keys = (key.rpartition(".") for key in texts if not key.startswith("_"))
    return numbered_topics(container for container, _, name in keys if name == "_title")


def changes(before: Texts, now: Texts) -> Iterator[TextChange]:
    """Yield every field that reads differently now, in reading order; texts that are gone come last."""
    for key in (*now, *(key for key in before if key not in now)):
        old, new = before.get(key, {}), now.get(key, {})
        where, title = _group_title(key, before, now), (new or old).get("title") or (new or old).get("name", "")
        name = _field_of(key)
        if not old or not new:
            words = old or new
            summary = title or next(iter(words.values())).partition("\n")[0]
            yield TextChange(where, "", "all", summary if old else "", summary if new else "")
            continue
        for field in (*new, *(field for field in old if field not in new)):
            if old.get(field, "") != new.get(field, ""):
                shown = name if field == "text" and name else field
                yield TextChange(where, title, shown, old.get(field, ""), new.get(field, ""))


def _group_title(key: str, before: Texts, now: Texts) -> str:
    """The title of the topic, letter, ticket or place that a text belongs to, as it is today."""
    for texts in (now, before):
        if texts.get(key, {}).get("name"):
            return texts[key]["name"]
    group = ".".join(key.split(".")[: 2 if key.startswith("_") else 1])
    for texts in (now, before):
        for title in _TITLES:
            if words := texts.get(f"{group}.{title}", {}).get("text"):
                return words
    fields = now.get(key) or before.get(key) or {}
    return fields.get("title") or fields.get("text", "").partition("\n")[0] or group


def _field_of(key: str) -> str:
    """The field that a short text is: ``title`` for ``health._title``, empty for a block."""
    last = key.rpartition(".")[2]
    return last.removeprefix("_") if last in _TITLES or last.startswith("_") else ""


def _entries(content: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (key, words) of every text in a frozen value."""
    if isinstance(content, LocalizedText):
        yield _key(content), {"text": content.text}
    elif isinstance(content, EditionBlock):
        yield _block_key(content), {str(field): text for field, text in content.texts.items()}
    elif isinstance(content, Mapping):
        for value in content.values():
            yield from _entries(value)
    elif isinstance(content, tuple | list):
        for value in content:
            yield from _entries(value)
    elif dataclasses.is_dataclass(content):
        yield from _own_words(content)
        for name in _field_names(content.__class__):
            yield from _entries(getattr(content, name))


def _own_words(content: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the words that a value itself holds: numbers, addresses, and the Danish beside its first text."""
    if isinstance(content, EditionPlace):
        yield f"_places.{content.id}", _of_place(content)
    elif isinstance(content, EditionContact):
        yield f"_contacts.{content.id}", _of_contact(content)
    elif isinstance(content, EditionTicket):
        yield f"_tickets.{content.id}", {"partner": content.partner, "valid_until": content.last_day}
    elif isinstance(content, EditionForm):
        yield f"_forms.{content.id}", {"url": content.url, "needs": content.needs}
    elif isinstance(content, EditionMedia):
        yield f"_media.{content.id}", {"web": content.version.web}
    danish = getattr(content, "danish", "")
    if isinstance(danish, str) and danish:
        fields = (getattr(content, name) for name in _field_names(content.__class__))
        text = next((field for field in fields if isinstance(field, LocalizedText)), None)
        if text and text.text != danish:
            yield _key(text), {"danish": danish}


def _key(text: LocalizedText | EditionBlock) -> str:
    key = text.origin.key if text.origin else ""
    return key.rpartition(":")[2]


def _block_key(block: EditionBlock) -> str:
    """The key of all fields of a block together; a text's own key names one field."""
    head, _, last = _key(block).rpartition(".")
    return f"{head}.{block.id}" if last == block.id else head if last in FIELDS else _key(block)


def _of_place(place: EditionPlace) -> dict[str, str]:
    return {
        "name": place.name.text,
        "phone": place.phone,
        "email": place.email,
        "address": place.address,
        "hours": _hours(place.hours),
        "web": place.web,
    }


def _of_contact(contact: EditionContact) -> dict[str, str]:
    """Return what a sheet shows of a contact, without the person's name, which no released file may keep."""
    return {"phone": contact.phone, "email": contact.email, "hours": _hours(contact.hours), "web": contact.web}


def _hours(hours: tuple[tuple[str, str], ...]) -> str:
    return "; ".join(f"{days} {times}" for days, times in hours)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.repr)
