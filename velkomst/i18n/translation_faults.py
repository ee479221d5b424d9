"""Find faults in the form of a translation: its end, doubled words, its script, Danish words, units after numbers.

Each rule hardly ever reports a correct translation: a Danish name in parentheses or quotation marks is allowed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from velkomst.formats.cldr_text import adapted
from velkomst.formats.facts import integer_categories
from velkomst.i18n.number_nouns import wrong_number
from velkomst.i18n.terms import any_of
from velkomst.model.lookup_syntax import LOOKUP, PLURAL, plural_forms, without_plurals

TranslationFaultKind: TypeAlias = Literal[
    "end", "doubled-word", "doubled-space", "script", "danish", "number", "markdown", "plural"
]

_ADDRESS = re.compile(r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?<=\])\([^()\s]*\)|[\w-]+(?:\.[\w-]+)*\.dk\b")
_ASIDE = re.compile(r"\([^()]*\)|«[^»]*»|»[^«]*«|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|[*_`]")
_WORD = re.compile(r"[^\W\d_]+")
_END_SIGNS = ".?!:"
_ENDS = {"؟": "?", "。": ".", "۔": ".", "…": "."}
_CLOSING = " \n)»”“\"’'*_"
_DOUBLED_SPACE = re.compile(r"(?<=\S)  +(?=\S)")
_DOUBLED_WORD = re.compile(r"(?<![\w-])([^\W\d_]{2,})[ \n]+\1(?![\w-])", re.IGNORECASE)
_MAY_DOUBLE = frozenset(("att", "das", "dem", "der", "det", "die", "man", "nous", "sie", "som", "to", "var", "vous"))
"""Words that follow themselves in right sentences of some language."""
SCRIPTS = {"ar": "ARABIC", "fa": "ARABIC", "prs": "ARABIC", "uk": "CYRILLIC", "ru": "CYRILLIC", "ti": "ETHIOPIC"}
"""Languages that are not written in Latin letters -> the name of their script in Unicode."""
_NOT_LATIN = re.compile(r"[\u0370-\u1fff]")
_LATIN = re.compile(r"(?<![^\W\d_])[a-zà-öø-ÿ]+(?![^\W\d_])")
_LOOKALIKE = re.compile(r"[A-Za-z][\u0370-\u052f]|[\u0370-\u052f][A-Za-z]")
"""A Latin letter next to a Greek or Cyrillic one, as when a keyboard layout is switched within a word."""
_LATIN_WORDS = 3
"""A text in another script with so many lower-case Latin words, and fewer of its own, is in a wrong language."""
_SKELETON = {"**": re.compile(r"\*\*"), "¶": re.compile(r"\n[ \t]*\n")}
"""The sign that a message shows -> what is counted in both texts."""
_SAME_WORDS = 2
"""A text with fewer lower-case words may be the same in two languages."""
_DANISH = frozenset(
    (
        *("af", "bliver", "dit", "dine", "efter", "eller", "er", "får", "fra", "hvad", "hvem", "hvis", "hvor"),
        *("hvornår", "ikke", "jeres", "kan", "med", "mellem", "når", "og", "også", "på", "skal", "til", "uden"),
        *("ved", "være"),
    )
)
_ALSO = {"sv": frozenset(("dit", "efter", "eller", "er", "får", "kan", "med", "på", "skal"))}
"""Languages in which a sentence may be the same as in Danish -> the Danish words that they have too."""


class TranslationFault(NamedTuple):
    """One fault: its kind, and the words or signs that show it."""

    kind: TranslationFaultKind
    what: str


def faults(danish: str, translated: str, language: str, names: tuple[str, ...]) -> Iterator[TranslationFault]:
    """Yield what is wrong in the form of a translation. ``names`` are protected: they are Danish in every language."""
    yield from _missing_forms(translated, language)
    danish, translated = without_plurals(danish), without_plurals(translated)
    yield from _end(danish, translated)
    yield from _doubled(danish, translated)
    yield from _script(translated, language, names)
    yield from _left_danish(danish, translated, language, names)
    yield from _skeleton(danish, translated)
    if wrong := wrong_number(translated, language):
        yield TranslationFault("number", wrong)


def _missing_forms(translated: str, language: str) -> Iterator[TranslationFault]:
    """Yield the plurals that lack a form for some whole number of the language."""
    for match in PLURAL.finditer(translated) if "plural" in translated else ():
        if missing := integer_categories(language) - plural_forms(match).keys():
            yield TranslationFault("plural", f"{match[1]}: {', '.join(sorted(missing))}")


def _end(danish: str, translated: str) -> Iterator[TranslationFault]:
    before, after = _last(danish), _last(translated)
    if before != after:
        yield TranslationFault("end", f"{before or '–'} → {after or '–'}")


@lru_cache(maxsize=65536)
def _last(text: str) -> str:
    """Return the sign that ends a text: one of ``.?!:``, or nothing for a letter or another sign."""
    stripped = adapted(text).rstrip(_CLOSING)
    sign = unicodedata.normalize("NFKC", stripped[-1:])
    sign = _ENDS.get(sign, sign)
    return sign if sign and sign in _END_SIGNS else ""


def _skeleton(danish: str, translated: str) -> Iterator[TranslationFault]:
    """Yield where the number of bold passages or of paragraphs differs."""
    for sign, pattern in _SKELETON.items():
        before, after = len(pattern.findall(danish.strip())), len(pattern.findall(translated.strip()))
        if before != after:
            yield TranslationFault("markdown", f"{sign} {before} → {after}")


def _doubled(danish: str, translated: str) -> Iterator[TranslationFault]:
    if "  " in translated:
        match = _DOUBLED_SPACE.search(translated)
        if match and not _DOUBLED_SPACE.search(danish):
            yield TranslationFault("doubled-space", translated[max(match.start() - 12, 0) : match.end() + 12])
    for word in _DOUBLED_WORD.finditer(translated):
        if word[1].casefold() not in _MAY_DOUBLE:
            yield TranslationFault("doubled-word", word[0])
            return


def _script(translated: str, language: str, names: tuple[str, ...]) -> Iterator[TranslationFault]:
    """A word of letters from two alphabets, or a text in another script than that of the language."""
    expected = SCRIPTS.get(language, "LATIN")
    if expected == "LATIN":
        may_be_wrong = _NOT_LATIN.search(translated) is not None
    else:
        may_be_wrong = bool(_LOOKALIKE.search(translated)) or len(_LATIN.findall(translated)) >= _LATIN_WORDS
    if not may_be_wrong:
        return
    words = _own_words(translated, names)
    if lookalike := _LOOKALIKE.search(words):
        around = words[: lookalike.end()].rpartition(" ")[2] + words[lookalike.end() :].partition(" ")[0]
        yield TranslationFault("script", around)
    elif expected == "LATIN":
        if other := _NOT_LATIN.search(words):
            yield TranslationFault("script", other[0])
    else:
        latin = _LATIN.findall(words)
        own = [word for word in _WORD.findall(words) if unicodedata.name(word[0], "").startswith(expected)]
        if len(latin) >= _LATIN_WORDS and len(latin) > len(own):
            yield TranslationFault("script", " ".join(latin[:_LATIN_WORDS]))


def _left_danish(danish: str, translated: str, language: str, names: tuple[str, ...]) -> Iterator[TranslationFault]:
    """All of the Danish text, or three words of it in a row, one of them a Danish word that is in no name."""
    if translated.strip() == danish.strip() and language not in _ALSO:
        words = [word for word in _WORD.findall(_own_words(danish, names)) if word.islower()]
        if len(words) >= _SAME_WORDS:
            yield TranslationFault("danish", " ".join(words[:3]))
        return
    telling = _telling(language)
    known = _danish_runs(danish, names)
    if not known or telling.isdisjoint(_WORD.findall(translated)):
        return
    for run in _runs(_own_words(translated, names)):
        if run in known and not telling.isdisjoint(run):
            yield TranslationFault("danish", " ".join(run))
            return


@lru_cache(maxsize=64)
def _telling(language: str) -> frozenset[str]:
    return _DANISH - _ALSO.get(language, frozenset())


@lru_cache(maxsize=65536)
def _danish_runs(danish: str, names: tuple[str, ...]) -> frozenset[tuple[str, str, str]]:
    return frozenset(_runs(_own_words(danish, names)))


def _own_words(text: str, names: tuple[str, ...]) -> str:
    """Return the words that a translator chooses: without asides, lookups, addresses and names, a bar for each."""
    plain = _ASIDE.sub(" | ", _ADDRESS.sub(" | ", LOOKUP.sub(" | ", adapted(text))))
    return any_of(names).sub(" | ", plain) if names else plain


def _runs(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield every three words in a row, of which only the first may have a capital letter, as names have."""
    for part in re.split(r"[|.!?:;\n]", text):
        words = _WORD.findall(part)
        for first, second, third in zip(words, words[1:], words[2:], strict=False):
            if second.islower() and third.islower():
                yield first.casefold(), second, third
