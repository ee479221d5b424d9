"""Test the rows of the comparison of audiences."""

from __future__ import annotations

from tests.rendering.sample_edition import sample_edition
from velkomst.rendering.contrast import rows


def test_only_what_differs_is_said() -> None:
    edition = sample_edition()
    cpr, health = rows(edition.handbook, edition.audiences)
    said = [([one.id for one in cell.audiences], [block.id for block in cell.own]) for cell in cpr.cells]
    assert said == [
        (["nordic"], ["cpr-permit"]),
        (["eu"], ["cpr-eu"]),
        (["third-country", "commuter", "refugee"], ["cpr-permit"]),
    ]
    assert cpr.differs and not any(cell.answer for cell in cpr.cells), "the short answer is the same for all"
    assert [len(cell.audiences) for cell in health.cells] == [3, 1, 1]
    assert health.cells[1].reason and not health.cells[1].same
    assert health.cells[0].same, "what everyone reads whom it answers is no difference"


def test_a_topic_that_is_the_same_for_all_has_one_cell() -> None:
    edition = sample_edition()
    (row,) = rows(edition.topics[2:3], edition.audiences)
    assert not row.differs and len(row.cells) == 1 and len(row.cells[0].audiences) == 5
