"""Put the orders of several municipalities together: common sheets once, and what each municipality pays."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from velkomst.formats.apportionment import apportioned
from velkomst.rendering.print.order_lines import Order, OrderLine


@dataclass(frozen=True)
class JointLine:
    """One file for the print shop; ``copies`` are those of each municipality that prints it, ``line`` has them all."""

    line: OrderLine
    copies: Mapping[str, int]

    @property
    def common(self) -> bool:
        """Whether several municipalities print the same sheet."""
        return len(self.copies) > 1

    @property
    def grams(self) -> int:
        """Weight of all copies in whole grams."""
        return round(self.line.kilograms * 1000)

    def sheets_of(self, slug: str) -> int:
        """Return the sheets of A4 of one municipality's copies; those of all add up to the sheets of the line."""
        return apportioned(self.line.sheets, self.copies).get(slug, 0)

    def grams_of(self, slug: str) -> int:
        """Return the weight of one municipality's copies; those of all add up to the weight of the line."""
        return apportioned(self.grams, self.copies).get(slug, 0)


@dataclass(frozen=True)
class Statement:
    """What one municipality gets and pays. ``amount`` is in øre, None while the price is not known."""

    slug: str
    boxes: int
    weight: int
    """What its part is counted by: boxes or inhabitants."""
    lines: tuple[JointLine, ...]
    amount: int | None

    @property
    def sheets(self) -> int:
        """Sheets of A4."""
        return sum(line.sheets_of(self.slug) for line in self.lines)

    @property
    def grams(self) -> int:
        """Weight of its paper."""
        return sum(line.grams_of(self.slug) for line in self.lines)


@dataclass(frozen=True)
class JointOrder:
    """The order of several municipalities, and a statement for each. ``price`` is in øre, None where not known."""

    lines: tuple[JointLine, ...]
    statements: tuple[Statement, ...]
    price: int | None
    missing: tuple[str, ...]

    @property
    def boxes(self) -> int:
        """Boxes of all municipalities."""
        return sum(statement.boxes for statement in self.statements)

    @property
    def weight(self) -> int:
        """What all parts are counted by."""
        return sum(statement.weight for statement in self.statements)

    @property
    def sheets(self) -> int:
        """Sheets of A4 of all lines."""
        return sum(line.line.sheets for line in self.lines)

    @property
    def grams(self) -> int:
        """Weight of all lines."""
        return sum(line.grams for line in self.lines)


def joint_order(
    orders: Mapping[str, Order], content: Callable[[str], str], weights: Mapping[str, int], price: int | None
) -> JointOrder:
    """Return the joint order of municipalities.

    ``content`` returns what identifies the content of a file, by its path. ``weights`` are those by which the
    ``price`` in øre is shared out; where they are all zero, nobody pays.
    """
    lines = tuple(_joined(orders, content))
    amounts = {} if price is None or not any(weights.values()) else apportioned(price, weights)
    statements = (
        Statement(
            slug, order.boxes, weights[slug], tuple(each for each in lines if slug in each.copies), amounts.get(slug)
        )
        for slug, order in orders.items()
    )
    missing = tuple(path for order in orders.values() for path in order.missing)
    return JointOrder(lines, tuple(statements), price, missing)


def _joined(orders: Mapping[str, Order], content: Callable[[str], str]) -> Iterator[JointLine]:
    """Yield the lines of all orders in the order of the box, equal files on one line."""
    alike: dict[tuple[object, ...], list[tuple[str, OrderLine]]] = {}
    for slug, order in orders.items():
        for line in order.lines:
            insert, measure = line.insert, line.measure
            sheet = (insert.id, insert.paper, line.language, line.audience, measure)
            alike.setdefault((*sheet, content(line.path)), []).append((slug, line))
    for equal in _by_insert(alike.values()):
        copies = {slug: line.copies for slug, line in equal}
        first = equal[0][1]
        whole = OrderLine(first.insert, first.language, first.audience, sum(copies.values()), first.measure, first.path)
        yield JointLine(whole, copies)


def _by_insert(groups: Iterable[list[tuple[str, OrderLine]]]) -> list[list[tuple[str, OrderLine]]]:
    listed = list(groups)
    places: dict[str, int] = {}
    for group in listed:
        places.setdefault(group[0][1].insert.id, len(places))
    return sorted(listed, key=lambda group: places[group[0][1].insert.id])


def printed_content(data: bytes) -> str:
    """Return the hash of what a PDF prints: without title, dates and ids, which a shop does not print."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in ("/Metadata", "/PieceInfo"):
            if key in pdf.Root:
                del pdf.Root[key]
        for key in ("/Info", "/ID"):
            if key in pdf.trailer:
                del pdf.trailer[key]
        output = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(output, static_id=True)
    return hashlib.sha256(output.getvalue()).hexdigest()
