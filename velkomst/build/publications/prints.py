"""Plan the tasks of everything printed: guides, inserts, whole boxes, the desk page and the order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from velkomst.build.context import (
    BuildContext,
    Records,
    danish_edition,
    editions_of_records,
    selected_editions,
    selected_municipalities,
)
from velkomst.build.task import Renderer, Task
from velkomst.model import SOURCE_LANGUAGE, Edition, EditionBox, Insert
from velkomst.rendering.print import edition_id
from velkomst.rendering.print.inserts.registry import INSERT_SPECS, stem_of
from velkomst.rendering.print.inserts.spec import Granularity, Run, folder_of
from velkomst.rendering.print.inserts.view import InsertView
from velkomst.rendering.print.print_variants import variants_of
from velkomst.rendering.print.views import BoxView, GuideView, Measure, OrderView
from velkomst.rendering.regional.edition_views import service_desk_view
from velkomst.rendering.topic_pages import addresses

RUN = "run"
"""The publication of what ``print tickets`` writes."""
PROFILES = "print/profiles/"
SHEETS = ("guide", "insert")
"""The publications that lie in a box."""

_GUIDE = Renderer(
    "velkomst.rendering.print.guide:render", ("print/guide.html", "print/guide.css", "print/guide-large.css", PROFILES)
)
_BOX = Renderer("velkomst.rendering.print.box_pdf:render")
_DESK = Renderer("velkomst.rendering.regional.service_desk:render", ("desk/index.html",))
_ORDER = Renderer("velkomst.rendering.print.order:render", ("print/order.html", "print/order.css"))


def insert_renderer(insert: Insert) -> Renderer:
    """Return the renderer of one kind of insert."""
    spec = INSERT_SPECS[insert.kind]
    template = f"print/{spec.template}" if spec.template else "print/"
    stylesheet = spec.stylesheet.removeprefix("templates/")
    return Renderer("velkomst.rendering.print.inserts.render:render", (template, stylesheet, PROFILES))


def guides(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield a task per municipality, language, audience and print variant."""
    for edition in selected_editions(context, records):
        for audience in context.selection.audiences:
            reader = edition.for_audience(audience)
            identity, online = edition_id.of(reader), addresses(edition, audience)
            shown = _guide(reader)
            for variant in variants_of(edition.profile.print_extras if context.selection.extras else ()):
                view = GuideView(shown, identity, online, variant)
                yield Task("guide", _GUIDE, view, edition.profile.slug, edition.language, audience, variant.name)


def inserts(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the sheets of each reader, then those of the language, and once per municipality those of its staff."""
    for edition in selected_editions(context, records):
        for audience in context.selection.audiences:
            yield from _inserts(edition.for_audience(audience), "audience", context)
        yield from _inserts(edition, "language", context)
        if edition.language == SOURCE_LANGUAGE:
            yield from _inserts(edition, "municipality", context)


def _inserts(edition: Edition, granularity: Granularity, context: BuildContext) -> Iterator[Task]:
    receivers = context.selection.receivers
    for insert in edition.box.inserts:
        spec = INSERT_SPECS.get(insert.kind)
        if spec is None or spec.granularity != granularity or insert.receiver not in (receivers or (insert.receiver,)):
            continue
        if not (spec.only_translated and edition.language == SOURCE_LANGUAGE):
            yield insert_task("insert", edition, insert)


def insert_task(publication: str, edition: Edition, insert: Insert, run: Run | None = None) -> Task:
    """Return the task of one insert of an edition; ``run`` are the numbers of a print run of tickets."""
    view = InsertView(INSERT_SPECS[insert.kind].needs(edition, insert), insert, edition_id.of(edition), run)
    slug, language = edition.profile.slug, edition.language
    return Task(publication, insert_renderer(insert), view, slug, language, edition.audience, insert.id)


def boxes(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield two tasks per reader: the sheets of her box as one PDF, for the screen and for the office printer."""
    sheets = {record.path: record for publication in SHEETS for record in records.of(publication)}
    for edition in selected_editions(context, records):
        slug, language = edition.profile.slug, edition.language
        for audience in context.selection.audiences:
            reader = edition.for_audience(audience)
            (name,) = (each.name.text for each in edition.audiences if each.id == audience)
            stems = [(each.name, stem_of(reader, each)) for each in reader.box.inserts if each.receiver == "reader"]
            for suffix in ("", "-office"):
                paths = [(title, f"{stem}{suffix}.pdf") for title, stem in stems]
                parts = tuple((title, sheets[path].sha256) for title, path in paths if path in sheets)
                if parts:
                    path = f"{folder_of(reader, 'audience')}/box{suffix}.pdf"
                    view = BoxView(path, slug, language, audience, f"{edition.profile.name} – {name}", parts)
                    yield Task("box", _BOX, view, slug, language, audience, suffix.removeprefix("-"))


def desks(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the desk page of each municipality, over all sheets and boxes that there are."""
    for slug in selected_municipalities(context, records):
        sheets = [record for publication in (*SHEETS, "box") for record in records.of(publication, slug)]
        editions = editions_of_records(context, slug, sheets)
        if editions:
            paths = frozenset(record.path for record in sheets)
            view = service_desk_view(danish_edition(context, slug), editions, paths)
            yield Task("desk", _DESK, view, slug)


def orders(context: BuildContext, records: Records) -> Iterator[Task]:
    """Yield the order of each municipality's print run, from the measures of its finished PDF files."""
    for slug in selected_municipalities(context, records):
        sheets = [record for publication in SHEETS for record in records.of(publication, slug) if record.pages]
        if sheets:
            measures = tuple(
                (record.path.removesuffix(".pdf"), Measure(record.pages, record.width, record.height))
                for record in sorted(sheets)
            )
            yield Task("order", _ORDER, OrderView(_paper(danish_edition(context, slug)), measures), slug)


def _guide(reader: Edition) -> Edition:
    profile = replace(reader.profile, towns=(), centre=None)
    texts = replace(reader, profile=profile, employers=(), handbook=(), finder=None, box=EditionBox())
    return replace(texts, mails=(), fields=(), journey=None, events=(), occurrences=(), printed=())


def _paper(edition: Edition) -> Edition:
    texts = replace(edition, employers=(), handbook=(), finder=None)
    return replace(texts, mails=(), fields=(), journey=None, events=(), occurrences=())
