"""Describe an event as labelled facts: languages, interpreter, online, organiser and sign-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from babel.lists import format_list

from velkomst.formats.languages import locale, name_in
from velkomst.model import SOURCE_LANGUAGE, EditionEvent

FactKind: TypeAlias = Literal["languages", "interpreter", "online", "signup", "organiser"]
GetText: TypeAlias = Callable[[str], str]


@dataclass(frozen=True)
class EventFact:
    """One fact of an event, with label and value in the reader's language.

    ``links`` are pairs of a label and an address that come before ``text``, for a sign-up or an online event.
    ``language`` is that of ``text``.
    """

    kind: FactKind
    label: str
    text: str
    language: str
    links: tuple[tuple[str, str], ...] = ()

    @property
    def line(self) -> str:
        """The value as plain text; web addresses are written in full."""
        ways = (address if address.startswith("https:") else way for way, address in self.links)
        return ", ".join((*ways, *((self.text,) if self.text else ())))


def event_facts(event: EditionEvent, language: str, gettext: GetText) -> tuple[EventFact, ...]:
    """Return the facts of an event in addition to its time, place and price, in the language of the page."""
    return tuple(_facts(event, language, gettext))


def spoken_languages(event: EditionEvent, language: str, gettext: GetText) -> str:
    """Return the names of the languages that are spoken; a single one that is not the reader's is named as such."""
    if len(event.languages) == 1 and language not in event.heard:
        return gettext("kun %(language)s") % {"language": name_in(event.languages[0], language)}
    return names_of(event.languages, language)


def names_of(languages: Iterable[str], reader_language: str) -> str:
    """Return the names of languages as a list in words.

    >>> names_of(["da", "en", "uk"], "da")
    'dansk, engelsk og ukrainsk'
    """
    return format_list([name_in(language, reader_language) for language in languages], locale=locale(reader_language))


def _facts(event: EditionEvent, language: str, gettext: GetText) -> Iterator[EventFact]:
    if event.online_link:
        host = (urlsplit(event.online_link).hostname or "").removeprefix("www.")
        yield EventFact("online", gettext("På nettet"), "", language, ((host, event.online_link),))
    elif event.online == "also":
        yield EventFact("online", gettext("På nettet"), gettext("ja"), language)
    if event.languages:
        yield EventFact("languages", gettext("Sprog"), spoken_languages(event, language, gettext), language)
    if event.interpreters:
        yield EventFact("interpreter", gettext("Tolk til"), names_of(event.interpreters, language), language)
    if signup := event.signup:
        text = gettext("senest %(day)s") % {"day": signup.last_day} if signup.last_day else ""
        closed = gettext("Tilmeldingen er slut")
        yield EventFact("signup", gettext("Tilmelding"), text if signup.ways else closed, language, signup.ways)
    if event.organiser:
        yield EventFact("organiser", gettext("Arrangør"), event.organiser, SOURCE_LANGUAGE)
