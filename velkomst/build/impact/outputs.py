"""List the pages, PDF files and mails of a project with a digest of what each shows, without rendering any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from velkomst.build.context import BuildContext, Records, selected_editions
from velkomst.build.keys import digest
from velkomst.build.publications import mails, prints
from velkomst.build.publications.sites import site_renderer
from velkomst.build.task import Renderer, Task
from velkomst.model import Edition
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.page_contents import page_contents
from velkomst.rendering.site.plan import SitePlan, plan
from velkomst.rendering.site.views import SiteView

OutputKind: TypeAlias = Literal["page", "pdf", "mail"]
KINDS: tuple[OutputKind, ...] = ("page", "pdf", "mail")


@dataclass(frozen=True)
class Output:
    """One page, PDF file or mail.

    ``name`` is the address of a page below its site, otherwise the name of the task. ``audiences`` are the ids of the
    audiences that it is for; empty means all of them.
    """

    kind: OutputKind
    municipality: str
    language: str
    name: str
    audiences: tuple[str, ...]
    renderer: Renderer
    digest: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the output is called in every state of the project."""
        return self.kind, self.municipality, self.language, self.name


def outputs(context: BuildContext) -> Mapping[tuple[str, str, str, str], Output]:
    """Return the pages, guides, inserts and mails of the selection by key.

    A page shows its own texts: a menu that names another page's title does not count.
    """
    records = Records(())
    listed: list[Output] = []
    for edition in selected_editions(context, records):
        listed += _pages(edition, context.site_engine)
    for tasks, kind in (
        (prints.guides(context, records), "pdf"),
        (prints.inserts(context, records), "pdf"),
        (mails.digital_post(context, records), "pdf"),
        (mails.mails(context, records), "mail"),
    ):
        listed += (_of_task(task, kind) for task in tasks)  # type: ignore[arg-type]
    return {output.key: output for output in listed}


def _of_task(task: Task, kind: OutputKind) -> Output:
    audiences = (task.audience,) if task.audience else ()
    return Output(kind, task.municipality, task.language, task.name, audiences, task.renderer, digest(repr(task.view)))


def _pages(edition: Edition, engine: str) -> Iterator[Output]:
    renderer, view = site_renderer(engine), site_view(edition, engine)
    site_plan, frame = plan(view), repr(_frame(view))
    readers = _readers(site_plan)
    for address, content in page_contents(site_plan):
        if not address or address.endswith("/"):
            shown = digest(repr((frame, content)))
            yield Output(
                "page", edition.profile.slug, edition.language, address, readers.get(address, ()), renderer, shown
            )


def _frame(view: SiteView) -> SiteView:
    """Return what every page of a site shows in addition to its own texts."""
    return replace(
        view,
        head=replace(view.head, names=()),
        motto=replace(view.motto, text=""),
        topics=(),
        employers=(),
        handbook=(),
        places=(),
        events=(),
        occurrences=(),
        finder=None,
        advice=(),
        situations=(),
        page_dates=(),
    )


def _readers(site_plan: SitePlan) -> dict[str, tuple[str, ...]]:
    """Return the ids of the audiences of each page that is not for all of them."""
    everyone = len(site_plan.site.audiences)
    pages = {page.address: page.audiences for page in (*site_plan.topics, *site_plan.staff)}
    pages |= {checklist.address: (checklist.audience,) for checklist in site_plan.checklists}
    return {
        address: tuple(audience.id for audience in audiences)
        for address, audiences in pages.items()
        if len(audiences) < everyone
    }
