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


def check_texts(
    texts: Iterable[TextEntry], results: StoredResults | None = None, digests: Mapping[TextEntry, bytes] | None = None
) -> tuple[Problem, ...]:
    """Report the problems of all Danish texts, sorted by place.

    ``results`` are those of the last check, ``digests`` those of the texts, for callers that have them.
    """
    problems: set[Problem] = set()
    for owner, entries in texts_by_owner(texts).items():
        if results is None:
            problems.update(_problems(entries))
        else:
            of_entries = (digests[entry] if digests else digest_of(entry) for entry in entries)
            key = hashlib.sha256(b"".join(of_entries)).digest()
            problems.update(results.once(f"texts/{owner}", key, partial(_problems, entries)))
    return tuple(sorted(problems))


def texts_by_owner(texts: Iterable[TextEntry]) -> dict[str, list[TextEntry]]:
    """Return the texts of each owner, in their order."""
    by_owner: dict[str, list[TextEntry]] = {}
    for entry in texts:
        by_owner.setdefault(entry.owner, []).append(entry)
    return by_owner


def digest_of(entry: TextEntry) -> bytes:
    """Return what identifies everything that a check can see of a text."""
    return hashlib.sha256(repr((entry, entry.mark.text)).encode()).digest()


def text_digests(
    texts: Iterable[TextEntry], results: StoredResults, files_of: Callable[[str], bytes]
) -> dict[TextEntry, bytes]:
    """Return the digest of every text; ``files_of`` returns what identifies the files that an owner's texts come from.

    The digests of the owners with files that do not change are kept.
    """
    digests: dict[TextEntry, bytes] = {}
    for owner, entries in texts_by_owner(texts).items():
        kept = results.once(f"digests/{owner}", files_of(owner), partial(_digests, entries))
        digests.update(zip(entries, kept, strict=True))
    return digests


def _digests(entries: Iterable[TextEntry]) -> tuple[bytes, ...]:
    return tuple(map(digest_of, entries))


def _problems(entries: Sequence[TextEntry]) -> tuple[Problem, ...]:
    return tuple(sorted({problem for check in TEXT_CHECKS.values() for problem in check(entries)}))
