"""Render the order for the print shop from a municipality's print run and the measures of its sheets.

``order.csv`` is for a spreadsheet, ``order.pdf`` is the same on one page to send along.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pikepdf
from babel.numbers import format_decimal

from velkomst.formats.languages import danish_name
from velkomst.model import SOURCE_LANGUAGE, Artifact, Edition, Insert, PrintRun
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import palette
from velkomst.rendering.print.inserts.registry import GUIDE, INSERT_SPECS, granularity_of
from velkomst.rendering.print.plans import is_booklet
from velkomst.rendering.print.press.blanks import LEAF
from velkomst.rendering.print.print_variants import FORM_SUFFIXES, PlanName
from velkomst.rendering.print.views import Measure, OrderView
from velkomst.rendering.templating import environment
from velkomst.rendering.views import head_of

STYLESHEET = "templates/print/order.css"
A4 = (210, 297)
"""mm."""
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
"""What is put together on one row of the page, from the finest; the first that fits on one page is taken."""


@dataclass(frozen=True)
class OrderLine:
    """One line of the order."""

    insert: Insert
    language: str
    audience: str
    copies: int
    measure: Measure
    path: str

    @property
    def work(self) -> str:
        """What the print shop does with it, in Danish."""
        if is_booklet(_plan(self.insert), self.measure.pages):
            return "foldes, hæftes"
        return "begge sider" if self.measure.pages > 1 else "én side"

    @property
    def leaves(self) -> int:
        """Leaves in all copies: each has two pages."""
        return self.copies * math.ceil(self.measure.pages / 2)

    @property
    def square_metres(self) -> float:
        """Paper in all copies."""
        return self.leaves * self.measure.width * self.measure.height / 1e6

    @property
    def sheets(self) -> int:
        """Sheets of A4 that all copies are cut or folded from; larger paper counts by its area."""
        width, height = self.measure.width, self.measure.height
        fit = max(int(A4[0] / width + 0.01) * int(A4[1] / height + 0.01),
                  int(A4[1] / width + 0.01) * int(A4[0] / height + 0.01))  # fmt: skip
        return math.ceil(self.leaves / fit if fit else self.square_metres * 1e6 / (A4[0] * A4[1]))

    @property
    def kilograms(self) -> float:
        """Weight of all copies."""
        return self.square_metres * self.insert.paper / 1000


@dataclass(frozen=True)
class OrderRow:
    """Lines that are put together on one row of the page, such as those of one insert in one language."""

    lines: tuple[OrderLine, ...]

    @property
    def first(self) -> OrderLine:
        """Any of the lines: they have insert, paper and work in common."""
        return self.lines[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """Their languages, each once."""
        return tuple(dict.fromkeys(line.language for line in self.lines))

    @property
    def pages(self) -> str:
        """Their pages: ``36`` or ``36–44``."""
        counts = sorted({line.measure.pages for line in self.lines})
        return "–".join(dict.fromkeys((str(counts[0]), str(counts[-1]))))

    @property
    def copies(self) -> int:
        """Copies of all of them."""
        return sum(line.copies for line in self.lines)

    @property
    def sheets(self) -> int:
        """Their sheets of A4."""
        return sum(line.sheets for line in self.lines)

    @property
    def kilograms(self) -> float:
        """Their weight."""
        return sum(line.kilograms for line in self.lines)


@dataclass(frozen=True)
class Order:
    """The whole order. ``split`` lists languages with a run for all audiences, which was shared out evenly."""

    lines: tuple[OrderLine, ...]
    boxes: int
    split: tuple[str, ...]
    missing: tuple[str, ...]
    """Files that the run asks for and that are not made."""

    @property
    def numbered(self) -> bool:
        """Whether there are tickets, of which every sheet has its own number."""
        return any(_plan(line.insert) == "numbered" for line in self.lines)

    @property
    def sheets(self) -> int:
        """Sheets of A4 in all."""
        return sum(line.sheets for line in self.lines)

    @property
    def kilograms(self) -> float:
        """Weight in all."""
        return sum(line.kilograms for line in self.lines)


def view(edition: Edition, measures: Iterable[tuple[str, Measure]]) -> OrderView | None:
    """Return what the order of a municipality shows, from its Danish edition; None without a print run.

    ``measures`` are those of its sheets, by path without ``.pdf``.
    """
    profile = edition.profile
    if not profile.print_run:
        return None
    names = tuple((audience.id, audience.short.text or audience.name.text) for audience in edition.audiences)
    inserts = tuple(insert for insert in edition.box.inserts if insert.receiver == "reader" or insert.kind in AROUND)
    return OrderView(
        head_of(edition, names), profile.print_run, inserts, names, tuple(measures), bool(edition.site_url)
    )


def order(view: OrderView) -> Order:
    """Return the order of a municipality."""
    lines: list[OrderLine] = []
    missing: list[str] = []
    measures = dict(view.measures)
    run = shared_out(view.run, tuple(id for id, _ in view.audiences))
    for insert, language, audience, copies in _wanted(view.inserts, run):
        stem = f"{_folder(view, insert, language, audience)}{GUIDE if insert.kind == GUIDE else insert.id}"
        if stem in measures:
            measure = _at_the_print_shop(insert, measures[stem])
            lines.append(OrderLine(insert, language, audience, copies, measure, f"{stem}{FORM_SUFFIXES['press']}.pdf"))
        else:
            missing.append(f"{stem}.pdf")
    split = dict.fromkeys(run.language for run in view.run if not run.audience)
    return Order(tuple(lines), sum(run.values()), tuple(split), tuple(missing))


def _at_the_print_shop(insert: Insert, measure: Measure) -> Measure:
    """Return the measure of the press form: a booklet is filled up with blank pages to whole sheets."""
    if not is_booklet(_plan(insert), measure.pages):
        return measure
    return replace(measure, pages=measure.pages + -measure.pages % LEAF)


def rows(whole: Order, grouping: Callable[[OrderLine], tuple[str, ...]] = _GROUPINGS[0]) -> tuple[OrderRow, ...]:
    """Return the order as rows, in the order of the box."""
    groups: dict[tuple[str, ...], list[OrderLine]] = {}
    for line in whole.lines:
        groups.setdefault(grouping(line), []).append(line)
    return tuple(OrderRow(tuple(lines)) for lines in groups.values())


def _folder(view: OrderView, insert: Insert, language: str, audience: str) -> str:
    per_language = granularity_of(insert.kind) != "municipality"
    return paths.print_folder(view.head.slug, language if per_language else "", audience)


def _plan(insert: Insert) -> PlanName:
    return INSERT_SPECS[insert.kind].plan if insert.kind in INSERT_SPECS else "booklet"


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
        granularity = granularity_of(insert.kind)
        copies: dict[tuple[str, str], int] = {}
        for (language, audience), boxes in run.items():
            if insert.audiences and audience not in insert.audiences:
                continue
            key = (language, audience if granularity == "audience" else "")
            copies[key] = copies.get(key, 0) + boxes * insert.copies
        for (language, audience), number in copies.items():
            yield insert, language, audience, number


def table(order: Order) -> bytes:
    """Return the order as CSV: semicolons, decimal commas and a byte order mark, as a Danish spreadsheet opens it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEAD)
    for line in order.lines:
        measure = line.measure
        writer.writerow(
            (
                line.insert.name, line.language, line.audience or "alle", line.copies, measure.pages,
                _number(measure.width), _number(measure.height), line.insert.paper, line.work, line.sheets,
                _number(line.kilograms), line.path,
            )
        )  # fmt: skip
    return text.getvalue().encode("utf-8-sig")


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
