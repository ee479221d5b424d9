"""Divide the HTML of a page into the entries of its search index: one for each heading with an id."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from lxml import html  # type: ignore[import-untyped]

_KEPT = ("p", "code", "pre", "li", "ol", "ul", "sub", "sup")
"""Elements that the theme's search shows in an excerpt."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNREAD = ("object", "script", "style")
_EXCLUDED = "data-search-exclude"
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
"""White space that is read as one space; a no-break space in a text stays, as in mkdocs-material's index."""
_EMPTY = re.compile(r"<(\w+)>\s*</\1>")


class _Section:
    def __init__(self, id: str = "") -> None:
        self.id, self.title, self.text = id, "", ""


def entries(address: str, title: str, content: str) -> list[dict[str, str]]:
    """Return ``location``, ``title`` and ``text`` of each section of a page.

    A section ends with the element that its heading is in. Text outside all sections is an entry of the page itself.
    An element with ``data-search-exclude`` is left out.
    """
    page = _Section()
    sections = [page]
    _add_children(html.fragment_fromstring(content, create_parent=True), page, sections)
    return [
        {
            "location": f"{address}#{section.id}" if section.id else address,
            "title": _trimmed(section.title) or title,
            "text": _trimmed(section.text),
        }
        for section in sections
    ]


def _add_children(element: Any, section: _Section, sections: list[_Section], *, is_title: bool = False) -> None:
    """Add the words inside an element to a section; a heading among its children begins another."""
    _add_text(section, element.text, is_title=is_title)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNREAD and _EXCLUDED not in child.attrib:
            if child.tag in _HEADINGS and "id" in child.attrib:
                section = _Section(child.get("id"))
                sections.append(section)
                _add_children(child, section, sections, is_title=True)
            elif child.tag in _KEPT:
                _add(section, f"<{child.tag}>", is_title=is_title)
                _add_children(child, section, sections, is_title=is_title)
                _add(section, f"</{child.tag}>", is_title=is_title)
            else:
                _add_children(child, section, sections, is_title=is_title)
        _add_text(section, child.tail, is_title=is_title)


def _add_text(section: _Section, text: str | None, *, is_title: bool) -> None:
    if text:
        _add(section, " " if text.isspace() else escape(_SPACE.sub(" ", text), quote=False), is_title=is_title)


def _add(section: _Section, text: str, *, is_title: bool) -> None:
    if is_title:
        section.title += text
    else:
        section.text += text


def _trimmed(text: str) -> str:
    """Return a text without empty elements and repeated spaces."""
    shorter = _EMPTY.sub("", text)
    while shorter != text:
        text, shorter = shorter, _EMPTY.sub("", shorter)
    return _SPACE.sub(" ", text).strip()
