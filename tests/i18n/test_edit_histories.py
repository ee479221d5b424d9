"""Test that a catalog says the right state after any history of edits, approvals, drafts, removals and updates."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from velkomst.i18n import sync
from velkomst.i18n.catalogs import path_of, read_catalogs
from velkomst.i18n.inventory import Location, TextEntry
from velkomst.model import SHARED, State
from velkomst.problems import Mark

CONTEXTS = ("health.a", "health.b", "bank.c")
DANISH = ("Ring til lægen.", "Gå på apoteket med recepten.", "Bestil tid i banken.", "Vent hjemme.")
"""Texts that differ by more than the spelling of a word, so that no draft of one may be shown for another."""

HISTORIES = int(os.environ.get("VELKOMST_EXAMPLES", "200"))
"""Histories to try; `make stress` sets the variable."""

ACTIONS = st.lists(
    st.tuples(st.sampled_from(("edit", "remove", "approve", "draft", "update")), st.integers(0, 2), st.integers(0, 3)),
    min_size=4,
    max_size=16,
)


@dataclass
class Model:
    """What is true of the texts, however the catalog says it."""

    danish: dict[str, str] = field(default_factory=dict)
    synced: dict[str, str] = field(default_factory=dict)
    """The Danish texts of the last update, which translators see."""
    approved_for: dict[str, str] = field(default_factory=dict)
    drafted_for: dict[str, str] = field(default_factory=dict)

    def state(self, context: str) -> State:
        if context in self.approved_for:
            return "reviewed" if self.approved_for[context] == self.danish[context] else "stale"
        return "draft" if self.drafted_for.get(context) == self.danish[context] else "missing"


def update(catalog: str, danish: dict[str, str]) -> str:
    entries = [
        TextEntry(SHARED, tuple(context.split(".")), text, Location(Mark("content/topics/health.yml"), "text"))
        for context, text in danish.items()
    ]
    return sync.sync(catalog, entries, "en")[0]


def approve(catalog: str, context: str, translation: str) -> str:
    """Write a translation as a person does in Poedit."""
    po = polib.pofile(catalog, wrapwidth=0)
    entry = next(entry for entry in po if entry.msgctxt == context and not entry.obsolete)
    entry.msgstr, entry.previous_msgid = translation, None
    if entry.fuzzy:
        entry.flags.remove("fuzzy")
    return f"{po}\n"


def perform(catalog: str, model: Model, action: tuple[str, int, int]) -> str:
    """Do one thing to the texts or the catalog, and note in the model what it means."""
    kind, which, text = action
    context = CONTEXTS[which]
    if kind == "edit":
        model.danish[context] = DANISH[text]
    elif kind == "remove":
        model.danish.pop(context, None)
    elif kind == "update":
        catalog, model.synced = update(catalog, model.danish), dict(model.danish)
        assert update(catalog, model.danish) == catalog, "an update after an update changes no byte"
    elif context in model.synced:
        if kind == "approve":
            catalog = approve(catalog, context, f"Text {text}.")
            model.approved_for[context] = model.synced[context]
        else:
            catalog = sync.draft(catalog, {context: f"Draft {text}."}, "machine 2026-11-22")[0]
            if context not in model.approved_for:
                model.drafted_for[context] = model.synced[context]
    return catalog


def states(folder: Path, catalog: str, danish: dict[str, str]) -> dict[str, State]:
    path = folder / path_of("en", SHARED)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(catalog, "utf-8")
    catalogs, problems = read_catalogs(folder, ("en",), (SHARED,))
    assert problems == ()
    shared = catalogs.of("en", SHARED)
    return {context: shared.look_up(context, text).state for context, text in danish.items()}


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTIONS)
def test_nothing_is_stale_that_is_not_and_nothing_that_is_stale_is_missed(
    tmp_path: Path, actions: Sequence[tuple[str, int, int]]
) -> None:
    model, catalog = Model({CONTEXTS[0]: DANISH[0]}), ""
    for action in (("update", 0, 0), *actions):
        catalog = perform(catalog, model, action)
    expected = {context: model.state(context) for context in model.danish}
    known = {context: text for context, text in model.danish.items() if context in model.synced}
    before = {context: state for context, state in expected.items() if context in known}
    assert states(tmp_path, catalog, known) == before, "before an update; a text that came back waits for it"
    assert states(tmp_path, update(catalog, model.danish), model.danish) == expected, "after an update"
