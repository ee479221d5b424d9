"""Update a PO file to the messages of today, in one pass by context.

Messages are matched by context only, never by similarity, so no block gets another block's translation. No dates and
no line numbers are written, so a file changes only when a text does. What translators and their programs wrote at the
top stays: names, licence, ``Last-Translator``, ``Language-Team``. No program clears a fuzzy flag, except where the
Danish is again exactly what a person approved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import polib
from babel.messages.plurals import get_plural

from velkomst.formats.languages import locale
from velkomst.i18n.catalogs import DRAFT, parse
from velkomst.i18n.fingerprints import fingerprint
from velkomst.i18n.inventory import TextEntry
from velkomst.model import SOURCE_LANGUAGE


@dataclass(frozen=True)
class SyncCounts:
    """What a sync did, in messages."""

    same: int = 0
    changed: int = 0
    added: int = 0
    obsolete: int = 0


def sync(
    old: str, messages: Sequence[TextEntry], language: str, former: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> tuple[str, SyncCounts]:
    """Return the text of the new PO file and what changed. ``old`` is the old file's text, "" for a new one.

    ``former`` names contexts that a message had before; its translation is found under the first that ``old`` has.

    Raises ValueError with the line where ``old`` is not a PO file.
    """
    before = parse(old) if old else polib.POFile()
    known = {entry.msgctxt: entry for entry in sorted(before, key=lambda entry: not entry.obsolete)}
    after = empty_like(before, language)
    counted = {"same": 0, "changed": 0, "added": 0}
    for message in messages:
        names = (message.context, *former.get(message.context, ()))
        entry = next((known.pop(name) for name in names if name in known), None)
        if entry is None:
            entry = polib.POEntry(msgctxt=message.context, msgid=message.text)
            counted["added"] += 1
        else:
            counted["same" if entry.msgid == message.text else "changed"] += 1
            entry.msgctxt = message.context
            _update(entry, message.text)
        entry.obsolete, entry.comment = False, message.comment
        entry.occurrences = [(message.mark.path, "")]
        after.append(entry)
    kept = sorted((entry for entry in known.values() if entry.msgstr), key=lambda entry: entry.msgctxt or "")
    for entry in kept:
        _make_obsolete(entry)
        after.append(entry)
    return f"{after}\n", SyncCounts(**counted, obsolete=len(kept))


def draft(catalog: str, texts: dict[str, str], how: str) -> tuple[str, tuple[str, ...]]:
    """Write drafts into a catalog's text: fuzzy, with a comment that says how each was made and from which Danish.

    ``texts`` maps contexts to translations. A text that a person has approved (now or before) stays. Returns the new
    text and the contexts that the catalog does not have.
    """
    po = parse(catalog)
    entries = {entry.msgctxt: entry for entry in po if not entry.obsolete}
    for context, text in texts.items():
        entry = entries.get(context)
        if entry is None or _is_approved(entry) or not text.strip():
            continue
        entry.msgstr = text.strip()
        mark_draft(entry, how)
    return f"{po}\n", tuple(sorted(set(texts) - set(entries)))


def _is_approved(entry: polib.POEntry) -> bool:
    """Say whether a person has approved the translation, now or before its Danish changed."""
    return bool(entry.msgstr and not is_draft(entry) and (not entry.fuzzy or entry.previous_msgid))


def is_draft(entry: polib.POEntry) -> bool:
    """Say whether a machine made the translation and no person has approved it."""
    return bool(entry.fuzzy and DRAFT.search(entry.tcomment or ""))


def approve(entry: polib.POEntry) -> None:
    """Mark a translation as approved by a person for the Danish text that its entry has."""
    entry.previous_msgid = entry.previous_msgctxt = None
    entry.tcomment = "\n".join(_without_drafts((entry.tcomment or "").splitlines()))
    if "fuzzy" in entry.flags:
        entry.flags.remove("fuzzy")


def mark_draft(entry: polib.POEntry, how: str) -> None:
    """Mark a translation as a draft of the Danish text that its entry has; ``how`` says how it was made."""
    others = [line for line in (entry.tcomment or "").splitlines() if not DRAFT.match(line)]
    entry.tcomment = "\n".join([*others, f"draft: {how}; source {fingerprint(entry.msgid)}"])
    entry.previous_msgid = entry.previous_msgctxt = None
    if "fuzzy" not in entry.flags:
        entry.flags.append("fuzzy")


def _update(entry: polib.POEntry, danish: str) -> None:
    """Update an entry to its Danish text.

    When the Danish of an approved translation has changed, the translation becomes fuzzy, and ``#| msgid`` holds the
    Danish that was approved. A draft stays a draft of the old Danish, which ``#| msgid`` holds too.
    """
    if entry.msgid != danish:
        if is_draft(entry):
            entry.previous_msgid = entry.previous_msgid or entry.msgid
            if entry.previous_msgid == danish:
                entry.previous_msgid = None
        elif entry.fuzzy and entry.previous_msgid == danish:
            entry.flags.remove("fuzzy")
        elif entry.msgstr and not entry.fuzzy:
            entry.previous_msgid = entry.msgid
            entry.flags.append("fuzzy")
            entry.tcomment = "\n".join(_without_drafts((entry.tcomment or "").splitlines()))
        entry.msgid = danish
    if not entry.fuzzy:
        entry.previous_msgid = None
        entry.tcomment = "\n".join(_without_drafts((entry.tcomment or "").splitlines()))


def _make_obsolete(entry: polib.POEntry) -> None:
    """Keep an approved text together with the Danish it was approved for: polib does not read ``#~|`` lines."""
    entry.obsolete = True
    if entry.fuzzy and entry.previous_msgid:
        entry.msgid, entry.previous_msgid = entry.previous_msgid, None
        if not is_draft(entry):
            entry.flags.remove("fuzzy")


def _without_drafts(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if not DRAFT.match(line)]


def empty_like(before: polib.POFile, language: str) -> polib.POFile:
    """Return a catalog without messages that keeps the translators' lines of another: comment and own headers."""
    after = polib.POFile(wrapwidth=0)
    after.header = before.header
    after.metadata = {**before.metadata, **header(language)}
    return after


def header(language: str) -> dict[str, str]:
    """Return a PO header without dates, so that a file changes only when a text does."""
    plural = get_plural(locale(language))
    return {
        "Project-Id-Version": "velkomst",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
        "X-Source-Language": SOURCE_LANGUAGE,
    }
