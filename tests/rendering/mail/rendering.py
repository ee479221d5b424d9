"""Render editions through the views of the mail publications, as a build does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from velkomst.model import Artifact, Edition
from velkomst.model.project import Project
from velkomst.rendering.mail import drafts, export, journey
from velkomst.rendering.mail.edition_views import export_view, journey_view, mail_views
from velkomst.rendering.mail.rendered import RenderedMail, rendered_mails


def render_mails(edition: Edition, project: Project) -> tuple[Artifact, ...]:
    """Return the files of every mail of an edition."""
    return tuple(file for view in mail_views(edition) for file in drafts.render(view, project))


def neutral_mails(edition: Edition, project: Project) -> Iterator[RenderedMail]:
    """Yield every mail of an edition with neutral merge fields."""
    return (mail for view in mail_views(edition) for mail in rendered_mails(view, project))


def render_export(editions: Sequence[Edition], target: str, project: Project) -> tuple[Artifact, ...]:
    """Return the files of an export to one mailing system."""
    return export.render(export_view(editions, target), project)


def render_journey(editions: Sequence[Edition], files: Mapping[str, str], project: Project) -> tuple[Artifact, ...]:
    """Return the files of a journey; ``files`` are the paths of the finished mails with their SHA-256."""
    view = journey_view(editions, files.items())
    return journey.render(view, project) if view else ()
