"""Check the texts of each owner, and keep the results for the owners with texts that do not change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TypeAlias

from velkomst.checking import markdown_signs, phone_numbers, text_rules
from velkomst.formats.content_cache import StoredResults
from velkomst.i18n.inventory import TextEntry
from velkomst.problems import Problem

TextCheck: TypeAlias = Callable[[Sequence[TextEntry]], Iterable[Problem]]

TEXT_CHECKS: Mapping[str, TextCheck] = MappingProxyType(
    {
        "markdown_signs": lambda texts: markdown_signs.check(texts, ()),
        "phone_numbers": phone_numbers.check,
        "text_rules": text_rules.check,
    }
)
"""Module -> its check, which looks at each text by itself."""


def check_texts(texts: Iterable[TextEntry], results: StoredResults | None = None) -> tuple[Problem, ...]:
    """Report the problems of all Danish texts, sorted by place; ``results`` are those of the last check."""
    by_owner: dict[str, list[TextEntry]] = {}
    for entry in texts:
        by_owner.setdefault(entry.owner, []).append(entry)
    problems: set[Problem] = set()
    for owner, entries in by_owner.items():
        if results is None:
            problems.update(_problems(entries))
        else:
            problems.update(results.once(f"texts/{owner}", digest_of(entries), partial(_problems, entries)))
    return tuple(sorted(problems))


def digest_of(entries: Iterable[TextEntry]) -> bytes:
    """Return what identifies everything that a check can see of some texts."""
    digest = hashlib.sha256()
    for entry in entries:
        digest.update(repr((entry, entry.mark.text)).encode())
    return digest.digest()


def _problems(entries: Sequence[TextEntry]) -> tuple[Problem, ...]:
    return tuple(sorted({problem for check in TEXT_CHECKS.values() for problem in check(entries)}))
