"""What a translator gets of mails, fields, the journey and events, and what she wrote coming back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tests import real
from velkomst.i18n.catalogs import Catalog, CatalogEntry, Catalogs
from velkomst.i18n.inventory import translatable
from velkomst.i18n.translate import TextKey, Translator
from velkomst.model import Event, Library
from velkomst.problems import Mark


def library() -> Library:
    found = real.inspection().library
    assert found is not None
    return found


def test_fields_and_the_journey_are_translated() -> None:
    found = {message.context: message for message in translatable(library())}
    assert found["_fields.moving_date.fallback"].text == "den dag, du flytter"
    assert "Flettefelt" in found["_fields.moving_date.fallback"].comment
    assert "_fields.first_name.fallback" not in found, "nothing to say, nothing to translate"
    assert found["_journey.name"].text == "Tilflytterens rejse"
    assert not [context for context in found if "day-30" in context], "tasks are for staff, in Danish"


def test_local_mails_and_events_stand_in_the_municipality_s_domain() -> None:
    starts, ends = (datetime.fromisoformat(f"2026-12-02T{hour}:00") for hour in (17, 19))
    mark = Mark("municipalities/bornholm/events.yml")
    event = Event("cafe", "Sprogcafé", "Kom.", starts, ends, "https://x.dk", owner="bornholm", marks={"": mark})
    whole = library()
    municipalities = tuple(
        replace(one, events=(event,)) if one.slug == "bornholm" else one for one in whole.municipalities
    )
    found = {one.context: one for one in translatable(replace(whole, municipalities=municipalities))}
    assert found["bornholm:_events.cafe.title"].owner == "bornholm"
    assert any(context.startswith("bornholm:_mails.local-newspaper.") for context in found)
    assert any(context.startswith("bornholm:_mails.welcome.") for context in found), "changes of a shared mail"


def test_a_stale_text_with_other_fields_is_not_shown() -> None:
    old = CatalogEntry("Hej {{ field.first_name }}", "Hello {{ field.first_name }}", False, "", "", Mark("x.po"))
    catalogs = Catalogs({("en", "shared"): Catalog({"_mails.x._greeting": old})})
    translator = Translator("en", catalogs, ())
    parts = ("_mails.x", "_greeting")
    other = translator.translation(TextKey("Hej {{ field.case_worker_name }}", "shared", parts), "en")
    same = translator.translation(TextKey("Godmorgen {{ field.first_name }}", "shared", parts), "en")
    assert (other.state, same.state) == ("missing", "stale")
