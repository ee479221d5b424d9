"""Every text field of every schema is in the inventory, is checked, and has the key that the resolver asks for."""

from __future__ import annotations

import inspect as introspection
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml

from tests.schema_texts import Field, Filled, document_of, every_field_project, fields, filled
from tests.support import DAY, TESTS, inspect, library_of
from velkomst.i18n import inventory, keys
from velkomst.i18n.catalogs import Catalog, Catalogs, Translation
from velkomst.i18n.inventory import TextEntry
from velkomst.model import SHARED, Library
from velkomst.problems import Mark, Problem
from velkomst.resolving.editions import Day, resolve
from velkomst.resolving.merge import Merged, merge
from velkomst.resolving.visible_texts import visible_texts

NEVER_FILLED = {
    Field(kind, model, key): "a letter has no steps"
    for kind, model in (("letter", "Blok"), ("letter-changes", "Ændring"))
    for key in ("bring", "where", "when", "cost")
}
NOT_LISTED: dict[Field, str] = {}
"""Text fields that no entry of the inventory appears for -> why nobody needs to check or translate them."""

LOOKUP, HTML, CPR, SNOWMAN = "{{ value.zzz }}", "<b>x</b>", "010190-1234", "☃"
CODES = {
    LOOKUP: ("unknown-lookup", "lookup-not-filled"),
    HTML: ("html-in-text",),
    CPR: ("cpr-number",),
    SNOWMAN: ("character-not-printable", "character-not-in-typeface"),
}
"""Fault -> the codes of which one must be reported."""


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return every_field_project(tmp_path_factory.mktemp("untouched") / "project")


@pytest.fixture
def every_field(tmp_path: Path) -> Path:
    """Return the root of a copy that a test may change; the fonts are there, the templates are not."""
    return every_field_project(tmp_path / "project")


def _places() -> Iterator[tuple[Path, Filled]]:
    """Every filled text field of the fixture, with the folder that its file comes from."""
    for folder in (TESTS / "tiny", TESTS / "every_field"):
        for place in filled(folder):
            if folder.name == "every_field" or not (TESTS / "every_field" / place.file).exists():
                yield folder, place


def cases() -> list[Filled]:
    """One filled place of each field, in each folder that it occurs in."""
    chosen = {
        (place.field, place.file.rpartition("/")[0]): place
        for folder, place in _places()
        if place.field.key != "value" or place.field.kind != "facts" or _is_text_fact(folder, place)
    }
    return list(chosen.values())


def _is_text_fact(root: Path, place: Filled) -> bool:
    """A fact of another unit takes no words: whatever else is written in it is reported by its unit."""
    return document_of(root, place.file).value(*place.path[:-1], "unit") == "text"


def test_every_text_field_is_filled_in_the_fixture(untouched: Path) -> None:
    occurring = {place.field for place in filled(untouched)}
    missing = fields() - occurring - set(NEVER_FILLED)
    assert not missing, f"tests/every_field fills no {', '.join(map(str, sorted(missing)))}"
    assert not set(NEVER_FILLED) & occurring


def test_every_text_field_is_in_the_inventory(untouched: Path) -> None:
    listed = {entry.mark for entry in inventory.texts(library_of(untouched))}
    missing = {
        place.field
        for place in filled(untouched)
        if document_of(untouched, place.file).mark(*place.path) not in listed and place.field not in NOT_LISTED
    }
    assert not missing, f"velkomst/i18n/inventory/ lists no {', '.join(map(str, sorted(missing)))}"


def test_every_text_is_listed_once(untouched: Path) -> None:
    entries = inventory.texts(library_of(untouched))
    assert len({entry.mark for entry in entries}) == len(entries)
    assert len({(entry.owner, entry.key) for entry in entries}) == len(entries)


def test_the_fixture_is_correct(every_field: Path) -> None:
    assert [problem.line() for problem in inspect(every_field).problems] == []


# ---- what is wrong in a text is reported, whatever the field


@pytest.mark.parametrize("place", cases(), ids=str)
def test_every_fault_in_every_text_field_is_reported(every_field: Path, place: Filled) -> None:
    document = document_of(every_field, place.file)
    value = document.value(*place.path)
    assert isinstance(value, str)
    for faults in _injections(place):
        marks = _inject(every_field, place, document.data, _with(faults, value, place))
        problems = inspect(every_field).problems
        for fault in faults:
            assert _reported(problems, CODES[fault], marks[fault]), (fault, [one.line() for one in problems])


