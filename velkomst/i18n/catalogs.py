"""Read PO files: the text and state of every translation.

The PO file alone gives the state, in terms that gettext tools understand. Not fuzzy: a person has approved it
(reviewed). Fuzzy with ``#| msgid``: approved for Danish that has changed since (stale). Fuzzy with
``# draft: <how> <date>; source <fingerprint>``: a machine's draft of exactly that Danish (draft), or of Danish that has
changed a little since (stale). All else is missing, and so is a text that ``msgmerge`` took from another context.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import polib

from velkomst.formats.content_cache import computed_once, is_stored, key_of
from velkomst.i18n.fingerprints import fingerprint
from velkomst.i18n.similarity import is_small_edit
from velkomst.model import SHARED, State
from velkomst.model.project import Project
from velkomst.problems import Mark, Problem, problem

UI = "ui"
"""The domain of the words in the templates; its messages have no contexts."""
_LINE = re.compile(r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*"\s*)?')
"""A line of a PO file. polib does not report a missing last quote: it drops the last letter instead."""
_OTHER_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""Line breaks for Python but not for gettext; they come from word processors."""
_CHARSET = re.compile(r"charset=([^;\s]*)", re.IGNORECASE)
_PLURAL = re.compile(r"nplurals\s*=\s*([1-9])\s*;\s*plural\s*=\s*([n0-9()<>=!&|?:%+\s-]{1,400}?)\s*;?")
_UNFINISHED = re.compile(r"\W*(?:TODO|FIXME|TBD|XXX+|xxx+)\b|.*\?\?\?", re.DOTALL)
"""What people type in place of a translation that they have not written yet."""
DRAFT = re.compile(r"^draft: (?P<how>[^;]+); source (?P<fingerprint>[0-9a-f]{8})$", re.MULTILINE)


@dataclass(frozen=True)
class CatalogEntry:
    """The parts of a PO message that a build needs; ``msgstr`` holds all plural forms, one a line."""

    msgid: str
    msgstr: str
    fuzzy: bool
    previous: str
    draft_of: str
    mark: Mark


@dataclass(frozen=True)
class Translation:
    """A translated text and how far it can be trusted; ``text`` is empty when it is missing."""

    text: str
    state: State
    mark: Mark | None = None


@dataclass(frozen=True)
class Catalog:
    """All messages of one language and domain, by context; those of the templates, which have none, by msgid."""

    entries: Mapping[str, CatalogEntry] = field(default_factory=dict)

    def look_up(self, context: str, danish: str) -> Translation:
        """Return the translation of the Danish text that the YAML has now.

        Comparing with the YAML, not with the msgid, finds stale translations before ``translate update`` has run.
        """
        entry = self.entries.get(context)
        if entry is None or not entry.msgstr.strip() or is_unfinished(entry.msgstr):
            return Translation("", "missing")
        return Translation(entry.msgstr, _state(entry, danish), entry.mark)


_EMPTY = Catalog()


@dataclass(frozen=True)
class Catalogs:
    """All catalogs of the region, by language and domain."""

    by_name: Mapping[tuple[str, str], Catalog]
    digests: Mapping[tuple[str, str], bytes] = field(default_factory=dict)
    """What identifies the bytes of each catalog that was read from a file."""

    def of(self, language: str, domain: str) -> Catalog:
        """Return the catalog of a language and domain; an empty one where the file does not exist."""
        return self.by_name.get((language, domain), _EMPTY)


class _CatalogFiles(Mapping[tuple[str, str], Catalog]):
    """Catalogs by language and domain, each loaded when it is asked for."""

    def __init__(self, loaders: Mapping[tuple[str, str], Callable[[], Catalog]]) -> None:
        self._loaders = loaders
        self._loaded: dict[tuple[str, str], Catalog] = {}

    def __getitem__(self, name: tuple[str, str]) -> Catalog:
        if name not in self._loaded:
            self._loaded[name] = self._loaders[name]()
        return self._loaded[name]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._loaders)

    def __len__(self) -> int:
        return len(self._loaders)


class CatalogError(ValueError):
    """A catalog cannot be used; ``code`` is that of the problem, ``line`` where it is."""

    def __init__(self, code: str, line: int = 1, **details: object) -> None:
        super().__init__(code)
        self.code, self.line, self.details = code, line, details


def is_unfinished(text: str) -> bool:
    """Return whether a translation begins with a word like ``TODO`` or contains ``???``; no reader sees it.

    >>> is_unfinished("TODO: spørg Anna"), is_unfinished("Todo está listo.")
    (True, False)
    """
    return _UNFINISHED.match(text) is not None


def path_of(language: str, domain: str) -> str:
    """Return the path of a catalog below the project root."""
    return f"locales/{language}/LC_MESSAGES/{domain}.po"


