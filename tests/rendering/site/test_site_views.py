"""What each site publication shows, which decides when it is rendered, and the days that its pages carry."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.rendering.sample_edition import sample_edition
from tests.rendering.sample_events import cafe, edition_with_events
from tests.support import PROJECT, ROOT
from velkomst.model import (
    DigitalPost,
    Edition,
    EditionBox,
    EditionEvent,
    EditionTopic,
    LocalizedText,
    Origin,
    Point,
    PrintRun,
    Town,
)
from velkomst.rendering.site.edition_views import landing_view, offline_view, site_view, sitemap_index_view
from velkomst.rendering.site.event_files import event_files
from velkomst.rendering.site.plan import plan
from velkomst.rendering.site.sitemap import newest_day, sitemap_of

OLD, NEW = date(2026, 11, 1), date(2026, 12, 1)
URL = "https://velkomst.example.dk"


def with_profile(edition: Edition, **changes: object) -> Edition:
    return replace(edition, profile=replace(edition.profile, **changes))  # type: ignore[arg-type]


def dated(edition: Edition, topic_id: str, day: date) -> Edition:
    """The edition with a known day for the home page's motto, and another for every block of one topic."""

    def topic(shown: EditionTopic) -> EditionTopic:
        if shown.id != topic_id:
            return shown
        return replace(shown, blocks=tuple(replace(block, origin=Origin("x", day)) for block in shown.blocks))

    motto = replace(edition.motto, origin=Origin("motto", OLD))
    return replace(edition, motto=motto, topics=tuple(map(topic, edition.topics)))


UNSHOWN: dict[str, Callable[[Edition], Edition]] = {
    "mails": lambda edition: replace(edition, mails=(), fields=()),
    "box": lambda edition: replace(edition, box=EditionBox(letters=(), tickets=())),
    "print run": lambda edition: with_profile(edition, print_run=(PrintRun("da", 500),)),
    "Digital Post": lambda edition: with_profile(edition, digital_post=DigitalPost("29189994", "Samsø", "welcome")),
    "towns": lambda edition: with_profile(edition, towns=(Town("8305", "Tranebjerg"),), centre=Point(55.8, 10.6)),
    "logo": lambda edition: with_profile(edition, logo="logo.svg", picture="data:image/svg+xml,x"),
}


@pytest.mark.parametrize("unshown", UNSHOWN)
def test_a_site_view_holds_nothing_that_no_page_shows(unshown: str) -> None:
    edition = sample_edition()
    assert repr(site_view(UNSHOWN[unshown](edition))) == repr(site_view(edition))


def test_a_renamed_town_changes_the_landing_page_alone() -> None:
    before, after = (with_profile(sample_edition(), towns=(Town("8305", name),)) for name in ("Ballen", "Kolby Kås"))
    assert landing_view([after]) != landing_view([before])
    assert repr(site_view(after)) == repr(site_view(before))


def test_a_changed_text_changes_the_site_and_no_landing_page() -> None:
    edition = dated(sample_edition(), "emergency", OLD)
    changed = replace(edition, topics=(replace(edition.topics[0], title=LocalizedText("Nyt", "da")),))
    newer = dated(edition, "emergency", NEW)
    for after in (changed, newer):
        assert repr(landing_view([after])) == repr(landing_view([edition]))
        assert repr(site_view(after)) != repr(site_view(edition))


def test_the_landing_page_needs_an_edition() -> None:
    with pytest.raises(ValueError, match="at least one"):
        landing_view([])


def test_the_landing_page_lists_the_languages_that_have_a_site_in_the_municipalitys_order() -> None:
    view = landing_view([sample_edition("ar"), sample_edition("da"), sample_edition("da", "aarhus")])
    assert [(entry.slug, entry.languages) for entry in view.municipalities] == [
        ("aarhus", ("da",)),
        ("samsoe", ("da", "ar")),
    ]
    assert view.languages == ("da", "ar")


def test_a_page_carries_the_day_of_its_own_texts() -> None:
    site = site_view(dated(sample_edition(), "emergency", NEW))
    assert site.changed("topics/emergency/") == NEW
    assert site.changed("") == OLD
    assert site.changed("eu/") == NEW, "a checklist shows the short answers"
    assert site.head.content_date == NEW


def test_every_page_of_a_site_has_a_day_of_its_own() -> None:
    site = site_view(edition_with_events())
    days = dict(site.page_dates)
    assert set(plan(site).addresses) <= set(days)
    assert set(event_files(site, PROJECT)) <= set(days)
    assert {"handbook/", "handbook/contrast/"} <= set(days)


def test_the_sitemap_gives_each_page_its_day() -> None:
    edition = replace(dated(sample_edition(), "emergency", NEW), site_url=URL)
    sitemap = sitemap_of(plan(site_view(edition)))
    assert sitemap is not None
    days = dict(
        re.findall(r"<loc>https://velkomst.example.dk/samsoe/da/([^<]*)</loc><lastmod>([^<]*)", sitemap.decode())
    )
    assert (days["topics/emergency/"], days[""]) == ("2026-12-01", "2026-11-01")
    assert sitemap_index_view([edition]).sites == (("samsoe", "da", NEW),)
    assert newest_day(sitemap) == NEW
    assert newest_day(b"<urlset></urlset>") is None


def test_an_offline_copy_carries_the_newest_day_of_its_languages() -> None:
    editions = [dated(sample_edition("da"), "emergency", OLD), dated(sample_edition("ar"), "emergency", NEW)]
    view = offline_view(editions, [("site/index.html", "0")])
    assert (view.content_date, view.files) == (NEW, (("site/index.html", "0"),))


def test_a_moved_event_raises_its_own_sequence_and_no_others() -> None:
    def moved(event: EditionEvent, day: date) -> EditionEvent:
        return replace(event, id=f"e{day.month}", origin=Origin("_events.e", day))

    files = event_files(site_view(edition_with_events(events=[moved(cafe(), OLD), moved(cafe(), NEW)])), PROJECT)
    stamps = {name: re.findall(rb"DTSTAMP:(\d{8})", files[f"events/{name}.ics"]) for name in ("e11", "e12")}
    assert stamps == {"e11": [b"20261101"], "e12": [b"20261201"]}
    sequences = [int(number) for number in re.findall(rb"SEQUENCE:(\d+)", files["events.ics"])]
    assert sequences[1] - sequences[0] == 30
    assert b"LAST-MODIFIED:20261201" in files["events.ics"]
    assert re.findall(rb"<updated>(\d{4}-\d\d-\d\d)", files["events.atom"])[0] == b"2026-12-01"


def test_only_the_view_functions_of_the_site_read_editions() -> None:
    folder = ROOT / "velkomst" / "rendering" / "site"
    readers = {file.name for file in folder.glob("*.py") if re.search(r"\bEdition\b", file.read_text("utf-8"))}
    assert readers - {"edition_views.py"} <= {"views.py", "released_pages.py"}, "the pages of released editions"


def test_only_one_module_names_files_of_the_output_folder() -> None:
    folder = ROOT / "velkomst" / "rendering" / "site"
    literal = re.compile(r"""f?["'](?:site|print|mail)/""")
    assert [file.name for file in folder.glob("*.py") if literal.search(file.read_text("utf-8"))] == []


def test_the_landing_page_knows_the_former_slugs_of_its_municipalities() -> None:
    renamed = with_profile(sample_edition(), former_slugs=("oen",))
    assert [entry.former_slugs for entry in landing_view([renamed]).municipalities] == [("oen",)]
