"""Check the references of contacts: audiences, languages, places and municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.model import SHARED, Contact
from velkomst.problems import Problem, problem
from velkomst.reading.references.content import Known, ask, known_language, unknown, unknown_language


def contacts(contacts: Iterable[Contact], known: Known, places: frozenset[str] | None) -> Iterator[Problem]:
    """Yield the unknown names of contacts; ``places`` is None when they could not be read."""
    for contact in contacts:
        if contact.place:
            yield from ask(contact.place, contact.marks["place"], places)
        for index, language in enumerate(contact.languages):
            if not known_language(language):
                yield unknown_language(contact.marks[f"languages.{index}"], language)
        for index, audience in enumerate(contact.audiences):
            if known.audiences is not None and audience not in known.audiences:
                yield unknown("unknown-audience", contact.marks[f"audience.{index}"], audience, known.audiences)
        yield from _municipalities(contact, known)


def _municipalities(contact: Contact, known: Known) -> Iterator[Problem]:
    for index, slug in enumerate(contact.municipalities):
        mark = contact.marks[f"municipalities.{index}"]
        if contact.owner != SHARED:
            yield problem("municipalities-of-local-contact", mark, id=contact.id)
        elif slug not in known.slugs:
            yield unknown("unknown-municipality", mark, slug, known.slugs)
