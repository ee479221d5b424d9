"""Test the table of who does what: by phase and organisation, for employers and for staff."""

from __future__ import annotations

from lxml import html as parser  # type: ignore[import-untyped]

from tests.region import edition
from tests.support import PROJECT
from velkomst.rendering.site import every_page
from velkomst.rendering.site.edition_views import site_view
from velkomst.rendering.site.plan import plan
from velkomst.rendering.site.responsibilities import responsibilities


def test_each_topic_is_listed_once_with_the_organisation_that_answers_for_it() -> None:
    topics = edition("klitoe", "da").topics
    grouped = responsibilities(topics)
    listed = [topic.id for _, rows in grouped for row in rows for topic in row.topics]
    assert sorted(listed) == sorted(topic.id for topic in topics)
    for phase, rows in grouped:
        assert len({row.organisation.text for row in rows}) == len(rows)
        assert all(topic.phase == phase for row in rows for topic in row.topics)


def test_a_phase_without_topics_is_left_out() -> None:
    assert responsibilities(()) == ()


def test_employers_and_staff_see_the_table() -> None:
    site = plan(site_view(edition("klitoe", "da")))
    pages = [page for page in every_page(site, PROJECT) if page.kind in ("employers", "handbook")]
    assert len(pages) == 2
    for page in pages:
        (table,) = parser.fromstring(f"<main>{page.body}</main>").xpath("//table[contains(@class, 'vk-who--phases')]")
        assert len(table.xpath("./tbody")) == len(table.xpath(".//th[@scope='rowgroup']")) > 0
        assert table.xpath(".//th[@scope='row']") and "CPR" in table.text_content()
