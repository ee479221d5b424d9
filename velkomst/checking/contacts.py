"""Check the contacts of each municipality: what a new one lacks, and whether readers can reach them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from velkomst.checking.incomplete import incomplete
from velkomst.model import Library, Municipality
from velkomst.model.kinds import NEEDED_IN_NEW
from velkomst.problems import Problem, problem
from velkomst.resolving.contact_resolver import contacts_of, with_consent
from velkomst.resolving.merge import Merged


def check(library: Library, merged: Sequence[Merged], as_of: date) -> tuple[Problem, ...]:
    """Report contacts without role, title or languages, and those that say no way to reach them on ``as_of``."""
    problems: set[Problem] = set()
    for each in merged:
        problems.update(_of_municipality(library, library.complete(each.slug), as_of))
    return tuple(sorted(problems))


def _of_municipality(library: Library, municipality: Municipality, as_of: date) -> Iterator[Problem]:
    contacts = contacts_of(library, municipality)
    needed = NEEDED_IN_NEW["contacts"]
    yield from incomplete(contacts, needed, "contact-incomplete")
    for contact in contacts:
        if (
            all(getattr(contact, field) for field in NEEDED_IN_NEW["contacts"])
            and not with_consent(contact, as_of).is_reachable
        ):
            yield problem("contact-unreachable", contact.marks["id"], id=contact.id, title=contact.title)
