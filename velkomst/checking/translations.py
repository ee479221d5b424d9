"""Compare translations with their Danish texts, and count the translations in each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from velkomst.i18n.catalogs import Catalogs, is_unfinished, path_of
from velkomst.i18n.consistency import differences
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.model import Library, State
from velkomst.problems import Mark, Problem, problem


def check(terms: tuple[str, ...], translations: Sequence[TranslatedText], catalogs: Catalogs) -> tuple[Problem, ...]:
    """Report approved translations that differ (an error) and drafts that are not shown for it (a warning).

    ``terms`` are the protected names.
    """
    problems: list[Problem] = []
    for text in translations:
        if not text.is_current:
            continue
        code = "translation-differs" if text.translation.state == "reviewed" else "draft-differs"
        problems += (
            problem(
                code,
                text.mark,
                slug=text.slug,
                context=text.entry.context,
                differs=difference.what,
                missing=difference.missing or "–",
                extra=difference.extra or "–",
            )
            for difference in differences(text.entry.text, text.translation.text, terms)
        )
    return tuple(sorted((*problems, *_unfinished(translations, catalogs), *_orphaned(translations))))


def _unfinished(translations: Iterable[TranslatedText], catalogs: Catalogs) -> Iterator[Problem]:
    """Yield a problem for each translation that is only begun, which readers do not see."""
    for text in translations:
        if text.translation.state != "missing":
            continue
        entry = catalogs.of(text.language, text.entry.owner).entries.get(text.entry.context)
        if entry and is_unfinished(entry.msgstr):
            start = " ".join(entry.msgstr.split())[:40]
            yield problem("translation-unfinished", entry.mark, slug=text.slug, context=text.entry.context, text=start)


def _orphaned(translations: Iterable[TranslatedText]) -> Iterator[Problem]:
    """Count, for each catalog, the translations that no reader sees because their Danish has changed."""
    counts = Counter(
        (text.language, text.entry.owner, text.slug)
        for text in translations
        if text.translation.state == "missing" and text.translation.text
    )
    for (language, owner, slug), count in counts.items():
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
