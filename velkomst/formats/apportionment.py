"""Share a whole number out by weights, so that the parts add up to it."""

from __future__ import annotations

from collections.abc import Mapping


def apportioned(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Return the part of each name, by the method of the largest remainder (Hamilton's); equal ones by name.

    Raises ValueError for weights that are negative or all zero.

    >>> apportioned(100, {"a": 1, "b": 1, "c": 1})
    {'a': 34, 'b': 33, 'c': 33}
    """
    whole = sum(weights.values())
    if whole <= 0 or min(weights.values()) < 0:
        raise ValueError("weights must be positive")
    parts = {name: total * weight // whole for name, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda name: (-(total * weights[name] % whole), name))
    for name in by_remainder[: total - sum(parts.values())]:
        parts[name] += 1
    return parts
