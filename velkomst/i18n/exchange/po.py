"""Write and read segments as one PO file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polib

from velkomst.i18n.catalogs import parse
from velkomst.i18n.exchange.segments import ReturnedSegment, Segment
from velkomst.i18n.exchange.template_segments import template_id
from velkomst.i18n.exchange.xliff import ExchangeError, by_domain
from velkomst.i18n.sync import header


def write(segments: Iterable[Segment], language: str) -> bytes:
    """Return a PO file in which every translation that no person has approved is fuzzy."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = header(language)
    plurals: dict[str, polib.POEntry] = {}
    for own in by_domain(segments).values():
        for segment in own:
            if segment.form is not None and segment.entry.text in plurals:
                plurals[segment.entry.text].msgstr_plural[segment.form] = segment.text
                continue
            entry = _entry(segment)
            po.append(entry)
            if segment.form is not None:
                plurals[segment.entry.text] = entry
    return f"{po}\n".encode()


def _entry(segment: Segment) -> polib.POEntry:
    context = {"msgctxt": segment.context} if segment.context else {}
    entry = polib.POEntry(msgid=segment.entry.text, comment="\n".join(segment.notes), **context)
    if segment.form is None:
        entry.msgstr = segment.text
    else:
        entry.msgid_plural, entry.msgstr_plural = segment.plural, {segment.form: segment.text}
    entry.previous_msgid = segment.previous or None
    if segment.text and segment.state != "reviewed":
        entry.flags.append("fuzzy")
    return entry


def read_po(data: bytes) -> tuple[str, tuple[ReturnedSegment, ...]]:
    """Return the language and the segments of a PO file. Raises ExchangeError where it is not one."""
    try:
        po = parse(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except ValueError as error:
        raise ExchangeError(str(error)) from error
    language = po.metadata.get("Language", "").replace("-", "_")
    if not language:
        raise ExchangeError("Language")
    return language, tuple(_returned(po))


def _returned(po: Iterable[polib.POEntry]) -> Iterator[ReturnedSegment]:
    for entry in po:
        if entry.obsolete:
            continue
        forms: list[tuple[int | None, str]] = [(None, entry.msgstr)]
        if entry.msgid_plural:
            forms = [(form, text) for form, text in sorted(entry.msgstr_plural.items())]
        for form, text in forms:
            name = entry.msgctxt or template_id(entry.msgid, form)
            yield ReturnedSegment(name, entry.msgid, text, not entry.fuzzy, entry.linenum or 1)
