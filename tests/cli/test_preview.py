"""Test the preview: pages drawn on demand, edits seen at once, and nothing reported to others than this machine."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.support import DAY, add, edit
from velkomst.cli.preview.content import ContentOnDisk
from velkomst.cli.preview.server import server
from velkomst.i18n import inventory
from velkomst.model import Library
from velkomst.model.project import Project
from velkomst.reading import diagnostics, validate
from velkomst.reading.document.parser import Document, parse
from velkomst.reading.schema.base import Entry
from velkomst.resolving.merge import Merged, merge

TOPIC = "/site/nordby/da/topics/health/"


class Browser:
    """Asks the preview of one project."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, host: str = "127.0.0.1") -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", f"{host}:{self.port}")
        connection.endheaders()
        response = connection.getresponse()
        status, body = response.status, response.read()
        connection.close()
        return status, body

    def post(self, path: str, body: str, origin: str = "") -> int:
        """Return the status of a call with JSON from a page of our own, or of another website."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {
            "Content-Type": "application/json",
            "Origin": origin or f"http://127.0.0.1:{self.port}",
        }
        connection.request("POST", path, body, headers)
        status = connection.getresponse().status
        connection.close()
        return status

    def page(self, path: str) -> Any:
        status, body = self.get(path)
        assert status == 200, path
        return parser.document_fromstring(body.decode())

    def json(self, name: str, **query: str) -> Any:
        asked = "&".join(f"{key}={quote(value)}" for key, value in query.items())
        return json.loads(self.get(f"/_preview/{name}?{asked}")[1])


@pytest.fixture
def browser(project: Path) -> Iterator[Browser]:
    with server(Project(project), DAY, 0) as http_server:
        threading.Thread(target=http_server.serve_forever, daemon=True).start()
        yield Browser(http_server.server_port)
        http_server.shutdown()


def words(document: Any) -> str:
    return " ".join(document.xpath("//*[@id='_main']")[0].text_content().split())


def test_a_page_has_the_words_of_the_published_one(browser: Browser, project: Path) -> None:
    for path in (TOPIC, "/site/nordby/da/", "/site/nordby/ar/refugee/", "/site/nordby/da/handbook/"):
        published = parser.document_fromstring((project / "out" / path[1:] / "index.html").read_bytes())
        assert words(browser.page(path)) == words(published), path


def test_an_edit_is_on_the_next_page(browser: Browser, project: Path) -> None:
    assert "Lægen har åbent hver dag." in words(browser.page(TOPIC))
    edit(project, "municipalities/nordby/topics/health.yml", "Lægen har åbent hver dag.", "Lægen har åbent i dag.")
    assert "Lægen har åbent i dag." in words(browser.page(TOPIC))


def test_a_waiting_page_hears_of_a_saved_file(browser: Browser, project: Path) -> None:
    before = browser.json("state")["version"]
    timer = threading.Timer(0.3, add, (project, "content/facts.yml", "\n# En bemærkning\n"))
    timer.start()
    assert browser.json("wait", version=before)["version"] != before


def test_content_that_cannot_be_read_is_shown_instead_of_a_page(browser: Browser, project: Path) -> None:
    edit(project, "content/topics/health.yml", "phase: first-month", "phase: first-mont")
    assert "content/topics/health.yml:5:8: ukendt værdi 'first-mont'" in browser.page(TOPIC).text_content()


def test_the_bar_says_who_wrote_a_text_and_where(browser: Browser) -> None:
    state = browser.json("state", path=TOPIC)
    assert [site["slug"] for site in state["sites"]] == ["nordby", "sydby"]
    by_id = {block["id"]: (block["provenance"], block["place"]) for block in state["blocks"]}
    assert by_id["short-answer"] == ("shared", "content/topics/health.yml:19")
    assert by_id["nordby-doctor"] == ("local", "municipalities/nordby/topics/health.yml:9")
    assert by_id["choose"] == ("replaced", "municipalities/nordby/topics/health.yml:6")


def test_the_bar_lists_what_check_says(browser: Browser, project: Path) -> None:
    edit(project, "municipalities/nordby/topics/health.yml", "Lægen har", "{{ value.laege }} har")
    lines = [problem["line"] for problem in browser.json("problems", path=TOPIC) if problem["severity"] == "error"]
    place = "municipalities/nordby/topics/health.yml:10:7"
    assert lines == [f"{place}: opslaget 'value.laege' findes ikke (mente du 'value.waste_page'?)"]


def test_the_bar_offers_the_audiences_and_what_each_gets(browser: Browser) -> None:
    state = browser.json("state", path="/site/nordby/da/")
    assert {audience["id"]: audience["address"] for audience in state["audiences"]}["refugee"] == "refugee/"
    assert (state["asOf"], state["edit"]) == (DAY.isoformat(), False)
    groups = dict(browser.json("publications", path="/site/nordby/ar/", audience="refugee"))
    assert ["/print/nordby/ar/refugee/guide/", "Guiden"] in groups["Tryk"]
    assert not [address for address, _ in groups["Tryk"] if address.startswith("/print/nordby/ar/eu/")]
    assert ["/mail/nordby/ar/welcome/", "welcome"] in groups["Mails"]


def test_a_mail_is_framed_in_two_widths_and_two_colour_schemes(browser: Browser) -> None:
    frames = browser.page("/mail/nordby/da/welcome/").xpath("//iframe")
    assert [(frame.get("width"), frame.get("src").rpartition("=")[2]) for frame in frames] == [
        ("375", "light"), ("680", "light"), ("375", "dark"), ("680", "dark"),
    ]  # fmt: skip
    dark, light = (browser.get(f"/mail/nordby/da/welcome.html?scheme={scheme}")[1] for scheme in ("dark", "light"))
    assert b"@media all" in dark and b"@media not all" in light
    assert b"prefers-color-scheme: dark" not in dark + light


def test_an_edit_is_in_the_next_mail(browser: Browser, project: Path) -> None:
    before = browser.get("/mail/nordby/da/welcome.html")[1]
    path = project / "content/mails/welcome.yml"
    greeting = "greeting: Kære nye nabo\n"
    path.write_text(re.sub(r"(?m)^greeting: .*\n", greeting, path.read_text("utf-8")), "utf-8")
    after = browser.get("/mail/nordby/da/welcome.html")[1]
    assert "Kære nye nabo".encode() in after and "Kære nye nabo".encode() not in before


@pytest.mark.pdf
def test_a_sheet_is_printed_when_it_is_looked_at(browser: Browser) -> None:
    (frame,) = browser.page("/print/nordby/ar/refugee/guide/").xpath("//iframe/@src")
    assert browser.get(frame)[1].startswith(b"%PDF-")


def test_the_day_of_the_preview_can_be_changed_by_its_own_page_only(browser: Browser) -> None:
    body = json.dumps({"date": "2027-06-01"})
    assert browser.post("/_preview/date", body, origin="https://www.samsoe.dk") == 403
    assert browser.json("state")["asOf"] == DAY.isoformat()
    assert browser.post("/_preview/date", body) == 200
    assert browser.json("state")["asOf"] == "2027-06-01"
    assert browser.post("/_preview/date", json.dumps({"date": "i morgen"})) == 404
    assert browser.post("/_preview/date", json.dumps({"date": ""})) == 200
    assert browser.json("state")["asOf"] == DAY.isoformat()


def test_a_text_leads_to_its_line_and_its_form(project: Path) -> None:
    with server(Project(project), DAY, 0, edit=True) as http_server:
        threading.Thread(target=http_server.serve_forever, daemon=True).start()
        browser = Browser(http_server.server_port)
        forms = {block["id"]: block["form"] for block in browser.json("state", path=TOPIC)["blocks"]}
        assert forms["short-answer"] == (
            "/admin/shared/?block=short-answer#/collections/shared-topic-topics/entries/health"
        )
        assert forms["choose"] == "/admin/nordby/?block=choose#/collections/nordby-changes-topics/entries/health"
        page = browser.page("/_preview/source?path=content/topics/health.yml&line=19")
        assert (
            page.xpath("//li[@id='L1']")[0].text_content()
            == ((project / "content/topics/health.yml").read_text("utf-8").split("\n", maxsplit=1)[0])
        )
        assert page.xpath("//a[starts-with(@href, 'vscode://file/')]/@href")[0].endswith("/health.yml:19")
        http_server.shutdown()


@pytest.mark.parametrize("path", ["build.py", "../x.yml", "templates/mail/targets.yml", ""])
def test_only_content_has_a_page_with_its_lines(browser: Browser, path: str) -> None:
    assert browser.get(f"/_preview/source?path={quote(path)}&line=1")[0] == 404


def test_the_address_of_a_topic_leads_to_its_page_where_each_reader_has_one(browser: Browser) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", browser.port, timeout=60)
    connection.request("GET", "/site/sydby/da/topics/health/")
    response = connection.getresponse()
    location = response.getheader("Location") or ""
    connection.close()
    assert response.status == 302 and location in (
        "/site/sydby/da/nordic/health/",
        "/site/sydby/da/third-country/health/",
    )
    browser.page(location)
    assert browser.get("/site/sydby/da/topics/nowhere/")[0] == 404


def test_search_styles_and_the_last_builds_mails_are_there(browser: Browser) -> None:
    index = json.loads(browser.get("/site/nordby/da/search/search_index.json")[1])
    assert any(entry["location"].startswith("topics/health/") for entry in index["docs"])
    (sheet, *_) = browser.page(TOPIC).xpath("//link[@rel='stylesheet']/@href[contains(., 'site.css')]")
    assert browser.get(f"/site/{sheet.replace('../', '')}")[0] == 200
    assert browser.get("/manifest.json")[0] == 200


@pytest.mark.parametrize(
    "path",
    ["/../content/region.yml", "/%2e%2e/content/region.yml", "/site/_t/preview/../../../../build.py", "/no/page/"],
)
def test_nothing_outside_the_output_folder_is_served(browser: Browser, path: str) -> None:
    assert browser.get(path)[0] == 404


@pytest.mark.parametrize("host", ["www.samsoe.dk", "127.0.0.1.example.org", ""])
def test_a_page_of_another_website_gets_nothing(browser: Browser, host: str) -> None:
    assert browser.get(TOPIC, host)[0] == 403


def test_only_changed_files_are_parsed_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = ContentOnDisk(Project(project), DAY)
    first = content.snapshot()
    parsed: list[str] = []

    def parse_and_note(raw: bytes, path: str) -> Document:
        parsed.append(path)
        return parse(raw, path)

    monkeypatch.setattr(diagnostics, "parse", parse_and_note)
    edit(project, "content/topics/bank.yml", "Spørg en bank.", "Spørg din bank.")
    second = content.snapshot()
    assert parsed == ["content/topics/bank.yml"]
    assert first.inspection and second.inspection
    texts = [entry.text for entry in inventory.texts(second.inspection.library)]
    assert any("Spørg din bank." in text for text in texts)
    fresh = ContentOnDisk(Project(project), DAY).snapshot()
    assert fresh.inspection and second.inspection.library == fresh.inspection.library


def test_after_an_edit_only_the_changed_file_is_validated_and_only_the_viewed_municipality_is_merged(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = ContentOnDisk(Project(project), DAY)
    first = content.snapshot()
    assert first.plan("nordby", "da") and first.plan("sydby", "da")
    merged: list[str] = []
    validated: list[str] = []

    def merge_and_note(library: Library, slug: str, as_of: date | None = None) -> Merged:
        merged.append(slug)
        return merge(library, slug, as_of)

    def validate_and_note(model: type[Entry], document: Document) -> Entry:
        validated.append(model.__name__)
        return validate.validated(model, document)

    monkeypatch.setattr("velkomst.resolving.merge.merge", merge_and_note)
    monkeypatch.setattr(diagnostics, "validated", validate_and_note)
    edit(project, "content/topics/bank.yml", "Spørg en bank.", "Spørg din bank.")
    second = content.snapshot()
    assert second.plan("nordby", "da") and second.plan("nordby", "da")
    assert merged == ["nordby"]
    assert validated.count("TopicFile") == 1 and "PlacesFile" not in validated and "ChangesFile" not in validated


def test_a_fault_of_a_file_stays_reported_while_another_file_is_edited(project: Path) -> None:
    edit(project, "municipalities/nordby/places.yml", "places:", "places:\n  - id: wrong\n    phone: nothing")
    content = ContentOnDisk(Project(project), DAY)
    before = content.snapshot().problems
    assert any(problem.mark.path == "municipalities/nordby/places.yml" for problem in before)
    edit(project, "content/topics/bank.yml", "Spørg en bank.", "Spørg din bank.")
    assert content.snapshot().problems == before
