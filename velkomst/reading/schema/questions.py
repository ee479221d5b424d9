"""Models of the file of questions that help a reader find the right guide."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from velkomst.model import Answer, Finder, FinderOutcome, Question
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import Entry, Id, Line, Name, described


class AnswerEntry(Entry):
    """An answer as written."""

    model_config = described("Svar", "Et svar, som læseren kan vælge.")
    id: Id = Field(description="Svarets navn i filen, for eksempel nordic.")
    text: Line = Field(description="Svaret, som læseren ser det.")


class QuestionEntry(Entry):
    """A question as written."""

    model_config = described("Spørgsmål", "Et spørgsmål, der hjælper læseren med at finde sin guide.")
    id: Id = Field(description="Spørgsmålets navn i filen, for eksempel citizenship.")
    question: Line = Field(description="Spørgsmålet, som læseren ser det.")
    help: Line = Field("", description="En linje under spørgsmålet, hvis noget er svært.")
    answers: tuple[AnswerEntry, ...] = Field(min_length=1, description="Svarene i den rækkefølge, læseren ser dem.")


class OutcomeEntry(Entry):
    """An outcome as written."""

    model_config = described(
        "Resultat",
        "Hvilke svar der fører til hvilken målgruppe, eller til en side med råd.",
        oneOf=[{"required": ["audience"]}, {"required": ["advice"]}],
    )
    given: dict[Id, tuple[Id, ...]] = Field(
        min_length=1,
        description="Spørgsmål og de svar, der passer: {home: [abroad]}. Spørgsmål, der ikke står her, er ligegyldige.",
    )
    audience: Id = Field("", description="Målgruppen fra audiences.yml.")
    advice: Id = Field(
        "", description="Siden fra content/advice/ til læsere, som ingen guide passer til. I stedet for audience."
    )

    @model_validator(mode="after")
    def _one_end(self) -> OutcomeEntry:
        if bool(self.audience) == bool(self.advice):
            raise PydanticCustomError("outcome-without-one-end", "neither or both of audience and advice")
        return self


class QuestionsFile(Entry):
    """The file of questions."""

    model_config = described("Find din guide", "Spørgsmålene, der hjælper en læser med at vælge målgruppe.")
    ask: Name = Field(description="Stedet fra places.yml, som hjælper den, der er i tvivl.")
    questions: tuple[QuestionEntry, ...] = Field(min_length=1, description="Spørgsmålene i rækkefølge.")
    outcomes: tuple[OutcomeEntry, ...] = Field(
        min_length=1,
        description="Resultaterne. Det første, der passer, gælder. Passer intet, skal læseren spørge stedet.",
    )


def finder(entry: QuestionsFile, document: Document) -> Finder:
    """Return the questions and outcomes in their written order."""
    return Finder(
        ask=entry.ask,
        questions=tuple(
            Question(
                question.id,
                question.question,
                tuple(Answer(answer.id, answer.text) for answer in question.answers),
                question.help,
            )
            for question in entry.questions
        ),
        outcomes=tuple(
            FinderOutcome(tuple(outcome.given.items()), outcome.audience, outcome.advice) for outcome in entry.outcomes
        ),
        marks=document.under(),
    )
