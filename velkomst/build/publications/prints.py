"""Plan the tasks of everything printed: guides, inserts, whole boxes, the desk page and the order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from velkomst.build.context import (
    BuildContext,
    Records,
    danish_edition,
    editions_of_records,
    selected_audiences,
    selected_editions,
    selected_municipalities,
)
from velkomst.build.selection import JOINT, PRESS
from velkomst.build.task import Renderer, Task
from velkomst.model import SOURCE_LANGUAGE, Edition, Insert, PrintExtra, Record
from velkomst.rendering import paths
from velkomst.rendering.print import guide, order
from velkomst.rendering.print.inserts.registry import INSERT_MODULES, INSERT_SPECS, is_numbered, stem_of
from velkomst.rendering.print.inserts.spec import Granularity
from velkomst.rendering.print.inserts.ticket_runs import Run
from velkomst.rendering.print.inserts.tickets import with_run
from velkomst.rendering.print.joint_order import JointOrderView
from velkomst.rendering.print.print_variants import FORM_SUFFIXES, variants_of
from velkomst.rendering.print.views import BoxView, Measure, OrderView
from velkomst.rendering.regional.edition_views import service_desk_view

RUN = "run"
"""The publication of what ``print tickets`` writes."""
PROFILES = "print/profiles/"
TYPEFACES = "print/fonts.css"
SHEETS = ("guide", "insert")
"""The publications that a box consists of."""

_GUIDE = Renderer(
    "velkomst.rendering.print.guide:render",
    ("print/guide.html", "print/notes.html", "print/guide.css", "print/guide-large.css", TYPEFACES, PROFILES),
)
_BOX = Renderer("velkomst.rendering.print.box_pdf:render", reads_cache=True)
_DESK = Renderer("velkomst.rendering.regional.service_desk:render", ("desk/index.html",))
_JOINT_ORDER = Renderer(
    "velkomst.rendering.print.joint_order:render",
    ("print/joint-order.html", "print/statement.html", "print/order.css", TYPEFACES),
    reads_cache=True,
)
_ORDER = Renderer("velkomst.rendering.print.order:render", ("print/order.html", "print/order.css", TYPEFACES))


def insert_renderer(insert: Insert) -> Renderer:
    """Return the renderer of one kind of insert: the ``SPEC`` of its module."""
    spec = INSERT_SPECS[insert.kind]
    function = f"{INSERT_MODULES[insert.kind].__name__}:SPEC.render"
    pages = tuple(f"print/{template}" for template in (spec.template, spec.notes) if template)
    return Renderer(function, (*pages, spec.stylesheet.removeprefix("templates/"), TYPEFACES, PROFILES))


def guides(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield a task per municipality, language, audience and print variant."""
    for edition in selected_editions(context, records):
        for audience in selected_audiences(context, edition):
            yield from guide_tasks(edition, audience, edition.profile.print_extras if context.selection.extras else ())


def guide_tasks(edition: Edition, audience: str, extras: Iterable[PrintExtra] = ()) -> Iterator[Task]:
    """Yield the task of the guide of one audience, and one for each print variant among ``extras``."""
    view = guide.view(edition, audience, ())
    if view is None:
        return
    for variant in variants_of(extras):
        task_view = replace(view, variants=(variant,))
        yield Task("guide", _GUIDE, task_view, edition.profile.slug, edition.language, audience, variant.name)


