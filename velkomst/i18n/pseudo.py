"""Write pseudo-translations: readable Danish, longer and with accents, or in Arabic letters from right to left.

They show texts that do not fit, texts that no template marks for translation, and layouts that are not mirrored.
Lookups, links, numbers, placeholders, HTML and protected names stay as they are.
"""

from __future__ import annotations

import re

import polib

from velkomst.formats.languages import direction
from velkomst.i18n.catalogs import parse
from velkomst.i18n.sync import approve
from velkomst.i18n.terms import any_of
from velkomst.model.lookup_syntax import without_plurals

_KEPT = re.compile(
    r"\{\{.*?\}\}|(?<=\])\([^()\s]*\)|https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+|%\(\w+\)s|\{\w*\}|<[^<>]*>|&\w+;", re.DOTALL
)
_VOWELS = frozenset("aeiouyæøåAEIOUYÆØÅ")
_ACCENTED = str.maketrans("aceinosuyzACEINOSUYZ", "áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ")
_ARABIC = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwxyzæøå", "ابكدهفقحيجكلمنوبقرستوفوخيزاوا", strict=True)) | {"?": "؟", ";": "؛"}
)


def pseudo_text(text: str, language: str, terms: tuple[str, ...]) -> str:
    """Return the pseudo-translation of a Danish text in the writing direction of a language.

    Every vowel is doubled, so that a text is about a third longer, as German is.

    >>> pseudo_text("Ring til {{ fact.x }} med MitID.", "de", ("MitID",))
    'Rííñg tííl {{ fact.x }} mééd MitID.'
    """
    text = without_plurals(text)
    kept = re.compile(f"{_KEPT.pattern}|{any_of(terms).pattern}", re.DOTALL)
    written: list[str] = []
    end = 0
    for match in kept.finditer(text):
        written += (_changed(text[end : match.start()], language), match[0])
        end = match.end()
    return "".join((*written, _changed(text[end:], language)))


def pseudo_catalog(catalog: str, language: str, terms: tuple[str, ...]) -> str:
    """Return the text of a catalog with a pseudo-translation of every message, as if a person had approved it.

    Raises ValueError where the catalog is not a PO file.
    """
    po = parse(catalog)
    for entry in po:
        if entry.obsolete:
            continue
        _translate(entry, language, terms)
        approve(entry)
    return f"{po}\n"


def _translate(entry: polib.POEntry, language: str, terms: tuple[str, ...]) -> None:
    if entry.msgid_plural:
        plural = pseudo_text(entry.msgid_plural, language, terms)
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, plural)
    else:
        entry.msgstr = pseudo_text(entry.msgid, language, terms)


def _changed(text: str, language: str) -> str:
    longer = "".join(letter + letter.lower() if letter in _VOWELS else letter for letter in text)
    return longer.lower().translate(_ARABIC) if direction(language) == "rtl" else longer.translate(_ACCENTED)
