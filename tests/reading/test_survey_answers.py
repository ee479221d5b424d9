"""Answers to the survey are read from the files that survey tools write; every fault is named with its place."""

from __future__ import annotations

import pytest

from tests import region
from tests.survey_answers import HEADINGS, csv_of, two_hundred
from velkomst.model.survey import Survey
from velkomst.reading.survey_answers import SCALE_CODES, SCALE_WORDS, ReadAnswers, read_answers


def survey() -> Survey:
    found = region.library().survey
    assert found
    return found


def read(data: bytes, *, texts: bool = False) -> ReadAnswers:
    return read_answers(data, "answers.csv", region.library(), survey(), texts=texts)


def faults(data: bytes) -> list[str]:
    return [problem.line() for problem in sorted(read(data).problems)]


def test_every_line_is_a_reader() -> None:
    result = read(two_hundred())
    assert len(result.responses) == 200
    first = result.responses[1]
    assert (first.municipality, first.language, first.audience, first.year) == ("klitoe", "da", "eu", 2026)
    assert first.ratings == {"overall": "fair", "guide": "good"}


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_the_usual_delimiters_and_a_byte_order_mark_are_read(delimiter: str, encoding: str) -> None:
    rows = (HEADINGS, "klitoe;da;eu;2026;fair;;")
    data = "\r\n".join(rows).replace(";", delimiter).encode(encoding)
    assert [response.ratings for response in read(data).responses] == [{"overall": "fair"}]


def test_the_headings_and_words_of_survey_tools_are_understood() -> None:
    headings = "id,kommune,startlanguage,maalgruppe,submitdate,overall,Hvor god hjælp er guiden?"
    row = "1,Klitø Kommune,uk,eu,2026-05-31 10:20:30,A5,Meget godt"
    result = read(csv_of(row, headings=headings))
    assert result.problems == []
    (response,) = result.responses
    assert (response.municipality, response.language, response.year) == ("klitoe", "uk", 2026)
    assert response.ratings == {"overall": "very-poor", "guide": "very-good"}
    assert result.unused == ("id",)


def test_an_empty_column_leaves_it_to_the_next() -> None:
    headings = "municipality,language,startlanguage,submitdate,overall"
    (response,) = read(csv_of("klitoe,,ar,2026-05-31,A1", headings=headings)).responses
    assert response.language == "ar"


def test_the_date_of_an_anonymous_survey_is_no_year() -> None:
    headings = "municipality,submitdate,overall"
    assert faults(csv_of("klitoe,1980-01-01 00:00:00,A1", headings=headings)) == [
        "answers.csv:2:8: '1980-01-01 00:00:00' er hverken et år eller en dato"
    ]


def test_what_readers_wrote_is_read_on_request_only() -> None:
    data = csv_of('klitoe;da;eu;2026;fair;;"Skat;\nog pension"')
    assert read(data).responses[0].texts == {}
    assert read(data, texts=True).responses[0].texts == {"missed": "Skat;\nog pension"}


def test_an_unknown_language_or_audience_may_be_left_out() -> None:
    (response,) = read(csv_of("klitoe;;;2026;fair;;")).responses
    assert (response.language, response.audience) == ("", "")


def test_all_faults_of_all_lines_are_reported_with_line_and_column() -> None:
    data = csv_of(
        "klitoe;da;eu;2026;fair;;",
        "klitø by;dansk;eu;maj;fint;good;",
        'klitoe;da;eu;2026;good;;"to\nlinjer"',
        ";da;alle;2026;;4;",
        "klitoe;da",
    )
    assert faults(data) == [
        "answers.csv:3:1: ukendt kommune 'klitø by' (mente du 'klitø'?)",
        "answers.csv:3:10: ukendt sprog 'dansk' (mente du 'da'?)",
        "answers.csv:3:19: 'maj' er hverken et år eller en dato",
        "answers.csv:3:23: 'fint' er ikke et svar på 'overall'",
        "answers.csv:6:1: kommunen mangler",
        "answers.csv:6:5: ukendt målgruppe 'alle'",
        "answers.csv:6:16: '4' er ikke et svar på 'guide'",
        "answers.csv:7:1: linjen har 2 felter, men der skal være mindst 7",
    ]
    assert read(data).responses == ()


def test_a_column_after_quoted_text_is_found() -> None:
    headings = "missed;municipality;year;overall"
    assert faults(csv_of('"a;""b""\nc";klitoe;2026;fint', headings=headings)) == [
        "answers.csv:3:16: 'fint' er ikke et svar på 'overall'"
    ]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "answers.csv:1:1: filen har ingen svar"),
        (csv_of(), "answers.csv:1:1: filen har ingen svar"),
        ("kommune;år\nMøllerup".encode("latin-1"), "answers.csv:1:9: filen er ikke gemt som UTF-8"),
        (csv_of("a", headings="year;overall"), "answers.csv:1:1: kolonnen 'municipality' mangler"),
        (
            csv_of("a", headings="municipality;year;x"),
            "answers.csv:1:1: ingen kolonne er et spørgsmål fra content/survey.yml",
        ),
        (
            csv_of("a", headings="municipality;year;overall;Overall"),
            "answers.csv:1:27: kolonnen 'Overall' er der to gange",
        ),
        (
            csv_of('klitoe;2026;"good', headings="municipality;year;overall"),
            "answers.csv:2:1: linjen er ikke en rigtig",
        ),
    ],
)
def test_a_file_that_is_no_table_of_answers_is_refused(data: bytes, fault: str) -> None:
    assert [line[: len(fault)] for line in faults(data)] == [fault]


def test_every_answer_has_a_code_that_limesurvey_allows_and_words() -> None:
    assert all(code.isalnum() and len(code) <= 5 for code in SCALE_CODES.values())
    assert set(SCALE_CODES) == set(SCALE_WORDS)
