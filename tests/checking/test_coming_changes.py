"""Test the list of what changes by itself, and the values that facts take on a coming day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]

from tests.support import DAY, PROJECT, add, block_of, codes_of, edit, inspect, library_of
from velkomst.build.inspection import read_and_merge
from velkomst.build.regional import report_data
from velkomst.checking.coming_changes import coming_changes
from velkomst.model.project import Project
from velkomst.rendering.regional.reports import status_figures, status_page
from velkomst.resolving.editions import Day, resolve

FACTS, BANK = "content/facts.yml", "content/topics/bank.yml"
NEXT = '    next: {value: 300, valid_from: "2027-01-01", source: https://www.borger.dk/2027}\n'
EVENT = """events:
  - id: cafe
    title: Sprogcafé
    text: Vi drikker kaffe.
    starts: "2026-12-20T16:00"
    ends: "2026-12-20T18:00"
    place: library
    source: https://www.nordby.dk/cafe
    signup: {email: cafe@nordby.dk, by: "2026-12-15"}
"""


def with_next_value(root: Path) -> None:
    edit(root, FACTS, "    unit: DKK\n", f"    unit: DKK\n{NEXT}")


def fee_on(root: Path, day: date) -> tuple[str, date | None]:
    state = read_and_merge(Project(root), day)
    merged = next(each for each in state.merged if each.slug == "nordby")
    block = block_of(resolve(state.library, merged, "da", state.catalogs, Day(day, day)), "bank/bank-answer")
    assert block.origin
    return block.texts["text"].strip().rpartition("koster ")[2].replace("\N{NO-BREAK SPACE}", " "), block.origin.changed


def test_a_fact_takes_its_next_value_on_the_day(tiny: Path) -> None:
    with_next_value(tiny)
    assert fee_on(tiny, date(2026, 12, 31)) == ("250 kr.", None)
    assert fee_on(tiny, date(2027, 1, 2)) == ("300 kr.", date(2027, 1, 1))


def test_a_fact_with_a_next_value_does_not_expire(tiny: Path) -> None:
    edit(tiny, FACTS, "    unit: DKK\n", f'    unit: DKK\n    valid_to: "2026-12-31"\n{NEXT}')
    assert "fact-expired" not in codes_of(inspect(tiny, date(2027, 1, 1)).problems)


def test_the_words_around_a_number_are_compared_with_its_next_value(tiny: Path) -> None:
    edit(tiny, FACTS, "    worded_for: 10\n", '    worded_for: 10\n    next: {value: 1, valid_from: "2027-01-01"}\n')
    others = [problem for problem in inspect(tiny).problems if problem.code == "number-needs-other-words"]
    assert {dict(problem.details)["new"] for problem in others} == {"1"}
    edit(tiny, FACTS, "{value: 1,", "{value: 1, worded_for: 1,")
    assert "number-needs-other-words" not in codes_of(inspect(tiny).problems)


def test_everything_that_changes_is_on_one_list_with_its_owner(tiny: Path) -> None:
    with_next_value(tiny)
    edit(tiny, BANK, "need: no\n", 'need: no\nvalid_from: "2027-03-01"\n')
    add(tiny, "municipalities/nordby/places.yml", '  - id: library\n    valid_to: "2026-12-31"\n')
    add(tiny, "municipalities/nordby/events.yml", EVENT)
    hidden = '    based_on: "a0bd94c1"\n'
    edit(tiny, "municipalities/nordby/topics/health.yml", hidden, f'{hidden}    valid_to: "2027-01-31"\n')
    changes = [change for change in coming_changes(library_of(tiny), DAY) if not change.name.startswith("tickets/")]
    assert [(str(change.on), change.kind, change.name, change.owner, change.authority) for change in changes] == [
        ("2026-12-16", "signup-ends", "events/cafe", "nordby", ""),
        ("2026-12-21", "ends", "events/cafe", "nordby", ""),
        ("2027-01-01", "next-value", "fact.bank_fee", "shared", "Lilleland"),
        ("2027-01-01", "ends", "places/library", "nordby", ""),
        ("2027-02-01", "shared-again", "health/eu-card", "nordby", "Region Lilleland"),
        ("2027-03-01", "begins", "bank", "shared", "Lilleland"),
    ]
    assert [change.value for change in changes if change.value] == ["300\N{NO-BREAK SPACE}kr."]


def test_an_event_that_repeats_ends_once(tiny: Path) -> None:
    monthly = '    repeat: {every: month, on: last-fri, until: "2027-05-01"}\n'
    starts = EVENT.replace("2026-12-20T", "2026-11-27T").replace("    place:", f"{monthly}    place:")
    add(tiny, "municipalities/nordby/events.yml", starts.partition("    signup:")[0])
    ends = [change for change in coming_changes(library_of(tiny), DAY) if change.name == "events/cafe"]
    assert [(str(change.on), change.kind) for change in ends] == [("2027-05-01", "ends")]


def test_the_status_page_and_its_figures_have_the_list(tiny: Path) -> None:
    with_next_value(tiny)
    data = report_data(inspect(tiny), Project(tiny))
    page = lxml.html.document_fromstring(status_page.render(data, PROJECT).data.decode())
    rows = [
        " ".join(row.text_content().split())
        for row in page.xpath("//h2[@id='aendringer']/following-sibling::table[1]//tr")
    ]
    assert any(row.startswith("1. januar 2027Pris for en bankkonto") and "Ny værdi: 300 kr." in row for row in rows)
    figures = json.loads(status_figures.render(data, PROJECT).data)
    fee = next(change for change in figures["changes"] if change["name"] == "fact.bank_fee")
    assert (fee["on"], fee["change"], fee["source"]) == ("2027-01-01", "next-value", "https://www.borger.dk/2027")
