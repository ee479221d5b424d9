"""Extract the words of the templates with Babel, and update ``ui.po`` of every language.

Msgids are Danish and have no context. A machine's draft is fuzzy and has the same comment as that of a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file

from velkomst.i18n.catalogs import DRAFT, parse
from velkomst.i18n.fingerprints import fingerprint
from velkomst.i18n.sync import SyncCounts, empty_like

_FOLDERS = ("templates/shared", "templates/site", "templates/print", "templates/mail")
_SUFFIXES = {".html", ".txt", ".mjml", ".jinja", ".svg", ".j2"}
_OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}


@dataclass(frozen=True)
class Word:
    """One msgid of the templates, its plural ("" for none), and the files that use it."""

    msgid: str
    plural: str
    paths: tuple[str, ...]


def extract(root: Path) -> tuple[Word, ...]:
    """Return the words of the templates for readers and of the rendering code, sorted by msgid.

    Raises jinja2.TemplateSyntaxError for a template that Jinja2 cannot read.
    """
    files_of: dict[tuple[str, str], set[str]] = {}
    for path, method in _files(root):
        name = path.relative_to(root).as_posix()
        for _line, message, _comments, _context in extract_from_file(
            method, path, keywords=DEFAULT_KEYWORDS, options=_OPTIONS, strip_comment_tags=True
        ):
            forms = (message, "") if isinstance(message, str) else (message[0], message[1])
            files_of.setdefault(forms, set()).add(name)
    return tuple(Word(*forms, tuple(sorted(names))) for forms, names in sorted(files_of.items()))


def sync(old: str, words: tuple[Word, ...], language: str) -> tuple[str, SyncCounts]:
    """Return the text of the new ``ui.po`` and what changed. ``old`` is the old file's text, "" for a new one."""
    before = parse(old) if old else polib.POFile()
    known = {entry.msgid: entry for entry in before}
    after = empty_like(before, language)
    plurals = int(after.metadata["Plural-Forms"].split("nplurals=")[1].split(";")[0])
    added = 0
    for word in words:
        entry = known.pop(word.msgid, None)
        if entry is None:
            entry, added = polib.POEntry(msgid=word.msgid), added + 1
        entry.obsolete, entry.msgid_plural = False, word.plural
        if word.plural and len(entry.msgstr_plural) != plurals:
            entry.msgstr_plural = dict.fromkeys(range(plurals), "")
        entry.occurrences = [(path, "") for path in word.paths]
        after.append(entry)
    gone = sorted(entry.msgid for entry in known.values() if not entry.obsolete)
    return f"{after}\n", SyncCounts(same=len(words) - added, added=added, obsolete=len(gone))


def draft(catalog: str, texts: Mapping[str, str | list[str]], how: str) -> tuple[str, tuple[str, ...]]:
    """Write drafts into a ``ui.po``: msgid -> text, or a list of all plural forms. Approved words stay.

    Returns the new text and the msgids that the catalog does not know.
    """
    po = parse(catalog)
    entries = {entry.msgid: entry for entry in po if not entry.obsolete}
    for msgid, text in texts.items():
        entry = entries.get(msgid)
        if entry is None or (not entry.fuzzy and (entry.msgstr or any(entry.msgstr_plural.values()))):
            continue
        if isinstance(text, str):
            entry.msgstr = text
        else:
            entry.msgstr_plural = dict(enumerate(text))
        kept = [line for line in (entry.tcomment or "").splitlines() if not DRAFT.match(line)]
        entry.tcomment = "\n".join([*kept, f"draft: {how}; source {fingerprint(msgid)}"])
        if "fuzzy" not in entry.flags:
            entry.flags.append("fuzzy")
    return f"{po}\n", tuple(sorted(set(texts) - set(entries)))


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in _SUFFIXES:
                yield path, "jinja2"
    for package in ("formats", "rendering"):
        for path in sorted((root / "velkomst" / package).rglob("*.py")):
            yield path, "python"
