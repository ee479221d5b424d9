"""Resolve the issues of the newsletter: their words, the events of their period, and the texts that changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from babel.dates import format_date

from velkomst.formats.languages import locale
from velkomst.formats.occurrences import NEWSLETTER, between, in_order
from velkomst.i18n import keys
from velkomst.i18n.inventory.newsletters import newsletter_name
from velkomst.model import SOURCE_LANGUAGE, EditionMail, EditionTopic, LocalizedText, Occurrence
from velkomst.model.edition_mails import EditionNews
from velkomst.model.lookup_syntax import lookups
from velkomst.model.newsletter import EditionIssue
from velkomst.resolving import contact_resolver, mail_resolver
from velkomst.resolving.event_resolver import all_events, described
from velkomst.resolving.merge import Merged, MergedTopic
from velkomst.resolving.newsletter_merge import MergedNewsletter
from velkomst.resolving.resolver import TextResolver
from velkomst.resolving.text_dates import newest


def newsletters(merged: Merged, topics: Sequence[EditionTopic], words: TextResolver) -> tuple[EditionIssue, ...]:
    """Return the issues of an edition that have something to say, the oldest first.

    Greeting, button, whom to ask and the footer are those of the first mail for newsletters; without one there are no
    issues. The news of an issue are the topics of the guide with a Danish text or value that changed
    from the day of the issue before it until the day before its own; the first issue has none.
    """
    written = next((entry for entry in merged.mails if entry.mail.purpose == "newsletter"), None)
    if written is None or not merged.newsletters:
        return ()
    frame = mail_resolver.mail(written, (), topics, words, contact_resolver.contacts(words))
    days = [issue.newsletter.day for issue in merged.newsletters]
    last_published = max((day for day in days if day <= words.day.as_of), default=date.min)
    changed = _changed_days(merged.topics, words) if len(days) > 1 else {}
    issues = []
    for position, issue in enumerate(merged.newsletters):
        day = issue.newsletter.day
        since = days[position - 1] if position else None
        news = tuple(_news(topics, changed, since, day)) if since else ()
        mail = _mail(issue, frame, news, words)
        if mail.blocks or mail.events or mail.news:
            written_day = format_date(day, "long", locale(words.language))
            issues.append(EditionIssue(day, written_day, mail, day <= words.day.as_of, day >= last_published))
    return tuple(issues)


def _mail(
    issue: MergedNewsletter, frame: EditionMail, news: tuple[EditionNews, ...], words: TextResolver
) -> EditionMail:
    source = issue.newsletter

    def text(field: str) -> LocalizedText:
        return words.text(getattr(source, field), source.owner, keys.newsletter(source.id, field))

    return replace(
        frame,
        id=newsletter_name(source),
        issue=source.day,
        subject=text("subject"),
        preheader=text("preheader"),
        blocks=words.blocks(keys.newsletter_container(source.id), issue.blocks, words.library.audience_ids),
        first_step=None,
        events=_occurrences(issue, words),
        news=news,
    )


def _occurrences(issue: MergedNewsletter, words: TextResolver) -> tuple[Occurrence, ...]:
    """Return what happens in the period of an issue, also when it is over on the day of the build."""
    first = issue.newsletter.day
    last = issue.newsletter.until or first + NEWSLETTER - timedelta(days=1)
    times = in_order(time for event in all_events(words) for time in between(event, first, last))
    return described(times, words.language)


def _news(topics: Sequence[EditionTopic], changed: dict[str, date], since: date, day: date) -> Iterator[EditionNews]:
    for topic in topics:
        if topic.id in changed and since <= changed[topic.id] < day:
            yield EditionNews(topic.id, topic.question, tuple(topic.answers))


def _changed_days(topics: Sequence[MergedTopic], words: TextResolver) -> dict[str, date]:
    """Return topic -> the day on which the newest of its Danish texts, or of the values that they look up, changed."""
    days = ((topic.topic.id, newest(_days(topic, words))) for topic in topics)
    return {id: day for id, day in days if day}


def _days(entry: MergedTopic, words: TextResolver) -> Iterator[date | None]:
    topic = entry.topic
    texts = [(topic.question, topic.owner, keys.topic(topic.id, "question"))]
    texts += (
        (text, block.owners[field], keys.block(topic.id, block.block.id, field))
        for block in entry.blocks
        for field, text in block.block.texts.items()
    )
    for text, owner, key in texts:
        yield words.day.dates.of(keys.context(owner, key), owner, SOURCE_LANGUAGE, lookups(text))
