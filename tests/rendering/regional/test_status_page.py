"""Test the status page: what needs attention in three sentences, and the tables that they link to."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import lxml.html  # type: ignore[import-untyped]

from tests.support import PROJECT, edit, inspect
from velkomst.build.regional import report_data
from velkomst.model.project import Project
from velkomst.rendering.regional.reports import status_page

FEE = 'name: Pris for en bankkonto\n    source: https://www.borger.dk/bank\n    review_by: "2099-01-01"'
DAYS = 'name: Ventetid hos banken\n    source: https://www.borger.dk/bank\n    review_by: "2099-01-01"'


def page(root: Path, as_of: date = date(2026, 11, 22)) -> Any:
    data = report_data(inspect(root, as_of), Project(root))
    return lxml.html.document_fromstring(status_page.render(data, PROJECT).data.decode())


def sentences(document: Any) -> list[str]:
    return [" ".join(sentence.text_content().split()) for sentence in document.xpath("//p[contains(@class, 'sum')]")]


def test_a_calm_region_reads_that_nothing_is_wrong(tiny: Path) -> None:
    drift, dates, _ = sentences(page(tiny))
    assert drift == "Ingen kommune har en tekst, hvis fælles forlæg er ændret."
    assert dates == "Intet er over datoen, og intet bliver det inden 23. december 2026."


def test_the_first_sentence_names_the_municipalities_that_have_drifted(tiny: Path) -> None:
    edit(
        tiny, "content/topics/health.yml", 'where: "{{ place.borgerservice.name }} eller hjemmefra"', "where: Hjemmefra"
    )
    document = page(tiny)
    assert sentences(document)[0].startswith("1 lokal tekst bygger på en fælles tekst, der er ændret siden: Nordby")
    (link,) = document.xpath("//p[contains(@class, 'sum')][1]//a")
    heading = document.xpath(f"//*[@id='{link.get('href')[1:]}']/following-sibling::h3[1]")[0]
    assert heading.text_content() == "Nordby Kommune: Læge og sundhed", "titles, no ids"


def test_the_second_sentence_counts_what_is_late_and_what_will_be_in_a_month(tiny: Path) -> None:
    edit(tiny, "content/facts.yml", FEE, FEE.replace("2099-01-01", "2026-11-21"))
    edit(tiny, "content/facts.yml", DAYS, DAYS.replace("2099-01-01", "2026-12-22"))
    document = page(tiny)
    assert sentences(document)[1] == "1 tekst er over datoen, og 1 tekst mere bliver det inden 23. december 2026."
    late, soon = (
        " ".join(row.text_content().split())
        for row in document.xpath("//h2[@id='datoer']/following-sibling::h3/following-sibling::*[1]//tr[td]")
    )
    assert late.startswith("21. november 2026") and "Pris for en bankkonto" in late
    assert soon.startswith("22. december 2026") and "Ventetid hos banken" in soon
    assert document.xpath("//table//a[@href='https://www.borger.dk/bank']")


def test_a_date_is_in_order_on_its_own_day(tiny: Path) -> None:
    edit(tiny, "content/facts.yml", FEE, FEE.replace("2099-01-01", "2026-11-22"))
    assert sentences(page(tiny))[1].startswith("0 tekster er over datoen, og 1 tekst mere")


def test_the_third_sentence_counts_what_waits_and_the_table_says_for_whom(tiny: Path) -> None:
    document = page(tiny)
    assert "venter på kontrol hos regionen og kommunerne" in sentences(document)[2]
    (table,) = document.xpath("//h2[@id='venter']/following-sibling::table[1]")
    who = {row.text for row in table.xpath("tbody/tr/th")}
    assert {"Velkomst i Lilleland", "Nordby Kommune"} <= who
    assert all(document.xpath(f"//*[@id='{href[1:]}']") for href in table.xpath(".//@href")), "every link has a target"


def test_a_region_without_a_public_address_reads_what_is_missing(tiny: Path) -> None:
    assert "Ingen offentlig adresse." not in page(tiny).text_content()
    edit(tiny, "content/region.yml", "site_url: https://velkomst.lilleland.dk\n", "")
    assert "Ingen offentlig adresse." in page(tiny).text_content()


def test_an_audience_without_an_answer_is_named_in_danish(tiny: Path) -> None:
    assert not page(tiny).xpath("//h2[@id='uden-svar']")
    edit(tiny, "content/topics/bank.yml", "    kind: answer\n", "    kind: answer\n    audience: [eu]\n")
    rows = page(tiny).xpath("//h2[@id='uden-svar']/following-sibling::table[1]/tbody/tr")
    names = inspect(tiny).library.audiences
    assert {row[1].text_content() for row in rows} == {each.short for each in names if each.id != "eu"}


def test_the_shared_part_is_there_for_each_audience(tiny: Path) -> None:
    (table,) = page(tiny).xpath(
        "//summary[text()='Fælles andel af guiden for hver målgruppe']/following-sibling::table"
    )
    assert len(table.xpath("thead//th")) == 1 + len(inspect(tiny).library.audiences)
    assert all(cell.text_content().endswith(" %") for cell in table.xpath("tbody//td"))


def test_no_lookup_is_shown_as_written(tiny: Path) -> None:
    assert "{{" not in page(tiny, date(2099, 1, 2)).text_content()
    assert "Velkommen til …" in page(tiny).text_content(), "every municipality has its own name"
