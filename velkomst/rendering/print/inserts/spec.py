"""Define how one kind of insert is rendered: an ``InsertSpec``, one per module of this package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from velkomst.model import SOURCE_LANGUAGE, Artifact, Edition, Insert
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.print import edition_id
from velkomst.rendering.print.page import PageJob, from_template
from velkomst.rendering.print.print_variants import PlanName, sheet_variants
from velkomst.rendering.print.views import SheetView
from velkomst.rendering.views import head_of

ContentT = TypeVar("ContentT")

Granularity: TypeAlias = Literal["audience", "language", "municipality"]
"""How many there are: one for each reader, one for each language, or one (in Danish, for staff)."""
A4 = (210.0, 297.0)
A4_ACROSS = (297.0, 210.0)
A5 = (148.0, 210.0)
"""Width and height of a finished page in mm."""


def no_context(_job: PageJob[Any]) -> Mapping[str, Any]:
    """Return no variables in addition to those of every sheet."""
    return {}


def no_files(_job: PageJob[Any]) -> Mapping[str, bytes]:
    """Return no files in addition to the PDF."""
    return {}


@dataclass(frozen=True)
class InsertSpec(Generic[ContentT]):
    """How one kind of insert is rendered."""

    template: str
    """Below ``templates/print/``."""
    granularity: Granularity
    content: Callable[[Edition, Insert], ContentT | None]
    """Selects exactly what the template reads; None where there is nothing to print."""
    stylesheet: str = "templates/print/sheet.css"
    trim: Callable[[ContentT], tuple[float, float]] = lambda _content: A5
    """Width and height of the finished page in mm."""
    context: Callable[[PageJob[ContentT]], Mapping[str, Any]] = no_context
    """Variables of the template in addition to those of every sheet."""
    page: Callable[[PageJob[ContentT]], str] | None = None
    """Chooses among several layouts of the page, instead of rendering ``template`` with ``context`` once."""
    plan: PlanName = "loose"
    """How its pages are set on office paper."""
    notes: str = ""
    """Template of four sides to write on, which fill up a folded sheet; empty where blank pages do."""
    only_translated: bool = False
    """There is none in Danish, since it shows Danish beside another language."""
    files: Callable[[PageJob[ContentT]], Mapping[str, bytes]] = no_files
    """Renders other files that belong to the PDF: ending of the name (``.csv``) -> bytes."""
    in_grey: bool = False
    """A municipality that asks for black and white gets it in black and white as well."""
    forms: bool = False
    """The screen form can be filled in; on paper the lines and boxes behind the fields remain."""

    def view(self, edition: Edition, insert: Insert) -> SheetView[ContentT] | None:
        """Return what an insert shows, or None where there is nothing to print.

        ``edition`` is narrowed to one reader where there is an insert for each.
        """
        content = self.shown(edition, insert)
        if content is None:
            return None
        audience = edition.audience if self.granularity == "audience" else ""
        return SheetView(
            head=head_of(edition, content),
            edition_id=edition_id.of(edition, insert.id, content, audience),
            stem=f"{folder_of(edition, self.granularity)}{insert.id}",
            content=content,
            audience=audience,
            variants=sheet_variants(edition.profile.print_extras if self.in_grey else ()),
        )

    def shown(self, edition: Edition, insert: Insert) -> ContentT | None:
        """Return the content of an insert; None where there is nothing to print."""
        if self.only_translated and edition.language == SOURCE_LANGUAGE:
            return None
        return self.content(edition, insert)

    def html(self, job: PageJob[ContentT]) -> str:
        """Return the insert as one HTML page; raises RenderingError where its texts do not fit on the paper."""
        return self.page(job) if self.page else from_template(job, self.template, **self.context(job))

    def _notes(self, job: PageJob[ContentT]) -> str:
        return from_template(job, self.notes) if self.notes else ""

    def render(self, view: SheetView[ContentT], project: Project) -> tuple[Artifact, ...]:
        """Return the files of an insert. Same view, same templates: same bytes.

        Raises RenderingError for a character that no font has or a page that cannot be printed, ValueError for a brand
        colour that cannot be made readable.
        """
        from velkomst.rendering.print.sheet import Paper, render_sheet  # noqa: PLC0415 - the layout engine loads slowly

        paper = Paper(self.stylesheet, self.trim(view.content), self.plan, self.forms)
        jobs = [PageJob(view, project, variant) for variant in view.variants]
        sheets = tuple(
            artifact
            for job in jobs
            for artifact in render_sheet(job, self.html(job), replace(paper, notes=self._notes(job)), "insert")
        )
        head = view.head
        others = tuple(
            Artifact(f"{view.stem}{ending}", data, "insert", head.slug, head.language, view.audience)
            for ending, data in self.files(jobs[0]).items()
        )
        return (*sheets, *others)


def folder_of(edition: Edition, granularity: Granularity) -> str:
    """Return the folder of an insert's files below the output folder."""
    language = "" if granularity == "municipality" else edition.language
    return paths.print_folder(edition.profile.slug, language, edition.audience if granularity == "audience" else "")
