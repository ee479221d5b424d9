"""Figures of the survey: right shares, and no group of a few persons."""

from __future__ import annotations

from tests import region
from tests.survey_answers import two_hundred
from velkomst.checking.survey_figures import Dimension, GroupFigures, SurveyFigures, survey_figures
from velkomst.model.survey import ScaleAnswer, SurveyResponse
from velkomst.reading.survey_answers import read_answers

QUESTIONS = ("overall", "guide")


def figures_of(data: bytes) -> SurveyFigures:
    survey = region.library().survey
    assert survey
    return survey_figures(read_answers(data, "answers.csv", region.library(), survey).responses, QUESTIONS)


def group(figures: SurveyFigures, dimension: Dimension, name: str) -> GroupFigures:
    return next(each for each in figures.groups[dimension] if each.name == name)


def responses(*counts: tuple[str, str, int], answer: ScaleAnswer = "good") -> list[SurveyResponse]:
    return [
        SurveyResponse(slug, language, "eu", 2026, {"overall": answer})
        for slug, language, count in counts
        for _ in range(count)
    ]


def test_a_planted_share_of_80_percent_comes_out_for_its_municipality() -> None:
    overall = group(figures_of(two_hundred()), "municipality", "klitoe").questions["overall"]
    assert overall
    assert overall.satisfied == 0.8
    assert (overall.answers, overall.counts["fair"], overall.counts["poor"]) == (100, 80, 20)


def test_a_group_of_four_is_hidden_with_the_smallest_other_group() -> None:
    figures = figures_of(two_hundred())
    hidden = {each.name for each in figures.groups["language"] if each.answers is None}
    assert hidden == {"ar", "da"} or ("ar" in hidden and len(hidden) == 2)
    assert all(set(each.questions.values()) == {None} for each in figures.groups["language"] if each.name in hidden)
    assert figures.hidden


def test_the_hidden_group_is_hidden_within_its_municipality_too() -> None:
    within = figures_of(two_hundred()).municipalities["storby"]["language"]
    arabic = next(each for each in within if each.name == "ar")
    assert arabic.answers is None
    assert sum(each.answers is None for each in within) > 1


def test_readers_who_do_not_know_or_got_nothing_are_no_ratings() -> None:
    guide = group(figures_of(two_hundred()), "municipality", "storby").questions["guide"]
    assert guide
    assert (guide.answers, guide.rated, guide.satisfied) == (40, 0, None)


def test_a_question_with_few_ratings_is_hidden_in_a_group_that_is_shown() -> None:
    few = [
        SurveyResponse("storby", "da", "eu", 2026, {"overall": "good" if number < 3 else "dont-know"})
        for number in range(20)
    ]
    figures = survey_figures(few + responses(("klitoe", "da", 30), ("moellerup", "da", 40)), ("overall",))
    storby, klitoe = group(figures, "municipality", "storby"), group(figures, "municipality", "klitoe")
    assert storby.answers == 20
    assert storby.questions["overall"] is None
    assert klitoe.questions["overall"] is None, "the total would give it away"
    assert group(figures, "municipality", "moellerup").questions["overall"] is not None


def test_four_answers_are_no_report() -> None:
    figures = survey_figures(responses(("klitoe", "da", 4)), ("overall",))
    assert figures.total.answers is None
    assert figures.total.questions == {"overall": None}


def test_a_group_without_answers_is_no_secret() -> None:
    figures = survey_figures(responses(("klitoe", "da", 10), ("storby", "en", 10)), ("overall",))
    english = next(each for each in figures.municipalities["klitoe"]["language"] if each.name == "en")
    assert english.answers == 0
    assert not figures.hidden
