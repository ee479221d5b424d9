"""Removing the direction marks of CLDR."""

from __future__ import annotations

from velkomst.formats.direction_marks import without_direction_marks


def test_marks_are_removed_and_the_rest_is_kept() -> None:
    assert without_direction_marks("\u200e1.250\u00a0kr.\u200f \u061c٣") == "1.250\u00a0kr. ٣"
