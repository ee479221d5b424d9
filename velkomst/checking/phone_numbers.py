"""The library in; phone numbers that no phone can dial, because a digit is missing or too many, out."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.formats import phones
from velkomst.model import Library
from velkomst.problems import Mark, Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report every phone number of facts, places and municipalities that cannot be right."""
    return tuple(
        sorted(
            problem("phone-reaches-nobody", mark, value=number)
            for number, mark in _numbers(library)
            if not phones.valid(number)
        )
    )


def _numbers(library: Library) -> Iterator[tuple[str, Mark]]:
    for fact in library.facts.values():
        if fact.unit == "phone":
            yield fact.value, fact.mark
    local = (place for municipality in library.municipalities for place in municipality.places)
    for place in (*library.places, *local):
        if place.phone:
            yield place.phone, place.marks.get("phone", place.marks[""])
    for municipality in library.municipalities:
        if number := municipality.profile.contact.phone:
            yield number, municipality.marks.get("contact.phone", municipality.marks[""])
