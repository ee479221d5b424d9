"""List the texts of lists: audiences, places, contacts, forms, the finder's questions, facts, terms and values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from velkomst.i18n import keys
from velkomst.i18n.inventory.entry import TextEntry, TextKind, address, email, locate, name, phone, unshown
from velkomst.i18n.inventory.subscriptions import subscription_texts
from velkomst.model import SHARED, Audience, Contact, Fact, Finder, Form, Place, Region, Situation, Term
from velkomst.model.survey import Survey, SurveyTool
from velkomst.model.text_limits import TRANSLATED_TAB_SIGNS
from velkomst.problems import Mark

_AUDIENCE_FIELDS = (
    ("name", 0),
    ("you_are", 0),
    ("short", TRANSLATED_TAB_SIGNS),
)
"""(field, the most characters of a translation)."""


def audience_texts(audiences: Iterable[Audience]) -> Iterator[TextEntry]:
    """Yield the texts of the audiences."""
    for audience in audiences:
        for field, longest in _AUDIENCE_FIELDS:
            key, location = keys.audience(audience.id, field), locate(audience.marks, field)
            yield TextEntry(SHARED, key, getattr(audience, field), location, "Læserens situation", longest=longest)


def situation_texts(situations: Iterable[Situation]) -> Iterator[TextEntry]:
    """Yield the texts of the situations."""
    for situation in situations:
        for field in ("name", "you_are"):
            key, location = keys.situation(situation.id, field), locate(situation.marks, field)
            yield TextEntry(SHARED, key, getattr(situation, field), location, "Læserens situation, ud over målgruppen")


def place_texts(place: Place) -> Iterator[TextEntry]:
    """Yield the texts of a place."""
    comment = f"Sted: {place.name or place.id} · hvad man kan få hjælp til"
    yield TextEntry(place.owner, keys.place(place.id, "does"), place.does, locate(place.marks, "does"), comment)
    for field in ("name", "address"):
        yield name(place.owner, keys.place(place.id, field), getattr(place, field), locate(place.marks, field))
    for field in ("web", "source"):
        yield address(place.owner, keys.place(place.id, field), getattr(place, field), locate(place.marks, field))
    yield email(place.owner, keys.place(place.id, "email"), place.email, locate(place.marks, "email"))
    yield phone(place.owner, keys.place(place.id, "phone"), place.phone, locate(place.marks, "phone"))


def contact_texts(contact: Contact) -> Iterator[TextEntry]:
    """Yield the texts of a contact."""
    marks = contact.marks
    for field, what in (("title", "hvad kontakten hedder"), ("offers", "hvad kontakten hjælper med")):
        comment = f"Kontakt: {contact.title or contact.id} · {what}"
        key = keys.contact(contact.id, field)
        yield TextEntry(contact.owner, key, getattr(contact, field), locate(marks, field), comment)
    yield name(contact.owner, keys.contact(contact.id, "name"), contact.name, locate(marks, "name"))
    for field in ("web", "source"):
        yield address(contact.owner, keys.contact(contact.id, field), getattr(contact, field), locate(marks, field))
    yield email(contact.owner, keys.contact(contact.id, "email"), contact.email, locate(marks, "email"))
    yield phone(contact.owner, keys.contact(contact.id, "phone"), contact.phone, locate(marks, "phone"))
    if contact.agreed:
        asked = locate(marks, "agreed.by")
        yield unshown(contact.owner, keys.contact(contact.id, "agreed"), contact.agreed.by, asked)


def form_texts(forms: Iterable[Form]) -> Iterator[TextEntry]:
    """Yield the texts of the authorities' self-service forms."""
    for form in forms:
        for field, comment in (("title", "Navn på en blanket"), ("needs", "Hvad blanketten kræver")):
            key, location = keys.form(form.id, field), locate(form.marks, field)
            yield TextEntry(SHARED, key, getattr(form, field), location, comment)
        yield address(SHARED, keys.form(form.id, "url"), form.url, locate(form.marks, "url"))