def inserts(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the sheets of each reader, then those of the language, and once per municipality those of its staff."""
    for edition in selected_editions(context, records):
        for audience in selected_audiences(context, edition):
            yield from _inserts(edition.for_audience(audience), "audience", context)
        yield from _inserts(edition, "language", context)
        if edition.language == SOURCE_LANGUAGE:
            yield from _inserts(edition, "municipality", context)


def _inserts(edition: Edition, granularity: Granularity, context: BuildContext) -> Iterator[Task]:
    receivers = context.selection.receivers
    for insert in edition.box.inserts:
        spec = INSERT_SPECS.get(insert.kind)
        if spec and spec.granularity == granularity and insert.receiver in (receivers or (insert.receiver,)):
            task = insert_task("insert", edition, insert)
            if task:
                yield task


def insert_task(publication: str, edition: Edition, insert: Insert, run: Run | None = None) -> Task | None:
    """Return the task of one insert of an edition, or None where there is nothing to print.

    ``run`` are the numbers of a print run of tickets.
    """
    view = INSERT_SPECS[insert.kind].view(edition, insert)
    if view is None:
        return None
    shown = with_run(view, run) if run else view
    slug, language = edition.profile.slug, edition.language
    return Task(publication, insert_renderer(insert), shown, slug, language, edition.audience, insert.id)


def boxes(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield two tasks per reader: the sheets of the box as one PDF, for the screen and for the office printer.

    Numbered sheets are left out: each number is printed once, and a box is printed again and again. A reader in a
    situation that was asked for has a second box, with the supplements of the situation.
    """
    sheets = {record.path: record for publication in SHEETS for record in records.of(publication)}
    for edition in selected_editions(context, records):
        for audience in selected_audiences(context, edition):
            reader = edition.for_audience(audience)
            yield from _boxes(reader, "", sheets)
            for situation in edition.situations:
                if situation.id in context.selection.situations and situation.is_for(audience):
                    yield from _boxes(reader, situation.id, sheets)


def _boxes(reader: Edition, situation: str, sheets: Mapping[str, Record]) -> Iterator[Task]:
    """Yield the tasks of one box; ``reader`` is narrowed to an audience, ``situation`` may be ""."""
    slug, language = reader.profile.slug, reader.language
    (audience,) = (each for each in reader.audiences if each.id == reader.audience)
    title = f"{reader.profile.name} – {audience.name.text}"
    inserts = [
        insert
        for insert in reader.box.inserts
        if not is_numbered(insert.kind) and (insert.in_every_box or (situation and insert.situation == situation))
    ]
    for suffix in (FORM_SUFFIXES["screen"], FORM_SUFFIXES["office"]):
        files = [(insert.name, f"{stem_of(reader, insert)}{suffix}.pdf") for insert in inserts]
        parts = tuple((name, sheets[path].sha256) for name, path in files if path in sheets)
        if parts:
            path = paths.box(slug, language, audience.id, suffix, situation)
            view = BoxView(path, slug, language, audience.id, title, parts, duplex=bool(suffix))
            yield Task("box", _BOX, view, slug, language, audience.id, f"{situation}{suffix}".removeprefix("-"))


def desks(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the desk page of each municipality, over all sheets and boxes that there are."""
    for slug in selected_municipalities(context, records):
        sheets = [record for publication in (*SHEETS, "box") for record in records.of(publication, slug)]
        editions = editions_of_records(context, slug, sheets)
        if editions:
            files = frozenset(record.path for record in sheets)
            released = context.inspection.library.municipality(slug).printed
            view = service_desk_view(danish_edition(context, slug), editions, files, released)
            yield Task("desk", _DESK, view, slug)


def orders(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the order of each municipality's print run, from the measures of its sheets."""
    for slug in selected_municipalities(context, records):
        view = order_view(context, records, slug)
        if view:
            yield Task("order", _ORDER, view, slug)


def joint_orders(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the joint order of the selected municipalities that have a print run, where one was asked for.

    There is none while one of them has errors: the others would pay its part.
    """
    terms = context.selection.joint
    if terms is None or records.failed & set(context.selection.municipalities):
        return
    slugs = tuple(selected_municipalities(context, records))
    orders = tuple(view for slug in slugs if (view := order_view(context, records, slug)))
    if not orders:
        return
    library = context.inspection.library
    ordering = tuple(view.head.slug for view in orders)
    inhabitants = tuple((slug, library.municipality(slug).inhabitants) for slug in ordering)
    files = sorted((record.path, record.sha256) for record in records.of(PRESS) if record.municipality in ordering)
    joint = JointOrderView(
        library.region.name,
        orders,
        tuple(files),
        terms.key,
        inhabitants if terms.key == "inhabitants" else (),
        terms.price,
    )
    yield Task(JOINT, _JOINT_ORDER, joint)


def order_view(context: BuildContext, records: Records, slug: str) -> OrderView | None:
    """Return what the order of a municipality shows, None where nothing is printed."""
    sheets = sorted(record for publication in SHEETS for record in records.of(publication, slug))
    measures = (
        (record.path.removesuffix(".pdf"), Measure(record.pages, record.width, record.height))
        for record in sheets
        if record.pages
    )
    if not sheets:
        return None
    danish = danish_edition(context, slug)
    languages = sorted({run.language for run in danish.profile.print_run})
    return order.view(danish, measures, [context.editions.edition(slug, language) for language in languages])
