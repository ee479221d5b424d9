"""The views of printed sheets: complete, and without anything that the sheet does not show."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.rendering.print.rendering import guide_view, insert_view
from tests.support import PROJECT, add, edition_of
from velkomst.build.dependencies import Dependencies
from velkomst.build.publications.prints import insert_renderer
from velkomst.model import INSERT_KINDS, Ask, Edition, Insert, InsertKind, LocalizedText, Origin, Point, Profile, Town
from velkomst.rendering.print.inserts.registry import GUIDE, INSERT_MODULES, INSERT_SPECS
from velkomst.rendering.print.views import SheetView


def sheets(edition: Edition) -> dict[str, SheetView[Any]]:
    """Return the view of every sheet of an edition, by its path."""
    views = [insert_view(edition, insert) for insert in edition.box.inserts if insert.kind != GUIDE]
    return {view.stem: view for view in (*views, guide_view(edition)) if view}


_CONTENT = {"letter": "welcome"}
"""Kind -> its text; the others are papers."""


def with_every_insert(edition: Edition) -> Edition:
    inserts = tuple(
        Insert(
            kind, kind, kind, "reader", content_id="welcome" if kind == "letter" else "card", places=Ask(("library",))
        )
        for kind in INSERT_KINDS
    )
    return replace(edition, box=replace(edition.box, inserts=inserts))


@pytest.fixture
def edition(tiny: Any) -> Edition:
    """Nordby in Arabic, with an insert of every kind."""
    return with_every_insert(edition_of(tiny, "nordby", "ar"))


def parts(value: Any) -> Iterator[Any]:
    yield value
    if isinstance(value, tuple | list):
        for part in value:
            yield from parts(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name))


def test_every_kind_of_insert_has_a_module_with_a_spec() -> None:
    missing = set(INSERT_KINDS) - set(INSERT_SPECS) - {GUIDE}
    assert not missing, f"add a module with a SPEC to velkomst/rendering/print/inserts/registry.py: {missing}"
    unknown = set(INSERT_SPECS) - set(INSERT_KINDS)
    assert not unknown, f"add the kind to InsertKind in velkomst/model/box.py: {unknown}"


def test_no_view_holds_an_edition_or_a_profile(edition: Edition) -> None:
    views = sheets(edition)
    assert len(views) > 10
    for stem, view in views.items():
        held = [part for part in parts(view) if isinstance(part, Edition | Profile)]
        assert held == [], stem


def test_what_no_sheet_shows_changes_no_view(edition: Edition) -> None:
    profile = replace(
        edition.profile,
        towns=(Town("8305", "Tranebjerg"),),
        centre=Point(56.0, 10.0),
        motto="not resolved",
        languages=(),
    )
    other = replace(edition, profile=profile, mails=(), fields=(), journey=None, events=(), finder=None)
    dated = replace(edition, profile_date=date(2026, 1, 1))
    same = replace(other, profile_date=date(2026, 1, 1), content_date=date(2026, 6, 1))
    assert sheets(same) == sheets(dated)


def test_a_comment_changes_no_view(tiny: Any) -> None:
    before = sheets(with_every_insert(edition_of(tiny, "nordby", "ar")))
    add(tiny, "municipalities/nordby/municipality.yml", "# a note for colleagues\n")
    add(tiny, "content/box.yml", "# another\n")
    assert sheets(with_every_insert(edition_of(tiny, "nordby", "ar"))) == before


def test_the_date_of_a_sheet_is_that_of_its_newest_text(edition: Edition) -> None:
    origin = Origin("nordby:_municipality.motto", date(2026, 3, 1))
    dated = replace(edition, motto=LocalizedText("Motto", "ar", origin=origin), profile_date=date(2026, 1, 1))
    views = sheets(dated)
    assert views["print/nordby/ar/sleeve"].head.content_date == date(2026, 3, 1)
    assert views["print/nordby/ar/desk-sign"].head.content_date == date(2026, 1, 1)


@pytest.mark.parametrize("kind", ["letter", "checklist", "tickets"])
def test_a_sheet_depends_on_its_own_module_and_on_no_other_insert(kind: InsertKind) -> None:
    files = Dependencies(PROJECT).of(insert_renderer(Insert(kind, kind, kind, "reader")))
    modules = {module.__name__.replace(".", "/") + ".py" for module in INSERT_MODULES.values()}
    own = INSERT_MODULES[kind].__name__.replace(".", "/") + ".py"
    assert modules & set(files) == {own}
    assert "velkomst/rendering/print/inserts/registry.py" not in files
    assert "velkomst/rendering/print/engine.py" in files
    templates = {path for path in files if path.startswith("templates/print/") and path.endswith(".html")}
    spec = INSERT_SPECS[kind]
    pages = {f"templates/print/{name}" for name in (spec.template, spec.notes) if name}
    assert templates == {*pages, "templates/print/sheet.html"}