def finder_texts(finder: Finder) -> Iterator[TextEntry]:
    """Yield the questions and answers by which a reader finds the right guide."""
    for index, question in enumerate(finder.questions):
        where = f"Find din guide · {question.question}"
        top = f"questions.{index}"
        for field, comment in (("question", "Find din guide · spørgsmål"), ("help", f"{where} · hjælp")):
            key, location = keys.question(question.id, field), locate(finder.marks, f"{top}.{field}")
            yield TextEntry(SHARED, key, getattr(question, field), location, comment, printed=False)
        for number, answer in enumerate(question.answers):
            key = keys.answer(question.id, answer.id)
            location = locate(finder.marks, f"{top}.answers.{number}.text")
            yield TextEntry(SHARED, key, answer.text, location, f"{where} · svar", printed=False)


def survey_texts(survey: Survey) -> Iterator[TextEntry]:
    """Yield the texts of the survey: its title, introduction and questions."""
    kinds: tuple[tuple[str, TextKind, str], ...] = (("title", "line", "overskrift"), ("intro", "block", "indledning"))
    for field, kind, what in kinds:
        location = locate(survey.marks, field)
        yield TextEntry(SHARED, keys.survey(field), getattr(survey, field), location, f"Spørgeskema · {what}", kind)
    for question in survey.questions:
        location = locate(question.marks, "text")
        yield TextEntry(SHARED, keys.survey_question(question.id), question.text, location, "Spørgeskema · spørgsmål")


def survey_tool_texts(tool: SurveyTool) -> Iterator[TextEntry]:
    """Yield the addresses of a survey tool."""
    for field, text in (("address", tool.address), ("feedback", tool.feedback)):
        yield address(tool.owner, keys.survey(field), text, locate(tool.marks, field), printed=field == "address")


def fact_texts(facts: Iterable[Fact]) -> Iterator[TextEntry]:
    """Yield the texts of the facts; only a value that is text is translated."""
    for fact in facts:
        translated = fact.unit == "text"
        comment = f"Oplysning: {fact.name}"
        value = locate(fact.marks, "value")
        if fact.unit == "phone":
            yield phone(SHARED, keys.fact(fact.id), fact.value, value)
        else:
            yield TextEntry(SHARED, keys.fact(fact.id), fact.value, value, comment, "value", translated, filled=False)
        for path, text in (("name", fact.name), ("owner", fact.authority)):
            yield unshown(SHARED, keys.fact(fact.id, path), text, locate(fact.marks, path))
        yield address(SHARED, keys.fact(fact.id, "source"), fact.source, locate(fact.marks, "source"), printed=False)
        if fact.next and fact.next.source:
            location = locate(fact.marks, "next.source")
            yield address(SHARED, keys.fact(fact.id, "next_source"), fact.next.source, location, printed=False)


def term_texts(terms: Iterable[Term]) -> Iterator[TextEntry]:
    """Yield the protected names and what they mean."""
    for term in terms:
        yield name(SHARED, ("_terms", term.term), term.term, locate(term.marks, "term"))
        yield unshown(SHARED, ("_terms", term.term, "meaning"), term.meaning, locate(term.marks, "meaning"))


def region_texts(region: Region) -> Iterator[TextEntry]:
    """Yield the texts of ``region.yml``."""
    yield name(SHARED, ("_region", "name"), region.name, locate(region.marks, "name"))
    yield address(SHARED, ("_region", "site_url"), region.site_url, locate(region.marks, "site_url"))
    for name_of_link, link in region.links.items():
        for language, url in link.addresses.items():
            location = locate(region.marks, f"links.{name_of_link}.{language}")
            yield address(SHARED, ("_links", name_of_link, language), url, location)
    yield from value_texts(SHARED, region.values, region.marks)
    yield from subscription_texts(SHARED, region.signup)


def value_texts(owner: str, values: Mapping[str, str], marks: Mapping[str, Mark]) -> Iterator[TextEntry]:
    """Yield the values that the region or a municipality gives."""
    for value, text in values.items():
        location = locate(marks, f"values.{value}")
        yield TextEntry(owner, keys.value(value), text, location, f"Værdi: {value}", "value", filled=False)
