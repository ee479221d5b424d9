"""Test the server of the forms: what it reads and writes, what it refuses, and what check says before a save."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.region import REGION
from tests.support import DAY, ROOT, copy_project
from velkomst.build import inspection
from velkomst.cli.forms.save_check import check_save
from velkomst.cli.preview.server import server
from velkomst.model.project import Project
from velkomst.reading import diagnostics, validate
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import Entry

PLACES = "municipalities/klitoe/places.yml"


class Editor:
    """Asks the forms of one project as a page of theirs does."""

    def __init__(self, root: Path, port: int) -> None:
        self.root, self.port = root, port

    def request(
        self, method: str, path: str, body: object = None, *, host: str = "127.0.0.1", **headers: str | None
    ) -> tuple[int, Any]:
        given = {
            "Host": f"{host}:{self.port}",
            "Origin": f"http://{host}:{self.port}",
            "Content-Type": "application/json",
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {name: value for name, value in given.items() if value is not None}
        connection.request(method, path, None if body is None else json.dumps(body), sent)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        is_json = response.headers["Content-Type"].startswith("application/json")
        return response.status, json.loads(text) if is_json else text

    def call(self, action: str, **params: Any) -> tuple[int, Any]:
        return self.request("POST", "/admin/api", {"branch": "main", "action": action, "params": params})

    def check(self, path: str, text: str, *sources: str) -> tuple[int, Any]:
        return self.request("POST", "/admin/check", {"path": path, "text": text, "sources": list(sources)})

    def save(self, path: str, text: str, *, is_new: bool = False) -> tuple[int, Any]:
        files = [{"path": path, "raw": text, "slug": "x"}]
        return self.call("persistEntry", dataFiles=files, assets=[], options={"newEntry": is_new})

    def read(self, path: str = PLACES) -> str:
        return (self.root / path).read_bytes().decode()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the region with templates."""
    copy_project(REGION.root, tmp_path / "project")
    (tmp_path / "project" / "templates").symlink_to(ROOT / "templates")
    return tmp_path / "project"


@pytest.fixture
def editor(root: Path) -> Iterator[Editor]:
    with server(Project(root), DAY, 0, edit=True) as http_server:
        threading.Thread(target=http_server.serve_forever, daemon=True).start()
        yield Editor(root, http_server.server_port)
        http_server.shutdown()


def test_the_calls_of_the_local_backend_read_write_and_delete(editor: Editor) -> None:
    assert editor.call("info")[1]["publish_modes"] == ["simple"]
    entries = editor.call("entriesByFolder", folder="municipalities/klitoe/topics", extension="yml", depth=1)[1]
    paths = [entry["file"]["path"] for entry in entries]
    assert paths == sorted(paths) and "municipalities/klitoe/topics/klitoe-ferry.yml" in paths
    missing = "municipalities/klitoe/events.yml"
    both = editor.call("entriesByFiles", files=[{"path": PLACES, "label": "Steder"}, {"path": missing}])[1]
    assert [entry["data"] for entry in both] == [editor.read(), ""]
    assert editor.call("getEntry", path=PLACES)[1]["data"] == editor.read()
    edited = editor.read().replace("12345600", "12345699")
    assert editor.save(PLACES, edited)[0] == 200
    assert editor.read() == edited
    new = "municipalities/klitoe/handbook/desk-new.yml"
    assert editor.save(new, "id: desk-new\n", is_new=True)[0] == 200
    assert editor.call("deleteFiles", paths=[new], options={})[0] == 200
    assert not (editor.root / new).exists()
    assert editor.call("getMedia", mediaFolder="x")[1] == editor.call("unpublishedEntries")[1] == []


def test_a_new_entry_overwrites_no_file(editor: Editor) -> None:
    before = editor.read()
    status, answer = editor.save(PLACES, "places: []\n", is_new=True)
    assert (status, editor.read()) == (422, before)
    assert answer["error"] == f"Filen {PLACES} findes allerede. Åbn den i stedet."


