"""The question whether a text helped: a link to the municipality's survey tool with the id of the block."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from urllib.parse import parse_qs, urlsplit

from lxml import html as parser  # type: ignore[import-untyped]

from tests.rendering.sample_edition import sample_edition
from tests.rendering.site.rendered_site import render_site
from velkomst.model import LocalizedText
from velkomst.model.survey import EditionSurvey, EditionSurveyQuestion, SurveyTool

TOOL = SurveyTool(
    "https://svar.example.org/s",
    "https://svar.example.org/hjalp?key=1",
    (("municipality", "kommune"), ("language", "lang"), ("audience", "maalgruppe"), ("block", "tekst")),
)


@cache
def links(address: str) -> tuple[str, ...]:
    """Return the links of the question on every page of a site, by a part of the page's path."""
    edition = replace(sample_edition("uk"), survey_tool=TOOL)
    return tuple(
        link
        for artifact in render_site(edition)
        if artifact.path.endswith(".html") and address in artifact.path
        for link in parser.document_fromstring(artifact.data.decode()).xpath(
            '//p[contains(@class,"vk-helped")]/a/@href'
        )
    )


def test_the_link_names_municipality_language_audience_and_block() -> None:
    queries = [parse_qs(urlsplit(link).query) for link in links("/eu/cpr-registration/")]
    assert queries
    assert all(query["key"] == ["1"] and query["lang"] == ["uk"] for query in queries)
    assert all(query["kommune"] == ["samsoe"] and query["maalgruppe"] == ["eu"] for query in queries)
    assert all(query["tekst"][0].startswith("cpr-registration/") for query in queries)
    assert len({query["tekst"][0] for query in queries}) == len(queries)


def test_the_pages_for_employers_and_staff_do_not_ask() -> None:
    assert links("/employers/") == links("/handbook/") == ()


def test_a_municipality_without_an_address_does_not_ask() -> None:
    pages = (artifact for artifact in render_site(sample_edition("uk")) if artifact.path.endswith(".html"))
    assert not any(b"vk-helped" in artifact.data for artifact in pages)


def test_the_foot_of_a_page_leads_to_the_survey() -> None:
    questions = (EditionSurveyQuestion("guide", "scale", LocalizedText("Hvor god er guiden?", "da"), 4),)
    survey = EditionSurvey(LocalizedText("Hvad synes du?", "da"), LocalizedText("", "da"), questions, None)
    edition = replace(sample_edition("uk"), survey_tool=TOOL, survey=survey)
    (page,) = (artifact for artifact in render_site(edition) if artifact.path == "site/samsoe/uk/eu/index.html")
    (link,) = parser.document_fromstring(page.data.decode()).xpath('//footer//a[contains(@href,"/s?")]')
    assert link.get("href") == "https://svar.example.org/s?kommune=samsoe&lang=uk&maalgruppe=eu"
    assert link.text_content().strip() == "Hvad synes du?"
