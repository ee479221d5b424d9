"""Choose the facts of an action that a mail shows."""

from __future__ import annotations

from collections.abc import Mapping

from velkomst.model import Field

MOST = 2
"""More facts make an action longer than a reader takes in; the site has them all."""
_ORDER: tuple[Field, ...] = ("bring", "where", "when", "cost")


def shown_facts(texts: Mapping[Field, str]) -> tuple[Field, ...]:
    """Return the fields of the first facts that say something.

    >>> shown_facts({"where": "Rådhuset", "cost": "Gratis", "bring": "", "when": "Torsdag"})
    ('where', 'when')
    """
    return tuple(field for field in _ORDER if texts.get(field))[:MOST]
