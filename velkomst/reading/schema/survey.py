"""Models of the region's survey, and of the survey tool of a group or municipality."""

from __future__ import annotations

from pydantic import Field

from velkomst.model.survey import Survey, SurveyKind, SurveyQuestion, SurveyTool
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import Entry, Https, Id, Line, Name, Parameter, Text, described


class SurveyQuestionEntry(Entry):
    """A question as written."""

    model_config = described("Spørgsmål", "Et spørgsmål i spørgeskemaet.")
    id: Id = Field(
        description="Spørgsmålets navn i filer og i svarene, for eksempel guide. "
        "Skift det aldrig, så årene kan sammenlignes."
    )
    kind: SurveyKind = Field(
        "scale",
        description="scale = meget godt, godt, nogenlunde, dårligt, meget dårligt, ved ikke, fik det ikke. "
        "text = læseren skriver selv.",
    )
    text: Line = Field(description="Spørgsmålet, som læseren ser det.")
    lines: int = Field(4, ge=2, le=12, description="Kun ved kind: text. Hvor mange linjer der er plads til på papiret.")


class SurveyFile(Entry):
    """The survey of the region."""

    model_config = described("Spørgeskema", "De spørgsmål, som alle kommuner stiller. Skalaen er den samme overalt.")
    title: Line = Field(description="Overskriften, for eksempel Hvad synes du om velkomsten?")
    intro: Text = Field(description="Hvad svarene bruges til, og at ingen skal skrive sit navn.")
    questions: tuple[SurveyQuestionEntry, ...] = Field(
        min_length=1, max_length=10, description="Spørgsmålene i rækkefølge. Højst 10, så de kan være på et A5-ark."
    )
    return_to: Name = Field("", description="Stedet fra places.yml, hvor læseren afleverer papiret.")


class SurveyParametersEntry(Entry):
    """The names of the parameters in the addresses of a survey tool, as written."""

    model_config = described("Parametre", "Hvad jeres spørgeskema kalder de oplysninger, der står i adressen.")
    municipality: Parameter = Field("municipality", description="Kommunen, for eksempel kommune.")
    language: Parameter = Field("language", description="Sproget, for eksempel lang.")
    audience: Parameter = Field("audience", description="Målgruppen, for eksempel maalgruppe.")
    block: Parameter = Field("block", description="Teksten, som »Hjalp det dig?« gælder.")


class LocalSurveyFile(Entry):
    """The survey tool of a group or municipality."""

    model_config = described("Jeres spørgeskema på nettet", "Adressen på jeres eget spørgeskema. Vi gemmer ingen svar.")
    address: Https = Field(
        "", description="Adressen på spørgeskemaet. Kommune, sprog og målgruppe skrives på af sig selv."
    )
    feedback: Https = Field(
        "", description="Adressen på »Hjalp det dig?«. Uden den er der ingen sådanne links på siderne."
    )
    parameters: SurveyParametersEntry = Field(
        SurveyParametersEntry(), description="Hvad jeres spørgeskema kalder oplysningerne i adressen."
    )


def survey(entry: SurveyFile, document: Document) -> Survey:
    """Return the survey with its questions in their written order."""
    return Survey(
        title=entry.title,
        intro=entry.intro,
        questions=tuple(
            SurveyQuestion(
                question.id,
                question.kind,
                question.text,
                question.lines,
                document.mark("questions", index),
                document.under("questions", index),
            )
            for index, question in enumerate(entry.questions)
        ),
        return_to=entry.return_to,
        marks=document.under(),
    )


def survey_tool(entry: LocalSurveyFile, document: Document, owner: str) -> SurveyTool:
    """Return the survey tool of a group or municipality."""
    return SurveyTool(
        entry.address,
        entry.feedback,
        tuple(entry.parameters.model_dump().items()),
        owner,
        document.under(),
    )
