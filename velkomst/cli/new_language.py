"""Decide the files of a new language: its catalogs, and the lists of languages that name it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from velkomst.build.selection import UnknownNameError
from velkomst.cli.new_files import RefusedError, Written
from velkomst.formats.languages import locale
from velkomst.i18n import inventory, sync, template_messages
from velkomst.i18n.catalogs import UI, path_of
from velkomst.model import SHARED, Library
from velkomst.problems import Mark

_CODE = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?")


def language_files(code: str, slugs: Sequence[str], library: Library, root: Path) -> Written:
    """Return the shared catalogs of a language, and the files that list it: ``region.yml`` and those of municipalities.

    Raises RefusedError for a code that CLDR does not have or that the region has already, UnknownNameError for an
    unknown municipality.
    """
    if not _is_known(code):
        raise RefusedError("new-language-unknown", code=code)
    region = library.region
    if code in region.languages:
        raise RefusedError("new-language-exists", code=code)
    municipalities = {municipality.slug: municipality for municipality in library.municipalities}
    for slug in slugs:
        if slug not in municipalities:
            raise UnknownNameError("municipality", slug, tuple(municipalities))
    written = _listed(root, region.marks, region.languages, code)
    for slug in slugs:
        municipality = municipalities[slug]
        written |= _listed(root, municipality.marks, municipality.profile.languages, code)
    shared = [entry for entry in inventory.translatable(library) if entry.owner == SHARED]
    old = {domain: _text(root / path_of(code, domain)) for domain in (SHARED, UI)}
    written[path_of(code, SHARED)] = sync.sync(old[SHARED], shared, code)[0]
    written[path_of(code, UI)] = template_messages.sync(old[UI], template_messages.extract(root), code)[0]
    return written


def _is_known(code: str) -> bool:
    try:
        locale(code)
    except ValueError:
        return False
    return _CODE.fullmatch(code) is not None


def _listed(root: Path, marks: Mapping[str, Mark], languages: Sequence[str], code: str) -> Written:
    """Return a file with the code after the last of its ``languages``; nothing else in it changes."""
    mark = marks[f"languages.{len(languages) - 1}"]
    lines = (root / mark.path).read_bytes().decode().split("\n")
    line = lines[mark.line - 1]
    before, after = line[: mark.column - 1], line[mark.column - 1 :]
    last = re.match(r"[\"']?\w+[\"']?", after)
    end = last.end() if last else len(after)
    if before.strip() == "-":
        lines.insert(mark.line, before + code + ("\r" if line.endswith("\r") else ""))
    else:
        lines[mark.line - 1] = f"{before}{after[:end]}, {code}{after[end:]}"
    return {mark.path: "\n".join(lines)}


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""
