"""List and render the printed sheets and the mails of an edition for the preview, one file at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from velkomst.build.publications import mails, prints
from velkomst.build.task import Task
from velkomst.model import SOURCE_LANGUAGE, Edition
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.mail.edition_views import mail_views
from velkomst.rendering.mail.variants import invitations, variants
from velkomst.rendering.print.inserts.registry import INSERT_SPECS, is_numbered, stem_of

Group: TypeAlias = Literal["print", "mail"]
PAGE = "/"
"""What the address of the page that frames a file ends in, instead of the file's ending."""
_ENDINGS: dict[Group, str] = {"print": ".pdf", "mail": ".html"}
_DARK = re.compile(r"@media \(prefers-color-scheme: ?dark\)")


@dataclass(frozen=True)
class PreviewedFile:
    """A file that can be shown: its path in the output folder, its name for people, and the task that renders it."""

    group: Group
    path: str
    name: str
    audience: str = ""
    task: Task = field(repr=False, kw_only=True)

    @property
    def address(self) -> str:
        """The address of the page that frames the file."""
        return f"/{self.path.removesuffix(_ENDINGS[self.group])}{PAGE}"


def files(edition: Edition) -> Iterator[PreviewedFile]:
    """Yield the guides and sheets of each audience, the sheets of the language, and the mails with their variants."""
    for audience in edition.audiences:
        for task in prints.guide_tasks(edition, audience.id):
            path = paths.guide(edition.profile.slug, edition.language, audience.id)
            yield PreviewedFile("print", path, "Guiden", audience.id, task=task)
        yield from _sheets(edition.for_audience(audience.id), "audience")
    yield from _sheets(edition, "language")
    if edition.language == SOURCE_LANGUAGE:
        yield from _sheets(edition, "municipality")
    yield from _mails(edition)


def file_at(edition: Edition, address: str) -> PreviewedFile | None:
    """Return the file with a path in the output folder, or the one that the page with an address frames."""
    return next((file for file in files(edition) if address in (f"/{file.path}", file.address)), None)


def rendered(file: PreviewedFile, project: Project) -> bytes:
    """Return the bytes of a file. Raises RenderingError where it cannot be printed or sent, ValueError for a colour."""
    return next(artifact.data for artifact in file.task.render(project) if artifact.path == file.path)


def in_scheme(html: bytes, scheme: str) -> bytes:
    """Return a mail as a mail program shows it in the scheme ``light`` or ``dark``, whatever the browser prefers."""
    return _DARK.sub("@media all" if scheme == "dark" else "@media not all", html.decode()).encode()


def _sheets(edition: Edition, granularity: Literal["audience", "language", "municipality"]) -> Iterator[PreviewedFile]:
    for insert in edition.box.inserts:
        spec = INSERT_SPECS.get(insert.kind)
        if spec is None or spec.granularity != granularity or is_numbered(insert.kind):
            continue
        task = prints.insert_task("insert", edition, insert)
        if task:
            audience = edition.audience if granularity == "audience" else ""
            yield PreviewedFile("print", f"{stem_of(edition, insert)}.pdf", insert.name, audience, task=task)


def _mails(edition: Edition) -> Iterator[PreviewedFile]:
    views = {view.mail.id: view for view in mail_views(edition)}
    for task in mails.mail_tasks(edition):
        view = views[task.part]
        for variant in (*variants(view.mail, view.audiences), *invitations(view.mail, view.audiences)):
            path = paths.mail(edition.profile.slug, edition.language, variant.name, "html")
            yield PreviewedFile("mail", path, variant.name, variant.audience, task=task)
