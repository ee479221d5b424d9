"""Test the writer of the forms in Node: what nobody edited stays as it is, byte by byte."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from tests.region import REGION
from tests.support import TESTS
from tools.audit.forms import files_of, random_edits, run
from velkomst.reading.document.parser import parse

CHANGES = """# en bemærkning
topic: gp   # emnet
changes:
  - replace: choose-gp      # hvorfor
    where: 'Ring først'

  - after: choose-gp
    id: ny
    text: |
      Første linje.

      Anden linje.
    source: https://www.example.org
"""


MUNICIPALITY = """slug: klitoe
name: Klitø Kommune
short_name: Klitø
web: https://www.klitoe.example
languages: [da, en]
brand: "#A23E48"
motto: Øen.
values:   # vores egne
  waste: https://www.klitoe.example/affald   # affald
  open_day: Mandag
print: {gp: short, tax-card: {eu: full}}
audiences: {domestic: [], student: [gp]}
print_run:
  - {language: da, copies: 20}
"""


def edited(kinds: dict[str, Any], file: str, /, **values: Any) -> str:
    """Return a file of changes in which the second change has other values."""
    (form,) = run(kinds, [file])
    form["changes"][1] |= values
    (written,) = run(kinds, [{"form": form}])
    return str(written)


@pytest.mark.parametrize("root", [REGION.root, TESTS / "tiny"], ids=lambda root: root.name)
def test_saving_without_an_edit_changes_no_byte_of_any_file(kinds: dict[str, Any], root: Path) -> None:
    texts = [(root / path).read_bytes().decode() for path in files_of(root)]
    assert len(texts) > 10
    forms = run(kinds, texts)
    assert run(kinds, [{"form": form} for form in forms]) == texts


def test_every_file_is_known_by_its_keys(kinds: dict[str, Any]) -> None:
    paths = files_of(REGION.root)
    forms = run(kinds, [(REGION.root / path).read_text("utf-8") for path in paths])
    found = {path: form["$kind"] for path, form in zip(paths, forms, strict=True)}
    assert found["municipalities/klitoe/topics/cpr-registration.yml"] == "changes"
    assert found["municipalities/klitoe/topics/klitoe-ferry.yml"] == "topic"
    assert found["municipalities/klitoe/mails/welcome.yml"] == "mail-changes"
    assert found["municipalities/klitoe/letters/welcome.yml"] in ("letter", "letter-changes")
    assert found["municipalities/klitoe/journey.yml"] == "local-journey"
    assert found["municipalities/klitoe/survey.yml"] == "local-survey"
    assert found["municipalities/klitoe/municipality.yml"] == "municipality"
    assert found["content/fillables/cv-postcard.yml"] == "fillable"
    assert all(kind == Path(path).stem for path, kind in found.items() if path.count("/") == 1), found


def test_random_edits_touch_hardly_more_lines_than_a_person_and_lose_no_comment(kinds: dict[str, Any]) -> None:
    assert kinds
    edits = list(random_edits(REGION.root, 500))
    assert [(edit.path, edit.done, edit.faults) for edit in edits if edit.faults] == []
    assert all(parse(edit.after.encode(), edit.path).data for edit in edits)


def test_a_fingerprint_is_quoted_so_that_no_program_reads_a_number(kinds: dict[str, Any]) -> None:
    (form,) = run(kinds, [CHANGES])
    form["changes"][0]["based_on"] = "839915e6"
    assert run(kinds, [{"form": form}]) == [
        CHANGES.replace("    where:", '    based_on: "839915e6"\n    where:'),
    ]


def test_a_new_word_changes_one_line_of_a_file_with_unusual_spaces(kinds: dict[str, Any]) -> None:
    text = edited(kinds, CHANGES, text="Første linje.\n\nEn helt anden linje.")
    assert text == CHANGES.replace("Anden linje.", "En helt anden linje.")


def test_windows_line_ends_and_a_byte_order_mark_stay(kinds: dict[str, Any]) -> None:
    windows = "\ufeff" + CHANGES.replace("\n", "\r\n")
    assert edited(kinds, windows) == windows
    assert edited(kinds, windows, id="nyere") == windows.replace("id: ny", "id: nyere")


def test_a_kind_is_filled_in_for_the_form_and_left_out_of_the_file(kinds: dict[str, Any]) -> None:
    topic = "id: x\ntitle: X\nquestion: X?\nphase: later\nneed: no\naudiences: {eu: yes}\nowner: Y\nask: b\nblocks:\n"
    text = topic + "  - id: a\n    text: |\n      En.\n    source: https://a.dk\n"
    (form,) = run(kinds, [text])
    assert form["blocks"][0]["kind"] == "text"
    assert form["ask"] == {"default": ["b"]}
    form["blocks"].append({"id": "b", "kind": "text", "text": "To.", "source": ""})
    (written,) = run(kinds, [{"form": form}])
    assert written == text + "  - id: b\n    text: |\n      To.\n"


def test_a_kind_and_other_places_are_written_where_they_are_chosen(kinds: dict[str, Any]) -> None:
    topic = "id: x\ntitle: X\nquestion: X?\nphase: later\nneed: no\naudiences: {eu: yes}\nowner: Y\nask: b\nblocks:\n"
    text = topic + "  - id: a\n    text: |\n      En.\n    source: https://a.dk\n"
    (form,) = run(kinds, [text])
    form["blocks"][0]["kind"] = "note"
    form["ask"] = {"default": ["b"], "eu": ["c", "d"]}
    (written,) = run(kinds, [{"form": form}])
    expected = parse(text.encode(), "x.yml").data
    assert isinstance(expected, dict)
    data: Any = copy.deepcopy(expected)
    data["blocks"][0]["kind"] = "note"
    data["ask"] = {"default": "b", "eu": ["c", "d"]}
    assert parse(written.encode(), "x.yml").data == data


def test_an_empty_field_is_dropped_and_a_list_keeps_its_order(kinds: dict[str, Any]) -> None:
    text = edited(kinds, CHANGES, source="", audience=["nordic", "eu"])
    assert text == CHANGES.replace("    source: https://www.example.org\n", "").replace(
        "    id: ny\n", "    id: ny\n    audience: [nordic, eu]\n"
    )


def test_a_value_with_free_keys_changes_in_its_line_and_a_new_one_comes_last(kinds: dict[str, Any]) -> None:
    (form,) = run(kinds, [MUNICIPALITY])
    assert form["print"] == [
        {"key": "gp", "value": {"default": "short"}},
        {"key": "tax-card", "value": {"eu": "full"}},
    ]
    assert form["audiences"] == [{"key": "domestic", "value": []}, {"key": "student", "value": ["gp"]}]
    form["values"][1]["value"] = "Tirsdag"
    form["values"].append({"key": "ferry", "value": "112"})
    form["print"][0]["value"] = {"default": "full"}
    form["audiences"].append({"key": "season", "value": []})
    form["inhabitants"] = "3700"
    (written,) = run(kinds, [{"form": form}])
    assert written == MUNICIPALITY.replace("Mandag\n", 'Tirsdag\n  ferry: "112"\n').replace(
        "gp: short", "gp: full"
    ).replace("[gp]}", "[gp], season: []}").replace("copies: 20}\n", "copies: 20}\ninhabitants: 3700\n")


def test_a_choice_for_each_audience_stays_in_its_line(kinds: dict[str, Any]) -> None:
    text = MUNICIPALITY.replace("print: {gp: short, tax-card: {eu: full}}", "print: {gp: {default: site, eu: full}}")
    (form,) = run(kinds, [text])
    form["print"][0]["value"]["eu"] = "short"
    assert run(kinds, [{"form": form}]) == [text.replace("eu: full", "eu: short")]


def test_free_keys_are_removed_and_moved_with_their_comments(kinds: dict[str, Any]) -> None:
    text = MUNICIPALITY.replace("   # vores egne", "").replace("   #", " #")
    (form,) = run(kinds, [text])
    form["values"].reverse()
    del form["audiences"][0]
    (written,) = run(kinds, [{"form": form}])
    assert written == text.replace(
        "  waste: https://www.klitoe.example/affald # affald\n  open_day: Mandag\n",
        "  open_day: Mandag\n  waste: https://www.klitoe.example/affald # affald\n",
    ).replace("domestic: [], ", "")


def test_a_line_that_may_be_empty_is_written_as_empty(kinds: dict[str, Any]) -> None:
    form = {"fields": [{"id": "first_name", "name": "Fornavn", "example": "Anna"}]}
    (written,) = run(kinds, [{"form": form}])
    assert written.endswith('  - id: first_name\n    name: Fornavn\n    fallback: ""\n    example: Anna\n')
    (again,) = run(kinds, [written])
    again["fields"][0]["fallback"] = "ven"
    (filled,) = run(kinds, [{"form": again}])
    (emptied,) = run(kinds, [filled])
    emptied["fields"][0]["fallback"] = ""
    assert run(kinds, [{"form": emptied}]) == [written]


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ({"without": ["day-1"]}, "local-journey"),
        ({"without": [{"insert": "sleeve", "because": "Vi har en æske."}]}, "local-box"),
        ({"address": "https://svar.example.org"}, "local-survey"),
    ],
)
def test_a_new_file_without_required_keys_is_known_by_what_it_says(
    kinds: dict[str, Any], form: dict[str, Any], kind: str
) -> None:
    (written,) = run(kinds, [{"form": form}])
    assert written.startswith(f"# yaml-language-server: $schema=../../schemas/{kind}.schema.json\n")


def test_a_file_with_comments_only_keeps_them(kinds: dict[str, Any]) -> None:
    (form,) = run(kinds, ["# Intet endnu.\n"])
    (written,) = run(kinds, [{"form": form | {"places": [{"id": "b", "name": "B"}]}}])
    assert written == "# Intet endnu.\nplaces:\n  - id: b\n    name: B\n"


def test_a_new_file_has_a_schema_and_quotes_what_yaml_reads_as_a_number(kinds: dict[str, Any]) -> None:
    form = {"places": [{"id": "b", "name": "Borgerservice", "phone": "12345678", "web": ""}]}
    (written,) = run(kinds, [{"form": form}])
    assert written == (
        "# yaml-language-server: $schema=../../schemas/places.schema.json\n"
        'places:\n  - id: b\n    name: Borgerservice\n    phone: "12345678"\n'
    )
