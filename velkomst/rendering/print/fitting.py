"""Choose among several layouts of a page, after each was laid out and its sides counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from velkomst.model.project import Project


def first(layouts: Iterable[str], sides: int, project: Project, stylesheet: str, *, fields: bool = False) -> str | None:
    """Return the first layout that fills exactly ``sides`` sides, None where none does; those after it are not made.

    ``fields``: whether the page has fields to fill in.
    """
    return next((html for html in layouts if _sides(html, project, stylesheet, fields) == sides), None)


def least(
    layouts: Sequence[str],
    project: Project,
    stylesheet: str,
    cost: Callable[[int], int] = lambda sides: sides,
    *,
    fields: bool = False,
) -> str:
    """Return the first of the layouts that cost as little as the last; ``cost`` turns a number of sides into a cost.

    The layouts go from large to small, so the last one costs least. ``fields``: whether the page has fields to fill in.
    """

    def cost_of(html: str) -> int:
        return cost(len(ids_by_side(html, project, stylesheet, fields=fields)))

    if cost_of(layouts[0]) == cost(1):
        return layouts[0]
    least_cost = cost_of(layouts[-1])
    return next(html for html in layouts if cost_of(html) <= least_cost)


def ids_by_side(html: str, project: Project, stylesheet: str, *, fields: bool = False) -> tuple[frozenset[str], ...]:
    """Return the ids of the elements on every side."""
    from velkomst.rendering.print import engine  # noqa: PLC0415 - loads slowly, and planning a build lays nothing out

    return engine.anchors(html, project, stylesheet, fields=fields)


def _sides(html: str, project: Project, stylesheet: str, fields: bool) -> int:
    return len(ids_by_side(html, project, stylesheet, fields=fields))
