"""Keep what is read as one on one line: a number and what it counts, and a word of one letter and the next word.

Polish and Ukrainian typesetting keeps *w*, *i*, *z* or *в*, *і*, *з* with the word that follows.
"""

from __future__ import annotations

import re

_LETTERS = {"pl": "aiouwzAIOUWZ", "uk": "авзійоуАВЗІЙОУ"}
_MARKUP = re.compile(r"(<style\b.*?</style>|<[^>]*>)", re.DOTALL)
_NUMBER = re.compile(r"(?<=\d)[ \n]+(?=[^\W\d_])")
_ENDING = re.compile(r"(?<=\d)-(?=[а-яіїєґ])")
"""The hyphen before the ending of a number in Ukrainian and Russian, as in ``30-го``."""
_NO_BREAK = "\u00a0"
_NO_BREAK_HYPHEN = "\u2011"


def kept(page: str, language: str) -> str:
    r"""Return the page with spaces and hyphens that do not break in such places; tags and styles stay as they are.

    Not where a tag follows: WeasyPrint then breaks the line in wrong places. So names are to be marked before.

    >>> kept("<p>Zapytaj w <b>gminie</b> i w domu, 3 dni</p>", "pl").replace("\xa0", "~")
    '<p>Zapytaj w <b>gminie</b> i~w~domu, 3~dni</p>'
    >>> kept("<p>до 30-го</p>", "uk") == "<p>до 30\u2011го</p>"
    True
    """
    parts = _MARKUP.split(page)
    parts[::2] = [_kept(text, _LETTERS.get(language, "")) for text in parts[::2]]
    return "".join(parts)


def _kept(text: str, letters: str) -> str:
    text = _ENDING.sub(_NO_BREAK_HYPHEN, _NUMBER.sub(_NO_BREAK, text))
    return re.sub(rf"(?<![^\s(„«\"])([{letters}])[ \n]+(?=\S)", rf"\g<1>{_NO_BREAK}", text) if letters else text
