"""Plan the tasks of what a print shop gets; they are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.build.context import (
    BuildContext,
    Records,
    selected_audiences,
    selected_editions,
    selected_municipalities,
)
from velkomst.build.publications.prints import PROFILES, SHEETS, order_view
from velkomst.build.selection import PRESS
from velkomst.build.task import Renderer, Task
from velkomst.model import Edition, Record
from velkomst.rendering.print import order
from velkomst.rendering.print.inserts.registry import GUIDE, INSERT_SPECS, stem_of
from velkomst.rendering.print.plans import is_booklet
from velkomst.rendering.print.print_variants import FORM_SUFFIXES, PlanName, sheet_variants, variants_of
from velkomst.rendering.print.views import PressView

_ENDING = f"{FORM_SUFFIXES['press']}.pdf"
_PRESS = Renderer("velkomst.rendering.print.forms:render_press", (PROFILES,), reads_cache=True)


def press_files(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield a task per sheet that goes to a print shop: those of the print run, or all of the selection."""
    plans = {stem: plan for edition in selected_editions(context, records) for stem, plan in _plans(edition, context)}
    for slug in selected_municipalities(context, records):
        ordered = _ordered(context, records, slug)
        for record in sorted(record for publication in SHEETS for record in records.of(publication, slug)):
            stem = record.path.removesuffix(".pdf")
            if stem in plans and (ordered is None or f"{stem}{_ENDING}" in ordered):
                yield press_task(record, plans[stem])


def press_task(record: Record, plan: PlanName, publication: str = PRESS) -> Task:
    """Return the task of the press form of one published PDF."""
    view = PressView(
        record.path.removesuffix(".pdf"),
        record.municipality,
        record.language,
        record.audience,
        record.sha256,
        (record.width, record.height),
        is_booklet(plan, record.pages),
    )
    part = view.stem.rpartition("/")[2]
    return Task(publication, _PRESS, view, record.municipality, record.language, record.audience, part)


def without_outdated(records: Iterable[Record], before: Iterable[Record], made: Iterable[Record]) -> tuple[Record, ...]:
    """Return records without the press forms of sheets that are no longer as they were ``before``.

    ``made`` are the records of this build: what it has just made is kept.
    """
    everything, new = tuple(records), {record.path for record in made}
    sheets = {record.path: record.sha256 for record in everything if record.publication in SHEETS}
    unchanged = {
        path for path, sha256 in ((record.path, record.sha256) for record in before) if sheets.get(path) == sha256
    }
    return tuple(
        record
        for record in everything
        if record.publication != PRESS or record.path in new or _sheet_of(record) in unchanged
    )


def _sheet_of(record: Record) -> str:
    """Return the path of the sheet that a press form or its report belongs to."""
    stem = record.path.removesuffix("-preflight.json").removesuffix(".pdf").removesuffix(FORM_SUFFIXES["press"])
    return f"{stem}.pdf"


def _ordered(context: BuildContext, records: Records, slug: str) -> frozenset[str] | None:
    """Return the files that a municipality's print run needs; None where the whole selection was asked for."""
    if not context.selection.print_run:
        return None
    view = order_view(context, records, slug)
    return frozenset(line.path for line in order.order(view).lines) if view else frozenset()


def _plans(edition: Edition, context: BuildContext) -> Iterator[tuple[str, PlanName]]:
    """Yield the path of every sheet without ``.pdf``, and how its pages are set."""
    readers = [edition.for_audience(audience) for audience in selected_audiences(context, edition)]
    for reader in (edition, *readers):
        for insert in reader.box.inserts:
            stem = stem_of(reader, insert)
            if insert.kind == GUIDE:
                yield from ((f"{stem}{look.suffix}", look.plan) for look in variants_of(edition.profile.print_extras))
            else:
                plan = INSERT_SPECS[insert.kind].plan
                looks = sheet_variants(edition.profile.print_extras)
                yield from ((f"{stem}{look.suffix}", plan) for look in looks)
