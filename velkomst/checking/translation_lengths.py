"""Check that translations have about the length of their Danish texts, and fit where there is little room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from velkomst.i18n.translated_texts import TranslatedText
from velkomst.model.lookup_syntax import LOOKUP, without_plurals
from velkomst.problems import Problem, problem

LONGEST = 2
"""A translation may be so many times as long as its Danish text, and ``MORE`` characters."""
MORE = 20
FEWEST = 60
"""Characters of the shortest Danish text that a translation may be too short for."""
SHORTEST = 0.5
"""The least length of its translation. Over 41,707 drafts in ten languages, none is outside these bounds."""
_ASIDE = re.compile(r"\([^()]*\)")
"""A Danish name in parentheses after its translation."""


def check(translations: Iterable[TranslatedText]) -> Iterator[Problem]:
    """Yield the translations that are too long for their place, or much longer or shorter than the Danish."""
    for text in translations:
        if not text.is_current:
            continue
        danish, length = _length(text.entry.text), _length(text.translation.text)
        whole = len(_bare(text.translation.text))
        context = text.entry.context
        if text.entry.longest and whole > text.entry.longest:
            yield problem(
                "translation-no-room", text.mark, slug=text.slug, context=context, signs=whole, limit=text.entry.longest
            )
        elif length > LONGEST * danish + MORE or (danish >= FEWEST and length < SHORTEST * danish):
            code = "translation-long" if length > danish else "translation-short"
            yield problem(code, text.mark, slug=text.slug, context=context, signs=length, danish=danish)


def _length(text: str) -> int:
    return len(_ASIDE.sub("", _bare(text)))


@lru_cache(maxsize=65536)
def _bare(text: str) -> str:
    """Return a text without what its lookups are filled with."""
    return LOOKUP.sub("", without_plurals(text)).strip()
