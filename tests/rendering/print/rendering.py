"""Render sheets of a sample edition for tests."""

from __future__ import annotations

from typing import Any

from tests.support import PROJECT
from velkomst.model import Artifact, Edition, Insert
from velkomst.model.project import Project
from velkomst.rendering.print import guide
from velkomst.rendering.print.forms import press_form
from velkomst.rendering.print.inserts.registry import INSERT_SPECS
from velkomst.rendering.print.page import PageJob
from velkomst.rendering.print.press import profile_of
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant
from velkomst.rendering.print.views import PressView, SheetView

READER = "eu"
"""The reader of sheets that there is one of for each."""


def insert_view(edition: Edition, insert: Insert) -> SheetView[Any] | None:
    """Return the view of an insert; ``edition`` is that of all readers."""
    spec = INSERT_SPECS[insert.kind]
    return spec.view(edition.for_audience(READER) if spec.granularity == "audience" else edition, insert)


def insert_files(edition: Edition, insert: Insert, project: Project = PROJECT) -> tuple[Artifact, ...]:
    """Return the files of an insert, or none where there is nothing to print."""
    view = insert_view(edition, insert)
    return INSERT_SPECS[insert.kind].render(view, project) if view else ()


def press_data(screen: Artifact, *, booklet: bool = False) -> bytes:
    """Return the press form of a sheet's screen form."""
    trim = (screen.width, screen.height)
    view = PressView(screen.path.removesuffix(".pdf"), "samsoe", "da", "", "", trim, booklet)
    form, _report = press_form(view, screen.data, profile_of(PROJECT))
    return form.data


def insert_page(edition: Edition, insert: Insert, project: Project = PROJECT) -> str:
    """Return an insert as one HTML page."""
    view = insert_view(edition, insert)
    assert view
    return INSERT_SPECS[insert.kind].html(PageJob(view, project))


def guide_view(
    edition: Edition, audience: str = READER, variants: tuple[PrintVariant, ...] = (ORDINARY,)
) -> guide.GuideView:
    """Return the view of one reader's guide; ``edition`` is that of all readers."""
    view = guide.view(edition, audience, variants)
    assert view
    return view


def guide_files(
    edition: Edition,
    audience: str = READER,
    variants: tuple[PrintVariant, ...] = (ORDINARY,),
    project: Project = PROJECT,
) -> tuple[Artifact, ...]:
    """Return the files of one reader's guide."""
    return guide.render(guide_view(edition, audience, variants), project)


def guide_page(edition: Edition, audience: str = READER) -> str:
    """Return one reader's guide as one HTML page."""
    return guide.page(PageJob(guide_view(edition, audience), PROJECT))
