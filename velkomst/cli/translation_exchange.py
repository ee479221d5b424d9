"""Write the files that translators work on, and write what they return into the catalogs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from velkomst.build.inspection import Inspection
from velkomst.build.selection import UnknownNameError
from velkomst.checking.returned_translations import CheckedImport
from velkomst.i18n import inventory
from velkomst.i18n.catalogs import UI, path_of
from velkomst.i18n.exchange import po, tbx, tmx, xliff12, xliff20
from velkomst.i18n.exchange.catalog_edits import TranslationEdit, write_edits
from velkomst.i18n.exchange.segments import ReturnedSegment, Segment, content_segments
from velkomst.i18n.exchange.template_segments import template_segments
from velkomst.i18n.exchange.xliff import read_xliff
from velkomst.model import SOURCE_LANGUAGE, Library, State

WRITERS = {"xliff12": xliff12.write, "xliff2": xliff20.write, "po": po.write, "tmx": tmx.write}
"""Name of a format for texts -> what writes it."""
MEMORY, GLOSSARY = "tmx", "tbx"
"""The format of a translation memory, which has what is translated, and that of a glossary, which has the terms."""
FORMATS = (*WRITERS, GLOSSARY)


def known_language(library: Library, language: str) -> None:
    """Raise UnknownNameError for a language that the region does not translate into."""
    languages = tuple(name for name in library.region.languages if name != SOURCE_LANGUAGE)
    if language not in languages:
        raise UnknownNameError("language", language, languages)


def all_segments(root: Path, inspection: Inspection, language: str) -> tuple[Segment, ...]:
    """Return every text of a language. Raises UnknownNameError for a language that the region does not have."""
    library = inspection.library
    known_language(library, language)
    entries = inventory.translatable(library)
    content = content_segments(library, entries, inspection.catalogs, language)
    return (*content, *template_segments(root, inspection.catalogs, language))


def exported_states(format_name: str, *, drafts: bool, everything: bool) -> tuple[State, ...]:
    """Return the states of the texts that a file has: what is missing or stale, of a memory what is approved."""
    states: tuple[State, ...] = ("reviewed",) if format_name == MEMORY else ("stale", "missing")
    if drafts or everything:
        states += ("draft",)
    return (*states, "reviewed") if everything else states


def write_glossary(file: Path, inspection: Inspection, language: str) -> int:
    """Write the protected terms as a glossary, and return how many they are. Raises UnknownNameError."""
    known_language(inspection.library, language)
    file.write_bytes(tbx.write(inspection.library.terms, language))
    return len(inspection.library.terms)


def read_returned(file: Path) -> tuple[str, tuple[ReturnedSegment, ...]]:
    """Return the language and the segments of a file: PO by its ending, XLIFF otherwise.

    Raises OSError where it cannot be read, ExchangeError where it is neither.
    """
    data = file.read_bytes()
    return po.read_po(data) if file.suffix == ".po" else read_xliff(data)


def without_entry(segments: Iterable[Segment], inspection: Inspection, language: str) -> frozenset[str]:
    """Return the ids of the texts that the catalogs do not have yet."""
    catalogs = inspection.catalogs
    return frozenset(
        segment.id
        for segment in segments
        if segment.domain != UI and segment.context not in catalogs.of(language, segment.domain).entries
    )


def write_accepted(
    root: Path, language: str, checked: CheckedImport, how: str, *, as_drafts: bool
) -> Mapping[str, int]:
    """Write the accepted translations into their catalogs; returns the number of segments by path."""
    by_domain: dict[str, list[tuple[Segment, ReturnedSegment]]] = {}
    for segment, returned in checked.accepted:
        by_domain.setdefault(segment.domain, []).append((segment, returned))
    counts: dict[str, int] = {}
    for domain, pairs in by_domain.items():
        path = path_of(language, domain)
        catalog = (root / path).read_bytes().decode()
        written = write_edits(catalog, _edits(pairs, as_drafts=as_drafts), how)
        (root / path).write_bytes(written.encode())
        counts[path] = len(pairs)
    return counts


def _edits(pairs: Iterable[tuple[Segment, ReturnedSegment]], *, as_drafts: bool) -> dict[str, TranslationEdit]:
    """Return the edits by msgctxt or msgid; the plural forms of one entry are one edit, signed if all of them are.

    A word of the templates keeps the spaces at its ends: the separator of a list has some.
    """
    edits: dict[str, TranslationEdit] = {}
    for segment, returned in pairs:
        key = segment.context or segment.entry.text
        before = edits.get(key)
        signed = returned.signed and not as_drafts and (before is None or before.signed)
        text = returned.text if segment.domain == UI else returned.text.strip()
        texts = {**(before.texts if before else {}), segment.form: text}
        edits[key] = TranslationEdit(segment.entry.text, texts, signed)
    return edits
