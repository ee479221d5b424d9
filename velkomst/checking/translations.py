"""The library and its catalogs in; translations that differ from the Danish, and all states counted, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.consistency import differences
from velkomst.i18n.messages import Message, messages
from velkomst.i18n.terms import protected
from velkomst.model import SHARED, SOURCE_LANGUAGE, Library, State
from velkomst.problems import Mark, Problem, problem


def check(library: Library, catalogs: Catalogs) -> tuple[Problem, ...]:
    """Report approved translations that differ (an error) and drafts that are left out for it (a warning)."""
    terms = protected(library)
    found: list[Problem] = []
    for message in messages(library):
        for language in _languages(library, message.domain):
            translation = catalogs.of(language, message.domain).look_up(message.context, message.text)
            if translation.state not in ("reviewed", "draft"):
                continue
            code = "translation-differs" if translation.state == "reviewed" else "draft-differs"
            found += (
                problem(
                    code,
                    translation.mark or Mark(message.path),
                    slug="" if message.domain == SHARED else message.domain,
                    context=message.context,
                    what=_WORDS[difference.what],
                    missing=difference.missing or "–",
                    extra=difference.extra or "–",
                )
                for difference in differences(message.text, translation.text, terms)
            )
    return tuple(sorted(found))


def states(library: Library, catalogs: Catalogs) -> Mapping[tuple[str, str], Counter[State]]:
    """Count the messages of every (domain, language) by state."""
    counted: dict[tuple[str, str], Counter[State]] = {}
    for message in messages(library):
        for language in _languages(library, message.domain):
            state = catalogs.of(language, message.domain).look_up(message.context, message.text).state
            counted.setdefault((message.domain, language), Counter())[state] += 1
    return counted


def _languages(library: Library, domain: str) -> tuple[str, ...]:
    spoken = library.region.languages if domain == SHARED else library.municipality(domain).profile.languages
    return tuple(language for language in spoken if language != SOURCE_LANGUAGE)


def critical_waiting(library: Library, catalogs: Catalogs) -> tuple[Message, ...]:
    """Return critical messages that no person has approved in some language."""
    return tuple(
        message
        for message in messages(library)
        if message.critical
        and any(
            catalogs.of(language, message.domain).look_up(message.context, message.text).state != "reviewed"
            for language in _languages(library, message.domain)
        )
    )


_WORDS = {
    "lookup": "opslag",
    "link": "links",
    "number": "tal",
    "term": "beskyttede navne",
    "list": "punkter i listen",
}