_ROOM = 100
"""Characters of a field in which faults are written as in one without a limit."""


def _injections(place: Filled) -> list[tuple[str, ...]]:
    """The faults that may be written in a field of this shape, together where they fit."""
    if place.shape == "email":
        return [(CPR,)]
    faults = (LOOKUP, SNOWMAN) if place.shape == "address" else (LOOKUP, HTML, CPR, SNOWMAN)
    together = len(" ".join(faults))
    return [faults] if place.limit is None or together < place.limit else [(fault,) for fault in faults]


def _with(faults: Sequence[str], value: str, place: Filled) -> str:
    if place.shape == "email":
        return value.replace(value.split("@", maxsplit=1)[0], CPR)
    if place.shape == "address":
        return value + "/" + "/".join(_spelling(fault, place) for fault in faults)
    line = " ".join(_spelling(fault, place) for fault in faults)
    return f"{value.rstrip()}\n\n{line}\n" if "\n" in value else line


def _spelling(fault: str, place: Filled) -> str:
    """A lookup has no spaces in an address, and none where there is no room for them."""
    narrow = place.limit is not None and place.limit < _ROOM
    return fault.replace(" ", "") if place.shape == "address" or narrow else fault


def _inject(root: Path, place: Filled, data: Any, text: str) -> dict[str, Mark]:
    """Write the file with the text in its place, and return where each fault must be reported."""
    node = data
    for part in place.path[:-1]:
        node = node[part]
    node[place.path[-1]] = text
    written = yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    (root / place.file).write_text(written, "utf-8")
    mark = document_of(root, place.file).mark(*place.path)
    marks = dict.fromkeys((LOOKUP, HTML, CPR, SNOWMAN), mark)
    if "\n" in text:
        lines = written.splitlines()
        number = next(number for number, line in enumerate(lines) if LOOKUP in line and HTML in line)
        marks = {fault: Mark(place.file, number + 1, lines[number].index(fault) + 1) for fault in marks}
    return marks


class Dumper(yaml.SafeDumper):
    """Writes texts of several lines as ``|`` blocks, as people do."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


Dumper.add_representer(str, _represent_text)


LONGEST = 200
"""Characters of the longest value with all faults in it."""


def _reported(problems: Sequence[Problem], codes: tuple[str, ...], mark: Mark) -> bool:
    """Say whether one of the problems is at a mark: where the value begins, or at the sign itself on that line."""
    return any(
        problem.code in codes
        and (problem.mark.path, problem.mark.line) == (mark.path, mark.line)
        and mark.column <= problem.mark.column < mark.column + LONGEST
        for problem in problems
    )


def _review_dates() -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The file and path of one ``review_by`` of every kind of file that has it."""
    root = TESTS / "every_field"
    seen: set[str] = set()
    for place in filled(root):
        path = (*place.path[:-1], "review_by")
        if place.field.kind not in seen and path in document_of(root, place.file).positions:
            seen.add(place.field.kind)
            yield place.file, path


def test_every_kind_of_block_has_a_review_date_in_the_fixture() -> None:
    kinds = {"topic", "changes", "mail", "mail-changes", "letter", "letter-changes", "facts"}
    assert len(list(_review_dates())) == len(kinds)


@pytest.mark.parametrize(("file", "path"), list(_review_dates()))
def test_an_expired_review_date_is_reported_everywhere(
    every_field: Path, file: str, path: tuple[str | int, ...]
) -> None:
    mark = document_of(every_field, file).mark(*path)
    lines = (every_field / file).read_text("utf-8").splitlines()
    lines[mark.line - 1] = lines[mark.line - 1].replace("2099-01-01", "2026-01-31")
    (every_field / file).write_text("\n".join(lines) + "\n", "utf-8")
    (problem,) = inspect(every_field, date(2026, 2, 1)).problems
    assert problem.code in ("block-review-due", "fact-review-due") and problem.mark == mark


# ---- a key is written in one place, and does not change


