"""Test that the lines of a ticket have the room that they need on paper, also translated."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.support import problems_of
from velkomst.model.text_limits import PARTNER_SIGNS, TERMS_SIGNS, TICKET_TITLE_SIGNS
from velkomst.problems import Problem

TICKETS = "municipalities/nordby/tickets.yml"


@pytest.mark.parametrize(
    ("key", "limit"), [("partner", PARTNER_SIGNS), ("title", TICKET_TITLE_SIGNS), ("terms", TERMS_SIGNS)]
)
def test_a_line_of_a_ticket_that_is_too_long_is_an_error_with_its_limit(tiny: Path, key: str, limit: int) -> None:
    file = tiny / TICKETS
    data = yaml.safe_load(file.read_text("utf-8"))

    def too_long(length: int) -> list[Problem]:
        data["tickets"][0][key] = "x" * length
        file.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
        return [problem for problem in problems_of(tiny) if problem.code == "too-long"]

    assert too_long(limit) == []
    (found,) = too_long(limit + 1)
    assert f"{limit} tegn" in found.hint()
