"""Write files of invented answers to the survey of the fixture region."""

from __future__ import annotations

from collections.abc import Iterable

HEADINGS = "municipality;language;audience;year;overall;guide;missed"


def csv_of(*rows: str, headings: str = HEADINGS) -> bytes:
    """Return a file with the given rows."""
    return "\n".join((headings, *rows, "")).encode()


def two_hundred() -> bytes:
    """Return 200 answers: 80 % of Klitø's 100 ratings are fair or better; 4 readers in Storby read Arabic."""
    klitoe = (
        f"klitoe;{'da' if number % 2 else 'uk'};eu;2026;{'fair' if number % 5 else 'poor'};good;"
        for number in range(100)
    )
    others = (f"moellerup;en;nordic;2025;{'good' if number % 2 else 'poor'};;" for number in range(60))
    storby = (f"storby;{'ar' if number < 4 else 'da'};refugee;2026;good;nothing;" for number in range(40))
    return csv_of(*_all(klitoe, others, storby))


def _all(*parts: Iterable[str]) -> list[str]:
    return [row for part in parts for row in part]
