"""Find Markdown that a reader would see as signs, or that means something else than its writer meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, TypeAlias

from velkomst.checking import markdown
from velkomst.checking.markdown import LOOKUP, Parts
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.model.lookup_syntax import without_plurals
from velkomst.problems import Problem, problem

Fault: TypeAlias = Literal[
    "half-lookup",
    "admonition-in-text",
    "strikethrough-in-text",
    "highlight-in-text",
    "task-list-in-text",
    "abbreviation-in-text",
    "definition-list-in-text",
    "attributes-in-text",
    "code-in-text",
    "footnote-in-text",
    "numbers-run-together",
    "list-of-one",
    "list-indent",
    "plus-list",
    "link-with-space",
    "sign-without-partner",
]
Finding: TypeAlias = tuple[Fault, int, str]
"""Code of the problem, offset in the text, the sign."""

MAX_CHARACTERS = 4000
"""A longer text is reported as too long and not searched."""
_READ = ("block", "line", "value")
"""Kinds of text that are rendered as Markdown."""
_ANY_SIGN = re.compile(r"[{}~=`\[]|\*\*|__|^[ ]{4}|^[ ]*(?:[!?:+*-]|\d+[.)])", re.MULTILINE)
_CODE_SPAN = re.compile(r"`[^`\n]+`")
_NAMES = "value|fact|place|link|field|topic|form|municipality|journey"
_LINK_WITH_SPACE = re.compile(
    r"\[[^\[\]\n]+\](?: +\((?:https?:|mailto:|tel:|topic:|place:|form:)|\((?!<)[^()\s\"']+ +(?![\"')]))[^()\n]*\)?"
)
_IN_LINE: tuple[tuple[Fault, re.Pattern[str]], ...] = (
    ("half-lookup", re.compile(rf"\{{\{{|\}}\}}|\{{ *(?:{_NAMES})\.[\w.-]* *\}}?")),
    ("strikethrough-in-text", re.compile(r"(?<![~\\])~~(?=[^\s~])")),
    ("highlight-in-text", re.compile(r"(?<![=\\])==(?=[^\s=][^=\n]*==)")),
    ("attributes-in-text", re.compile(r"\{[:.][^{}\n]*\}|\{#[\w-]+\}")),
    ("footnote-in-text", re.compile(r"\[\^[^\]\s]+\]")),
    ("link-with-space", _LINK_WITH_SPACE),
)
_ON_LINES: tuple[tuple[Fault, re.Pattern[str]], ...] = (
    ("admonition-in-text", re.compile(r"^[ ]*(?:!!!|\?\?\?)", re.MULTILINE)),
    ("task-list-in-text", re.compile(r"^[ ]*(?:[-*+]|\d+[.)]) +(?P<sign>\[[ xX]?\])(?=\s)", re.MULTILINE)),
    ("abbreviation-in-text", re.compile(r"^[ ]*\*\[[^\]\n]+\]:", re.MULTILINE)),
    ("definition-list-in-text", re.compile(r"(?<=[^\n]\n)[ ]{0,3}:(?= +\S)")),
    ("plus-list", re.compile(r"^[ ]*\+(?= +\S)", re.MULTILINE)),
    ("list-indent", re.compile(r"^\d+[.)] +[^\n]*\n(?P<sign> {1,2}[-*])(?= )", re.MULTILINE)),
)
_NUMBERED_LINE = re.compile(r"\s*(\d+[.)])\s")
_UNPAIRED = re.compile(r"(?<!\\)(?:\*\*|__|`)")


def check(entries: Iterable[TextEntry], translations: Iterable[TranslatedText]) -> tuple[Problem, ...]:
    """Report the signs in texts and in the translations that readers are shown, sorted by place."""
    return tuple(sorted({*_in_texts(entries), *_in_translations(translations)}))


def _in_texts(entries: Iterable[TextEntry]) -> Iterator[Problem]:
    for entry in entries:
        if entry.kind in _READ:
            for code, offset, sign in _faults_of(entry.text, entry):
                yield problem(code, entry.at(offset), sign=sign)


def _in_translations(translations: Iterable[TranslatedText]) -> Iterator[Problem]:
    """Yield the signs at their entry in the PO file: an error where a person has approved the text, else a warning."""
    for text in translations:
        translation = text.translation
        if text.entry.kind not in _READ or translation.state == "missing" or translation.mark is None:
            continue
        for code, _, sign in _faults_of(translation.text, text.entry):
            fault = problem(code, translation.mark, slug=text.slug, sign=sign)
            yield fault if translation.state == "reviewed" else replace(fault, severity="warning")


def _faults_of(text: str, entry: TextEntry) -> Iterator[Finding]:
    if _ANY_SIGN.search(text) and len(text) <= MAX_CHARACTERS:
        running = entry.kind == "block"
        yield from faults(text, markdown.parts(text, running=running), running=running)


def faults(text: str, parts: Parts, *, running: bool) -> Iterator[Finding]:
    """Yield each kind of fault once, at its first sign; ``running`` text may have paragraphs and lists."""
    text = without_plurals(text)
    plain = _CODE_SPAN.sub(lambda code: " " * len(code[0]), LOOKUP.sub(lambda name: "x" * len(name[0]), text))
    patterns = (*_IN_LINE, *_ON_LINES) if running else _IN_LINE
    for code, pattern in patterns:
        if match := pattern.search(plain):
            sign = match.groupdict().get("sign") or match[0]
            offset = match.end() - len(match[0]) if "sign" not in match.groupdict() else match.start("sign")
            yield code, offset + len(sign) - len(sign.lstrip()), sign.strip()
    yield from _without_partner(plain, parts)
    if running:
        yield from _blocks(text, parts)


def _without_partner(plain: str, parts: Parts) -> Iterator[Finding]:
    """Yield a sign of bold type or code that has stayed in the words."""
    for match in _UNPAIRED.finditer(plain):
        if any(match[0] in words for words in parts.words):
            yield "sign-without-partner", match.start(), match[0]
            return


def _blocks(text: str, parts: Parts) -> Iterator[Finding]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    lines = text.split("\n")
    for row in parts.code_lines[:1]:
        yield "code-in-text", starts[row], lines[row].strip()[:20]
    for first, end in parts.paragraphs:
        numbered = [row for row in range(first, end) if _NUMBERED_LINE.match(lines[row])]
        if len(numbered) > 1:
            number = _NUMBERED_LINE.match(lines[numbered[0]])
            yield "numbers-run-together", starts[numbered[0]], number[1] if number else ""
            return
    if parts.items == parts.blocks == 1 and not parts.headings:
        yield "list-of-one", 0, text.strip()[:1]
