"""Render the order for the print shop from a municipality's print run and the measures of its sheets.

``order.csv`` is for a spreadsheet, ``order.pdf`` is the same on one page to send along.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

import pikepdf
from babel.numbers import format_decimal

from velkomst.formats.languages import danish_name
from velkomst.formats.spreadsheet import csv_table
from velkomst.model import SOURCE_LANGUAGE, Artifact, Edition, Insert, PrintRun
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import palette
from velkomst.rendering.print.inserts.registry import GUIDE, INSERT_SPECS, granularity_of, stem_of
from velkomst.rendering.print.order_lines import Order, OrderLine, OrderRow, plan_of
from velkomst.rendering.print.plans import is_booklet
from velkomst.rendering.print.press.blanks import LEAF
from velkomst.rendering.print.print_variants import FORM_SUFFIXES
from velkomst.rendering.print.views import Measure, OrderView
from velkomst.rendering.templating import environment
from velkomst.rendering.views import head_of

STYLESHEET = "templates/print/order.css"
AROUND = ("box-label", "sleeve")
"""Inserts of the desk of which every box has one."""
_HEAD = (
    "tryksag", "sprog", "målgruppe", "eksemplarer", "sider", "bredde mm", "højde mm", "papir g/m2", "arbejde",
    "ark A4", "vægt kg", "fil",
)  # fmt: skip
_GROUPINGS: tuple[Callable[[OrderLine], tuple[str, ...]], ...] = (
    lambda line: (line.insert.id, line.language, line.audience),
    lambda line: (line.insert.id, line.language),
    lambda line: (line.insert.id,),
)
"""What one row of the page holds, from the finest; the first that fits on one page is taken."""


def view(
    edition: Edition, measures: Iterable[tuple[str, Measure]], editions: Iterable[Edition] = ()
) -> OrderView | None:
    """Return what the order of a municipality shows, from its Danish edition; None without a print run.

    ``measures`` are those of its sheets, by path without ``.pdf``; ``editions`` those in the languages of the run.
    """
    profile = edition.profile
    if not profile.print_run:
        return None
    names = tuple((audience.id, audience.short.text or audience.name.text) for audience in edition.audiences)
    ordered = {situation for run in profile.print_run for situation, copies in run.situations if copies}
    inserts = tuple(
        insert
        for insert in edition.box.inserts
        if insert.in_every_box or insert.kind in AROUND or insert.situation in ordered
    )
    measured = dict(measures)
    empty = {stem for spoken in editions for stem in _empty(spoken, inserts) if stem not in measured}
    return OrderView(
        head_of(edition, names),
        profile.print_run,
        inserts,
        names,
        tuple(measured.items()),
        bool(edition.site_url),
        tuple(sorted(empty)),
    )


def _empty(edition: Edition, inserts: Iterable[Insert]) -> Iterator[str]:
    """Yield the paths without ``.pdf`` of the sheets of an edition that show nothing."""
    readers = [edition.for_audience(audience.id) for audience in edition.audiences]
    for insert in inserts:
        if spec := INSERT_SPECS.get(insert.kind):
            for reader in readers if spec.granularity == "audience" else [edition]:
                if spec.shown(reader, insert) is None:
                    yield stem_of(reader, insert)


def order(view: OrderView) -> Order:
    """Return the order of a municipality."""
    lines: list[OrderLine] = []
    missing: list[str] = []
    measures = dict(view.measures)
    run = shared_out(view.run, tuple(id for id, _ in view.audiences))
    for insert, language, audience, copies in (*_wanted(view.inserts, run), *_supplements(view)):
        stem = f"{_folder(view, insert, language, audience)}{GUIDE if insert.kind == GUIDE else insert.id}"
        if stem in measures:
            measure = _at_the_print_shop(insert, measures[stem])
            lines.append(OrderLine(insert, language, audience, copies, measure, f"{stem}{FORM_SUFFIXES['press']}.pdf"))
        elif stem not in view.empty:
            missing.append(f"{stem}.pdf")
    split = dict.fromkeys(run.language for run in view.run if not run.audience)
    return Order(tuple(lines), sum(run.values()), tuple(split), tuple(missing))


def _at_the_print_shop(insert: Insert, measure: Measure) -> Measure:
    """Return the measure of the press form: a booklet is filled up with blank pages to whole sheets."""
    blanks = -measure.pages % LEAF if is_booklet(plan_of(insert), measure.pages) else 0
    return replace(measure, pages=measure.pages + blanks)


def rows(whole: Order, grouping: Callable[[OrderLine], tuple[str, ...]] = _GROUPINGS[0]) -> tuple[OrderRow, ...]:
    """Return the order as rows, in the order of the box."""
    groups: dict[tuple[str, ...], list[OrderLine]] = {}
    for line in whole.lines:
        groups.setdefault(grouping(line), []).append(line)
    return tuple(OrderRow(tuple(lines)) for lines in groups.values())


def _folder(view: OrderView, insert: Insert, language: str, audience: str) -> str:
    per_language = granularity_of(insert.kind) != "municipality"
    return paths.print_folder(view.head.slug, language if per_language else "", audience)


def shared_out(runs: Iterable[PrintRun], audiences: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """Return copies by language and audience; a run without an audience is shared evenly, the rest to the first.

    >>> shared_out((PrintRun("en", 5),), ("eu", "nordic"))
    {('en', 'eu'): 3, ('en', 'nordic'): 2}
    """
    shared: dict[tuple[str, str], int] = {}
    for run in runs:
        share, rest = divmod(run.copies, len(audiences))
        parts = (
            {run.audience: run.copies}
            if run.audience
            else {audience: share + (index < rest) for index, audience in enumerate(audiences)}
        )
        for audience, copies in parts.items():
            key = (run.language, audience)
            shared[key] = shared.get(key, 0) + copies
    return {key: copies for key, copies in shared.items() if copies}


def _wanted(inserts: Iterable[Insert], run: Mapping[tuple[str, str], int]) -> Iterator[tuple[Insert, str, str, int]]:
    """Yield (insert, language, audience, copies) in the order of the box; no audience where all get the same."""
    for insert in inserts:
        if insert.situation:
            continue
        granularity = granularity_of(insert.kind)
        copies: dict[tuple[str, str], int] = {}
        for (language, audience), boxes in run.items():
            if insert.audiences and audience not in insert.audiences:
                continue
            key = (language, audience if granularity == "audience" else "")
            copies[key] = copies.get(key, 0) + boxes * insert.copies
        for (language, audience), number in copies.items():
            yield insert, language, audience, number


def _supplements(view: OrderView) -> Iterator[tuple[Insert, str, str, int]]:
    """Yield the supplements of the print run, each with its language, no audience and its copies."""
    for insert in view.inserts:
        copies: dict[str, int] = {}
        for run in view.run:
            if number := dict(run.situations).get(insert.situation, 0):
                copies[run.language] = copies.get(run.language, 0) + number
        yield from ((insert, language, "", number) for language, number in copies.items())


def table(order: Order) -> bytes:
    """Return the order as CSV."""
    return csv_table((_HEAD, *map(_cells, order.lines)))


def _cells(line: OrderLine) -> tuple[object, ...]:
    measure = line.measure
    return (
        line.insert.name, line.language, line.audience or "alle", line.copies, measure.pages,
        _number(measure.width), _number(measure.height), line.insert.paper, line.work, line.sheets,
        _number(line.kilograms), line.path,
    )  # fmt: skip


def _number(value: float) -> str:
    return str(format_decimal(round(value, 2), locale="da", group_separator=False))


def _pdf(order: Order, view: OrderView, project: Project) -> bytes:
    """The order on one page: rows are put together until it fits."""
    from velkomst.rendering.print import engine  # noqa: PLC0415 - loads slowly, and planning a build lays nothing out

    data = b""
    for grouping in _GROUPINGS:
        page = _page(order, rows(order, grouping), view, project)
        data = engine.pdf(page, project, STYLESHEET, f"{view.head.slug}/order", "ltr")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) == 1:
                break
    return data


def _page(order: Order, lines: tuple[OrderRow, ...], view: OrderView, project: Project) -> str:
    return (
        environment(project, "print", SOURCE_LANGUAGE)
        .get_template("order.html")
        .render(
            order=order,
            has_site=view.has_site,
            rows=lines,
            head=view.head,
            palette=palette(view.head.brand),
            names=dict(view.audiences),
            danish_name=danish_name,
            number=_number,
            whole=lambda value: format_decimal(value, locale="da"),
        )
    )


def render(view: OrderView, project: Project) -> tuple[Artifact, ...]:
    """Return ``order.csv`` and ``order.pdf``. Raises RenderingError where the page cannot be printed."""
    whole, slug = order(view), view.head.slug
    return (
        Artifact(paths.order(slug, "csv"), table(whole), "order", slug),
        Artifact(paths.order(slug, "pdf"), _pdf(whole, view, project), "order", slug),
    )
