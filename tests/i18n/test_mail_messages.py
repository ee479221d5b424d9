"""Test the messages of mails, fields, the journey and events."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tests import region
from velkomst.i18n.catalogs import Catalog, CatalogEntry, Catalogs
from velkomst.i18n.inventory import translatable
from velkomst.i18n.translate import TextKey, Translator
from velkomst.model import Event
from velkomst.problems import Mark


def test_fields_and_the_journey_are_translated() -> None:
    found = {message.context: message for message in translatable(region.library())}
    assert found["_fields.moving_date.fallback"].text == "den dag, du flytter"
    assert "Flettefelt" in found["_fields.moving_date.fallback"].comment
    assert "_fields.first_name.fallback" not in found, "nothing to say, nothing to translate"
    assert found["_journey.name"].text == "Tilflytterens rejse"
    assert not [context for context in found if "day-30" in context], "tasks are for staff, in Danish"


def test_local_mails_and_events_stand_in_the_municipality_s_domain() -> None:
    starts, ends = (datetime.fromisoformat(f"2026-12-02T{hour}:00") for hour in (17, 19))
    mark = Mark("municipalities/klitoe/events.yml")
    event = Event("cafe", "Sprogcafé", "Kom.", starts, ends, "https://x.dk", owner="klitoe", marks={"": mark})
    whole = region.library()
    municipalities = tuple(
        replace(one, events=(event,)) if one.slug == "klitoe" else one for one in whole.municipalities
    )
    found = {one.context: one for one in translatable(replace(whole, municipalities=municipalities))}
    assert found["klitoe:_events.cafe.title"].owner == "klitoe"
    assert any(context.startswith("klitoe:_mails.local-newspaper.") for context in found)
    assert any(context.startswith("klitoe:_mails.welcome.") for context in found), "changes of a shared mail"


def test_a_stale_text_with_other_fields_is_not_shown() -> None:
    old = CatalogEntry("Hej {{ field.first_name }}", "Hello {{ field.first_name }}", False, "", "", Mark("x.po"))
    catalogs = Catalogs({("en", "shared"): Catalog({"_mails.x._greeting": old})})
    translator = Translator("en", catalogs, ())
    parts = ("_mails.x", "_greeting")
    other = translator.translation(TextKey("Hej {{ field.case_worker_name }}", "shared", parts), "en")
    same = translator.translation(TextKey("Godmorgen {{ field.first_name }}", "shared", parts), "en")
    assert (other.state, same.state) == ("missing", "stale")
