"""List the words of the templates with their translations, each plural form as a segment of its own."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from babel.messages.plurals import get_plural

from velkomst.formats.languages import locale
from velkomst.i18n.catalogs import UI, Catalogs, parse, path_of
from velkomst.i18n.exchange.segments import Segment, state_note
from velkomst.i18n.fingerprints import fingerprint
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.inventory.entry import NOWHERE, Location

_COUNTS = range(200)
"""The numbers that are tried for the examples of a plural form."""
_EXAMPLES = 4


def template_segments(root: Path, catalogs: Catalogs, language: str) -> Iterator[Segment]:
    """Yield the words of the templates. Raises ValueError where ``ui.po`` is not a PO file."""
    path = root / path_of(language, UI)
    if not path.is_file():
        return
    for entry in parse(path.read_text("utf-8")):
        if entry.obsolete:
            continue
        text = TextEntry(UI, (entry.msgid,), entry.msgid, Location(NOWHERE, ""))
        state = catalogs.of(language, UI).look_up(entry.msgid, entry.msgid).state
        files = "Fil: " + ", ".join(name for name, _ in entry.occurrences)
        forms: list[tuple[int | None, str]] = [(None, entry.msgstr)]
        if entry.msgid_plural:
            forms = [(form, translated) for form, translated in sorted(entry.msgstr_plural.items())]
        for form, translated in forms:
            notes = (files, "" if form is None else _form_note(form, language), state_note(state, ""))
            yield Segment(
                text,
                template_id(entry.msgid, form),
                translated,
                state,
                plural=entry.msgid_plural,
                form=form,
                notes=tuple(filter(None, notes)),
            )


def template_id(msgid: str, form: int | None) -> str:
    """Return the id of a word of the templates, or of one of its plural forms.

    >>> template_id("Telefon", None).count("."), template_id("%(num)s side", 1)[-2:]
    (1, '.1')
    """
    return f"{UI}.{fingerprint(msgid)}" + ("" if form is None else f".{form}")


def _form_note(form: int, language: str) -> str:
    """Return for which numbers a plural form is used."""
    form_of = gettext.c2py(get_plural(locale(language)).plural_expr)
    examples = islice((str(count) for count in _COUNTS if form_of(count) == form), _EXAMPLES)
    return f"Flertalsform for tal som {', '.join(examples)}"
