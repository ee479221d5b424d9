"""Test the merge of two edited versions of a text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from velkomst.resolving.three_way_merge import merge_text

BASE = "Vælg en læge på borger.dk. Du skal bruge MitID. Det er gratis."
TEXTS = st.lists(st.sampled_from(["en", "to", "tre.\n", "fire", "- fem\n"]), min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("shared", "local", "merged"),
    [
        (BASE, "Noget andet.", "Noget andet."),
        ("Noget andet.", BASE, "Noget andet."),
        (BASE.replace("Det er gratis.", "Det koster ikke noget."), BASE.replace("borger.dk", "samsoe.dk"), ""),
        (f"{BASE}\n\nRing først.", BASE.replace("en læge", "øens læge"), ""),
        ("Det samme.", "Det  samme.", "Det  samme."),
    ],
)
def test_a_change_of_other_words_is_merged(shared: str, local: str, merged: str) -> None:
    result = merge_text(BASE, shared, local)
    assert result.conflicts == 0
    if merged:
        assert result.text == merged
    else:
        assert all(word in result.text for word in {*shared.split(), *local.split()} - set(BASE.split()))


def test_both_versions_of_a_line_are_kept_where_both_changed_it() -> None:
    base = "Vælg en læge.\nRing 112, når det haster."
    result = merge_text(base, base.replace("læge", "klinik"), base.replace("læge", "doktor"))
    assert result.conflicts == 1
    assert result.text.split("\n") == [
        "<<<<<<< lokal",
        "Vælg en doktor.",
        "=======",
        "Vælg en klinik.",
        ">>>>>>> fælles",
        "Ring 112, når det haster.",
    ]


@settings(max_examples=60)
@given(TEXTS, TEXTS, TEXTS)
def test_no_word_is_invented_and_a_conflict_shows_both_sides(base: str, shared: str, local: str) -> None:
    result = merge_text(base, shared, local)
    words = {*base.split(), *shared.split(), *local.split()}
    marks = {"<<<<<<<", "=======", ">>>>>>>", "lokal", "fælles"} if result.conflicts else set()
    assert set(result.text.split()) <= words | marks
    if result.conflicts:
        assert {*shared.split(), *local.split()} - set(base.split()) <= set(result.text.split())
