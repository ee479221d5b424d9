"""The file for LimeSurvey: the rows that its manual describes, in every language."""

from __future__ import annotations

import csv
import io

from tests import region
from velkomst.model.survey import SCALE
from velkomst.reading.survey_answers import SCALE_CODES
from velkomst.rendering.regional.limesurvey import HIDDEN, survey_file
from velkomst.resolving.survey_names import survey_names

LANGUAGES = ("en", "da", "uk")


def rows() -> list[dict[str, str]]:
    library = region.library()
    survey = library.survey
    assert survey
    names = {language: survey_names(library, survey, region.inspection().catalogs, language) for language in LANGUAGES}
    codes = [(question.code, question.id, question.kind) for question in survey.questions]
    text = survey_file(codes, names, region.REGION).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t", strict=True))


def of_class(name: str, language: str = "") -> list[dict[str, str]]:
    return [row for row in rows() if row["class"] == name and language in ("", row["language"])]


def test_danish_is_the_base_language_and_the_survey_is_anonymous() -> None:
    settings = {row["name"]: row["text"] for row in of_class("S")}
    assert settings["language"] == "da"
    assert settings["additional_languages"] == "en uk"
    assert (settings["anonymized"], settings["ipaddr"], settings["usecookie"]) == ("Y", "N", "N")


def test_every_language_has_the_same_rows_in_the_same_order() -> None:
    kept = [row for row in rows() if row["class"] in ("G", "Q", "A")]
    by_language = {
        language: [
            (row["id"], row["class"], row["type/scale"], row["name"] if row["class"] != "G" else "")
            for row in kept
            if row["language"] == language
        ]
        for language in LANGUAGES
    }
    assert by_language["da"] == by_language["en"] == by_language["uk"]
    assert [row["language"] for row in kept] == sorted((row["language"] for row in kept), key=("da", "en", "uk").index)


def test_a_question_with_a_scale_has_the_codes_that_the_import_reads() -> None:
    answers = [row["name"] for row in of_class("A", "da") if row["id"] == "1"]
    assert answers == [SCALE_CODES[answer] for answer in SCALE]


def test_codes_are_such_as_limesurvey_allows() -> None:
    assert all(row["name"].isalnum() and len(row["name"]) <= 20 for row in of_class("Q"))
    assert all(len(row["name"]) <= 5 for row in of_class("A"))


def test_what_the_address_says_is_kept_in_hidden_questions() -> None:
    hidden = [row["name"] for row in of_class("Q", "da") if row["hidden"] == "1"]
    assert hidden == list(HIDDEN)


def test_titles_are_in_their_language() -> None:
    titles = {row["language"]: row["text"] for row in of_class("SL") if row["name"] == "surveyls_title"}
    assert titles["da"] == "Hvad synes du om velkomsten?"
