"""A job in; the finished page and its PDF files out."""

from __future__ import annotations

from dataclasses import replace

from velkomst.model import Artifact, Edition, Insert
from velkomst.model.project import Project
from velkomst.rendering.print import engine, glyphs
from velkomst.rendering.print.edition_id import EditionId
from velkomst.rendering.print.inserts.page import page_of
from velkomst.rendering.print.inserts.plans import plan
from velkomst.rendering.print.inserts.registry import INSERT_SPECS
from velkomst.rendering.print.inserts.spec import RenderJob, Run, folder_of
from velkomst.rendering.print.inserts.view import InsertView
from velkomst.rendering.print.print_variants import sheet_variants
from velkomst.rendering.print.variants import forms


def render_insert(
    edition: Edition, insert: Insert, imprint: EditionId, project: Project, run: Run | None = None
) -> tuple[Artifact, ...]:
    """Return the files of an insert: ``edition`` is its slice, narrowed to one reader where there is one for each.

    None where there is nothing to print. ``run`` is the numbers of a print run of tickets.
    Same edition, same templates: same bytes. Raises RenderingError for a character that no font has or a page that
    cannot be printed, ValueError for a brand colour that cannot be made readable.
    """
    maker = INSERT_SPECS[insert.kind]
    if not maker.has_content(edition):
        return ()
    job = RenderJob(edition, insert, imprint, project, run)
    stem = f"{folder_of(edition, maker.granularity)}/{insert.id}{run.suffix if run else ''}"
    about = ("insert", edition.profile.slug, edition.language, edition.audience)
    name = f"{edition.name}/{insert.id}"
    made: list[Artifact] = []
    for variant in sheet_variants(edition.profile.print_extras if maker.in_grey else ()):
        page = page_of(replace(job, variant=variant), maker)
        glyphs.check(edition.name, page, project)
        data = engine.pdf(page, project, maker.stylesheet, name, edition.direction, fields=maker.forms)
        made += forms(Artifact(f"{stem}{variant.suffix}.pdf", data, *about), plan(maker.plan, edition), project)
    beside = tuple(Artifact(f"{stem}{end}", content, *about) for end, content in maker.beside(job).items())
    return (*made, *beside)


def render(view: InsertView, project: Project) -> tuple[Artifact, ...]:
    """Return the files of an insert; raises as ``render_insert`` does."""
    return render_insert(view.edition, view.insert, view.edition_id, project, view.run)
