"""Check that translations negate where their Danish texts do."""

from __future__ import annotations

from collections.abc import Iterable

from velkomst.i18n.negation import negation_fault
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.problems import Problem, problem


def proofread(translations: Iterable[TranslatedText]) -> tuple[Problem, ...]:
    """Report the translations that lost every negation, or have one that the Danish has not."""
    problems: list[Problem] = []
    for text in translations:
        if text.translation.state in ("reviewed", "draft", "stale"):
            fault = negation_fault(text.entry.text, text.translation.text, text.language)
            if fault:
                code = "translation-negation-lost" if fault == "lost" else "translation-negation-added"
                danish = " ".join(text.entry.text.split())[:80]
                problems.append(problem(code, text.mark, slug=text.slug, context=text.entry.context, text=danish))
    return tuple(sorted(problems))
