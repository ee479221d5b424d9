"""Count what a change means for the translators of each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from velkomst.build.impact.snapshot import Snapshot
from velkomst.checking.text_rules import words
from velkomst.model import SOURCE_LANGUAGE, State

_SHOWN: tuple[State, ...] = ("reviewed", "draft")


@dataclass(frozen=True)
class LanguageWork:
    """What a change means for one language, in texts.

    ``outdated`` were approved, ``drafts_lost`` had a draft, ``added`` are new texts without a translation; ``approved``
    became so. ``words`` counts the Danish words of the first three.
    """

    language: str
    outdated: int = 0
    drafts_lost: int = 0
    added: int = 0
    approved: int = 0
    words: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the change means nothing for the language."""
        return not (self.outdated or self.drafts_lost or self.added or self.approved)


def translation_work(before: Snapshot, after: Snapshot) -> tuple[LanguageWork, ...]:
    """Return the work of each language that has some, in the order of the region."""
    languages = [language for language in after.library.region.languages if language != SOURCE_LANGUAGE]
    return tuple(work for language in languages if not (work := _work(language, before, after)).is_empty)


def _work(language: str, before: Snapshot, after: Snapshot) -> LanguageWork:
    steps = list(_steps(language, before, after))
    counts = {what: sum(happened == what for happened, _ in steps) for what in ("outdated", "drafts_lost", "added")}
    approved = sum(happened == "approved" for happened, _ in steps)
    return LanguageWork(language, **counts, approved=approved, words=sum(count for _, count in steps))


def _steps(language: str, before: Snapshot, after: Snapshot) -> Iterator[tuple[str, int]]:
    """Yield what happened to each translation, and the number of Danish words to translate."""
    for entry in after.translatable:
        now = after.states.get((language, entry.context))
        then = before.states.get((language, entry.context))
        if now is None or now == then:
            continue
        if now == "reviewed":
            yield "approved", 0
        elif now not in _SHOWN and then == "reviewed":
            yield "outdated", words(entry.text)
        elif now not in _SHOWN and then == "draft":
            yield "drafts_lost", words(entry.text)
        elif now not in _SHOWN and then is None:
            yield "added", words(entry.text)
