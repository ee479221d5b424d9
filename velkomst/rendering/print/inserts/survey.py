"""Render the survey of a reader on one sheet of A5, with the web address and code where there is a survey tool."""

from __future__ import annotations

from dataclasses import dataclass, replace

from velkomst.formats import survey_links
from velkomst.formats.languages import html_code
from velkomst.model import Edition, EditionPlace, Insert, LocalizedText
from velkomst.model.survey import SCALE, EditionSurvey, ScaleAnswer
from velkomst.rendering import trust
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print import fitting, shown
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob, from_template

SIZES = ("", "close", "tight")
"""Layouts from large to small."""
_SIDES = 2


@dataclass(frozen=True)
class SurveyContent:
    """The questions and the place that takes the paper; ``logo`` is a ``data:`` address or empty.

    ``address`` is where this reader answers on the web, "" for nowhere; ``has_code`` whether a phone can read its code.
    """

    survey: EditionSurvey
    audience_name: LocalizedText
    return_to: EditionPlace | None
    address: str
    has_code: bool
    logo: str

    @property
    def scale(self) -> tuple[ScaleAnswer, ...]:
        """The answers of a question with a scale."""
        return SCALE

    @property
    def short_address(self) -> str:
        """The address without its parameters, for readers who type it."""
        return self.address.partition("?")[0]


def content(edition: Edition, _insert: Insert) -> SurveyContent | None:
    """Return the survey of an edition that was narrowed to one reader; None where the region has no survey."""
    survey = edition.survey
    if survey is None:
        return None
    (audience,) = (audience for audience in edition.audiences if audience.id == edition.audience)
    address = address_of(edition, audience.id)
    return SurveyContent(
        replace(survey, return_to=None),
        audience.short,
        shown.place(survey.return_to, "address") if survey.return_to else None,
        address,
        address.isascii() and 0 < len(address) <= survey_links.LONGEST_IN_CODE,
        edition.profile.picture,
    )


def address_of(edition: Edition, audience: str) -> str:
    """Return where an audience answers the survey on the web; "" for nowhere."""
    tool = edition.survey_tool
    if tool is None:
        return ""
    values = {
        "municipality": edition.profile.slug,
        "language": html_code(edition.language),
        "audience": audience,
    }
    return survey_links.with_parameters(tool.address, tool.parameters, values)


def page(job: PageJob[SurveyContent]) -> str:
    """Return the page in the largest layout that fits on both sides of the sheet; raises RenderingError for none."""
    html = fitting.first((_page(job, size) for size in SIZES), _SIDES, job.project, SPEC.stylesheet)
    if html is None:
        raise RenderingError(job.view.name, unrendered(job.view.name, "survey-does-not-fit"))
    return html


def _page(job: PageJob[SurveyContent], size: str) -> str:
    survey = job.content.survey
    texts = (survey.title, survey.intro, *(question.text for question in survey.questions))
    return from_template(
        job, SPEC.template, notes=trust.notes(texts, job.language), size=size, longest=survey_links.LONGEST_IN_CODE
    )


SPEC = InsertSpec("survey.html", "audience", content, page=page, in_grey=True)
