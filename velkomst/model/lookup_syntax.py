"""Parse the lookups ``{{ dotted.name }}`` in texts, and the plural forms around a number.

A plural is that of ICU MessageFormat, which translators' programs know
(https://unicode-org.github.io/icu/userguide/format_parse/messages/#plural): ``{fact.x.number, plural, one {# dag} other
{# dage}}``. Its keywords are the plural categories of CLDR, and ``#`` is the number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

LOOKUP = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
"""Matches one lookup; group 1 is its dotted name."""


_FORM = re.compile(r"(zero|one|two|few|many|other)\s*\{([^{}]*)\}")
PLURAL = re.compile(rf"\{{\s*([a-z][\w.-]*)\s*,\s*plural\s*,((?:\s*{_FORM.pattern.replace('(', '(?:')})+)\s*\}}")
"""Matches one plural; group 1 is the dotted name of its number, group 2 its forms."""


def lookups(text: str) -> list[str]:
    """Return the names that a text looks up, in order; those of plurals come last.

    >>> lookups("Ring {{ fact.x }} eller {{place.y.phone}}")
    ['fact.x', 'place.y.phone']
    >>> lookups("Vent {fact.x.number, plural, one {# dag} other {# dage}}.")
    ['fact.x.number']
    """
    if ", plural" not in text and ",plural" not in text:
        return LOOKUP.findall(text)
    return LOOKUP.findall(PLURAL.sub(" ", text)) + [match[1] for match in PLURAL.finditer(text)]


def plural_forms(match: re.Match[str]) -> Mapping[str, str]:
    """Return the forms of a plural that ``PLURAL`` matched, by category."""
    return dict(_FORM.findall(match[2]))


def replace_plurals(text: str, form: Callable[[str, Mapping[str, str]], str | None]) -> str:
    """Return the text with each plural replaced by what ``form`` returns for its name and forms; None keeps it."""
    if "plural" not in text:
        return text

    def replaced(match: re.Match[str]) -> str:
        chosen = form(match[1], plural_forms(match))
        return match[0] if chosen is None else chosen

    return PLURAL.sub(replaced, text)


def without_plurals(text: str) -> str:
    """Return the text with the form ``other`` of each plural, and a lookup in place of its number.

    >>> without_plurals("Vent {fact.x.number, plural, one {# dag} other {# dage}}.")
    'Vent {{ fact.x.number }} dage.'
    """
    return replace_plurals(text, lambda name, forms: forms.get("other", "").replace("#", f"{{{{ {name} }}}}"))
