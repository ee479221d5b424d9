"""A merged municipality, a language and the catalogs in; the resolved edition out.

Merge came first; here texts are translated, then lookups are filled; choosing the audience comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from velkomst.formats import languages, occurrences
from velkomst.i18n import keys
from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.terms import spoken_names
from velkomst.model import (
    READERSHIPS,
    SOURCE_LANGUAGE,
    Audience,
    Edition,
    EditionAudience,
    EditionFinder,
    EditionForm,
    EditionQuestion,
    EditionTopic,
    Library,
    LocalizedText,
    Readership,
)
from velkomst.resolving import box_resolver, mail_resolver, released
from velkomst.resolving.merge import Merged, MergedTopic
from velkomst.resolving.resolver import Day, TextResolver
from velkomst.resolving.text_dates import newest

__all__ = ["Day", "resolve"]


def resolve(library: Library, merged: Merged, language: str, catalogs: Catalogs, day: Day) -> Edition:
    """Return all that one municipality says in one language.

    Raises KeyError for an unknown slug and ValueError for a language that CLDR does not know.
    """
    words = TextResolver(library, merged.slug, language, catalogs, day)
    profile, region = words.municipality.profile, library.region
    events = mail_resolver.events(words)
    told = {publication: tuple(_topics_of(merged, publication, words)) for publication in READERSHIPS}
    edition = Edition(
        region=region.name,
        profile=profile,
        motto=words.text(profile.motto, profile.slug, keys.municipality("motto")),
        language=language,
        direction=languages.direction(language),
        languages=profile.languages,
        content_date=day.content_date,
        profile_date=newest(day.dates.value(f"municipality.{name}") for name in ("name", "short_name", "web")),
        audiences=_audiences(words),
        topics=told["guide"],
        places=tuple(words.places.values()),
        mails=tuple(mail_resolver.mail(mail, events, words) for mail in merged.mails),
        site_url=region.site_url,
        fields=mail_resolver.fields(words),
        journey=mail_resolver.journey(words),
        events=events,
        box=box_resolver.box(merged, words),
        employers=told["employers"],
        handbook=told["handbook"],
        occurrences=mail_resolver.described(occurrences.occurrences_for_site(events, day.as_of), language),
        finder=_finder(words),
        names=spoken_names(library, profile, words.places.values()),
    )
    return replace(edition, printed=released.released_editions(edition, words.municipality.printed))


def _topics_of(merged: Merged, publication: Readership, words: TextResolver) -> Iterator[EditionTopic]:
    """The topics of one publication; the handbook is told in Danish alone, since staff read Danish."""
    if publication == "handbook" and words.language != SOURCE_LANGUAGE:
        return
    for entry in merged.topics:
        if entry.topic.readership == publication:
            yield _topic(entry, words)


def _audiences(words: TextResolver) -> tuple[EditionAudience, ...]:
    def said(audience: Audience, field: str) -> LocalizedText:
        return words.shared(getattr(audience, field), keys.audience(audience.id, field))

    return tuple(
        EditionAudience(
            id=audience.id,
            name=said(audience, "name"),
            you_are=said(audience, "you_are"),
            short=said(audience, "short"),
            danish=audience.short,
        )
        for audience in words.library.audiences
    )


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


def _topic(merged: MergedTopic, words: TextResolver) -> EditionTopic:
    topic = merged.topic

    def said(field: str, text: str) -> LocalizedText:
        return words.text(text, topic.owner, keys.topic(topic.id, field))

    return EditionTopic(
        id=topic.id,
        owner=topic.owner,
        title=said("title", topic.title),
        question=said("question", topic.question),
        phase=topic.phase,
        need=topic.need,
        answers=topic.answers,
        reasons={
            audience: words.text(text, topic.owner, keys.reason(topic.id, audience))
            for audience, text in topic.reasons.items()
        },
        authority=said("authority", topic.authority),
        ask=words.places.get(topic.ask),
        forms=tuple(_form(form_id, words) for form_id in topic.forms if form_id in words.library.forms),
        blocks=tuple(words.block(topic.id, block, topic.answers) for block in merged.blocks),
        readership=topic.readership,
    )


def _form(form_id: str, words: TextResolver) -> EditionForm:
    form = words.library.forms[form_id]
    title = words.shared(form.title, keys.form(form.id, "title"))
    needs = words.shared(form.needs, keys.form(form.id, "needs")).text
    return EditionForm(form.id, title, form.url, form.language, needs, form.audiences)
