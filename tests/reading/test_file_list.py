"""Test which files of a project are read, and which names are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from velkomst.reading import file_list
from velkomst.reading.library import read


def said(root: Path) -> list[str]:
    return [f"{one.severity}: {one.line()}" for one in read(root).problems]


def municipality(root: Path, slug: str) -> None:
    text = (root / "municipalities/sydby/municipality.yml").read_text("utf-8")
    folder = root / "municipalities" / slug
    folder.mkdir()
    (folder / "municipality.yml").write_text(text.replace("slug: sydby", f"slug: '{slug}'"), "utf-8")


@pytest.mark.parametrize(
    "name",
    ["con", "nul", "com1", "a.", "a ", "-rf", "a:b", "%2e%2e", "a\\b", "Aarhus", "samsø", "x" * 61, "a--b", "a_b"],
)
def test_bad_folder_names(name: str, tiny: Path) -> None:
    municipality(tiny, name)
    reading = read(tiny)
    assert [one.severity for one in reading.problems] == ["error"]
    assert reading.problems[0].municipality == name
    assert reading.library is not None
    assert [one.slug for one in reading.library.municipalities] == ["nordby", "sydby"]


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "/etc/passwd", "a/../../b", "a\x00b"])
def test_names_that_are_no_folder(name: str) -> None:
    assert file_list.name_fault(name) == "bad-slug"


@pytest.mark.parametrize(("one", "other"), [("vestby", "Vestby"), ("\u00e5by", "a\u030aby")])
def test_folders_with_almost_the_same_name(one: str, other: str, tiny: Path) -> None:
    municipality(tiny, one)
    municipality(tiny, other)
    found = read(tiny).problems
    assert {problem.code for problem in found} == {"names-alike"}
    assert {problem.municipality for problem in found} == {one, other}


def test_a_link_out_of_the_project_is_refused(tiny: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text("id: secret\n")
    (tiny / "content/topics/secret.yml").symlink_to(outside)
    (tiny / "municipalities/vestby").symlink_to(tmp_path)
    (tiny / "municipalities/sydby/mails").symlink_to("/etc")
    (tiny / "content/topics/loop.yml").symlink_to("loop.yml")
    assert [one.mark.path for one in read(tiny).problems if one.code == "link-outside"] == [
        "content/topics/loop.yml",
        "content/topics/secret.yml",
        "municipalities/sydby/mails",
        "municipalities/vestby",
    ]


def test_a_link_inside_the_project_is_followed(tiny: Path) -> None:
    (tiny / "municipalities/sydby/places.yml").symlink_to(tiny / "municipalities/nordby/places.yml")
    assert said(tiny) == []


def test_names_of_other_publications_are_passed_over(tiny: Path) -> None:
    for name in (".DS_Store", "README.md"):
        (tiny / "content" / name).write_text("x\n")
    for name in ("images", "printed"):
        (tiny / "municipalities/sydby" / name).mkdir()
    (tiny / "municipalities/.gitkeep").write_text("")
    assert said(tiny) == []


def test_names_that_nobody_reads(tiny: Path) -> None:
    (tiny / "content/topics/more").mkdir()
    (tiny / "content/topics/bank.yml~").write_text("x")
    (tiny / "content/facts.yaml").write_text("facts: []")
    (tiny / "municipalities/notes.txt").write_text("x")
    (tiny / "municipalities/sydby/place.yml").write_text("x")
    (tiny / "municipalities/sydby/topic").mkdir()
    assert said(tiny) == [
        "warning: content/facts.yaml:1:1: 'facts.yaml' bliver ikke læst, for navnet ender ikke på .yml",
        "warning: content/topics/bank.yml~:1:1: filen 'bank.yml~' bliver ikke læst",
        "warning: content/topics/more:1:1: mappen 'more' bliver ikke læst",
        "warning: municipalities/notes.txt:1:1: filen 'notes.txt' bliver ikke læst",
        "warning: municipalities/sydby/place.yml:1:1: filen 'place.yml' bliver ikke læst (mente du 'places.yml'?)",
        "warning: municipalities/sydby/topic:1:1: mappen 'topic' bliver ikke læst (mente du 'topics'?)",
    ]


def test_a_folder_where_a_file_should_be(tiny: Path) -> None:
    (tiny / "content/topics/school.yml").mkdir()
    assert said(tiny) == ["warning: content/topics/school.yml:1:1: mappen 'school.yml' bliver ikke læst"]


def test_a_giant_file_is_not_even_opened(tiny: Path) -> None:
    with (tiny / "content/topics/giant.yml").open("wb") as file:
        file.truncate(50_000_000)
    assert said(tiny) == ["error: content/topics/giant.yml:1:1: filen er større end 1 MB"]


def test_a_file_that_may_not_be_opened(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "bank.yml":
            raise PermissionError(13, "Permission denied")
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert said(tiny) == ["error: content/topics/bank.yml:1:1: filen kan ikke åbnes (Permission denied)"]


@pytest.mark.parametrize("folder", ["content", "content/topics", "municipalities"])
def test_a_folder_that_is_a_link_out_of_the_project_is_not_read(folder: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    outside = tmp_path / "outside"
    (root / folder).parent.mkdir(parents=True)
    outside.mkdir()
    (outside / "bank.yml").write_text("id: bank\n", "utf-8")
    (root / folder).symlink_to(outside)
    problems = (*file_list.content(root).problems, *file_list.slugs(root)[1])
    assert [str(fault.mark) for fault in problems if fault.code == "link-outside"] == [f"{folder}:1:1"]
    assert file_list.content(root).files == ()
