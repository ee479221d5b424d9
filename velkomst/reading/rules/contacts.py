"""Check the rules of a file of contacts that need only this file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.model import Contact
from velkomst.problems import Problem, problem
from velkomst.reading.rules import opening_hours
from velkomst.reading.rules.content import duplicate_ids


def contacts(contacts: Sequence[Contact]) -> Iterator[Problem]:
    """Yield duplicate ids, people without consent, and opening hours that cannot be right."""
    yield from duplicate_ids((contact.id, contact.marks["id"]) for contact in contacts)
    for contact in contacts:
        yield from _consent(contact)
        yield from opening_hours.check(contact)


def _consent(contact: Contact) -> Iterator[Problem]:
    """Yield a name or personal number without consent, and a consent that ends before it is given or names nobody."""
    if contact.agreed is None:
        for key in ("name", "personal"):
            if getattr(contact, key):
                yield problem("contact-without-consent", contact.marks[key], id=contact.id, key=key)
    elif not contact.name and not contact.personal:
        yield problem("consent-for-nothing", contact.marks["agreed"], id=contact.id)
    elif contact.agreed.until < contact.agreed.on:
        yield problem("consent-reversed", contact.marks["agreed.until"], id=contact.id)
