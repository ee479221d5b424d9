"""Mark names in HTML with the language that a screen reader must use for them.

Only text is changed, no tag or attribute, and no text that is already in the language of the name. In other scripts
than Latin, Latin words in brackets are the Danish term for the words before them, ``депозит (depositum)``, and are
marked too.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import NamedTuple

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
_MOST_KNOWN = 50_000
"""The most texts, and the most tags, that are remembered."""


def marked(html: str, names: Names, language: str) -> Markup:
    """Return the page or fragment with its names marked; ``language`` is the language of the page.

    >>> str(marked("<p>Borgerservice</p>", (("Borgerservice", "da"),), "uk"))
    '<p><bdi lang="da">Borgerservice</bdi></p>'
    """
    if not names:
        return Markup(html)  # noqa: S704 - made by our own templates
    here, texts = html_code(language), _marker(names)
    open_tags: list[tuple[str, str]] = [("", here)]
    pieces = _PIECE.split(html)
    for index, piece in enumerate(pieces):
        if index % 2 == 0:
            if piece and here != _NONE:
                pieces[index] = texts[here, piece]
        elif tag := _TAGS[piece]:
            _follow(tag, open_tags)
            here = open_tags[-1][1]
    return Markup("".join(pieces))  # noqa: S704 - only tags of our own were added


class _Tag(NamedTuple):
    """A tag that begins or ends an element; ``language`` is None where it does not say one."""

    name: str
    language: str | None
    is_end: bool


class _Tags(dict[str, "_Tag | None"]):
    """What each piece of HTML that is no text does; None for what begins and ends nothing. Pages repeat the same."""

    def __missing__(self, piece: str) -> _Tag | None:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        tag = _TAG.match(piece)
        if tag is None or piece.endswith("/>") or tag[2] in _VOID:
            self[piece] = None
        elif tag[1]:
            self[piece] = _Tag(tag[2], None, is_end=True)
        else:
            attribute = _LANG.search(piece)
            language = _NONE if tag[2] in _NO_MARKUP else attribute[1] if attribute else None
            self[piece] = _Tag(tag[2], language, is_end=False)
        return self[piece]


_TAGS = _Tags()


def _follow(tag: _Tag, open_tags: list[tuple[str, str]]) -> None:
    """Update the open elements and their languages after a tag."""
    if not tag.is_end:
        open_tags.append((tag.name, open_tags[-1][1] if tag.language is None else tag.language))
    elif open_tags[-1][0] == tag.name:
        open_tags.pop()
    elif tag.name in (name for name, _ in open_tags[1:]):
        while open_tags.pop()[0] != tag.name:
            pass


class _Marker(dict[tuple[str, str], str]):
    """(language, text) -> the text with the names marked that are not in this language. Pages repeat the same."""

    def __init__(self, names: Names) -> None:
        """Take names with their languages."""
        super().__init__()
        self._languages = {str(escape(name)): html_code(language) for name, language in names}
        longest_first = sorted(self._languages, key=lambda name: (-len(name), name))
        whole = rf"(?:{_AFTER_AND}|(?<![\w@./-]))(?:{'|'.join(map(re.escape, longest_first))})(?![\w@-]|\.\w)"
        self._names, self._names_and_glosses = re.compile(whole), re.compile(f"{_GLOSS}|{whole}")

    def __missing__(self, key: tuple[str, str]) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        language, text = key
        pattern = self._names_and_glosses if _OTHER_SCRIPT.search(text) else self._names
        self[key] = pattern.sub(partial(_mark, self._languages, language), text)
        return self[key]


_marker = lru_cache(maxsize=8)(_Marker)


def _mark(languages: dict[str, str], here: str, name: re.Match[str]) -> str:
    language = languages.get(name[0], SOURCE_LANGUAGE)
    return name[0] if language == here else f'<bdi lang="{language}">{name[0]}</bdi>'
