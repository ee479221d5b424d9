"""Keep a word of one letter on the line of the next word, in the languages that set type so.

Polish and Ukrainian typesetting keeps *w*, *i*, *z* or *в*, *і*, *з* with the word that follows.
"""

from __future__ import annotations

import re

_LETTERS = {"pl": "aiouwzAIOUWZ", "uk": "авзійоуАВЗІЙОУ"}
_MARKUP = re.compile(r"(<style\b.*?</style>|<[^>]*>)", re.DOTALL)
_NO_BREAK = "\u00a0"


def kept(page: str, language: str) -> str:
    r"""Return the page with a space that does not break behind each such word; tags and styles stay as they are.

    Not where a tag follows: WeasyPrint then breaks the line in wrong places. So names are to be marked before.

    >>> kept("<p>Zapytaj w <b>gminie</b> i w domu</p>", "pl").replace("\xa0", "~")
    '<p>Zapytaj w <b>gminie</b> i~w~domu</p>'
    """
    letters = _LETTERS.get(language)
    if not letters:
        return page
    word = re.compile(rf"(?<![^\s(„«\"])([{letters}])[ \n]+(?=\S)")
    parts = _MARKUP.split(page)
    parts[::2] = [word.sub(rf"\g<1>{_NO_BREAK}", text) for text in parts[::2]]
    return "".join(parts)
