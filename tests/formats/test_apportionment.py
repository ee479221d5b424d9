"""Parts of a whole number add up to it."""

from __future__ import annotations

import doctest
import random

import pytest

from velkomst.formats import apportionment
from velkomst.formats.apportionment import apportioned


def test_the_examples_in_the_module() -> None:
    assert doctest.testmod(apportionment).failed == 0


@pytest.mark.parametrize("seed", range(50))
def test_the_parts_add_up_and_each_is_within_one_of_its_share(seed: int) -> None:
    chance = random.Random(seed)
    weights = {name: chance.randint(0, 5000) for name in "abcdefgh"[: chance.randint(1, 8)]} | {"z": 1}
    total = chance.randint(0, 10**8)
    parts = apportioned(total, weights)
    assert sum(parts.values()) == total
    assert all(abs(parts[name] - total * weight / sum(weights.values())) < 1 for name, weight in weights.items())


def test_nobody_pays_for_nothing() -> None:
    assert apportioned(10001, {"a": 0, "b": 3, "c": 3}) == {"a": 0, "b": 5001, "c": 5000}


@pytest.mark.parametrize("weights", [{}, {"a": 0}, {"a": -1, "b": 5}])
def test_weights_that_share_nothing_out_are_refused(weights: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        apportioned(100, weights)
