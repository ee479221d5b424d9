"""Find translations that lost a negation of the Danish text, or added one.

The word lists hold every word that may carry the negation: *before* for *ikke før*, *unable* for *kan ikke*. So a
correct translation is hardly ever reported; a lost negation next to such a word is not found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal

from velkomst.model.lookup_syntax import LOOKUP

_DANISH = "ikke|ingen|intet|aldrig|hverken"
_DANISH_ANY = (
    rf"{_DANISH}|ingenting|uden\w*|undtag\w*|undgå\w*|mangle\w*|u[a-zæøå]{{4,}}|nej|nægte\w*|afslag\w*|forbud\w*|forbudt"
    r"|afvis\w*|først|kun|før|lad være|ellers|også|mist\w*|tab\w*|sjældent|højst|mindst|senest|end|husk|tvivl|dårlig\w*"
    r"|luk\w*|måske|indtil|gratis|\w+løs\w*|i stå|pas på|samme|familiesammenf\w*"
)
_ANY: Mapping[str, str] = MappingProxyType(
    {
        "ar": r"[وفلبأ]*(?:لا|لم|لن|ليس\w*|غير|دون|بدون|عدم|لست\w*|أبدا|بلا|ألا|إلا|سوى|يتعذر|تعذر)|\w*ممنوع\w*|قبل",
        "de": r"nicht|nichts|nie|niemals|kein\w*|weder|ohne|außer\w*|\w+los\w{0,2}|\w+freie?\w?|niemand\w*|nirgend\w*"
        r"|nein|statt|erst|un(?!d\b|ser|te|s\b)\w{4,}|nur|sonst",
        "en": r"not|no|never|none|nothing|nobody|neither|nor|cannot|\w+n['’]t|without|unless|until|unable|except|only"
        r"|before|un(?!i|der|t)\w{4,}|instead|rather|otherwise|lack\w*|avoid\w*|closed|\w+less|other than|anyone",
        "fa": r"نه|هیچ\w*|هرگز|بدون|غیر\w*|بی|مگر|جز|فقط|بلا\w*|ن(?:می|باید|یست|دار|کن|شو|شد|کرد|خواه|توان|بود|باش|دان"
        r"|ده|داد|رو|گیر|گرفت|یا|خور|گذار|بر|پرداز|فرست|خر|زن|ینداز|دید|رس|وش|نوی|گوی|شان)\w*",
        "fr": "ne|n|non|pas|jamais|aucun\\w*|rien|personne|ni|sans|sauf|hors|dispens\\w*|impossib\\w*|gratuit\\w*",
        "pl": r"nie|ani|nigdy|żad\w+|nikt|nikogo|nikomu|nic|niczego|bez|brak\w*|wcale|dopiero|oprócz|zamiast|słabo"
        r"|pierwszy|nie(?:możliw|czynn|ważn|zależn|pełn|potrzebn|wielk|dalek)\w*",
        "ro": r"nu|n|niciodată|nimeni|nimic|nici\w*|fără|deloc|ne\w{6,}|decât|doar|numai|altfel|abia",
        "ru": r"не|ни|нет|никогда|никто|никого|ничего|ничто|без|никак\w+|нельзя|кроме|вместо|нигде|лишь|только|плохо"
        r"|не(?:возможн|действ|полн|обязат|льз|достаточн|больш|далек)\w*|бес\w{4,}|без\w{4,}",
        "sv": r"inte|ej|icke|aldrig|ingen|inget|inga|ingenting|varken|utan|undvik\w*|saknar?s?|först|innan"
        r"|o(?:möjlig|giltig|säker|känd|tillåt)\w*",
        "uk": r"не|ні|ніколи|жод\w+|ніхто|нікого|нічого|ніщо|без|нема|немає|ані|ніде|крім|замість|лише|погано|тільки"
        r"|не(?:можлив|повн|дійсн|обов|достатн|велик|далек)\w*|без\w{4,}",
    }
)
"""Language -> the words that may carry a negation."""
_STRICT: Mapping[str, str] = MappingProxyType(
    {
        "ar": r"[وف]*(?:لا|لم|لن|ليس\w*)(?! شمل)",
        "de": r"nicht|kein\w*|nie|niemals",
        "en": r"not|never|cannot|\w+n['’]t",
        "fa": r"نمی\w*|نباید\w*|نیست\w*|ندار\w*|نکنید|هرگز",
        "fr": r"pas|jamais|aucun\w*",
        "pl": r"nie|nigdy|żad\w+",
        "ro": "nu|niciodată",
        "ru": "не|никогда|нельзя",
        "sv": "inte|aldrig|ingen|inget|inga",
        "uk": r"не|ніколи|жод\w+",
    }
)
"""Language -> the words that are always a negation."""
_UNTIL = "доки|поки|пока|dopóki"
"""Words for *until*, which Slavic languages follow with a negation."""
_MARKS = re.compile("[\u064b-\u0652\u0640]")
"""Vowel marks and the tatweel of Arabic, which are written or left out."""


def negation_fault(danish: str, translated: str, language: str) -> Literal["lost", "added"] | None:
    """Say whether a translation lost every negation of its Danish text, or has one that the Danish has not.

    None too for a language without a list of words.

    >>> negation_fault("Ring ikke.", "Ring.", "sv"), negation_fault("Ring.", "Ring inte.", "sv")
    ('lost', 'added')
    """
    if language not in _ANY:
        return None
    plain = _MARKS.sub("", LOOKUP.sub(" ", unicodedata.normalize("NFC", translated)))
    if _pattern(_DANISH).search(danish):
        return None if _pattern(_ANY[language]).search(plain) else "lost"
    if _pattern(_DANISH_ANY).search(danish) or _pattern(_UNTIL).search(plain):
        return None
    return "added" if _pattern(_STRICT[language]).search(plain) else None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
