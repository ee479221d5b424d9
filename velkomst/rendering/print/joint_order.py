"""Render the joint order of several municipalities, and a statement for each of them, as CSV and PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from babel.numbers import format_decimal

from velkomst.formats.languages import danish_name
from velkomst.formats.spreadsheet import csv_table
from velkomst.model import SOURCE_LANGUAGE, Artifact
from velkomst.model.kinds import CostKey
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import REGION_BRAND, palette
from velkomst.rendering.print.joint_lines import JointLine, JointOrder, Statement, joint_order, printed_content
from velkomst.rendering.print.order import STYLESHEET, order
from velkomst.rendering.print.views import OrderView
from velkomst.rendering.templating import environment


@dataclass(frozen=True)
class JointOrderView:
    """The orders of some municipalities, the files for the print shop, and how the price is shared out."""

    region: str
    orders: tuple[OrderView, ...]
    files: tuple[tuple[str, str], ...]
    """(path, SHA-256) of the files for the print shop."""
    key: CostKey
    inhabitants: tuple[tuple[str, int], ...]
    """(slug, inhabitants), where the key asks for them."""
    price: int | None
    """In øre; None where it is not known."""

    @property
    def content_date(self) -> date:
        """The day on which the newest text of all sheets changed."""
        return max(each.head.content_date for each in self.orders)

    def name(self, slug: str) -> str:
        """Return the name of a municipality."""
        return next(each.head.municipality for each in self.orders if each.head.slug == slug)


def render(view: JointOrderView, project: Project) -> tuple[Artifact, ...]:
    """Return the joint order, the table of statements, and a statement for each municipality."""
    whole = _order(view, project)
    files = {
        paths.joint_order("order.csv"): csv_table(_order_rows(whole, view)),
        paths.joint_order("statements.csv"): csv_table(_statement_rows(whole, view)),
        paths.joint_order("order.pdf"): _pdf("joint-order.html", view, project, order=whole),
    }
    for statement in whole.statements:
        name = f"statement-{statement.slug}"
        files[paths.joint_order(f"{name}.csv")] = csv_table(_lines_of(statement))
        files[paths.joint_order(f"{name}.pdf")] = _pdf(
            "statement.html", view, project, order=whole, statement=statement
        )
    return tuple(Artifact(path, data, "joint-order") for path, data in files.items())


def _order(view: JointOrderView, project: Project) -> JointOrder:
    orders = {each.head.slug: order(each) for each in view.orders}
    shas, known = dict(view.files), dict[str, str]()

    def content(path: str) -> str:
        """Return the hash of what a file prints; a file that is not made is like no other."""
        if path not in shas:
            return path
        if shas[path] not in known:
            known[shas[path]] = printed_content(project.blob(shas[path]).read_bytes())
        return known[shas[path]]

    boxes = {slug: each.boxes for slug, each in orders.items()}
    weights = boxes if view.key == "copies" else dict(view.inhabitants)
    return joint_order(orders, content, weights, view.price)


def _order_rows(whole: JointOrder, view: JointOrderView) -> Iterator[Sequence[object]]:
    slugs = [statement.slug for statement in whole.statements]
    names = [view.name(slug) for slug in slugs]
    yield (
        "tryksag", "sprog", "målgruppe", "fælles", "eksemplarer", *names, "sider", "bredde mm", "højde mm",
        "papir g/m2", "arbejde", "ark A4", "vægt kg", "fil",
    )  # fmt: skip
    for each in whole.lines:
        line, measure = each.line, each.line.measure
        yield (
            line.insert.name, line.language, line.audience or "alle", "ja" if each.common else "nej", line.copies,
            *(each.copies.get(slug, 0) for slug in slugs), measure.pages, decimal(measure.width),
            decimal(measure.height), line.insert.paper, line.work, line.sheets, _kilograms(each.grams), line.path,
        )  # fmt: skip


def _statement_rows(whole: JointOrder, view: JointOrderView) -> Iterator[Sequence[object]]:
    yield (
        "kommune",
        "æsker",
        *(("indbyggere",) if view.key == "inhabitants" else ()),
        "ark A4",
        "vægt kg",
        "andel %",
        "kr.",
    )
    for each in whole.statements:
        yield (
            view.name(each.slug), each.boxes, *((each.weight,) if view.key == "inhabitants" else ()), each.sheets,
            _kilograms(each.grams), percentage(each.weight, whole.weight), kroner(each.amount),
        )  # fmt: skip
    yield (
        "i alt", whole.boxes, *((whole.weight,) if view.key == "inhabitants" else ()), whole.sheets,
        _kilograms(whole.grams), "100", kroner(whole.price),
    )  # fmt: skip


def _lines_of(statement: Statement) -> Iterator[Sequence[object]]:
    yield "tryksag", "sprog", "målgruppe", "fælles", "eksemplarer", "ark A4", "vægt kg", "kr."
    slug = statement.slug
    for each in statement.lines:
        line = each.line
        yield (
            line.insert.name, line.language, line.audience or "alle", "ja" if each.common else "nej",
            each.copies[slug], each.sheets_of(slug), _kilograms(each.grams_of(slug)), "",
        )  # fmt: skip
    yield "i alt", "", "", "", "", statement.sheets, _kilograms(statement.grams), kroner(statement.amount)


def decimal(value: float) -> str:
    """Return a number with at most two decimals as Danish writes it, without a sign for thousands."""
    return str(format_decimal(round(value, 2), locale="da", group_separator=False))


def kroner(amount: int | None) -> str:
    """Return an amount in øre as kroner with two decimals; "" for none.

    >>> kroner(123450), kroner(None)
    ('1234,50', '')
    """
    return "" if amount is None else f"{amount // 100},{amount % 100:02d}"


def percentage(part: int, whole: int) -> str:
    """Return a part of a whole in percent with one decimal.

    >>> percentage(1, 3)
    '33,3'
    """
    return decimal(round(100 * part / whole, 1)) if whole else "0"


def _kilograms(grams: int) -> str:
    """Return a weight in kg to the gram, so that the weights of a table add up to their sum."""
    return f"{grams // 1000},{grams % 1000:03d}"


def _pdf(template: str, view: JointOrderView, project: Project, **context: object) -> bytes:
    from velkomst.rendering.print import engine  # noqa: PLC0415 - loads slowly, and planning a build lays nothing out

    page = (
        environment(project, "print", SOURCE_LANGUAGE)
        .get_template(template)
        .render(
            view=view,
            palette=palette(REGION_BRAND),
            danish_name=danish_name,
            rows=_rows,
            whole=lambda value: format_decimal(value, locale="da"),
            kilograms=lambda grams: format_decimal(grams / 1000, format="#,##0.0", locale="da"),
            exact=lambda grams: format_decimal(grams / 1000, format="#,##0.000", locale="da"),
            money=lambda amount: format_decimal(amount / 100, format="#,##0.00", locale="da"),
            percentage=percentage,
            **context,
        )
    )
    return engine.pdf(page, project, STYLESHEET, "joint-order", "ltr")


@dataclass(frozen=True)
class JointRow:
    """The lines of one insert in one language, as one row of a page."""

    lines: tuple[JointLine, ...]

    @property
    def first(self) -> JointLine:
        """Any of the lines."""
        return self.lines[0]

    @property
    def common(self) -> int:
        """How many of its files several municipalities print."""
        return sum(line.common for line in self.lines)

    @property
    def copies(self) -> int:
        """Copies of all municipalities."""
        return sum(line.line.copies for line in self.lines)

    @property
    def sheets(self) -> int:
        """Sheets of A4 of all municipalities."""
        return sum(line.line.sheets for line in self.lines)

    @property
    def grams(self) -> int:
        """Weight of all municipalities."""
        return sum(line.grams for line in self.lines)

    def copies_of(self, slug: str) -> int:
        """Return the copies of one municipality."""
        return sum(line.copies.get(slug, 0) for line in self.lines)

    def sheets_of(self, slug: str) -> int:
        """Return the sheets of A4 of one municipality."""
        return sum(line.sheets_of(slug) for line in self.lines)

    def grams_of(self, slug: str) -> int:
        """Return the weight of one municipality's copies."""
        return sum(line.grams_of(slug) for line in self.lines)


def _rows(lines: Iterable[JointLine]) -> tuple[JointRow, ...]:
    """Return lines as rows, one for each insert and language."""
    rows: dict[tuple[str, str], list[JointLine]] = {}
    for each in lines:
        rows.setdefault((each.line.insert.id, each.line.language), []).append(each)
    return tuple(JointRow(tuple(row)) for row in rows.values())
