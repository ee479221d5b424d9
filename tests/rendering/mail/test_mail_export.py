"""Test the export folders for mailing systems."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from tests import region
from tests.rendering.mail.rendering import render_export
from tests.rendering.sample_events import cafe
from tests.support import PROJECT
from velkomst.model import Edition, Occurrence
from velkomst.rendering.mail.target_file import targets
from velkomst.rendering.mail.variants import LISTS_EVENTS

from .test_mail_targets import TOKENS

FORMATS = Path(__file__).parent / "formats"
TARGETS = tuple(targets(PROJECT))
LANGUAGES = ("da", "en", "uk", "ar")
AUDIENCES = tuple(audience.id for audience in region.editions("klitoe")[0].audiences)
PERSON = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")


@cache
def files(target: str) -> dict[str, bytes]:
    made = render_export(region.editions("klitoe"), target, PROJECT)
    folder = f"mail/klitoe/export/{target}/"
    assert all(artifact.path.startswith(folder) and artifact.publication == "export" for artifact in made)
    return {artifact.path.removeprefix(folder): artifact.data for artifact in made}


def rows(target: str, name: str) -> list[dict[str, str]]:
    sheet = files(target)[name].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(sheet), delimiter=";"))


@pytest.mark.parametrize("target", TARGETS)
def test_what_lies_in_the_folder(target: str) -> None:
    made = files(target)
    assert {"README.md", "fields.csv", "mails.csv", "journey.csv"} <= set(made)
    for row in rows(target, "mails.csv"):
        assert row["html"] in made and row["txt"] in made
    assert {row["sprog"] for row in rows(target, "mails.csv")} == set(LANGUAGES)


@pytest.mark.parametrize("target", TARGETS)
def test_the_readme_says_what_was_proven_and_what_was_not(target: str) -> None:
    readme = files(target)["README.md"].decode()
    known = targets(PROJECT)[target]
    assert known.name in readme
    for line in (*known.steps, *known.proven, *known.unproven):
        assert line in readme
    assert "## Det er ikke prøvet" in readme


@pytest.mark.parametrize("target", TARGETS)
def test_every_field_that_a_mail_uses_is_listed(target: str) -> None:
    listed = {row["felt"]: row["skrives"] for row in rows(target, "fields.csv")}
    assert {"first_name", "unsubscribe_url", "cv_received"} <= set(listed)
    assert listed["first_name"] in files(target)["da/welcome.html"].decode()
    assert listed["unsubscribe_url"] in files(target)["da/welcome.txt"].decode()


@pytest.mark.parametrize("target", TARGETS)
def test_no_cell_is_a_formula(target: str) -> None:
    for name in ("fields.csv", "mails.csv", "journey.csv"):
        for row in rows(target, name):
            assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    offsets = {row["trin"]: row["tid"] for row in rows(target, "journey.csv")}
    assert offsets["before-moving-call"] == "'-P7D"


@pytest.mark.parametrize("target", TARGETS)
def test_same_editions_same_bytes(target: str) -> None:
    again = render_export(region.editions("klitoe"), target, PROJECT)
    assert [artifact.data for artifact in again] == [data for _, data in sorted(files(target).items())]


@pytest.mark.parametrize("target", TARGETS)
def test_nothing_in_a_folder_is_written_for_another_system(target: str) -> None:
    """Also the sheets, the README, the ZIP files and the payloads."""
    foreign = {token for other, tokens in TOKENS.items() if other != target for token in tokens}
    for path, data in files(target).items():
        text = data.decode("utf-8-sig", "ignore").replace('\\"', '"')
        assert not [token for token in foreign if token in text], path


def test_an_unknown_target() -> None:
    with pytest.raises(KeyError):
        render_export(region.editions("klitoe"), "outlook-express", PROJECT)


def imported(language: str) -> tuple[zipfile.ZipInfo, list[dict[str, Any]]]:
    with zipfile.ZipFile(io.BytesIO(files("mautic")[f"velkomst-klitoe-{language}.zip"])) as archive:
        (info,) = archive.infolist()
        return info, json.loads(archive.read(info))


@pytest.mark.parametrize("language", LANGUAGES)
def test_mautic_reads_the_zip(language: str) -> None:
    info, data = imported(language)
    schema = json.loads((FORMATS / "mautic-entity-data.schema.json").read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    assert [error.message[:200] for error in jsonschema.Draft7Validator(schema).iter_errors(data)] == []
    assert info.filename == "entity_data.json"
    assert info.compress_type == zipfile.ZIP_STORED
    assert info.date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_in_the_zip_is_tied_together(language: str) -> None:
    (data,) = imported(language)[1]
    campaigns = {one["id"] for one in data["campaign"]}
    mails = {one["id"] for one in data["email"]}
    events = {one["id"]: one for one in data["campaign_event"]}
    aliases = {one["alias"] for one in data["lead_field"]}
    for event in events.values():
        assert event["campaign_id"] in campaigns
        if event["type"] == "email.send":
            assert event["channel_id"] == event["properties"]["email"] in mails
        if event["type"] == "lead.field_value":
            assert event["properties"]["field"] in aliases
        if event["parent_id"]:
            parent = events[event["parent_id"]]
            answers = ("yes", "no") if parent["event_type"] == "condition" else ("",)
            assert event["decisionPath"] in answers and event["campaign_id"] == parent["campaign_id"]
            assert event["event_order"] == parent["event_order"] + 1
            assert event["trigger_interval"] == 0, "the first event of the step has waited already"
    (ties,) = data["dependencies"]
    assert {tie["campaign_event"] for tie in ties["campaign_event"]} == set(events)
    assert {tie["campaign"] for tie in ties["lists"]} == campaigns
    uuids = [one["uuid"] for kind in data.values() if kind is not data["dependencies"] for one in kind]
    assert len(set(uuids)) == len(uuids)


def test_what_the_journey_becomes_in_mautic() -> None:
    (data,) = imported("da")[1]
    events = {one["name"]: one for one in data["campaign_event"]}
    welcome, asked, housing = events["day-1-welcome"], events["day-7-housing?"], events["day-7-housing"]
    assert (welcome["trigger_mode"], welcome["trigger_interval"]) == ("immediate", 0)
    assert (asked["trigger_mode"], asked["trigger_interval"], asked["trigger_interval_unit"]) == ("interval", 6, "d")
    assert {key: asked["properties"][key] for key in ("field", "operator", "value")} == {
        "field": "seeks_owner_home", "operator": "=", "value": "1",
    }  # fmt: skip
    assert housing["parent_id"] == asked["id"]
    assert events["day-30-call"]["properties"]["add_tags"] == ["opgave-day-30-call"]
    assert "Ring" in events["day-30-call"]["description"]
    filters = {one["name"].split(": ")[1]: one["filters"] for one in data["lists"]}
    assert filters["before-moving-call"][0]["filter"] == "+7 days"
    assert filters["six-months-call"][0]["filter"] == "-180 days"
    assert filters["enrolled"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_mautic_chooses_between_the_variants_of_a_mail(language: str) -> None:
    """Walk every step as every audience would: each comes to its own variant, a stranger to the mail for all."""
    (data,) = imported(language)[1]
    subjects = {one["id"]: one["name"].rpartition("/")[2] for one in data["email"]}
    below: dict[tuple[int | None, str], list[dict[str, Any]]] = {}
    for event in data["campaign_event"]:
        below.setdefault((event["parent_id"], event["decisionPath"]), []).append(event)

    def reached(event: dict[str, Any], audience: str) -> str:
        if event["event_type"] == "action":
            return str(subjects[event["channel_id"]])
        about_reader = event["properties"]["field"] == "audience"
        fits = event["properties"]["value"] == audience if about_reader else True
        (following,) = below[event["id"], "yes" if fits else "no"]
        return reached(following, audience)

    first = {one["name"].rstrip("?").split(",")[0]: one for one in below[None, ""]}
    journey = region.editions("klitoe")[0].journey
    assert journey is not None
    written = {row["html"].split("/")[1] for row in rows("mautic", "mails.csv") if row["sprog"] == language}
    for step in (step for step in journey.steps if step.channel == "email" and step.id in first):
        for audience in ("", *AUDIENCES):
            own = f"{step.mail}-{audience}.html" in written
            assert reached(first[step.id], audience) == (f"{step.mail}-{audience}" if own else step.mail)
    assert sum(name in journey_names(data) for name in ("jobs, refugee", "after-registration, eu")) == 2


def journey_names(data: dict[str, Any]) -> set[str]:
    return {event["name"] for event in data["campaign_event"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_mautic_asks_about_consent_again_every_year(language: str) -> None:
    (data,) = imported(language)[1]
    events = {one["name"]: one for one in data["campaign_event"]}
    asked, again = events["yearly-consent"], events["yearly-consent, igen"]
    assert (asked["trigger_interval"], asked["trigger_interval_unit"]) == (1, "y")
    assert (again["type"], again["parent_id"]) == ("campaign.jump_to_event", asked["id"])
    target = {one["id"]: one for one in events.values()}[again["properties"]["jumpToEvent"]]
    assert target is asked and target["trigger_interval"], "a jump to what does not wait would never end"
    assert sum(one["type"] == "campaign.jump_to_event" for one in events.values()) == 1


def test_a_newer_export_corrects_the_older_one() -> None:
    (danish,), (arabic,) = imported("da")[1], imported("ar")[1]
    assert danish["campaign"][0]["uuid"] != arabic["campaign"][0]["uuid"]
    again = {a.path: a.data for a in render_export(region.editions("klitoe"), "mautic", PROJECT)}
    assert again["mail/klitoe/export/mautic/velkomst-klitoe-da.zip"] == files("mautic")["velkomst-klitoe-da.zip"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_zip_holds_no_person_s_address(language: str) -> None:
    text = json.dumps(imported(language)[1], ensure_ascii=False).replace("\\n", " ")
    edition = region.editions("klitoe")[0]
    known = {place.email for place in edition.places} | {contact.email for contact in edition.contacts}
    assert set(PERSON.findall(text)) <= known, "only those of offices, and of contacts that the municipality names"
    assert "example.org" not in text


def test_listmonk_takes_the_newsletter_as_a_draft() -> None:
    made = {
        artifact.path.removeprefix("mail/klitoe/export/listmonk/"): artifact.data
        for artifact in render_export(
            [_with_news(edition) for edition in region.editions("klitoe")], "listmonk", PROJECT
        )
    }
    campaigns = {path: json.loads(data) for path, data in made.items() if path.startswith("api/campaigns/")}
    assert len(campaigns) == 2 * len(LANGUAGES)
    schema = json.loads((FORMATS / "listmonk-campaign.schema.json").read_text("utf-8"))
    for payload in campaigns.values():
        assert [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(payload)] == []
        assert "{{ UnsubscribeURL }}" in payload["body"] and "{{ UnsubscribeURL }}" in payload["altbody"]
    assert json.loads(made["api/templates/da/welcome.json"])["type"] == "tx"


def test_a_newsletter_without_news_is_neither_exported_nor_a_step_of_the_campaign() -> None:
    assert not [path for path in files("listmonk") if path.startswith("api/campaigns/")]
    names = {event["name"] for event in imported("da")[1][0]["campaign_event"]}
    assert names and not {"newsletter", "monthly-overview"} & names


def _with_news(edition: Edition) -> Edition:
    event = replace(cafe(), audiences=tuple(audience.id for audience in edition.audiences))
    news = (Occurrence(event, event.starts, event.ends, "onsdag", "17.00–19.00"),)
    mails = (replace(mail, events=news) if mail.purpose in LISTS_EVENTS else mail for mail in edition.mails)
    return replace(edition, mails=tuple(mails))
