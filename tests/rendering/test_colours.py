"""Test the palette that is derived from a municipality's brand colour."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st

from velkomst.model import PHASES
from velkomst.rendering import colours
from velkomst.rendering.colours import INK, KALK, NIGHT, WHITE, contrast, palette

ROWS = [
    ("#2E8B6F", "#1B7D62", "#034E3B"),
    ("#0F5CA8", "#0F5CA8", "#024483"),
    ("#B5121B", "#B5121B", "#8E020F"),
    ("#F58220", "#AD5600", "#6F3602"),
    ("#00AEEF", "#0B76A3", "#004A68"),
    ("#8CC63F", "#507B04", "#304C02"),
    ("#FFD100", INK, NIGHT),
    ("#F7B5CD", INK, NIGHT),
]
"""Raw, brand and wall of the design; its gamut mapping stopped a trace earlier than ours."""


@pytest.mark.parametrize(("raw", "brand", "wall"), ROWS)
def test_a_known_brand_gives_its_known_colours(raw: str, brand: str, wall: str) -> None:
    made = palette(raw)
    assert Color(made.brand).delta_e(brand, method="ok") < 0.02
    assert Color(made.wall).delta_e(wall, method="ok") < 0.02
    assert contrast(made.brand, WHITE) >= 5.0
    assert contrast(made.brand, KALK) >= 4.5
    assert contrast(made.brand, made.wash) >= 4.5
    assert contrast(made.wall, WHITE) >= 9.5


@pytest.mark.parametrize("raw", ["#0F5CA8", "#B5121B"])
def test_a_brand_that_already_reads_well_is_left_alone(raw: str) -> None:
    assert palette(raw).brand == raw


@pytest.mark.parametrize("raw", ["#FFD100", "#F7B5CD", "#FFFFFF"])
def test_a_light_brand_becomes_the_light_and_not_the_wall(raw: str) -> None:
    made = palette(raw)
    assert (made.wall, made.brand, made.glow_2) == (NIGHT, INK, raw)


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_there_is_becomes_readable(number: int) -> None:
    made = palette(f"#{number:06X}")
    assert all(found >= needed for _, found, needed in made.figures())


@pytest.mark.parametrize("raw", ["#FFD100", "#00AEEF"])
def test_a_brand_that_reads_well_on_dark_pages_is_left_alone(raw: str) -> None:
    assert palette(raw).dark_brand == raw


@pytest.mark.parametrize("ground", colours.DARK_GROUNDS)
def test_text_can_be_read_on_every_dark_ground(ground: str) -> None:
    assert contrast(colours.DARK_INK, ground) >= 7.0


@pytest.mark.parametrize("raw", ["", "green", "#abc", "2E8B6F", "#2E8B6G", "#2E8B6F80", "#2E8B6F\n"])
def test_what_is_no_colour_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match="is not a colour"):
        palette(raw)


def test_phases_only_grow_lighter_and_their_text_can_be_read() -> None:
    phases = [colours.PHASE_COLOURS[phase] for phase in PHASES]
    against_black = [contrast(phase.base, "#000000") for phase in phases]
    assert against_black == sorted(against_black)
    assert all(contrast(phase.base, phase.text) >= 4.5 for phase in phases)


@pytest.mark.parametrize("state", list(colours.STATE_COLOURS))
def test_states_can_be_read(state: str) -> None:
    ink, ground = colours.STATE_COLOURS[state]
    assert contrast(ink, ground) >= 6.2
