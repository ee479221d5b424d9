"""Write the language of each element into the tags of its PDF, and note which element every tag comes from.

WeasyPrint writes the language of the whole document only, so a screen reader would pronounce a Danish passage of a
Ukrainian page as Ukrainian. It also makes a tag for every part of an element that continues on another page. Its tree
of tags is made by one function that is not public; this module wraps it. With a version of WeasyPrint that has no such
function, importing fails at once, and tests read the languages and the tags of a finished page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pydyf

_Build: TypeAlias = Callable[..., Iterator[pydyf.Dictionary]]
_WHOLE = ("html", "body")


def install(tags: Any) -> None:
    """Make WeasyPrint's module of tags write languages and note sources; doing it twice changes nothing.

    Raises AttributeError where the module is not built as we know it.
    """
    build: _Build = tags._build_box_tree  # noqa: SLF001 - there is no public way
    if not hasattr(build, "notes_sources"):
        tags._build_box_tree = _noting(build)  # noqa: SLF001


def source_of(tag: pydyf.Dictionary) -> tuple[Any, str] | None:
    """Return the element that a tag comes from and its name, as ``li::marker``; None where it comes from none."""
    source: tuple[Any, str] | None = getattr(tag, "source", None)
    return source


def _noting(build: _Build) -> _Build:
    def with_sources(box: Any, *rest: Any) -> Iterator[pydyf.Dictionary]:
        painted = getattr(box, "_box", box)
        element = painted.element
        language = None if element is None or element.tag in _WHOLE else element.get("lang")
        for tag in build(box, *rest):
            if language and "Lang" not in tag:
                tag["Lang"] = pydyf.String(language)
            if element is not None and not hasattr(tag, "source"):
                tag.source = (element, painted.element_tag)
            yield tag

    with_sources.notes_sources = True  # type: ignore[attr-defined]
    return with_sources
