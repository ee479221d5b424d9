"""Compare translations with their Danish texts, and count the translations in each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from velkomst.i18n.catalogs import Catalogs, is_unfinished, path_of
from velkomst.i18n.consistency import differences
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.terms import protected
from velkomst.model import SHARED, Library, State
from velkomst.problems import Mark, Problem, problem


def check(library: Library, messages: Sequence[TextEntry], catalogs: Catalogs) -> tuple[Problem, ...]:
    """Report approved translations that differ (an error) and drafts that are not shown for it (a warning)."""
    terms = protected(library)
    problems: list[Problem] = []
    for entry in messages:
        for language in library.languages_of(entry.owner, entry.container):
            translation = catalogs.of(language, entry.owner).look_up(entry.context, entry.text)
            if translation.state not in ("reviewed", "draft"):
                continue
            code = "translation-differs" if translation.state == "reviewed" else "draft-differs"
            problems += (
                problem(
                    code,
                    translation.mark or entry.mark,
                    slug="" if entry.owner == SHARED else entry.owner,
                    context=entry.context,
                    differs=difference.what,
                    missing=difference.missing or "–",
                    extra=difference.extra or "–",
                )
                for difference in differences(entry.text, translation.text, terms)
            )
    problems += _unfinished(library, messages, catalogs)
    return tuple(sorted((*problems, *_orphaned(library, messages, catalogs))))


def _unfinished(library: Library, messages: Sequence[TextEntry], catalogs: Catalogs) -> Iterator[Problem]:
    """Yield a problem for each translation that is only begun, which readers do not see."""
    for text in messages:
        for language in library.languages_of(text.owner, text.container):
            entry = catalogs.of(language, text.owner).entries.get(text.context)
            if entry and is_unfinished(entry.msgstr):
                slug = "" if text.owner == SHARED else text.owner
                start = " ".join(entry.msgstr.split())[:40]
                yield problem("translation-unfinished", entry.mark, slug=slug, context=text.context, text=start)


def _orphaned(library: Library, messages: Sequence[TextEntry], catalogs: Catalogs) -> Iterator[Problem]:
    """Count, for each catalog, the translations that no reader sees because their Danish has changed."""
    counts: Counter[tuple[str, str]] = Counter()
    for entry in messages:
        for language in library.languages_of(entry.owner, entry.container):
            translation = catalogs.of(language, entry.owner).look_up(entry.context, entry.text)
            counts[language, entry.owner] += translation.state == "missing" and bool(translation.text)
    for (language, owner), count in counts.items():
        if count:
            slug = "" if owner == SHARED else owner
            yield problem("drafts-orphaned", Mark(path_of(language, owner)), slug=slug, count=count)


def states(
    library: Library, messages: Sequence[TextEntry], catalogs: Catalogs
) -> Mapping[tuple[str, str], Counter[State]]:
    """Count the messages of every (domain, language) by state."""
    counts: dict[tuple[str, str], Counter[State]] = {}
    for entry in messages:
        for language in library.languages_of(entry.owner, entry.container):
            state = catalogs.of(language, entry.owner).look_up(entry.context, entry.text).state
            counts.setdefault((entry.owner, language), Counter())[state] += 1
    return counts
