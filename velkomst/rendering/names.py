"""Mark names in HTML with the language that a screen reader must use for them.

Only text is changed, no tag or attribute, and no text that is already in the language of the name. In other scripts
than Latin, Latin words in brackets are the Danish term for the words before them, ``депозит (depositum)``, and are
marked too.
"""

from __future__ import annotations

import re
from functools import cache, partial

from markupsafe import Markup, escape

from velkomst.formats.languages import html_code
from velkomst.model import SOURCE_LANGUAGE

Names = tuple[tuple[str, str], ...]

_PIECE = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
_LANG = re.compile(r'\slang="([^"]*)"')
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_NO_MARKUP = {"style", "script", "title", "textarea", "option", "mj-style", "mj-title", "mj-preview", "mj-attributes"}
_GLOSS = r"(?<=\()(?=[^()]*[a-zæøå])[A-Za-zÆØÅæøå][A-Za-zÆØÅæøå -]{2,}(?=\))"
_OTHER_SCRIPT = re.compile("[\u0370-\u052f\u0590-\u06ff\u0750-\u077f\u1200-\u137f]")
_AFTER_AND = r"(?<=[\u0600-\u06ff])"
"""Arabic writes "and", "in" and "for" as a prefix of the next word."""
_NONE = "-"
"""The language inside elements that hold text only, where nothing may be marked."""


def marked(html: str, names: Names, language: str) -> Markup:
    """Return the page or fragment with its names marked; ``language`` is the language of the page.

    >>> str(marked("<p>Borgerservice</p>", (("Borgerservice", "da"),), "uk"))
    '<p><bdi lang="da">Borgerservice</bdi></p>'
    """
    if not names:
        return Markup(html)  # noqa: S704 - made by our own templates
    only_names, with_glosses, languages = _patterns(names)
    open_tags: list[tuple[str, str]] = [("", html_code(language))]
    pieces: list[str] = []
    has_glosses = _OTHER_SCRIPT.search(html) is not None
    for index, piece in enumerate(_PIECE.split(html)):
        if index % 2:
            _follow(piece, open_tags)
        elif (here := open_tags[-1][1]) != _NONE and piece and not piece.isspace():
            pattern = with_glosses if has_glosses and _OTHER_SCRIPT.search(piece) else only_names
            piece = pattern.sub(partial(_mark, languages, here), piece)  # noqa: PLW2901
        pieces.append(piece)
    return Markup("".join(pieces))  # noqa: S704 - only tags of our own were added


def _mark(languages: dict[str, str], here: str, name: re.Match[str]) -> str:
    language = languages.get(name[0], SOURCE_LANGUAGE)
    return name[0] if language == here else f'<bdi lang="{language}">{name[0]}</bdi>'


def _follow(piece: str, open_tags: list[tuple[str, str]]) -> None:
    """Update the open elements and their languages after a tag."""
    tag = _TAG.match(piece)
    if tag is None or piece.endswith("/>") or tag[2] in _VOID:
        return
    if not tag[1]:
        attribute = _LANG.search(piece) if "lang=" in piece else None
        language = _NONE if tag[2] in _NO_MARKUP else attribute[1] if attribute else open_tags[-1][1]
        open_tags.append((tag[2], language))
    elif open_tags[-1][0] == tag[2]:
        open_tags.pop()
    elif tag[2] in (name for name, _ in open_tags[1:]):
        while open_tags.pop()[0] != tag[2]:
            pass


@cache
def _patterns(names: Names) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Return a pattern of the names, a pattern of names and Danish glosses, and the language of each name."""
    languages = {str(escape(name)): html_code(language) for name, language in names}
    longest_first = sorted(languages, key=lambda name: (-len(name), name))
    whole = rf"(?:{_AFTER_AND}|(?<![\w@./-]))(?:{'|'.join(map(re.escape, longest_first))})(?![\w@-]|\.\w)"
    return re.compile(whole), re.compile(f"{_GLOSS}|{whole}"), languages
