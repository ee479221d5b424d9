"""What a mailing system needs to take in subscribers."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache

import pytest
from lxml import html  # type: ignore[import-untyped]

from tests import region
from tests.rendering.mail.rendering import render_export
from tests.support import PROJECT
from velkomst.model import LocalizedText
from velkomst.model.subscription import EditionSubscription
from velkomst.rendering.mail.target_file import targets

CONSENT = LocalizedText("Jeg vil have mails fra **kommunen**.", "da")
TARGETS = tuple(targets(PROJECT))


@cache
def files(target: str) -> dict[str, bytes]:
    subscription = EditionSubscription("https://mail.klitoe.example/ja", "", CONSENT)
    editions = tuple(replace(edition, subscription=subscription) for edition in region.editions("klitoe"))
    made = render_export(editions, target, PROJECT)
    return {artifact.path.removeprefix(f"mail/klitoe/export/{target}/"): artifact.data for artifact in made}


@pytest.mark.parametrize("target", TARGETS)
def test_the_import_file_has_the_columns_of_the_system_and_no_person(target: str) -> None:
    rows = list(csv.reader(io.StringIO(files(target)["subscribers.csv"].decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 and "@" not in "".join(rows[0])
    if target == "listmonk":
        assert rows == [["email", "name", "attributes"]]
    else:
        known = targets(PROJECT)[target]
        assert rows[0][:4] == [known.email, *(known.name_of(name) for name in ("first_name", "language", "audience"))]
        assert len(set(rows[0])) == len(rows[0])


@pytest.mark.parametrize("target", TARGETS)
def test_the_list_of_fields_names_mail_address_and_language(target: str) -> None:
    rows = list(csv.DictReader(io.StringIO(files(target)["fields.csv"].decode("utf-8-sig")), delimiter=";"))
    listed = {row["felt"]: row for row in rows}
    assert listed["language"]["eksempel"] == "da, en, uk, ar" and listed["email"]["navn i systemet"]


@pytest.mark.parametrize("language", ["da", "uk", "ar"])
def test_the_form_for_listmonk_has_its_fields_and_asks_for_consent(language: str) -> None:
    form = html.fragment_fromstring(files("listmonk")[f"form/{language}.html"].decode())
    assert form.tag == "form" and form.get("action").endswith("/subscription/form")
    assert form.get("dir") == ("rtl" if language == "ar" else "ltr")
    fields = {field.get("name"): field.get("required") for field in form.xpath(".//input")}
    assert set(fields) == {"nonce", "email", "name", "l"} and fields["l"] is not None
    assert form.xpath(".//div[@lang='da']//strong")[0].text == "kommunen"
    assert not form.xpath(".//script | .//img | .//link")


@pytest.mark.parametrize("language", ["da", "uk", "ar"])
def test_the_form_for_mautic_is_not_published_and_stores_the_language(language: str) -> None:
    form = json.loads(files("mautic")[f"api/forms/{language}.json"])
    assert form["isPublished"] is False and form["postAction"] == "message"
    fields = {field["alias"]: field for field in form["fields"]}
    assert fields["email"]["mappedField"] == "email" and fields["email"]["isRequired"]
    assert fields["language"]["defaultValue"] == language and fields["language"]["mappedField"] == "preferred_locale"
    assert fields["consent"]["isRequired"] and "kommunen" in fields["consent_text"]["properties"]["text"]
    assert list(fields)[-1] == "submit"


def test_other_systems_get_no_form() -> None:
    assert not [
        path for target in TARGETS for path in files(target) if "form" in path and target not in ("listmonk", "mautic")
    ]
