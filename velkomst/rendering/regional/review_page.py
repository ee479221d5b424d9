"""Render the list of what waits for a signature as a page to fill in, in Danish, for people without git."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from velkomst.checking.review_list import NEEDS, ReviewItem
from velkomst.model.project import Project
from velkomst.rendering.colours import REGION_BRAND
from velkomst.rendering.staff_page import danish_day, staff_page


def render(items: Sequence[ReviewItem], owner: str, as_of: date, project: Project) -> bytes:
    """Return the page as one file that needs no other; it is meant to be printed as well."""
    groups = [(need, [item for item in items if item.need == need]) for need in NEEDS]
    return staff_page(
        project,
        "reports/review.html",
        REGION_BRAND,
        "clipboard-check-outline",
        owner=owner,
        count_of_all=len(items),
        groups=[(need, waiting) for need, waiting in groups if waiting],
        as_of=as_of,
        day=danish_day,
    )
