"""Plan the pages of people who help: one for everyone, one per audience where contacts are for some audiences only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from velkomst.formats import languages as language_names
from velkomst.model import FOR_COMPANIES, EditionAudience, EditionContact

PEOPLE = "people/"
_SHOWN_AT_HOME = 3
"""Most contacts on the home page of an audience."""


@dataclass(frozen=True)
class PeoplePage:
    """The contacts of one audience, or those of all newcomers where ``audience`` is None."""

    address: str
    audience: EditionAudience | None
    contacts: tuple[EditionContact, ...]
    languages: tuple[str, ...]
    """The languages that they speak, that of the page first; a reader filters by them."""

    def classes(self, contact: EditionContact) -> str:
        """Return a class for each language of a contact, by its position in the filter, as the style sheet has them."""
        spoken = (number for number, language in enumerate(self.languages, 1) if contact.speaks(language))
        return " ".join(f"vk-speaks-{number}" for number in spoken)

    def speakers(self, language: str) -> int:
        """Return how many contacts speak a language."""
        return sum(contact.speaks(language) for contact in self.contacts)


def people_pages(
    contacts: Iterable[EditionContact], audiences: Sequence[EditionAudience], languages: Sequence[str], own: str
) -> tuple[PeoplePage, ...]:
    """Return the pages, that for everyone first; none where there are no contacts for newcomers.

    ``languages`` are those of the site, ``own`` is that of the page.
    """
    helping = tuple(contact for contact in contacts if contact.role != FOR_COMPANIES)
    if not helping:
        return ()
    readers = audiences if any(contact.audiences for contact in helping) else ()
    chosen = ((reader, tuple(contact for contact in helping if contact.helps(reader.id))) for reader in readers)
    return (
        PeoplePage(PEOPLE, None, helping, _spoken(helping, languages, own)),
        *(
            PeoplePage(f"{PEOPLE}{reader.id}/", reader, narrowed, _spoken(narrowed, languages, own))
            for reader, narrowed in chosen
            if narrowed
        ),
    )


def people_page_for(pages: Iterable[PeoplePage], audience: str) -> PeoplePage | None:
    """Return the page that one audience reads; None where there is none."""
    listed = tuple(pages)
    own = (page for page in listed if page.audience and page.audience.id == audience)
    return next(own, next((page for page in listed if page.audience is None), None))


def speaking(contacts: Iterable[EditionContact], language: str, audience: str) -> tuple[EditionContact, ...]:
    """Return the first contacts that help an audience in its language."""
    helping = (contact for contact in contacts if contact.helps(audience) and contact.speaks(language))
    return tuple(helping)[:_SHOWN_AT_HOME]


def _spoken(contacts: Iterable[EditionContact], languages: Sequence[str], own: str) -> tuple[str, ...]:
    """Return the languages of contacts: that of the page, those of the site in its order, the rest by their name."""
    spoken = {language for contact in contacts for language in contact.languages}
    order = [own, *(language for language in languages if language != own)]
    rest = sorted(spoken.difference(order), key=language_names.own_name)
    return (*(language for language in order if language in spoken), *rest)
