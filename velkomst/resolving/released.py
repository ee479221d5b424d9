"""An edition in; the words on its paper, their short name, and what has changed since an earlier print, out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from velkomst.model import (
    Edition,
    EditionLetter,
    EditionPlace,
    EditionPrinted,
    EditionTicket,
    PrintedEdition,
    TextChange,
    Texts,
)

ALPHABET = "23456789CDFGHJKMNPQRTVWXY"
"""No vowel, so that no word comes about; nothing that looks like something else."""
LENGTH = 6
"""25 to the sixth: 244 million names."""
PLACE, LETTER, TICKET = "place:", "letter:", "ticket:"
"""Stand before an id, where topics have theirs alone."""
_NAMES = ("title", "name")


def texts(edition: Edition) -> dict[str, dict[str, str]]:
    """Return the words on a reader's paper: topics, letters, tickets, places; lookups filled, empty fields left out."""
    found: dict[str, dict[str, str]] = {}
    for topic in edition.topics:
        found[topic.id] = {"title": topic.title.text, "question": topic.question.text}
        for block in topic.blocks:
            found[f"{topic.id}.{block.id}"] = {field: text.strip() for field, text in block.texts.items()}
    for letter in edition.box.letters:
        found[f"{LETTER}{letter.id}"] = _of_letter(letter)
        for block in letter.blocks:
            found[f"{LETTER}{letter.id}.{block.id}"] = {field: text.strip() for field, text in block.texts.items()}
    for ticket in edition.box.tickets:
        found[f"{TICKET}{ticket.id}"] = _of_ticket(ticket)
    for place in edition.places:
        found[f"{PLACE}{place.id}"] = {key: text for key, text in _of_place(place).items() if text}
    return found


def name(edition: Edition) -> str:
    """Return six letters and digits that stand for the words of the edition, on every machine and every day."""
    key = (edition.profile.slug, edition.language, edition.audience, texts(edition))
    digest = hashlib.sha256(json.dumps(key, ensure_ascii=False, sort_keys=True).encode()).digest()
    number = int.from_bytes(digest, "big")
    letters = []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return "".join(letters)


def readers(edition: Edition) -> Iterator[Edition]:
    """Yield the edition of all readers, then of each of them: as many as there are names on paper."""
    yield edition
    for audience in edition.audiences:
        yield edition.for_audience(audience.id)


def released_editions(edition: Edition, released: tuple[PrintedEdition, ...]) -> tuple[EditionPrinted, ...]:
    """Return what the site says of each printed edition in this language, and of the words of today."""
    today = {one.audience: one for one in readers(edition)}
    mine = [one for one in released if one.language == edition.language and one.audience in today]
    said = {
        one.id: EditionPrinted(
            one.id, one.audience, one.released, tuple(changes(one.texts, texts(today[one.audience])))
        )
        for one in sorted(mine, key=lambda one: one.released)
    }
    for audience, one in today.items():
        current = name(one)
        said.setdefault(current, EditionPrinted(current, audience, None, ()))
    return tuple(said.values())


def changes(before: Texts, now: Texts) -> Iterator[TextChange]:
    """Yield every field whose words are others than those that were printed, in reading order, what is gone last."""
    for key in (*now, *(key for key in before if key not in now)):
        old, new = before.get(key, {}), now.get(key, {})
        where, title = _where(key, before, now), _title(new or old)
        if not old or not new:
            summary = _title(old or new) or (old or new).get("text", "").partition("\n")[0]
            yield TextChange(where, "", "all", summary if old else "", summary if new else "")
            continue
        for field in (*new, *(field for field in old if field not in new)):
            if old.get(field, "") != new.get(field, ""):
                yield TextChange(where, title, field, old.get(field, ""), new.get(field, ""))


def _where(key: str, before: Texts, now: Texts) -> str:
    """The topic or place that a text belongs to, as it is called today."""
    whole = key.partition(".")[0]
    return _title(now.get(whole) or before.get(whole) or {}) or whole


def _title(words: Mapping[str, str]) -> str:
    return next((words[name] for name in _NAMES if words.get(name)), "")


def _of_letter(letter: EditionLetter) -> dict[str, str]:
    return {
        "title": letter.title.text,
        "greeting": letter.greeting.text,
        "closing": letter.closing.text,
        "signature": letter.signature.text,
    }


def _of_ticket(ticket: EditionTicket) -> dict[str, str]:
    return {
        "title": ticket.title.text,
        "partner": ticket.partner,
        "terms": ticket.terms.text,
        "valid_until": ticket.valid_until,
    }


def _of_place(place: EditionPlace) -> dict[str, str]:
    return {
        "name": place.name.text,
        "phone": place.phone,
        "email": place.email,
        "address": place.address.strip(),
        "hours": "; ".join(f"{days} {times}" for days, times in place.hours),
        "web": place.web,
    }
