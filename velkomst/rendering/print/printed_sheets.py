"""List the sheets that are printed from an edition, and compare them with those that were released for print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from velkomst.model import RESERVE_LANGUAGE, SOURCE_LANGUAGE, Edition, PrintedSheet, SheetStatus, Texts
from velkomst.rendering.print.edition_id import id_of_sheet
from velkomst.rendering.print.guide import guide_content
from velkomst.rendering.print.inserts.registry import GUIDE, INSERT_SPECS
from velkomst.rendering.print.inserts.spec import Granularity
from velkomst.resolving.released import changes, texts_of, topics_in

_NOT_IN_OLD_RECORDS = ("._authority", ".does", "._reason.", "_forms.")
"""Parts of the keys of texts that records without sheets do not have."""


def printed_sheets(edition: Edition) -> Iterator[PrintedSheet]:
    """Yield the sheets of every reader, then those of the language, then those of the staff if it is Danish."""
    for audience in edition.audiences:
        reader = edition.for_audience(audience.id)
        for insert in reader.box.inserts:
            if insert.kind == GUIDE:
                yield from _sheet(reader, GUIDE, insert.name, guide_content(reader))
        yield from _inserts(reader, "audience")
    yield from _inserts(edition, "language")
    if edition.language == SOURCE_LANGUAGE:
        yield from _inserts(edition, "municipality")


def statuses(edition: Edition, released: Iterable[PrintedSheet]) -> tuple[SheetStatus, ...]:
    """Return whether each released sheet in the edition's language is still right, then the sheets of today.

    Sheets for audiences that the region no longer has are left out.
    """
    audiences = {"", *(audience.id for audience in edition.audiences)}
    records = [sheet for sheet in released if sheet.language == edition.language and sheet.audience in audiences]
    today = {(sheet.sheet, sheet.audience): sheet for sheet in printed_sheets(edition)}
    known = {
        record.id: _status(record, _texts_now(record, today, edition)) for record in sorted(records, key=_released_on)
    }
    for sheet in today.values():
        known.setdefault(sheet.id, SheetStatus(sheet.id, sheet.name, sheet.audience, None, (), _topics(sheet)))
    return tuple(known.values())


def retired(edition: Edition, released: Iterable[PrintedSheet]) -> tuple[SheetStatus, ...]:
    """Return the released sheets in languages that the municipality no longer has, without changes.

    They are those of its English edition, or of the Danish one where it has no English; other editions have none.
    """
    fallback = RESERVE_LANGUAGE if RESERVE_LANGUAGE in edition.languages else SOURCE_LANGUAGE
    if edition.language != fallback:
        return ()
    records = (sheet for sheet in released if sheet.language not in edition.languages)
    ordered = sorted(records, key=_released_on)
    return tuple(SheetStatus(each.id, each.name, each.audience, each.released, (), _topics(each)) for each in ordered)


def last_status(edition: Edition, audience: str, released: Iterable[PrintedSheet]) -> tuple[str, SheetStatus | None]:
    """Return the id of one reader's guide today, and the status of the guide that was released last.

    The id is empty where there is no guide. A record of all that was printed for the reader counts as the guide's.
    """
    reader = edition.for_audience(audience)
    sheet = next(_sheet(reader, GUIDE, "", guide_content(reader)), None)
    today = {(GUIDE, audience): sheet} if sheet else {}
    records = [
        record
        for record in sorted(released, key=_released_on)
        if record.language == edition.language and record.audience == audience and record.sheet in ("", GUIDE)
    ]
    current = next((record for record in records if sheet and record.id == sheet.id), None)
    last = current or (records[-1] if records else None)
    status = _status(last, _texts_now(last, today, edition)) if last else None
    return sheet.id if sheet else "", status


def _released_on(sheet: PrintedSheet) -> str:
    return sheet.released.isoformat() if sheet.released else ""


def _inserts(edition: Edition, granularity: Granularity) -> Iterator[PrintedSheet]:
    for insert in edition.box.inserts:
        spec = INSERT_SPECS.get(insert.kind)
        if spec and spec.granularity == granularity:
            yield from _sheet(edition, insert.id, insert.name, spec.shown(edition, insert))


def _sheet(edition: Edition, sheet: str, name: str, content: object) -> Iterator[PrintedSheet]:
    """The sheet that shows ``content``, if it is not None."""
    if content is not None:
        texts = texts_of(content)
        id = id_of_sheet(edition, sheet, edition.audience, texts)
        yield PrintedSheet(id, sheet, name, edition.language, edition.audience, texts)


def _status(record: PrintedSheet, now: Texts) -> SheetStatus:
    changed = tuple(changes(record.texts, now))
    return SheetStatus(record.id, record.name, record.audience, record.released, changed, _topics(record))


def _topics(sheet: PrintedSheet) -> tuple[str, ...]:
    return topics_in(sheet.texts) if sheet.sheet == GUIDE else ()


def _texts_now(record: PrintedSheet, today: dict[tuple[str, str], PrintedSheet], edition: Edition) -> Texts:
    """The words that a released sheet would have if it were printed today."""
    sheet = today.get((record.sheet, record.audience))
    if sheet:
        return sheet.texts
    reader = edition.for_audience(record.audience) if record.audience else edition
    everything = texts_of((reader.topics, reader.box.letters, reader.box.tickets, reader.places))
    if record.sheet:
        # The insert is not printed any more: only what has changed of its words matters.
        return {
            key: {field: text for field, text in everything[key].items() if field in words}
            for key, words in record.texts.items()
            if key in everything
        }
    return {
        key: {field: text for field, text in words.items() if field != "danish"}
        for key, words in everything.items()
        if not any(part in key for part in _NOT_IN_OLD_RECORDS)
    }
