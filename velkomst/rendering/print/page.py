"""Render a template of ``templates/print/`` as one HTML page, before it becomes a PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from babel.dates import format_date

from velkomst.formats import languages
from velkomst.model.link_syntax import LinkTarget
from velkomst.model.project import Project
from velkomst.rendering import trust
from velkomst.rendering.icons import drawing
from velkomst.rendering.link_targets import with_targets
from velkomst.rendering.names import marked
from velkomst.rendering.print import drawings, qr, short_words, sources, topic_trust
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant
from velkomst.rendering.print.views import SheetView
from velkomst.rendering.templating import environment

ContentT = TypeVar("ContentT")

_MIRRORED = {"open-in-new", "chevron-right", "arrow-right"}


@dataclass(frozen=True)
class PageJob(Generic[ContentT]):
    """A sheet to render in one print variant."""

    view: SheetView[ContentT]
    project: Project
    variant: PrintVariant = ORDINARY

    @property
    def content(self) -> ContentT:
        """What the sheet shows."""
        return self.view.content

    @property
    def language(self) -> str:
        """The language of the sheet."""
        return self.view.head.language


def from_template(job: PageJob[Any], template: str, **context: Any) -> str:
    """Return the page; ``context`` are variables of this template in addition to those of every sheet.

    Raises ValueError for a brand colour that cannot be made readable.
    """
    view, variant, head = job.view, job.variant, job.view.head
    mirrored = head.direction == "rtl"
    page = (
        environment(job.project, "print", head.language)
        .get_template(template)
        .render(
            head=head,
            edition_id=view.edition_id,
            content=view.content,
            shown=head.language,
            mirrored=mirrored,
            variant=variant,
            palette=variant.palette(head.brand),
            content_date=format_date(head.content_date, format="long", locale=languages.locale(head.language)),
            drawing=drawings.address,
            icon=lambda name, colour: drawings.icon(name, variant.ink(colour), mirrored and name in _MIRRORED),
            icon_drawing=drawing,
            qr=qr.code,
            note_of=lambda text: trust.note(text, head.language),
            common_note=lambda topic: topic_trust.common_note(topic, head.language),
            is_local=topic_trust.is_local,
            shown_address=sources.shown,
            **context,
        )
    )
    html = with_targets(page, lambda target: _anchor(target, page), ' class="to-page"')
    return short_words.kept(str(marked(html, head.names, head.language)), head.language)


def _anchor(target: LinkTarget, page: str) -> str:
    """Return the address within the page of what a text links to, "" where the page does not hold it."""
    name = f"{target.kind}-{target.id}"
    return f"#{name}" if f' id="{name}"' in page else ""
