"""A job and the maker of its kind in; the insert as one HTML page, before it becomes paper, out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from babel.dates import format_date

from velkomst.formats import languages
from velkomst.rendering.icons import drawing
from velkomst.rendering.names import marked
from velkomst.rendering.print import drawings, qr, short_words, trust
from velkomst.rendering.print.inserts.spec import InsertSpec, RenderJob
from velkomst.rendering.print.sources import shown
from velkomst.rendering.templating import environment

_MIRRORED = {"open-in-new", "chevron-right", "arrow-right"}


def from_template(job: RenderJob, template: str, words: Mapping[str, Any]) -> str:
    """Return the page that a template below ``templates/print/`` makes of its own words and those of every sheet."""
    edition = job.edition
    mirrored = edition.direction == "rtl"
    date = format_date(edition.content_date, format="long", locale=languages.locale(edition.language))
    page = (
        environment(job.project, "print", edition.language)
        .get_template(template)
        .render(
            edition=edition,
            insert=job.insert,
            shown=edition.language,
            profile=edition.profile,
            imprint=job.imprint,
            palette=job.variant.palette(edition.profile.brand),
            variant=job.variant,
            audience=next((one for one in edition.audiences if one.id == edition.audience), None),
            mirrored=mirrored,
            content_date=date,
            drawing=drawings.address,
            icon=lambda name, colour: drawings.icon(
                name, job.variant.ink(colour), mirrored=mirrored and name in _MIRRORED
            ),
            icon_drawing=drawing,
            qr=qr.code,
            note_of=lambda block: trust.note(block, edition.language),
            shown_address=shown,
            **words,
        )
    )
    return short_words.kept(str(marked(page, edition.names, edition.language)), edition.language)


def page_of(job: RenderJob, maker: InsertSpec) -> str:
    """Return the insert as one page: drawn whole by another module, or by the maker's template."""
    return maker.page(job) if maker.page else from_template(job, maker.template, maker.context(job))
