"""Name the questions, municipalities, languages and audiences of a survey report in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from velkomst.formats import languages
from velkomst.i18n import keys
from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.terms import protected
from velkomst.i18n.translate import TextKey, Translator
from velkomst.model import SHARED, Library
from velkomst.model.survey import Survey


@dataclass(frozen=True)
class SurveyNames:
    """The title and introduction of a survey, and (id, name) of the things that its report names."""

    title: str
    intro: str
    questions: Mapping[str, str]
    municipality: Mapping[str, str]
    language: Mapping[str, str]
    audience: Mapping[str, str]


def survey_names(library: Library, survey: Survey, catalogs: Catalogs, language: str) -> SurveyNames:
    """Return the names in a language, in Danish where they are not translated."""
    translator = Translator(language, catalogs, protected(library))

    def translated(text: str, key: keys.Key) -> str:
        return translator.translate(TextKey(text, SHARED, key)).text

    return SurveyNames(
        translated(survey.title, keys.survey("title")),
        translated(survey.intro, keys.survey("intro")),
        {question.id: translated(question.text, keys.survey_question(question.id)) for question in survey.questions},
        {each.slug: each.profile.name for each in library.municipalities},
        {code: languages.name_in(code, language) for code in library.region.languages},
        {each.id: translated(each.short, keys.audience(each.id, "short")) for each in library.audiences},
    )
