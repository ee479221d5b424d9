"""A merged municipality, a language and the catalogs in; the resolved edition out.

Merge came first; here texts are translated, then lookups are filled; choosing the audience comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from velkomst.formats import languages, occurrences
from velkomst.i18n.catalogs import Catalogs
from velkomst.i18n.terms import spoken_names
from velkomst.i18n.translate import TextKey
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
        motto=words.resolve(TextKey(profile.motto, profile.slug, ("_municipality", "motto"))),
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
        occurrences=mail_resolver.described(occurrences.shown_on_site(events, day.as_of), language),
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
    def said(audience: Audience, key: str) -> LocalizedText:
        return words.shared("_audiences", audience.id, key, text=getattr(audience, key))

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

    def said(*parts: str, text: str) -> LocalizedText:
        return words.shared("_questions", *parts, text=text) if text else LocalizedText("", words.language)

    questions = (
        EditionQuestion(
            one.id,
            said(one.id, "question", text=one.question),
            said(one.id, "help", text=one.help),
            tuple((each.id, said(one.id, "answer", each.id, text=each.text)) for each in one.answers),
        )
        for one in finder.questions
    )
    return EditionFinder(words.places.get(finder.ask), tuple(questions), finder.outcomes)


def _topic(merged: MergedTopic, words: TextResolver) -> EditionTopic:
    topic = merged.topic

    def said(key: str, text: str) -> LocalizedText:
        return words.resolve(TextKey(text, topic.owner, (topic.id, *key.split("."))))

    return EditionTopic(
        id=topic.id,
        owner=topic.owner,
        title=said("_title", topic.title),
        question=said("_question", topic.question),
        phase=topic.phase,
        need=topic.need,
        answers=topic.answers,
        reasons={name: said(f"_reason.{name}", text) for name, text in topic.reasons.items()},
        authority=said("_authority", topic.authority),
        ask=words.places.get(topic.ask),
        forms=tuple(_form(form_id, words) for form_id in topic.forms if form_id in words.library.forms),
        blocks=tuple(words.block(topic.id, block, topic.answers) for block in merged.blocks),
        readership=topic.readership,
    )


def _form(form_id: str, words: TextResolver) -> EditionForm:
    form = words.library.forms[form_id]
    title = words.shared("_forms", form.id, "title", text=form.title)
    needs = words.shared("_forms", form.id, "needs", text=form.needs).text if form.needs else ""
    return EditionForm(form.id, title, form.url, form.language, needs, form.audiences)
