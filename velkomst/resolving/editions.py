"""Resolve a merged municipality into an edition in one language.

Texts are merged before, translated and filled here, and narrowed to one audience afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from velkomst.formats import languages, occurrences
from velkomst.i18n import keys
from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.terms import spoken_names
from velkomst.model import (
    READERSHIPS,
    SOURCE_LANGUAGE,
    Audience,
    Edition,
    EditionAsk,
    EditionAudience,
    EditionFinder,
    EditionForm,
    EditionQuestion,
    EditionSituation,
    EditionTopic,
    Library,
    LocalizedText,
    Readership,
    ReadingPlace,
    Topic,
)
from velkomst.model.survey import EditionSurvey, EditionSurveyQuestion
from velkomst.resolving import (
    box_resolver,
    contact_resolver,
    event_resolver,
    mail_resolver,
    media_resolver,
    newsletter_resolver,
    subscription_resolver,
)
from velkomst.resolving.merge import Merged, MergedTopic
from velkomst.resolving.offered_audiences import as_offered
from velkomst.resolving.resolver import Day, TextResolver
from velkomst.resolving.step_numbers import numbered, numbered_like
from velkomst.resolving.text_dates import newest
from velkomst.resolving.topic_order import has_own_order, in_reading_order, topics_for

__all__ = ["Day", "resolve"]

_Places: TypeAlias = Mapping[str, Mapping[str, ReadingPlace]]
"""Topic -> audience -> where it reads the topic."""


def resolve(library: Library, merged: Merged, language: str, catalogs: Catalogs, day: Day) -> Edition:
    """Return an edition; raises KeyError for an unknown slug, ValueError for a language that CLDR does not know."""
    words = TextResolver(as_offered(library, merged.slug), merged.slug, language, catalogs, day)
    profile, region = words.municipality.profile, library.region
    events, contacts = event_resolver.events(words), contact_resolver.contacts(words)
    topics, situations = _topics(merged, words)
    return Edition(
        region=region.name,
        profile=profile,
        motto=words.text(profile.motto, profile.slug, keys.municipality("motto")),
        language=language,
        direction=languages.direction(language),
        languages=profile.languages,
        content_date=day.content_date,
        profile_date=newest(day.dates.value(f"municipality.{name}") for name in ("name", "short_name", "web")),
        audiences=_audiences(words),
        topics=topics["guide"],
        places=tuple(words.places.values()),
        mails=tuple(mail_resolver.mail(mail, events, topics["guide"], words, contacts) for mail in merged.mails),
        subscription=subscription_resolver.subscription(words),
        newsletters=newsletter_resolver.newsletters(merged, topics["guide"], words),
        site_url=region.site_url,
        fields=mail_resolver.fields(words),
        journey=mail_resolver.journey(words),
        events=events,
        box=box_resolver.box(merged, topics["guide"], words),
        employers=topics["employers"],
        handbook=_with_readers_numbers(topics["handbook"], topics["guide"], merged),
        advice=topics["advice"],
        situations=situations,
        occurrences=event_resolver.described(occurrences.occurrences_for_site(events, day.as_of), language),
        finder=_finder(words),
        contacts=contacts,
        media=media_resolver.media(words),
        survey=_survey(words),
        survey_tool=replace(tool, marks={}) if (tool := words.municipality.survey_tool) else None,
        names=spoken_names(words.library, profile, words.places.values()),
    )


def _topics(
    merged: Merged, words: TextResolver
) -> tuple[dict[Readership, tuple[EditionTopic, ...]], tuple[EditionSituation, ...]]:
    """Return readership -> its topics, without those for situations alone, and the situations."""
    places = _reading_places(merged, words)
    topics = {readership: tuple(_topics_of(merged, readership, words, places)) for readership in READERSHIPS}
    guide = tuple(topic for topic in topics["guide"] if not topic.situations)
    return {**topics, "guide": guide}, _situations(words, topics["guide"])


def _with_readers_numbers(
    handbook: tuple[EditionTopic, ...], guide: tuple[EditionTopic, ...], merged: Merged
) -> tuple[EditionTopic, ...]:
    """Return the handbook; topics with ``steps_of`` have the step numbers that the newcomer sees."""
    followed = {entry.topic.id: entry.topic.steps_of for entry in merged.topics}
    blocks = {topic.id: topic.blocks for topic in guide}
    return tuple(
        replace(topic, blocks=numbered_like(topic.blocks, blocks[followed[topic.id]]))
        if followed[topic.id] in blocks
        else topic
        for topic in handbook
    )


def _reading_places(merged: Merged, words: TextResolver) -> _Places:
    """Return where the audiences with an order of their own read their topics."""
    places: dict[str, dict[str, ReadingPlace]] = {}
    merged_topics = [entry.topic for entry in merged.topics]
    for audience in words.library.audiences:
        if has_own_order(merged_topics, audience):
            topics = {topic.id: topic for topic in topics_for(merged_topics, audience)}
            order = in_reading_order(topics.values(), words.municipality.topic_order, words.library.region.topics)
            for position, topic_id in enumerate(order):
                place = ReadingPlace(topics[topic_id].phase, position)
                places.setdefault(topic_id, {})[audience.id] = place
    return places


def _topics_of(merged: Merged, readership: Readership, words: TextResolver, places: _Places) -> Iterator[EditionTopic]:
    """Yield the topics for one readership; the handbook in Danish only, since staff read Danish."""
    if readership == "handbook" and words.language != SOURCE_LANGUAGE:
        return
    for entry in merged.topics:
        if entry.topic.readership == readership:
            yield replace(_topic(entry, words), reading_places=places.get(entry.topic.id, {}))


def _audiences(words: TextResolver) -> tuple[EditionAudience, ...]:
    def text(audience: Audience, field: str) -> LocalizedText:
        return words.shared(getattr(audience, field), keys.audience(audience.id, field))

    return tuple(
        EditionAudience(
            id=audience.id,
            name=text(audience, "name"),
            you_are=text(audience, "you_are"),
            short=text(audience, "short"),
            danish=audience.short,
        )
        for audience in words.library.audiences
    )


def _situations(words: TextResolver, topics: Sequence[EditionTopic]) -> tuple[EditionSituation, ...]:
    """Return the situations that have a topic and that the municipality does not leave out."""
    by_id = {topic.id: topic for topic in topics if not topic.situations}
    situations = (
        EditionSituation(
            id=situation.id,
            name=words.shared(situation.name, keys.situation(situation.id, "name")),
            you_are=words.shared(situation.you_are, keys.situation(situation.id, "you_are")),
            own=tuple(topic for topic in topics if situation.id in topic.situations),
            others=tuple(by_id[id] for id in situation.topics if id in by_id),
        )
        for situation in words.library.situations
    )
    left_out = words.municipality.excluded_situations
    return tuple(situation for situation in situations if situation.topics and situation.id not in left_out)


def _finder(words: TextResolver) -> EditionFinder | None:
    finder = words.library.finder
    if finder is None:
        return None

    questions = (
        EditionQuestion(
            question.id,
            words.shared(question.question, keys.question(question.id, "question")),
            words.shared(question.help, keys.question(question.id, "help")),
            tuple(
                (answer.id, words.shared(answer.text, keys.answer(question.id, answer.id)))
                for answer in question.answers
            ),
        )
        for question in finder.questions
    )
    return EditionFinder(words.places.get(finder.ask), tuple(questions), finder.outcomes)


def _survey(words: TextResolver) -> EditionSurvey | None:
    survey = words.library.survey
    if survey is None:
        return None
    return EditionSurvey(
        words.shared(survey.title, keys.survey("title")),
        words.shared(survey.intro, keys.survey("intro")),
        tuple(
            EditionSurveyQuestion(
                question.id,
                question.kind,
                words.shared(question.text, keys.survey_question(question.id)),
                question.lines,
            )
            for question in survey.questions
        ),
        words.places.get(survey.return_to),
    )


def _topic(merged: MergedTopic, words: TextResolver) -> EditionTopic:
    topic = merged.topic

    def localized(field: str, danish: str) -> LocalizedText:
        return words.text(danish, topic.owner, keys.topic(topic.id, field))

    return EditionTopic(
        id=topic.id,
        owner=topic.owner,
        title=localized("title", topic.title),
        question=localized("question", topic.question),
        phase=topic.phase,
        need=topic.need,
        answers=topic.answers,
        reasons={
            audience: words.text(text, topic.owner, keys.reason(topic.id, audience))
            for audience, text in topic.reasons.items()
        },
        authority=localized("authority", topic.authority),
        asks=_asks(topic, words),
        forms=tuple(_form(form_id, words) for form_id in topic.forms if form_id in words.library.forms),
        blocks=numbered(words.blocks(topic.id, merged.blocks, topic.answers), topic.answers),
        readership=topic.readership,
        urgent=topic.urgent,
        print_extents=topic.print_extents,
        former_ids=topic.former_ids,
        related=topic.related,
        situations=topic.situations,
        period=topic.period,
    )


def _asks(topic: Topic, words: TextResolver) -> tuple[EditionAsk, ...]:
    """Return whom the audiences of a topic ask; a place that is unknown is left out."""
    audiences: dict[tuple[str, ...], list[str]] = {}
    for audience in topic.answers:
        audiences.setdefault(topic.ask.of(audience), []).append(audience)
    return tuple(
        EditionAsk(tuple(readers), tuple(words.places[place] for place in places if place in words.places))
        for places, readers in audiences.items()
    )


def _form(form_id: str, words: TextResolver) -> EditionForm:
    form = words.library.forms[form_id]
    title = words.shared(form.title, keys.form(form.id, "title"))
    needs = words.shared(form.needs, keys.form(form.id, "needs")).text
    return EditionForm(form.id, title, form.url, form.language, needs, form.audiences, form.period)