class Recorder(Catalog):
    """A catalog without translations that keeps the contexts it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.__dict__["asked"] = set()

    def look_up(self, context: str, danish: str) -> Translation:
        self.__dict__["asked"].add(context)
        return super().look_up(context, danish)


def _asked(library: Library, merged: Merged, language: str) -> set[tuple[str, str]]:
    recorders = {(language, owner): Recorder() for owner in (SHARED, *merged.groups, merged.slug)}
    resolve(library, merged, language, Catalogs(recorders), Day(DAY, DAY))
    return {(owner, context) for (_, owner), recorder in recorders.items() for context in recorder.__dict__["asked"]}


@pytest.mark.parametrize(("slug", "language"), [("nordby", "en"), ("nordby", "ar"), ("sydby", "en")])
def test_the_resolver_asks_for_the_keys_that_translators_are_given(untouched: Path, slug: str, language: str) -> None:
    library = library_of(untouched)
    merged = merge(library, slug)
    given = visible_texts(inventory.translatable(library), merged)
    expected = {(entry.owner, entry.context) for entry in given}
    titles = {(entry.owner, entry.context) for entry in inventory.texts(library) if entry.context.endswith("._title")}
    asked = _asked(library, merged, language)
    assert expected <= asked <= expected | titles, "a text may name any topic, also one that is left out"


def test_the_contexts_of_the_catalogs_do_not_change() -> None:
    entries = inventory.translatable(library_of(TESTS / "tiny"))
    for owner in (SHARED, "nordby", "sydby"):
        catalog = polib.pofile(str(TESTS / f"tiny/locales/en/LC_MESSAGES/{owner}.po"))
        assert [entry.context for entry in entries if entry.owner == owner] == [entry.msgctxt for entry in catalog]


CONTEXTS: dict[Callable[..., keys.Key], str] = {
    keys.block: "a.b.c",
    keys.topic: "a._b",
    keys.reason: "a._reason.b",
    keys.mail: "_mails.a._b",
    keys.letter: "_letters.a._b",
    keys.newsletter: "_newsletters.a._b",
    keys.audience: "_audiences.a.b",
    keys.situation: "_situations.a.b",
    keys.place: "_places.a.b",
    keys.contact: "_contacts.a.b",
    keys.media: "_media.a.b",
    keys.form: "_forms.a.b",
    keys.question: "_questions.a.b",
    keys.answer: "_questions.a.answer.b",
    keys.survey: "_survey._a",
    keys.survey_question: "_survey.a",
    keys.fact: "_facts.a.b",
    keys.value: "_values.a",
    keys.merge_field: "_fields.a.b",
    keys.journey: "_journey.a",
    keys.event: "_events.a.b",
    keys.group: "_group.a",
    keys.municipality: "_municipality.a",
    keys.signup: "_signup.a",
    keys.ticket: "_tickets.a.b",
    keys.phrase_group: "_phrases._a",
    keys.phrase: "_phrases.a",
    keys.desk_sheet: "_sheets.a",
    keys.fillable: "_fillables.a._b",
    keys.section: "_fillables.a._b",
    keys.form_field: "_fillables.a.b",
    keys.choice: "_fillables.a.b.c",
}


def test_every_key_has_the_context_that_the_catalogs_of_all_regions_know() -> None:
    named = {name for name, _ in introspection.getmembers(keys, introspection.isfunction)}
    assert named - {"context", "mail_container", "letter_container", "newsletter_container", "audience_of_reason"} == {
        key.__name__ for key in CONTEXTS
    }
    for function, context in CONTEXTS.items():
        arguments = ("a", "b", "c")[: len(introspection.signature(function).parameters)]
        assert keys.context(SHARED, function(*arguments)) == context
        assert keys.context("aarhus", function(*arguments)) == f"aarhus:{context}"


def test_entries_say_what_translators_and_checks_need(untouched: Path) -> None:
    entries: dict[str, TextEntry] = {entry.context: entry for entry in inventory.texts(library_of(untouched))}
    answer = entries["bank.bank-answer"]
    assert answer.block is not None and (answer.kind, answer.block.kind) == ("block", "answer")
    assert (answer.block.container, answer.block.review_by) == ("bank", date(2099, 1, 1))
    assert entries["health.emergency"].block is not None and entries["health.emergency"].block.critical
    assert not entries["desk-register._title"].translated, "staff read Danish"
    assert not entries["_events.language-cafe.title"].printed and entries["_tickets.castle.title"].printed
    replaced = entries["sydby:health.choose"]
    assert replaced.block is not None and replaced.block.kind == "step", "the kind of the shared block"
