"""The region's protected names in; a pattern that finds them in a text out."""

from __future__ import annotations

import re
from functools import cache

from velkomst.model import Library


def protected(library: Library) -> tuple[str, ...]:
    """Return the protected names, longest first so that a long one is not mistaken for a short one."""
    return tuple(sorted((term.term for term in library.terms), key=lambda term: (-len(term), term)))


@cache
def any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that matches each of the names as a whole word.

    >>> any_of(("MitID", "CPR")).findall("MitID og CPR-nummer, ikke CPRs")
    ['MitID', 'CPR']
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)" if terms else r"(?!)")
