"""The joint order: common sheets once, and statements that add up to the whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest

from tests.rendering.print.test_order import danish, measures, view_of
from velkomst.model.project import Project
from velkomst.rendering.print.joint_lines import JointOrder, joint_order, printed_content
from velkomst.rendering.print.joint_order import JointOrderView, render
from velkomst.rendering.print.order import order
from velkomst.rendering.print.order_lines import Order
from velkomst.rendering.print.views import OrderView

SLUGS = ("klitoe", "moellerup")
PRICE = 8_450_037
INHABITANTS = {"klitoe": 3657, "moellerup": 41_002}


def views() -> tuple[OrderView, ...]:
    editions = [danish(slug) for slug in SLUGS]
    return tuple(view_of(edition, measures(edition, edition.languages)) for edition in editions)


def orders() -> dict[str, Order]:
    return {each.head.slug: order(each) for each in views()}


def joint(weights: Mapping[str, int] | None = None, same: str = "") -> JointOrder:
    """Return the joint order; the files with ``same`` in their name print the same in both municipalities."""
    made = orders()
    boxes = {slug: each.boxes for slug, each in made.items()}

    def content(path: str) -> str:
        return path.rpartition("/")[2] if same and same in path else path

    return joint_order(made, content, weights or boxes, PRICE)


def test_the_statements_add_up_to_the_order() -> None:
    for whole in (joint(), joint(INHABITANTS), joint(same="number-card")):
        assert sum(each.amount or 0 for each in whole.statements) == whole.price == PRICE
        assert sum(each.sheets for each in whole.statements) == whole.sheets
        assert sum(each.grams for each in whole.statements) == whole.grams
        assert sum(each.boxes for each in whole.statements) == whole.boxes
        copies = sum(line.copies[each.slug] for each in whole.statements for line in each.lines)
        assert copies == sum(line.line.copies for line in whole.lines)


def test_the_price_is_shared_out_by_boxes_or_by_inhabitants() -> None:
    by_boxes = {each.slug: each.amount or 0 for each in joint().statements}
    boxes = {each.slug: each.boxes for each in joint().statements}
    assert by_boxes["moellerup"] / PRICE == pytest.approx(boxes["moellerup"] / sum(boxes.values()), abs=1e-6)
    by_inhabitants = {each.slug: each.amount or 0 for each in joint(INHABITANTS).statements}
    assert by_inhabitants["klitoe"] / PRICE == pytest.approx(3657 / 44_659, abs=1e-6)


def test_a_sheet_that_is_the_same_in_both_is_one_line() -> None:
    apart, together = joint(), joint(same="number-card")
    common = [line for line in together.lines if line.common]
    assert {line.line.insert.id for line in common} == {"number-card"}
    assert len(apart.lines) - len(together.lines) == len(common) > 0
    assert all(set(line.copies) == set(SLUGS) for line in common)
    assert all(line.line.copies == sum(line.copies.values()) for line in common)


def test_sheets_of_different_paper_are_never_one_line() -> None:
    made = orders()
    lighter = tuple(replace(line, insert=replace(line.insert, paper=77)) for line in made["klitoe"].lines)
    made["klitoe"] = replace(made["klitoe"], lines=lighter)
    whole = joint_order(made, lambda _: "equal", {"klitoe": 1, "moellerup": 1}, None)
    assert not any(line.common for line in whole.lines)


def test_without_a_price_nobody_pays() -> None:
    whole = joint_order(orders(), lambda path: path, {"klitoe": 1, "moellerup": 1}, None)
    assert [each.amount for each in whole.statements] == [None, None]
    nobody = joint_order(orders(), lambda path: path, {"klitoe": 0, "moellerup": 0}, PRICE)
    assert [each.amount for each in nobody.statements] == [None, None]


def test_title_and_dates_are_no_printed_content() -> None:
    def pdf(title: str, words: bytes) -> bytes:
        made, data = pikepdf.new(), io.BytesIO()
        made.add_blank_page(page_size=(100, 100))
        made.pages[0].contents_add(words)
        made.docinfo["/Title"] = title
        made.save(data, deterministic_id=True)
        return data.getvalue()

    assert printed_content(pdf("a", b"q Q")) == printed_content(pdf("b", b"q Q"))
    assert printed_content(pdf("a", b"q Q")) != printed_content(pdf("a", b"q q Q Q"))


@pytest.mark.pdf
@pytest.mark.parametrize("key", ["copies", "inhabitants"])
def test_the_files_are_readable_and_say_the_same(key: str, root: Path) -> None:
    inhabitants = tuple(INHABITANTS.items()) if key == "inhabitants" else ()
    view = JointOrderView("Lilleland", views(), (), key, inhabitants, PRICE)  # type: ignore[arg-type]
    files = {artifact.path.rpartition("/")[2]: artifact.data for artifact in render(view, Project(root))}
    assert sorted(files) == [
        "order.csv",
        "order.pdf",
        "statement-klitoe.csv",
        "statement-klitoe.pdf",
        "statement-moellerup.csv",
        "statement-moellerup.pdf",
        "statements.csv",
    ]
    for name, data in files.items():
        if name.endswith(".pdf"):
            report = page.validate_pdf_bytes(data, profile="ua1")
            assert [(failure.rule_id, failure.message) for failure in report.failures] == [], name
    rows = list(csv.DictReader(io.StringIO(files["statements.csv"].decode("utf-8-sig")), delimiter=";"))
    amounts = [int(row["kr."].replace(",", "")) for row in rows]
    assert sum(amounts[:-1]) == amounts[-1] == PRICE
    grams = [int(row["vægt kg"].replace(",", "")) for row in rows]
    assert sum(grams[:-1]) == grams[-1]
    lines = list(csv.DictReader(io.StringIO(files["order.csv"].decode("utf-8-sig")), delimiter=";"))
    names = [each.head.municipality for each in views()]
    assert all(int(line["eksemplarer"]) == sum(int(line[name]) for name in names) for line in lines)
