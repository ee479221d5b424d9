"""One page set in several ways in; the way that fits best, after each was laid out and its pages counted, out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from velkomst.model.project import Project


def first(ways: Iterable[str], pages: int, project: Project, stylesheet: str) -> str | None:
    """Return the first that fills exactly ``pages`` sides, None where none does; those behind it are not made."""
    return next((html for html in ways if _sides(html, project, stylesheet) == pages), None)


def least(
    ways: Sequence[str], project: Project, stylesheet: str, cost: Callable[[int], int] = lambda sides: sides
) -> str:
    """Return the first of the pages that costs least: as many sides, or what ``cost`` makes of them."""
    return min(ways, key=lambda html: cost(_sides(html, project, stylesheet)))


def _sides(html: str, project: Project, stylesheet: str) -> int:
    from velkomst.rendering.print import engine  # noqa: PLC0415 - loads slowly, and a check lays nothing out

    return len(engine.anchors(html, project, stylesheet))