@pytest.mark.parametrize(
    "path",
    [
        "../outside.yml",
        "municipalities/../../outside.yml",
        "/etc/outside.yml",
        "build.py",
        "templates/admin/form.html",
        "locales/uk/LC_MESSAGES/shared.po",
        "content/places.yaml",
        "content/.hidden.yml",
        "content//places.yml",
        "content\\places.yml",
        "content/places.yml\0.yml",
        "content.yml",
        ".github/workflows/check.yml",
        "municipalities/klitoe/link.yml",
        "municipalities/outside/places.yml",
    ],
)
def test_no_call_reads_writes_or_deletes_anything_else(editor: Editor, tmp_path: Path, path: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "places.yml").write_text("secret")
    (editor.root / "municipalities" / "outside").symlink_to(outside)
    (editor.root / "municipalities" / "klitoe" / "link.yml").symlink_to(outside / "places.yml")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    answers = [
        editor.save(path, "x: y\n"),
        editor.call("getEntry", path=path),
        editor.call("deleteFiles", paths=[path], options={}),
        editor.call("entriesByFiles", files=[{"path": path}]),
        editor.check(path, "x: y\n", ""),
    ]
    assert [status for status, _ in answers] == [422] * 5
    assert "secret" not in str(answers)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    "folder", ["..", "", "/etc", "municipalities/../..", "templates", "municipalities/klitoe/.git"]
)
def test_no_other_folder_is_listed(editor: Editor, folder: str) -> None:
    assert editor.call("entriesByFolder", folder=folder, extension="yml", depth=1)[0] == 422


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://www.samsoe.dk"},
        {"Origin": "null"},
        {"Origin": None},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"host": "www.samsoe.dk"},
        {"host": "127.0.0.1.example.org"},
    ],
    ids=str,
)
def test_another_website_or_host_can_write_nothing(editor: Editor, headers: dict[str, Any]) -> None:
    before = editor.read()
    named = {name.replace("-", "_"): value for name, value in headers.items()}
    files = [{"path": PLACES, "raw": "x", "slug": "x"}]
    call = {"action": "persistEntry", "params": {"dataFiles": files, "options": {}}}
    assert editor.request("POST", "/admin/api", call, **named)[0] == 403
    assert editor.read() == before


def test_without_edit_there_are_no_forms(root: Path) -> None:
    with server(Project(root), DAY, 0) as http_server:
        threading.Thread(target=http_server.serve_forever, daemon=True).start()
        editor = Editor(root, http_server.server_port)
        assert editor.request("GET", "/admin/")[0] == 404
        assert editor.call("info")[0] == 404
        http_server.shutdown()


@pytest.mark.parametrize("body", [[], "x", {"action": "x"}, {"action": ["info"]}, {"action": "getEntry", "params": 3}])
def test_a_call_that_makes_no_sense_is_refused(editor: Editor, body: object) -> None:
    assert editor.request("POST", "/admin/api", body)[0] in (400, 422)


def test_an_error_refuses_the_save_and_names_the_field(editor: Editor) -> None:
    source = editor.read()
    status, answer = editor.check(PLACES, source.replace('phone: "12345600"', 'phone: "12 {{"'), source)
    assert (status, answer["refused"]) == (200, True)
    (message,) = [each for each in answer["problems"] if each["severity"] == "error"]
    assert message["field"] == "Steder 1 (borgerservice) › Telefon"
    assert message["message"] == "'12 {{' er ikke et telefonnummer"
    assert message["place"].startswith(f"{PLACES}:7:")
    assert message["path"] == ["places", 0, "phone"]
    assert editor.read() == source


def test_a_save_that_breaks_another_file_is_refused(editor: Editor) -> None:
    path = "content/topics/gp.yml"
    source = editor.read(path)
    answer = editor.check(path, source.replace("id: gp\n", "id: gq\n"), source)[1]
    errors = [each for each in answer["problems"] if each["severity"] == "error"]
    assert answer["refused"] and errors
    assert {each["path"] is None for each in errors if not each["place"].startswith(path)} == {True}


def test_a_new_change_is_based_on_the_text_as_it_is(editor: Editor) -> None:
    path = "municipalities/klitoe/topics/gp.yml"
    text = "topic: gp\nchanges:\n  - hide: choose-gp\n    because: Øen har sin egen ordning.\n"
    answer = editor.check(path, text, "")[1]
    (based_on,) = answer["based_on"]
    assert based_on["path"] == ["changes", 0, "based_on"] and re.fullmatch("[0-9a-f]{8}", based_on["value"])
    assert [each for each in answer["problems"] if "based_on" in each["message"]] == []
    accepted = text + f'    based_on: "{based_on["value"]}"\n'
    assert editor.check(path, accepted, "")[1]["based_on"] == []


