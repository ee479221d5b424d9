"""Define contacts: people and functions that help newcomers or companies in person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias, get_args

from velkomst.model.kinds import SHARED
from velkomst.model.places import Hours
from velkomst.model.resolved import EditionPlace, LocalizedText, Origin
from velkomst.problems import Mark

ContactRole: TypeAlias = Literal[
    "contact-person", "mentor", "guide", "contact-family", "desk-staff", "company-entrance"
]
CONTACT_ROLES: tuple[ContactRole, ...] = get_args(ContactRole)
"""The roles in reading order."""
FOR_COMPANIES: ContactRole = "company-entrance"
"""The role that companies ask; all others help newcomers."""


@dataclass(frozen=True)
class Agreement:
    """The consent of a person to being named, up to and including the day ``until``."""

    on: date
    by: str
    """Who asked the person."""
    until: date


@dataclass(frozen=True)
class Contact:
    """A contact as people wrote it; unknown values are empty.

    A contact of a lower layer with the id of one above it gives only what differs.
    """

    id: str
    role: ContactRole | Literal[""] = ""
    title: str = ""
    offers: str = ""
    languages: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    """Audiences it helps; empty means all."""
    name: str = ""
    """Name of the person, shown while ``agreed`` covers the day of the build."""
    agreed: Agreement | None = None
    personal: bool = False
    """Whether phone number and mail address are the person's own, so that the consent covers them too."""
    phone: str = ""
    email: str = ""
    web: str = ""
    place: str = ""
    """Id of the place where one meets the contact."""
    hours: tuple[Hours, ...] = ()
    source: str = ""
    owner: str = SHARED
    municipalities: tuple[str, ...] = ()
    """Slugs of the municipalities that have a shared contact; empty means all."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """Translatable key ("title", "offers") -> its owner, where a contact of a lower layer overrides one above it."""
    marks: Mapping[str, Mark] = field(default_factory=dict)

    @property
    def is_reachable(self) -> bool:
        """Whether it says any way to get in touch."""
        return bool(self.phone or self.email or self.web or self.place)


@dataclass(frozen=True)
class EditionContact:
    """A contact with its words in the language of the edition."""

    id: str
    role: ContactRole
    title: LocalizedText
    offers: LocalizedText
    languages: tuple[str, ...]
    audiences: tuple[str, ...]
    """Audiences it helps; empty means all."""
    name: str
    """Name of the person; "" where there is none, or no consent on the day of the build."""
    phone: str
    """Formatted for readers."""
    phone_link: str
    """``tel:`` address, or empty."""
    email: str
    web: str
    place: EditionPlace | None
    hours: tuple[tuple[str, str], ...]
    """(weekdays, interval), both formatted for the language."""
    consent_until: date | None = field(default=None, repr=False, compare=False)
    """The last day on which the name, and numbers of the person's own, may be shown; None where there is no consent."""
    origin: Origin | None = field(default=None, repr=False, compare=False)

    def helps(self, audience: str) -> bool:
        """Return whether it helps the newcomers of one audience."""
        return self.role != FOR_COMPANIES and (not self.audiences or audience in self.audiences)

    def speaks(self, language: str) -> bool:
        """Return whether it speaks a language."""
        return language in self.languages


def company_contacts(contacts: Iterable[EditionContact]) -> tuple[EditionContact, ...]:
    """Return the contacts that companies ask."""
    return tuple(contact for contact in contacts if contact.role == FOR_COMPANIES)
