"""Test events through a whole build: pages, calendars, and past events."""

from __future__ import annotations

import json
from pathlib import Path

import icalendar

from tests.support import ROOT, Command, add, inspect, lines

EVENTS = """events:
  - id: cafe
    title: Sprogcafé
    text: Kom og tal dansk.
    starts: 2026-11-25T17:00
    ends: 2026-11-25T19:00
    repeat: {every: week, until: "2026-12-09"}
    where: Biblioteket
    cost: Gratis
    cancelled: ["2026-12-02"]
    source: https://www.nordby.dk/cafe
"""
SITE = ("--only", "site", "-m", "nordby")


def calendars(root: Path) -> dict[str, set[str]]:
    """Return language -> identities in the calendar that appears there."""
    found = {}
    for path in sorted((root / "out/site/nordby").glob("*/events.ics")):
        read = icalendar.Calendar.from_ical(path.read_bytes())
        found[path.parent.name] = {str(entry["uid"]) for entry in read.walk("VEVENT")}
    return found


def test_events_come_and_go_with_the_day(build: Command) -> None:
    add(build.root, "municipalities/nordby/events.yml", EVENTS)
    site = build.root / "out/site/nordby/da"
    assert build("build", *SITE, "--as-of", "2026-11-22").code == 0
    first = calendars(build.root)
    assert set(first) == {"da", "ar"} and first["da"] == first["ar"] and len(first["da"]) == 1
    assert "Aflyst" in (site / "events/2026-12/index.html").read_text("utf-8")
    assert not (build.root / "out/site/sydby/da/events").exists()

    before = (site / "events/index.html").read_bytes()
    again = json.loads(build("build", *SITE, "--as-of", "2026-11-23", "--json").out)
    assert again["rendered"] == [], "another day on which nothing is over builds nothing"
    assert (site / "events/index.html").read_bytes() == before

    assert build("build", *SITE, "--as-of", "2026-11-26").code == 0
    assert calendars(build.root) == first
    assert not (site / "events/2026-11").exists() and (site / "events/2026-12").exists()

    assert build("build", *SITE, "--as-of", "2026-12-10").code == 0
    assert calendars(build.root) == {} and not (site / "events").exists()
    assert "events" not in (site / "eu/index.html").read_text("utf-8")


def test_the_example_in_the_editors_guide_is_right(tiny: Path) -> None:
    guide = (ROOT / "docs/redaktoer.md").read_text("utf-8")
    (example,) = [part.split("```")[0] for part in guide.split("```yaml\n") if "\nevents:" in part.split("```")[0]]
    before = lines(inspect(tiny).problems)
    add(tiny, "municipalities/nordby/events.yml", example)
    assert lines(inspect(tiny).problems) == before
    assert len(inspect(tiny).library.municipality("nordby").events) == 1
