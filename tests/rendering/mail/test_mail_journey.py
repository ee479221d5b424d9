"""Test ``journey.json`` and the timeline page."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import cache
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
import pytest

from tests import region
from tests.rendering.mail.rendering import render_journey, render_mails
from tests.support import PROJECT, ROOT
from velkomst.model import Anchor, LocalizedText, Step
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.mail import timeline

SLUGS = ("klitoe", "storby")


@cache
def mails(slug: str) -> dict[str, str]:
    made = [artifact for edition in region.editions(slug) for artifact in render_mails(edition, PROJECT)]
    return {artifact.path: hashlib.sha256(artifact.data).hexdigest() for artifact in made}


@cache
def made(slug: str) -> tuple[dict[str, Any], str]:
    data, page = render_journey(region.editions(slug), mails(slug), PROJECT)
    assert (data.path, page.path) == (f"mail/{slug}/journey.json", f"mail/{slug}/journey.html")
    return json.loads(data.data), page.data.decode()


@pytest.mark.parametrize("slug", SLUGS)
def test_it_follows_its_schema(slug: str) -> None:
    schema = json.loads((ROOT / "schemas/output/journey.schema.json").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    assert [error.message[:200] for error in jsonschema.Draft7Validator(schema).iter_errors(made(slug)[0])] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_every_mail_appears_in_every_language_with_its_files(slug: str) -> None:
    journey = made(slug)[0]
    assert journey["languages"] == [edition.language for edition in region.editions(slug)]
    for step in journey["steps"]:
        if step["channel"] == "task":
            continue
        common = [one["language"] for one in step["templates"] if "audience" not in one]
        news = step["mail"] in ("newsletter", "overview")
        assert common == ([] if news else journey["languages"]), "without events there is nothing to tell"
        for template in step["templates"]:
            for ending in ("html", "txt", "eml"):
                file = template[ending]
                assert mails(slug)[f"mail/{slug}/{file['path']}"] == file["sha256"]


def test_a_municipality_has_its_own_steps() -> None:
    owners = {step["id"]: step["owner"] for step in made("klitoe")[0]["steps"]}
    assert owners["day-2-local-newspaper"] == "klitoe"
    assert "day-2-local-newspaper" not in {step["id"] for step in made("storby")[0]["steps"]}


def test_the_yearly_question_comes_again() -> None:
    repeating = {step["id"]: step["repeat"] for step in made("klitoe")[0]["steps"] if "repeat" in step}
    assert repeating == {"yearly-consent": "P1Y"}


def test_a_translation_is_in_the_file() -> None:
    steps = {step["id"]: step for step in made("klitoe")[0]["steps"]}
    subjects = {one["language"]: one["subject"] for one in steps["day-1-welcome"]["templates"]}
    assert subjects["da"] == "Velkommen til Klitø"
    assert len(set(subjects.values())) > 1


@pytest.mark.parametrize("slug", SLUGS)
def test_the_page_links_every_mail_and_names_every_step(slug: str) -> None:
    journey, html = made(slug)
    page = lxml.html.document_fromstring(html)
    hrefs = {str(href) for href in page.xpath("//a/@href")}
    for step in journey["steps"]:
        assert page.xpath(f"//*[@id='{step['id']}']")
        for template in step.get("templates", ()):
            assert template["html"]["path"] in hrefs
    assert page.get("lang") == "da"
    words = " ".join(page.text_content().split())
    for sentence in (
        "Dag 1 samme dag som tilmeldingen",
        "Dag 7 6 dage efter tilmeldingen",
        "Invitation: [Arrangementets navn]",
        "vælger udgave",
        "7 dage før flyttedatoen",
        "1 år efter tilmeldingen, og igen hvert år",
        "Leder efter en bolig at købe: ja",
        "CV er modtaget: nej eller ukendt",
    ):
        assert sentence in words


@pytest.mark.parametrize(
    ("anchor", "offset", "day"),
    [("enrolled", "P0D", 1), ("enrolled", "P13D", 14), ("enrolled", "P1W", 8), ("enrolled", "P1Y", 0),
     ("moving_date", "P6D", 0), ("enrolled", "-P2D", 0)],
)  # fmt: skip
def test_the_day_of_the_journey(anchor: Anchor, offset: str, day: int) -> None:
    assert timeline.day_of(Step("x", "shared", anchor, offset, "task")) == day


def test_only_languages_that_were_built_are_offered() -> None:
    danish = region.editions("klitoe")[:1]
    data, _ = render_journey(danish, mails("klitoe"), PROJECT)
    assert json.loads(data.data)["languages"] == ["da"]


def test_a_region_without_a_journey_has_no_files() -> None:
    edition = replace(region.editions("klitoe")[0], journey=None)
    assert render_journey([edition], {}, PROJECT) == ()


def test_fields_that_differ_between_languages_stop_it() -> None:
    danish, english = region.editions("klitoe")[:2]
    changed = replace(english.mails[0], greeting=LocalizedText("Hello", "en"))
    editions = (danish, replace(english, mails=(changed, *english.mails[1:])))
    with pytest.raises(RenderingError) as raised:
        render_journey(editions, mails("klitoe"), PROJECT)
    assert "ikke de samme flettefelter på engelsk" in raised.value.problem.message()
