"""Test that an edit of one change leaves every other byte of its file as it is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.resolving.change_files import PATH, WrittenFile, written_file
from velkomst.model import Change
from velkomst.problems import Mark
from velkomst.reading.document import conflict_marks
from velkomst.reading.document.parser import parse
from velkomst.resolving.accept import accept
from velkomst.resolving.change_edits import UneditableError, remove, write_values

MANY = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
NEW = st.sampled_from(["Nyt: 'og' \"så\"", "ja", "Ring 112 # nu", "<<<<<<x\nto\n\nfire", "# et\n- to", "C:\\sti"])


def without_value(file: WrittenFile, index: int, keys: set[str]) -> tuple[list[str], list[str]]:
    """Return the lines before the values with these keys and those after them, as far as no edit may touch them."""
    rest = [
        line
        for number, change in enumerate(file.changes)
        for line in [
            *change.before,
            *(
                line
                for key, part in zip(change.keys, change.lines, strict=True)
                for line in (part if number != index or key not in keys else [])
            ),
        ]
    ]
    return [*file.head, *rest, *file.end], [line for line in rest if "#" in line]


@MANY
@given(written_file(), st.data())
def test_removing_a_change_removes_its_lines_and_nothing_else(file: WrittenFile, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(file.changes) - 1))
    edited = remove(file.text(), file.parsed()[index])
    assert edited == ("" if len(file.changes) == 1 else file.text(without=index))


@MANY
@given(written_file(), st.data())
def test_accepting_a_change_touches_one_line(file: WrittenFile, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(file.changes) - 1))
    change = file.parsed()[index]
    before = file.text().splitlines(keepends=True)
    after = accept(file.text(), change, "0123abcd").splitlines(keepends=True)
    if change.based_on_mark:
        assert [number for number, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]] == [
            change.based_on_mark.line
        ]
    else:
        assert after[: change.mark.line] + after[change.mark.line + 1 :] == before
    assert '"0123abcd"' in "".join(after)


@MANY
@given(written_file(), st.data())
def test_writing_values_touches_their_lines_and_nothing_else(file: WrittenFile, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(file.changes) - 1))
    change = file.parsed()[index]
    keys = data.draw(st.sets(st.sampled_from(sorted(change.replaced)))) if change.replaced else set()
    values = {key: data.draw(NEW) for key in sorted(keys)}
    edited = write_values(file.text(), change, values, "0123abcd")
    assert set(edited.replace(file.ending, "")) & {"\r", "\n"} == set()
    lines, kept = edited.split(file.ending), iter(edited.split(file.ending))
    untouched, _ = without_value(file, index, {*keys, "based_on"})
    assert all(line in kept for line in untouched), "every other line is there, in its order"
    written = parse(edited.encode(), PATH).value("changes", index)
    assert isinstance(written, dict)
    assert {key: str(written[key]).strip() for key in values} == values and written["based_on"] == "0123abcd"
    for key in keys:
        header = next(
            part[0]
            for name, part in zip(file.changes[index].keys, file.changes[index].lines, strict=True)
            if name == key
        )
        comment = header.partition(" # ")[2]
        assert any(line.endswith(comment) for line in lines), "the comment beside the value stays"


@pytest.mark.parametrize(
    "text",
    [
        'topic: a\nchanges: [{replace: b, text: "x"}, {hide: c, because: d}]\n',
        "topic: a\nchanges:\n  -\n    replace: b\n    text: x\n  - hide: c\n    because: d\n",
    ],
)
def test_a_change_in_another_form_is_left_to_a_person(text: str) -> None:
    document = parse(text.encode(), PATH)
    mark = document.mark("changes", 0, "replace")
    change = Change("replace", "b", mark, replaced=("text",), marks=document.under("changes", 0))
    with pytest.raises(UneditableError) as refused:
        remove(text, change)
    assert refused.value.mark == mark


def test_a_list_is_written_on_its_line() -> None:
    text = "topic: a\nchanges:\n  - replace: b\n    audience: [eu,\n      nordic]   # begge\n    based_on: 11111111\n"
    document = parse(text.encode(), PATH)
    change = Change(
        "replace",
        "b",
        document.mark("changes", 0, "replace"),
        based_on_mark=document.mark("changes", 0, "based_on"),
        marks=document.under("changes", 0),
    )
    assert write_values(text, change, {"audience": ("eu", "refugee")}, "22222222") == (
        'topic: a\nchanges:\n  - replace: b\n    audience: [eu, refugee]   # begge\n    based_on: "22222222"\n'
    )


def test_a_change_that_is_not_where_its_mark_says() -> None:
    change = Change("hide", "b", Mark(PATH, 9, 5), marks={"": Mark(PATH, 9, 5)})
    with pytest.raises(UneditableError):
        remove("topic: a\nchanges:\n  - hide: b\n    because: c\n", change)


@pytest.mark.parametrize("mark", ["<<<<<<< lokal", ">>>>>>> fælles"])
def test_a_conflict_mark_left_alone_is_reported(mark: str) -> None:
    problems = conflict_marks.faults(f"topic: a\ntext: |\n  et\n  {mark}\n  to\n".encode(), PATH)
    assert [(problem.code, problem.mark.line) for problem in problems] == [("conflict-mark", 4)]
