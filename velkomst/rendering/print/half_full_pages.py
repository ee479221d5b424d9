"""Lay a page that would end above its middle out again, so that blocks which prefer one page may be divided.

Stylesheets tell the two kinds of blocks apart by the value of ``break-inside``, ``break-after`` and ``break-before``:
``avoid`` holds always, ``avoid-page`` only where the page is at least half full without a division. Both values mean
the same to WeasyPrint, which leaves the rest of a page empty however much it is. The function that lays out one page is
not public; this module wraps it. With a version of WeasyPrint that has no such function, importing fails at once, and
tests measure the pages of a guide.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

LEAST = 0.5
"""The least share of a page's height that text fills."""
_Page: TypeAlias = tuple[Any, Any, dict[str, Any]]
"""The page, where the next one begins (None after the last), and the kind of break between them."""
_Make: TypeAlias = Callable[..., _Page]


def install(pages: Any, blocks: Any) -> None:
    """Make WeasyPrint's modules of pages and blocks do so; doing it twice changes nothing.

    Raises AttributeError where the modules are not built as we know them.
    """
    make, avoid = pages.make_page, blocks.avoid_page_break
    if not hasattr(make, "divides_blocks"):
        pages.make_page = _dividing(make)
        blocks.avoid_page_break = _yielding(avoid)


def _dividing(make: _Make) -> _Make:
    def with_divided_blocks(
        context: Any, root: Any, kind: Any, resume_at: Any, number: int, state: tuple[Any, ...]
    ) -> _Page:
        before, broken, notes = copy.deepcopy(state), context.broken_out_of_flow, context.reported_footnotes
        made = make(context, root, kind, resume_at, number, state)
        if not _is_thin(made):
            return made
        context.broken_out_of_flow, context.reported_footnotes = broken, notes
        _restore(state, before)
        context.divides_blocks = True
        try:
            return make(context, root, kind, resume_at, number, state)
        finally:
            context.divides_blocks = False

    with_divided_blocks.divides_blocks = True  # type: ignore[attr-defined]
    return with_divided_blocks


def _restore(state: tuple[Any, ...], before: tuple[Any, ...]) -> None:
    """Set the quotes, counters and page groups of a page, which the layout changes in place, to what they were."""
    for part, was in zip(state, before, strict=True):
        part.clear()
        part.update(was) if isinstance(part, dict) else part.extend(was)


def _yielding(avoid: Callable[[str, Any], bool]) -> Callable[[str, Any], bool]:
    def avoid_page_break(page_break: str, context: Any) -> bool:
        return avoid(page_break, context) and not (
            page_break == "avoid-page" and getattr(context, "divides_blocks", False)
        )

    return avoid_page_break


def _is_thin(made: _Page) -> bool:
    """Whether text ends above the middle of a page although nothing asks for a new one."""
    page, resume_at, next_page = made
    if resume_at is None or next_page["break"] != "any" or next_page["page"]:
        return False
    lowest = max(_baselines(page.children[0]), default=page.content_box_y())
    return bool(lowest - page.content_box_y() < LEAST * page.height)


def _baselines(box: Any) -> Iterator[float]:
    """Yield the place of each line of text in the flow of a page, in CSS pixels below its upper edge."""
    for child in getattr(box, "children", ()):
        if child.is_in_normal_flow():
            if hasattr(child, "text"):
                yield child.position_y + child.baseline
            yield from _baselines(child)
