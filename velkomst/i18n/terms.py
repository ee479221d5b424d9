"""Find the region's protected names in texts, and say which language each name is in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from velkomst.model import ASK, FREE, SOURCE_LANGUAGE, EditionPlace, Library, Profile
from velkomst.model.lookup_syntax import LOOKUP

_TYPOGRAPHY = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u202f\u2060\u3000", " ")
    | dict.fromkeys("’‘ʼ´`", "'")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069", "")
)
_NOT_WORDS = re.compile(r"https?://\S+|\(\s*\)|[\w.+-]+@[\w.-]+")
"""Addresses, and the empty parentheses that they leave behind."""


def protected(library: Library) -> tuple[str, ...]:
    """Return the protected names, longest first so that a long one is not mistaken for a short one."""
    return tuple(sorted((term.term for term in library.terms), key=lambda term: (-len(term), term)))


def retired(library: Library) -> Mapping[str, str]:
    """Return former name -> the protected name in its place, the longest former name first."""
    names = {former: term.term for term in library.terms for former in term.former}
    return {former: names[former] for former in sorted(names, key=lambda name: (-len(name), name))}


def spoken_names(library: Library, profile: Profile, places: Iterable[EditionPlace]) -> tuple[tuple[str, str], ...]:
    """Return (name, its language) for every name that a screen reader must read in that language.

    Names in capitals only are spelled out in every language, so they are left out.
    """
    names = {term.term: SOURCE_LANGUAGE for term in library.terms if term.danish}
    names |= {profile.name: SOURCE_LANGUAGE}
    names |= {
        place.name.text: place.name.language for place in places if any(letter.islower() for letter in place.name.text)
    }
    return tuple(sorted(names.items(), key=lambda name: (-len(name[0]), name)))


def normalized(text: str) -> str:
    """Return a text in which names compare equal however they are typed: spaces, apostrophes, invisible signs.

    >>> normalized("Digital\u00a0Post\u200f") == "Digital Post"
    True
    """
    return unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)


@cache
def any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches each of the names as a whole word.

    >>> any_of(("MitID", "CPR")).findall("MitID og CPR-nummer, ikke CPRs")
    ['MitID', 'CPR']
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)" if terms else r"(?!)")


@lru_cache(maxsize=65536)
def has_words(text: str, terms: tuple[str, ...] = ()) -> bool:
    """Say whether a text has words to translate apart from lookups, addresses and protected names.

    >>> has_words("{{ place.ics.name }}"), has_words("MitID og pas", ("MitID",))
    (False, True)
    """
    if text.strip() in (ASK, FREE):
        return False
    bare = _NOT_WORDS.sub(" ", LOOKUP.sub(" ", text))
    return any(letter.isalpha() for letter in any_of(terms).sub(" ", bare))
