"""The page that links to everything that is published."""

from __future__ import annotations

from functools import cache

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
    record("mail/nordby/ar/welcome.html", "mail", "ar"),
    record("mail/nordby/ar/welcome.txt", "mail", "ar"),
    record("mail/nordby/ar/digital-post-eu.pdf", "mail", "ar", "eu"),
    record("mail/nordby/journey.html", "journey"),
    record("mail/nordby/journey.json", "journey"),
    record("reports/status.html", "reports", municipality=""),
)


@cache
def links(*without: str) -> tuple[str, ...]:
    """Return the links of the page, without the records of some publications."""
    records = [record for record in RECORDS if record.publication not in without]
    page = render_overview(records, library_of(TESTS / "tiny"), PROJECT)
    assert page.path == "index.html"
    return tuple(map(str, lxml.html.document_fromstring(page.data.decode()).xpath("//a/@href")))


def test_each_publication_is_linked_once() -> None:
    assert sorted(links()) == [
        "mail/nordby/ar/welcome.eml",
        "mail/nordby/ar/welcome.html",
        "mail/nordby/ar/welcome.txt",
        "mail/nordby/journey.html",
        "manifest.json",
        "print/nordby/ar/eu/guide.pdf",
        "reports/status.html",
        "site/index.html",
        "site/nordby/ar/index.html",
    ]


def test_what_is_not_published_is_not_linked() -> None:
    assert not {"site/index.html", "mail/nordby/journey.html"} & set(links("landing", "journey"))
