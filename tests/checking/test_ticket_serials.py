"""Test that tickets which several municipalities print have serial numbers of their own in each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.coast import COAST, GROUP, add_coast
from tests.support import add, codes_of
from velkomst.checking import ticket_serials
from velkomst.formats import serials
from velkomst.reading.library import read


def test_each_municipality_of_a_group_numbers_the_ticket_for_itself(tiny: Path) -> None:
    add_coast(tiny)
    assert len({serials.series(slug, "coast-sauna") for slug in COAST}) == len(COAST)
    assert ticket_serials.check(read(tiny).required()) == ()


def test_equal_serials_in_two_municipalities_are_an_error(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_coast(tiny)
    monkeypatch.setattr(serials, "_MARK", 0)
    problems = ticket_serials.check(read(tiny).required())
    assert set(codes_of(problems)) == {"serials-collide"}
    assert {problem.mark.path for problem in problems} == {f"{GROUP}/tickets.yml"}


def test_a_ticket_of_a_group_needs_an_id_of_its_own(tiny: Path) -> None:
    add_coast(tiny)
    text = (tiny / GROUP / "tickets.yml").read_text("utf-8")
    add(tiny, "municipalities/odby/tickets.yml", text)
    assert codes_of(ticket_serials.check(read(tiny).required())) == ["own-ticket-taken"]