def read_catalogs(
    root: Path, languages: tuple[str, ...], domains: tuple[str, ...]
) -> tuple[Catalogs, tuple[Problem, ...]]:
    """Read the catalogs that exist. A broken file is reported, and counts as empty."""
    loaders: dict[tuple[str, str], Callable[[], Catalog]] = {}
    digests: dict[tuple[str, str], bytes] = {}
    problems: list[Problem] = []
    for language in languages:
        for domain in domains:
            path = path_of(language, domain)
            if not (root / path).exists():
                continue
            try:
                loaders[language, domain], digests[language, domain] = _loader(root, path)
            except CatalogError as error:
                slug = "" if domain in (SHARED, UI) else domain
                problems.append(problem(error.code, Mark(path, error.line), slug=slug, **error.details))
    return Catalogs(_CatalogFiles(loaders), digests), tuple(problems)


def _loader(root: Path, path: str) -> tuple[Callable[[], Catalog], bytes]:
    """Return what loads a catalog, and what identifies its bytes. Raises CatalogError with the first fault.

    A file that has not changed is loaded from the project's cache.
    """
    file = root / path
    if not file.is_file():
        raise CatalogError("catalog-no-file")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CatalogError("broken-catalog") from error
    name, key = path.removesuffix(".po"), key_of(data, __file__)
    load = partial(computed_once, Project(root), name, data, __file__, partial(_catalog, data, path))
    if is_stored(Project(root), name, key):
        return load, key
    catalog = load()
    return lambda: catalog, key


def parse(text: str) -> polib.POFile:
    """Parse the text of a PO file. Raises ValueError with the line number where it is not one."""
    plain = _OTHER_BREAKS.sub(" ", text)
    for number, line in enumerate(plain.split("\n"), 1):
        if _LINE.fullmatch(line.removeprefix("\ufeff")) is None:
            raise ValueError(f"line {number}")
    try:
        return polib.pofile(plain, wrapwidth=0)
    except OSError as error:
        raise ValueError(str(error)) from error


def _state(entry: CatalogEntry, danish: str) -> State:
    if not entry.fuzzy:
        return "reviewed" if entry.msgid == danish else "stale"
    if entry.draft_of:
        return _state_of_draft(entry, danish)
    if entry.previous:
        return "reviewed" if entry.previous == danish else "stale"
    return "missing"


def _state_of_draft(entry: CatalogEntry, danish: str) -> State:
    if entry.draft_of == _fingerprint(danish):
        return "draft"
    before = entry.previous or entry.msgid
    return "stale" if entry.draft_of == _fingerprint(before) and is_small_edit(before, danish) else "missing"


_fingerprint = cache(fingerprint)


def _catalog(data: bytes, path: str) -> Catalog:
    """Parse the bytes of one catalog. Raises CatalogError with the first fault."""
    try:
        text = data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        messages = parse(text)
    except ValueError as error:
        line = re.search(r"line (\d+)", str(error))
        raise CatalogError("broken-catalog", int(line[1]) if line else 1) from error
    if not text.strip():
        raise CatalogError("empty-catalog")
    _check_header(messages.metadata, text)
    first_lines: dict[tuple[str | None, str], int] = {}
    for entry in messages:
        key = entry.msgctxt, entry.msgid
        if key in first_lines and not entry.obsolete:
            context = (entry.msgctxt or entry.msgid)[:60]
            raise CatalogError("catalog-duplicate", entry.linenum or 1, context=context, first=first_lines[key])
        if not entry.obsolete:
            first_lines[key] = entry.linenum or 1
    return Catalog({entry.msgctxt or entry.msgid: _entry(entry, path) for entry in messages if not entry.obsolete})


def _check_header(header: Mapping[str, str], text: str) -> None:
    """Refuse a charset other than UTF-8, and a plural rule that is no rule or takes long to compute."""
    charset = _CHARSET.search(header.get("Content-Type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii", "charset"):
        raise CatalogError("catalog-charset", _line_of(text, "charset="), charset=charset[1][:40])
    plural = header.get("Plural-Forms", "")
    if not plural:
        return
    rule = _PLURAL.fullmatch(plural.strip())
    try:
        form_of = gettext.c2py(rule[2]) if rule else None
        fits = form_of is not None and rule is not None and all(form_of(n) < int(rule[1]) for n in range(200))
    except (ValueError, RecursionError, ZeroDivisionError, OverflowError):
        fits = False
    if not fits:
        raise CatalogError("catalog-plural", _line_of(text, "Plural-Forms"))


def _line_of(text: str, words: str) -> int:
    return text.count("\n", 0, max(text.find(words), 0)) + 1


def _entry(entry: polib.POEntry, path: str) -> CatalogEntry:
    draft = DRAFT.search(entry.tcomment or "")
    foreign = entry.fuzzy and entry.previous_msgctxt not in (None, entry.msgctxt)
    return CatalogEntry(
        msgid=entry.msgid,
        msgstr="" if foreign else entry.msgstr or "\n".join(entry.msgstr_plural.values()),
        fuzzy=entry.fuzzy,
        previous=entry.previous_msgid or "",
        draft_of=draft["fingerprint"] if draft else "",
        mark=Mark(path, entry.linenum or 1),
    )
