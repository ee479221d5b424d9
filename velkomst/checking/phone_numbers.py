"""Check phone numbers: report those that no phone can dial, because a digit is missing or too many."""

from __future__ import annotations

from collections.abc import Iterable

from velkomst.formats import phones
from velkomst.i18n.inventory import TextEntry
from velkomst.problems import Problem, problem


def check(entries: Iterable[TextEntry]) -> tuple[Problem, ...]:
    """Report every phone number that cannot be right."""
    return tuple(
        sorted(
            problem("phone-reaches-nobody", entry.mark, value=entry.text)
            for entry in entries
            if entry.kind == "phone" and not phones.is_dialable(entry.text)
        )
    )
