"""A municipality's print run and the measures of its finished PDF files in; the order for the print shop out.

``order.csv`` is for a spreadsheet, ``order.pdf`` is the same on one page to send along.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pikepdf
from babel.dates import format_date
from babel.numbers import format_decimal

from velkomst.formats.languages import danish_name
from velkomst.model import SOURCE_LANGUAGE, Artifact, Edition, Insert, PrintRun
from velkomst.model.project import Project
from velkomst.rendering.colours import palette
from velkomst.rendering.print import engine
from velkomst.rendering.print.inserts.registry import INSERT_SPECS, granularity_of, stem_of
from velkomst.rendering.print.inserts.spec import PlanName
from velkomst.rendering.print.views import Measure, OrderView
from velkomst.rendering.templating import environment

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
"""What stands on one row of the page, from the finest; the first that fits on one page is taken."""


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
        if _plan(self.insert) == "booklet":
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
    """Lines that stand on one row of the page: those of one insert in one language, say."""

    lines: tuple[OrderLine, ...]

    @property
    def first(self) -> OrderLine:
        """Any of them: they have insert, paper and work in common."""
        return self.lines[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """Their languages, each once."""
        return tuple(dict.fromkeys(line.language for line in self.lines))

    @property
    def pages(self) -> str:
        """Their pages: ``36`` or ``36–44``."""
        found = sorted({line.measure.pages for line in self.lines})
        return "–".join(dict.fromkeys((str(found[0]), str(found[-1]))))

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
    """The whole order. ``split`` names languages whose run says no audience and was shared out evenly."""

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


def order(edition: Edition, measures: Mapping[str, Measure]) -> Order:
    """Return the order of an edition's municipality; ``measures`` are keyed by path without ``.pdf``."""
    lines: list[OrderLine] = []
    missing: list[str] = []
    run = shared_out(edition.profile.print_run, tuple(audience.id for audience in edition.audiences))
    for insert, language, audience, copies in _wanted(edition, run):
        stem = stem_of(replace(edition, language=language, audience=audience), insert)
        if stem in measures:
            measure = _of_one_copy(insert, measures[stem])
            lines.append(OrderLine(insert, language, audience, copies, measure, f"{stem}-press.pdf"))
        else:
            missing.append(f"{stem}.pdf")
    split = dict.fromkeys(one.language for one in edition.profile.print_run if not one.audience)
    return Order(tuple(lines), sum(run.values()), tuple(split), tuple(missing))


def rows(made: Order, grouping: Callable[[OrderLine], tuple[str, ...]] = _GROUPINGS[0]) -> tuple[OrderRow, ...]:
    """Return the order as rows, in the order of the box."""
    found: dict[tuple[str, ...], list[OrderLine]] = {}
    for line in made.lines:
        found.setdefault(grouping(line), []).append(line)
    return tuple(OrderRow(tuple(lines)) for lines in found.values())


def _plan(insert: Insert) -> PlanName:
    return INSERT_SPECS[insert.kind].plan if insert.kind in INSERT_SPECS else "booklet"


def _of_one_copy(insert: Insert, measure: Measure) -> Measure:
    """The file of numbered sheets holds several, and one of them lies in a box."""
    if _plan(insert) != "numbered":
        return measure
    return replace(measure, pages=max(1, measure.pages // insert.numbered_sheets))


def shared_out(runs: Iterable[PrintRun], audiences: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """Return copies by language and audience; a run without an audience is shared evenly, the rest to the first.

    >>> shared_out((PrintRun("en", 5),), ("eu", "nordic"))
    {('en', 'eu'): 3, ('en', 'nordic'): 2}
    """
    found: dict[tuple[str, str], int] = {}
    for run in runs:
        each, rest = divmod(run.copies, len(audiences))
        parts = (
            {run.audience: run.copies}
            if run.audience
            else {audience: each + (place < rest) for place, audience in enumerate(audiences)}
        )
        for audience, copies in parts.items():
            key = (run.language, audience)
            found[key] = found.get(key, 0) + copies
    return {key: copies for key, copies in found.items() if copies}


def _wanted(edition: Edition, run: Mapping[tuple[str, str], int]) -> Iterator[tuple[Insert, str, str, int]]:
    """Inserts in the order of the box; what all readers of a language get stands once."""
    inserts = [one for one in edition.box.inserts if one.receiver == "reader" or one.kind in AROUND]
    for insert in inserts:
        per = granularity_of(insert.kind)
        copies: dict[tuple[str, str], int] = {}
        for (language, audience), boxes in run.items():
            if insert.audiences and audience not in insert.audiences:
                continue
            key = (language, audience if per == "audience" else "")
            copies[key] = copies.get(key, 0) + boxes * insert.copies
        for (language, audience), number in copies.items():
            yield insert, language, audience, number


def render_order(edition: Edition, measures: Mapping[str, Measure], project: Project) -> tuple[Artifact, ...]:
    """Return ``order.csv`` and ``order.pdf``; nothing for a municipality without a print run."""
    if not edition.profile.print_run:
        return ()
    made = order(edition, measures)
    folder, slug = f"print/{edition.profile.slug}", edition.profile.slug
    return (
        Artifact(f"{folder}/order.csv", sheet(made), "order", slug),
        Artifact(f"{folder}/order.pdf", _pdf(made, edition, project), "order", slug),
    )


def sheet(made: Order) -> bytes:
    """Return the order as CSV: semicolons, decimal commas and a byte order mark, as a Danish spreadsheet opens it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEAD)
    for line in made.lines:
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


def _pdf(made: Order, edition: Edition, project: Project) -> bytes:
    """The order on one page: rows are put together until it fits."""
    data = b""
    for grouping in _GROUPINGS:
        page = _page(made, rows(made, grouping), edition, project)
        data = engine.pdf(page, project, STYLESHEET, f"{edition.profile.slug}/order", "ltr")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) == 1:
                break
    return data


def _page(made: Order, lines: tuple[OrderRow, ...], edition: Edition, project: Project) -> str:
    return (
        environment(project, "print", SOURCE_LANGUAGE)
        .get_template("order.html")
        .render(
            order=made,
            rows=lines,
            edition=edition,
            palette=palette(edition.profile.brand),
            names={audience.id: audience.short.text or audience.name.text for audience in edition.audiences},
            danish_name=danish_name,
            number=_number,
            content_date=format_date(edition.content_date, "long", locale=SOURCE_LANGUAGE),
            whole=lambda value: format_decimal(value, locale="da"),
        )
    )


def render(view: OrderView, project: Project) -> tuple[Artifact, ...]:
    """Return the order as CSV and PDF; raises as ``render_order`` does."""
    return tuple(render_order(view.edition, dict(view.measures), project))