def test_what_is_missing_is_named_as_in_the_form_and_shown_at_its_field(editor: Editor) -> None:
    path = "municipalities/klitoe/contacts.yml"
    source = editor.read(path)
    answer = editor.check(path, source + "  - id: mentor-new\n", source)[1]
    (message,) = [each for each in answer["problems"] if each["severity"] == "error"]
    assert "mangler: Rolle, Navn for læseren, Sprog" in message["message"]
    assert message["path"][0] == "contacts" and message["path"][2:] == ["role"]


def test_a_message_about_a_free_key_leads_to_its_pair(editor: Editor) -> None:
    path = "municipalities/klitoe/municipality.yml"
    source = editor.read(path)
    text = source + "print: {gp: short, nothing: short}\nvalues: {waste_page: https://klitoe.example, Forkert: x}\n"
    problems = editor.check(path, text, source)[1]["problems"]
    assert {tuple(each["path"]) for each in problems if each["severity"] == "error"} == {("values", 1, "value")}
    text = source + "print: {gp: short, nothing: short}\n"
    (problem,) = (each for each in editor.check(path, text, source)[1]["problems"] if each["severity"] == "error")
    assert problem["path"][:2] == ["print", 1]
    assert problem["field"].startswith("Hvor meget der trykkes")


def test_problems_that_are_there_already_refuse_nothing(editor: Editor) -> None:
    broken = editor.root / "municipalities/storby/places.yml"
    broken.write_text(broken.read_text("utf-8").replace("phone:", "fone:", 1), "utf-8")
    source = editor.read()
    answer = editor.check(PLACES, source.replace("12345600", "12345699"), source)[1]
    assert (answer["refused"], answer["problems"]) == (False, [])


def test_a_file_that_somebody_else_has_changed_is_not_overwritten(editor: Editor) -> None:
    source = editor.read()
    (editor.root / PLACES).write_text(source + "# ny\n", "utf-8")
    status, answer = editor.check(PLACES, source.replace("12345600", "12345699"), source)
    assert (status, answer["error"]) == (
        422,
        "Filen er ændret, siden du åbnede den. Genindlæs siden, og ret igen.",
    )


def test_the_pages_allow_no_other_host_and_list_every_layer(editor: Editor) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", editor.port, timeout=60)
    connection.request("GET", "/admin/klitoe/")
    response = connection.getresponse()
    policy = response.headers["Content-Security-Policy"]
    assert response.status == 200
    assert policy.startswith("default-src 'none'") and "http" not in policy
    connection.close()
    status, config = editor.request("GET", "/admin/klitoe/config.json")
    assert (status, config["config"]["locale"], config["config"]["backend"]["proxy_url"]) == (200, "da", "/admin/api")
    assert editor.request("GET", "/admin/nowhere/")[0] == 404
    for path in ("/admin/_/../index.html", "/admin/_/yaml/browser/../../../package.json", "/admin/_/react/x.js"):
        assert editor.request("GET", path)[0] == 404


def test_a_save_validates_its_own_file_only_and_what_was_checked_is_known_afterwards(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(root)
    documents: diagnostics.Documents = {}
    text = (root / PLACES).read_text("utf-8")
    before = inspection.inspect(project, DAY).problems
    check_save(project, DAY, PLACES, text, before, documents)
    validated: list[str] = []

    def validate_and_note(model: type[Entry], document: Document) -> Entry:
        validated.append(document.path)
        return validate.validated(model, document)

    monkeypatch.setattr(diagnostics, "validated", validate_and_note)
    saved = check_save(project, DAY, PLACES, text.replace("12345600", "12345699"), before, documents)
    assert saved.answer["refused"] is False
    assert PLACES in validated and not [path for path in validated if path.endswith("topics/gp.yml")]
    (root / PLACES).write_text(saved.text, "utf-8")
    monkeypatch.setattr(inspection, "run_checks", lambda *_: pytest.fail("checked twice"))
    assert inspection.inspect(project, DAY).problems == saved.problems
