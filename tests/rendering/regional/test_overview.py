"""Test the first page that anyone opens."""

from __future__ import annotations

from functools import cache
from typing import Any

import lxml.html  # type: ignore[import-untyped]

from tests.support import PROJECT, TESTS, library_of
from velkomst.model import Record
from velkomst.rendering.regional.overview import render_overview


def record(path: str, publication: str, language: str = "", audience: str = "", municipality: str = "nordby") -> Record:
    return Record(path, "0" * 64, 1, publication, municipality, language, audience)


RECORDS = (
    record("site/404.html", "landing", municipality=""),
    record("site/index.html", "landing", municipality=""),
    record("site/nordby/was/index.html", "landing", municipality=""),
    record("site/_t/0123/site.css", "theme", municipality=""),
    record("site/nordby/ar/eu/index.html", "site", "ar"),
    record("site/nordby/ar/index.html", "site", "ar"),
    record("site/q/ABCDEF/index.html", "released", "ar"),
    record("print/nordby/ar/eu/guide.pdf", "guide", "ar", "eu"),
    record("print/nordby/ar/eu/guide-large.pdf", "guide", "ar", "eu"),
    record("print/nordby/ar/eu/box.pdf", "box", "ar", "eu"),
    record("print/nordby/ar/eu/box-office.pdf", "box", "ar", "eu"),
    record("print/nordby/index.html", "desk"),
    record("mail/nordby/ar/welcome.html", "mail", "ar"),
    record("mail/nordby/ar/welcome-eu.html", "mail", "ar"),
    record("mail/nordby/da/welcome.html", "mail", "da"),
    record("mail/nordby/ar/welcome.txt", "mail", "ar"),
    record("mail/nordby/ar/digital-post-eu.pdf", "mail", "ar", "eu"),
    record("mail/nordby/journey.html", "journey"),
    record("mail/nordby/journey.json", "journey"),
    record("reports/status.html", "reports", municipality=""),
)


@cache
def page(*without: str) -> Any:
    """Return the page, without the records of some publications."""
    records = [record for record in RECORDS if record.publication not in without]
    artifact = render_overview(records, library_of(TESTS / "tiny"), PROJECT)
    assert artifact.path == "index.html"
    return lxml.html.document_fromstring(artifact.data.decode())


def links(*without: str) -> list[str]:
    return [str(href) for href in page(*without).xpath("//main//a/@href")]


def test_three_doors_lead_newcomers_clerks_and_coordinators_on() -> None:
    assert links()[:3] == ["site/index.html", "#kommuner", "reports/status.html"]
    assert page().xpath("//*[@id='kommuner']")


def test_what_people_use_is_linked() -> None:
    assert set(links()) == {
        "#kommuner",
        "mail/nordby/ar/welcome.html",
        "mail/nordby/ar/welcome-eu.html",
        "mail/nordby/da/welcome.html",
        "mail/nordby/journey.html",
        "manifest.json",
        "print/nordby/ar/eu/box-office.pdf",
        "print/nordby/ar/eu/guide.pdf",
        "print/nordby/index.html",
        "reports/status.html",
        "site/index.html",
        "site/nordby/ar/index.html",
    }


def test_a_clerk_reaches_the_box_for_the_office_printer_in_two_clicks() -> None:
    (box,) = page().xpath("//a[contains(@href, 'box')]")
    closed = box.xpath("ancestor::details")
    assert len(closed) == 1 and closed[0].get("open") is None, "open the boxes, then the box"
    assert box.text == "EU" and "Arabisk" in box.getparent().text_content()


def test_the_mails_of_all_municipalities_are_one_table() -> None:
    (table,) = page().xpath("//table")
    rows = [" ".join(row.text_content().split()) for row in table.xpath("tbody/tr")]
    assert len(rows) == 2 and all("Velkommen" in row for row in rows)
    assert [link.text for link in table.xpath("tbody/tr[1]//a")] == ["da", "ar"], "Danish first"
    assert "EU" in rows[1]


def test_the_page_needs_no_script_and_no_other_file() -> None:
    assert not page().xpath("//script | //link | //img | //iframe")


def test_what_is_not_published_is_not_linked() -> None:
    assert not {"site/index.html", "mail/nordby/journey.html"} & set(links("landing", "journey"))
    assert links("landing", "desk", "reports")[0].startswith("print/"), "no door without a room behind it"
