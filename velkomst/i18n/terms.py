"""The region's protected names and places in; a pattern that finds them, and which language each is in, out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from velkomst.model import SOURCE_LANGUAGE, EditionPlace, Library, Profile


def protected(library: Library) -> tuple[str, ...]:
    """Return the protected names, longest first so that a long one is not mistaken for a short one."""
    return tuple(sorted((term.term for term in library.terms), key=lambda term: (-len(term), term)))


def spoken_names(library: Library, profile: Profile, places: Iterable[EditionPlace]) -> tuple[tuple[str, str], ...]:
    """Return (name, its language) of all that a voice must read in that language: places, terms that are words.

    Names in capitals only are spelled in every language, so they are left out.
    """
    names = {term.term: SOURCE_LANGUAGE for term in library.terms if term.danish}
    names |= {profile.name: SOURCE_LANGUAGE}
    names |= {
        place.name.text: place.name.language for place in places if any(letter.islower() for letter in place.name.text)
    }
    return tuple(sorted(names.items(), key=lambda name: (-len(name[0]), name)))


@cache
def any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches each of the names as a whole word.

    >>> any_of(("MitID", "CPR")).findall("MitID og CPR-nummer, ikke CPRs")
    ['MitID', 'CPR']
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)" if terms else r"(?!)")
