"""Check the translations in a translator's file, segment by segment, before they are written into the catalogs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from velkomst.checking import markdown_signs, translation_form, translations
from velkomst.i18n.catalogs import UI, Catalogs, Translation, is_unfinished
from velkomst.i18n.exchange.segments import ReturnedSegment, Segment
from velkomst.i18n.fingerprints import fingerprint
from velkomst.i18n.terms import protected
from velkomst.i18n.translated_texts import TranslatedText
from velkomst.model import Library
from velkomst.problems import Mark, Problem, problem

_PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")


@dataclass(frozen=True)
class FileImport:
    """What a translator's file is compared with: the texts of today by id, and what may be replaced."""

    path: str
    language: str
    segments: Mapping[str, Segment]
    as_drafts: bool = False
    """Nothing in the file counts as signed."""
    replace: bool = False
    """A signed translation may replace an approved one of the same Danish text."""


@dataclass(frozen=True)
class CheckedImport:
    """The translations that can be written, and every problem of the file."""

    accepted: tuple[tuple[Segment, ReturnedSegment], ...]
    refused: tuple[str, ...]
    """Ids of the segments that cannot be written."""
    unchanged: int
    """Segments without a translation, or with the one that the catalog has."""
    problems: tuple[Problem, ...]


def checked(library: Library, returned: Sequence[ReturnedSegment], file: FileImport) -> CheckedImport:
    """Compare each segment with its text of today; one with an error is refused, the others are accepted."""
    accepted: list[tuple[Segment, ReturnedSegment]] = []
    refused: list[str] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for segment in returned:
        current = file.segments.get(segment.id)
        if current is not None and _is_unchanged(segment, current, file):
            continue
        mark = Mark(file.path, segment.line)
        faults = [problem("import-twice", mark, context=segment.id)] if segment.id in seen else []
        faults += _refusals(segment, current, mark, file)
        seen.add(segment.id)
        if current is not None and not faults:
            faults += _faults(library, segment, current, mark, file)
        problems += faults
        if current is None or any(fault.severity == "error" for fault in faults):
            refused.append(segment.id)
        else:
            accepted.append((current, segment))
    unchanged = len(returned) - len(accepted) - len(refused)
    return CheckedImport(tuple(accepted), tuple(refused), unchanged, tuple(sorted(problems)))


def _is_unchanged(segment: ReturnedSegment, current: Segment, file: FileImport) -> bool:
    """Say whether the segment changes neither the text nor the state of a translation."""
    if not segment.text.strip():
        return True
    signs = segment.signed and not file.as_drafts and current.state != "reviewed"
    return segment.text.strip() == current.text.strip() and not signs


def _refusals(segment: ReturnedSegment, current: Segment | None, mark: Mark, file: FileImport) -> Iterator[Problem]:
    """Yield why a segment cannot be written whatever its translation is."""
    if current is None:
        yield problem("import-unknown", mark, context=segment.id)
        return
    name = current.context or segment.id
    if fingerprint(segment.danish) != fingerprint(current.entry.text):
        yield problem("import-source-changed", mark, context=name, text=" ".join(current.entry.text.split()))
    elif not segment.signed or file.as_drafts:
        if current.state == "reviewed" or current.approved_before:
            yield problem("import-unsigned", mark, context=name)
    elif current.state == "reviewed" and not file.replace:
        yield problem("import-approved", mark, context=name)


def _faults(
    library: Library, segment: ReturnedSegment, current: Segment, mark: Mark, file: FileImport
) -> Iterator[Problem]:
    """Yield the problems of a translation, with the checks of the catalogs: as of one that a person has approved."""
    text = segment.text.strip()
    name = current.context or segment.id
    if is_unfinished(text):
        yield problem("import-unfinished", mark, context=name, text=text[:40])
        return
    if current.domain == UI:
        yield from _placeholders(text, current, mark)
    translated = (TranslatedText(current.entry, file.language, Translation(text, "reviewed", mark)),)
    if current.form is None:
        yield from translations.check(protected(library), translated, Catalogs({}))
    yield from translation_form.check(library, translated)
    yield from markdown_signs.check((), translated)


def _placeholders(text: str, current: Segment, mark: Mark) -> Iterator[Problem]:
    """Yield a problem where the words of a template lose or add a placeholder; a plural form may lose its number."""
    expected, actual = _counted(current.entry.text), _counted(text)
    missing = expected - actual if current.form is None else Counter[str]()
    extra = actual - expected
    if missing or extra:
        yield problem(
            "translation-differs",
            mark,
            context=current.id,
            differs="lookup",
            missing=_listed(missing.elements()),
            extra=_listed(extra.elements()),
        )


def _counted(text: str) -> Counter[str]:
    return Counter(_PLACEHOLDER.findall(text))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "–"
