"""Write translations into the text of a PO catalog and keep every byte of the other entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polib

from velkomst.i18n.catalogs import parse
from velkomst.i18n.sync import approve, mark_draft

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class TranslationEdit:
    """A new translation of one entry: its Danish text of today and its text, or those of its plural forms by number."""

    danish: str
    texts: Mapping[int | None, str]
    signed: bool
    """Whether a person has finished it; else it is written as a draft."""


def write_edits(catalog: str, edits: Mapping[str, TranslationEdit], how: str) -> str:
    """Return the text of a catalog with new translations, by msgctxt, or by msgid for entries without one.

    ``how`` is the origin of the drafts. Every edited entry must be in the catalog. Raises ValueError where the catalog
    is not a PO file.
    """
    lines = _LINE.findall(catalog)
    entries = [entry for entry in parse(catalog.replace("\r\n", "\n")) if not entry.obsolete]
    spans = _live_spans(lines)[-len(entries) :] if entries else []
    written: list[str] = []
    end = 0
    for entry, (first, last) in zip(entries, spans, strict=True):
        edit = edits.get(entry.msgctxt or entry.msgid)
        if edit is None:
            continue
        written += lines[end:first]
        _apply(entry, edit, how)
        text = entry.__unicode__(wrapwidth=0)
        written.append(text.replace("\n", "\r\n") if lines[first].endswith("\r\n") else text)
        end = last
    return "".join((*written, *lines[end:]))


def _apply(entry: polib.POEntry, edit: TranslationEdit, how: str) -> None:
    entry.msgid = edit.danish
    for form, text in edit.texts.items():
        if form is None:
            entry.msgstr = text
        else:
            entry.msgstr_plural[form] = text
    if edit.signed and all(entry.msgstr_plural.values()):
        approve(entry)
    else:
        mark_draft(entry, how)


def _live_spans(lines: Iterable[str]) -> list[tuple[int, int]]:
    """Return the first line and the line after the last of each entry that is not obsolete, the header included."""
    spans: list[tuple[int, int]] = []
    first: int | None = None
    has_words = has_msgstr = False
    for number, line in enumerate([*lines, "\n"]):
        text = line.removeprefix("\ufeff").strip()
        continues = text.startswith(('"', "msgstr"))
        if first is not None and (
            text.startswith("#~") or (has_msgstr and not continues) or (not text and not has_words)
        ):
            if has_words:
                spans.append((first, number))
            first, has_words, has_msgstr = None, False, False
        if not text or text.startswith("#~"):
            continue
        first = number if first is None else first
        has_words = has_words or text.startswith(("msgctxt", "msgid"))
        has_msgstr = has_msgstr or text.startswith("msgstr")
    return spans
