"""Test how texts of CLDR are adapted."""

from __future__ import annotations

from velkomst.formats.cldr_text import adapted


def test_marks_are_removed_and_the_rest_is_kept() -> None:
    assert adapted("\u200e1.250\u00a0kr.\u200f \u061c٣") == "1.250\u00a0kr. ٣"


def test_the_apostrophe_of_ukrainian_weekdays_is_the_one_of_our_translations() -> None:
    assert adapted("п\u02bcятниця") == "п\u2019ятниця"
