"""A municipality's print run and the measures of its finished PDF files in; the order for the print shop out.

``order.csv`` has a line for each file, ``order.pdf`` sums it up on one page to send along.
"""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from babel.numbers import format_decimal

from velkomst.editing.languages import danish_name, direction
from velkomst.model import SOURCE_LANGUAGE, Artifact, Edition, Insert, PrintRun
from velkomst.rendering.colours import palette
from velkomst.rendering.print import engine, imprint, qr
from velkomst.rendering.print.inserts.kinds import MAKERS, per_of, stem_of
from velkomst.rendering.templating import environment

STYLESHEET = "templates/print/order.css"
A4 = 0.21 * 0.297
"""Square metres."""
AROUND = ("box-label", "sleeve")
"""Inserts of the desk of which every box has one."""
_HEAD = (
    "tryksag", "sprog", "målgruppe", "eksemplarer", "sider", "bredde mm", "højde mm", "papir g/m2", "ark A4",
    "vægt kg", "fil",
)  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """What one finished PDF is: its pages and the size of one, in mm."""

    pages: int
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """One line of the order."""

    insert: Insert
    language: str
    audience: str
    copies: int
    measure: Measure
    path: str

    @property
    def square_metres(self) -> float:
        """Paper in all copies: each leaf has two pages."""
        return self.copies * math.ceil(self.measure.pages / 2) * self.measure.width * self.measure.height / 1e6

    @property
    def sheets(self) -> int:
        """Sheets of A4 that the paper of all copies amounts to."""
        return math.ceil(round(self.square_metres / A4, 6))

    @property
    def kilograms(self) -> float:
        """Weight of all copies."""
        return self.square_metres * self.insert.paper / 1000


@dataclass(frozen=True)
class Group:
    """What one insert amounts to in one language: a line of the page, where the table of files has one per reader."""

    lines: tuple[Line, ...]

    @property
    def copies(self) -> str:
        """Copies in all, and how many of each file where readers have one of their own: ``1200 (5 × 240)``."""
        each = [line.copies for line in self.lines]
        if len(each) == 1:
            return str(each[0])
        parts = (f"{each.count(copies)} × {copies}" for copies in dict.fromkeys(each))
        return f"{sum(each)} ({', '.join(parts)})"

    @property
    def pages(self) -> str:
        """Pages of the shortest and the longest of its files: ``54–56``."""
        found = [line.measure.pages for line in self.lines]
        return str(found[0]) if len(set(found)) == 1 else f"{min(found)}–{max(found)}"

    @property
    def sheets(self) -> int:
        """Sheets of A4 in all."""
        return sum(line.sheets for line in self.lines)

    @property
    def kilograms(self) -> float:
        """Weight in all."""
        return sum(line.kilograms for line in self.lines)


@dataclass(frozen=True)
class Order:
    """The whole order. ``split`` names languages whose run says no audience and was shared out evenly."""

    lines: tuple[Line, ...]
    boxes: int
    split: tuple[str, ...]
    missing: tuple[str, ...]
    """Files that the run asks for and that are not made."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """Lines of one insert in one language together, in the order of the box."""
        found: dict[tuple[str, str], list[Line]] = {}
        for line in self.lines:
            found.setdefault((line.insert.id, line.language), []).append(line)
        return tuple(Group(tuple(lines)) for lines in found.values())

    @property
    def numbered(self) -> tuple[str, ...]:
        """Names of what has a number on each sheet, so that no file is printed many times."""
        return tuple(dict.fromkeys(line.insert.name for line in self.lines if _is_numbered(line.insert)))

    @property
    def lacking(self) -> Mapping[str, int]:
        """Language -> how many of its files are not made."""
        return Counter(path.split("/")[2] for path in self.missing)

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
    lines: list[Line] = []
    missing: list[str] = []
    run = shared_out(edition.profile.print_run, tuple(audience.id for audience in edition.audiences))
    for insert, language, audience, copies in _wanted(edition, run):
        stem = stem_of(replace(edition, language=language, audience=audience), insert)
        if stem in measures:
            lines.append(Line(insert, language, audience, copies, _one(insert, measures[stem]), f"{stem}-press.pdf"))
        else:
            missing.append(f"{stem}.pdf")
    split = dict.fromkeys(one.language for one in edition.profile.print_run if not one.audience)
    return Order(tuple(lines), sum(run.values()), tuple(split), tuple(missing))


def _one(insert: Insert, measure: Measure) -> Measure:
    """What one box gets: of numbered sheets a single one, though the file has several."""
    return replace(measure, pages=1) if _is_numbered(insert) else measure


def _is_numbered(insert: Insert) -> bool:
    return insert.kind in MAKERS and MAKERS[insert.kind].plan == "numbered"


def shared_out(runs: Iterable[PrintRun], audiences: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """Return copies by language and audience; a run without an audience is shared evenly, the rest to the first.

    >>> shared_out((PrintRun("en", 5),), ("eu", "nordic"))
    {('en', 'eu'): 3, ('en', 'nordic'): 2}
    """
    found: dict[tuple[str, str], int] = {}
    for run in runs:
        each, rest = divmod(run.copies, len(audiences))
        parts = {run.audience: run.copies} if run.audience else {
            audience: each + (place < rest) for place, audience in enumerate(audiences)
        }
        for audience, copies in parts.items():
            key = (run.language, audience)
            found[key] = found.get(key, 0) + copies
    return {key: copies for key, copies in found.items() if copies}


def _wanted(edition: Edition, run: Mapping[tuple[str, str], int]) -> Iterator[tuple[Insert, str, str, int]]:
    """Inserts in the order of the box; what all readers of a language get stands once."""
    inserts = [one for one in edition.box.inserts if one.receiver == "reader" or one.kind in AROUND]
    for insert in inserts:
        per = per_of(insert.kind)
        copies: dict[tuple[str, str], int] = {}
        for (language, audience), boxes in run.items():
            if insert.audiences and audience not in insert.audiences:
                continue
            key = (language, audience if per == "audience" else "")
            copies[key] = copies.get(key, 0) + boxes * insert.copies
        for (language, audience), number in copies.items():
            yield insert, language, audience, number


def render_order(edition: Edition, measures: Mapping[str, Measure], root: Path) -> tuple[Artifact, ...]:
    """Return ``order.csv`` and ``order.pdf``; nothing for a municipality without a print run."""
    if not edition.profile.print_run:
        return ()
    made = order(edition, measures)
    folder, slug = f"print/{edition.profile.slug}", edition.profile.slug
    return (
        Artifact(f"{folder}/order.csv", sheet(made), "order", slug),
        Artifact(f"{folder}/order.pdf", _pdf(made, edition, root), "order", slug),
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
                _number(measure.width), _number(measure.height), line.insert.paper, line.sheets,
                _number(line.kilograms), line.path,
            )
        )  # fmt: skip
    return text.getvalue().encode("utf-8-sig")


def _number(value: float) -> str:
    return str(format_decimal(round(value, 2), locale="da", group_separator=False))


def _pdf(made: Order, edition: Edition, root: Path) -> bytes:
    ordered = dict.fromkeys(line.language for line in made.lines)
    page = (
        environment(root, "print", SOURCE_LANGUAGE)
        .get_template("order.html")
        .render(
            order=made,
            edition=edition,
            palette=palette(edition.profile.brand),
            imprint=imprint.of(edition),
            qr=qr.code,
            bound_right=[danish_name(language) for language in ordered if direction(language) == "rtl"],
            danish_name=danish_name,
            number=_number,
        )
    )
    return engine.pdf(page, root, STYLESHEET, f"{edition.profile.slug}/order", "ltr")
