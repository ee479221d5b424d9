"""Resolve contacts: merge those of the layers, drop what no consent covers, translate the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from velkomst.formats import phones
from velkomst.i18n import keys
from velkomst.model import CONTACT_ROLES, Contact, EditionContact, Library, LocalizedText, Municipality, Origin
from velkomst.resolving.layered_entries import OverrideRules, merged
from velkomst.resolving.resolver import TextResolver

_RULES = OverrideRules(
    fields=("role", "title", "offers", "languages", "audiences", "phone", "email", "web", "place", "hours", "source"),
    consent=("name", "agreed", "personal"),
    translated=("title", "offers"),
)


def contacts_of(library: Library, municipality: Municipality) -> tuple[Contact, ...]:
    """Return the contacts of a complete municipality: the shared ones, then its groups' and its own, by role.

    A contact of a lower layer overrides the one of the same id above it field by field. One that still has no role is
    listed last.
    """
    shared = (
        contact
        for contact in library.contacts
        if not contact.municipalities or municipality.slug in contact.municipalities
    )
    by_id = merged(shared, municipality.contacts, _RULES)
    order = (*CONTACT_ROLES, "")
    return tuple(sorted(by_id.values(), key=lambda contact: order.index(contact.role)))


def with_consent(contact: Contact, day: date) -> Contact:
    """Return a contact as it may be shown on a day: without what a consent that has expired no longer covers."""
    if contact.agreed is None or day <= contact.agreed.until:
        return contact
    if contact.personal:
        return replace(contact, name="", phone="", email="")
    return replace(contact, name="")


def contacts(words: TextResolver) -> tuple[EditionContact, ...]:
    """Return the contacts that readers can reach on the day of the build."""
    return tuple(_contacts(words))


def _contacts(words: TextResolver) -> Iterator[EditionContact]:
    for written in contacts_of(words.library, words.municipality):
        contact = with_consent(written, words.day.as_of)
        if contact.role and contact.is_reachable:
            yield EditionContact(
                id=contact.id,
                role=contact.role,
                title=_text(contact, "title", words),
                offers=_text(contact, "offers", words),
                languages=contact.languages,
                audiences=contact.audiences,
                name=contact.name,
                phone=phones.format_phone(contact.phone) if contact.phone else "",
                phone_link=phones.tel_address(contact.phone) if contact.phone else "",
                email=contact.email,
                web=contact.web,
                place=words.places.get(contact.place),
                hours=words.hours(contact.hours),
                consent_until=contact.agreed.until if contact.agreed and contact.name else None,
                origin=Origin(f"_contacts.{contact.id}", words.day.dates.value(f"contact.{contact.id}")),
            )


def _text(contact: Contact, field: str, words: TextResolver) -> LocalizedText:
    owner = contact.owners.get(field, contact.owner)
    return words.text(getattr(contact, field), owner, keys.contact(contact.id, field))
