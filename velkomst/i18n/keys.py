"""Name every text: the parts of its gettext context (msgctxt), written in this module only.

A key is a tuple of parts. ``context`` joins them with dots: ``topic.block[.field]``. A part that is not an id begins
with ``_``, so no id collides with it. The inventory and the resolver both build their keys here, so that a reader gets
the translation that the translator was asked for.
"""

from __future__ import annotations

from typing import TypeAlias

from velkomst.model import SHARED

Key: TypeAlias = tuple[str, ...]
"""The parts of a context, without the domain."""

_REASON = "_reason"


def context(domain: str, key: Key) -> str:
    """Return the msgctxt of a text; in the domain of a group or municipality its name comes first.

    >>> context("shared", ("health", "choose-gp", "text")), context("aarhus", ("health", "er", "title"))
    ('health.choose-gp', 'aarhus:health.er.title')
    """
    name = ".".join(part for part in key if part != "text")
    return name if domain == SHARED else f"{domain}:{name}"


def mail_container(mail_id: str) -> str:
    """Return the part that the texts of a mail begin with."""
    return f"_mails.{mail_id}"


def newsletter_container(day: str) -> str:
    """Return the part that the texts of an issue of the newsletter begin with; ``day`` is its ISO date."""
    return f"_newsletters.{day}"


def letter_container(letter_id: str) -> str:
    """Return the part that the texts of a letter begin with."""
    return f"_letters.{letter_id}"


def block(container: str, block_id: str, field: str) -> Key:
    """Return the key of a block's field; ``container`` is a topic's id, or the container of a mail or letter."""
    return container, block_id, field


def topic(topic_id: str, field: str) -> Key:
    """Return the key of a topic's title, question or authority."""
    return topic_id, f"_{field}"


def reason(topic_id: str, audience: str) -> Key:
    """Return the key of the sentence that says why a topic is not for an audience."""
    return topic_id, _REASON, audience


def audience_of_reason(key: Key) -> str:
    """Return the audience of a key made by ``reason``; "" for other keys."""
    return key[2] if len(key) == 3 and key[1] == _REASON else ""


def mail(mail_id: str, field: str) -> Key:
    """Return the key of a mail's own text: subject, preheader, greeting, button_text, why."""
    return mail_container(mail_id), f"_{field}"


def newsletter(day: str, field: str) -> Key:
    """Return the key of the subject or preheader of an issue of the newsletter; ``day`` is its ISO date."""
    return newsletter_container(day), f"_{field}"


def letter(letter_id: str, field: str) -> Key:
    """Return the key of a letter's own text: title, greeting, closing, signature."""
    return letter_container(letter_id), f"_{field}"


def audience(audience_id: str, field: str) -> Key:
    """Return the key of an audience's text."""
    return "_audiences", audience_id, field


def situation(situation_id: str, field: str) -> Key:
    """Return the key of a situation's text."""
    return "_situations", situation_id, field


def place(place_id: str, field: str) -> Key:
    """Return the key of a place's text."""
    return "_places", place_id, field


def contact(contact_id: str, field: str) -> Key:
    """Return the key of a contact's text."""
    return "_contacts", contact_id, field


def media(media_id: str, field: str) -> Key:
    """Return the key of a medium's text."""
    return "_media", media_id, field


def form(form_id: str, field: str) -> Key:
    """Return the key of a form's text."""
    return "_forms", form_id, field


def question(question_id: str, field: str) -> Key:
    """Return the key of a question of the finder, or of its help."""
    return "_questions", question_id, field


def answer(question_id: str, answer_id: str) -> Key:
    """Return the key of an answer of the finder."""
    return "_questions", question_id, "answer", answer_id


def survey(field: str) -> Key:
    """Return the key of the survey's title or introduction, or of an address of a survey tool."""
    return "_survey", f"_{field}"


def survey_question(question_id: str) -> Key:
    """Return the key of a question of the survey."""
    return "_survey", question_id


def fact(fact_id: str, field: str = "text") -> Key:
    """Return the key of a fact's value, or of another of its texts."""
    return "_facts", fact_id, field


def value(name: str) -> Key:
    """Return the key of a value that a lower layer may override."""
    return "_values", name


def merge_field(field_id: str, field: str) -> Key:
    """Return the key of a merge field's text."""
    return "_fields", field_id, field


def journey(field: str) -> Key:
    """Return the key of a text of the journey."""
    return "_journey", field


def event(event_id: str, field: str) -> Key:
    """Return the key of an event's text."""
    return "_events", event_id, field


def signup(field: str) -> Key:
    """Return the key of a text about signing up for mails."""
    return "_signup", field


def municipality(field: str) -> Key:
    """Return the key of a text of ``municipality.yml``."""
    return "_municipality", field


def group(field: str) -> Key:
    """Return the key of a text of ``group.yml``."""
    return "_group", field


def ticket(ticket_id: str, field: str) -> Key:
    """Return the key of a ticket's text."""
    return "_tickets", ticket_id, field


def phrase_group(group_id: str) -> Key:
    """Return the key of the heading of a group of phrases."""
    return "_phrases", f"_{group_id}"


def phrase(phrase_id: str) -> Key:
    """Return the key of a phrase."""
    return "_phrases", phrase_id


def desk_sheet(sheet_id: str) -> Key:
    """Return the key of a desk sheet's title."""
    return "_sheets", sheet_id


def fillable(paper_id: str, field: str) -> Key:
    """Return the key of the title or the introduction of a paper to fill in."""
    return f"_fillables.{paper_id}", f"_{field}"


def section(paper_id: str, section_id: str) -> Key:
    """Return the key of the heading of a section of a paper to fill in."""
    return f"_fillables.{paper_id}", f"_{section_id}"


def form_field(paper_id: str, field_id: str) -> Key:
    """Return the key of the label of a field on a paper to fill in."""
    return f"_fillables.{paper_id}", field_id


def choice(paper_id: str, field_id: str, choice_id: str) -> Key:
    """Return the key of a choice of a field on a paper to fill in."""
    return f"_fillables.{paper_id}", field_id, choice_id
