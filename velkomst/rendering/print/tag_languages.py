"""Write the languages of a page's ``lang`` attributes into the tags of its PDF.

WeasyPrint writes the language of the whole document only, so a voice would read Danish beside Ukrainian as Ukrainian.
Its tree of tags is made by one function that is not public; ours is put around it. Another version of WeasyPrint that
has no such function stops at once, and a test reads the languages of a finished page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import pydyf

_Build: TypeAlias = Callable[..., Iterator[pydyf.Dictionary]]
_WHOLE = ("html", "body")


def install(tags: Any) -> None:
    """Make WeasyPrint's module of tags write languages; doing it twice changes nothing.

    Raises AttributeError where the module is not built as we know it.
    """
    build: _Build = tags._build_box_tree  # noqa: SLF001 - there is no public way
    if not hasattr(build, "speaks"):
        tags._build_box_tree = _speaking(build)  # noqa: SLF001


def _speaking(build: _Build) -> _Build:
    def with_languages(box: Any, *rest: Any) -> Iterator[pydyf.Dictionary]:
        element = getattr(box, "_box", box).element
        language = None if element is None or element.tag in _WHOLE else element.get("lang")
        for element_tag in build(box, *rest):
            if language and "Lang" not in element_tag:
                element_tag["Lang"] = pydyf.String(language)
            yield element_tag

    with_languages.speaks = True  # type: ignore[attr-defined]
    return with_languages
