"""Define ``TextEntry``, one text of the library with everything that translators and checks need to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from velkomst.i18n import keys
from velkomst.i18n.keys import Key
from velkomst.model import Kind
from velkomst.model.period import ALWAYS, Period
from velkomst.problems import Mark

NOWHERE = Mark("")
"""The place of what comes from no file."""

TextKind: TypeAlias = Literal["block", "line", "value", "name", "address", "email", "phone", "note"]
"""What a text is:

- ``block``: running text in Markdown: that of a block, of an event, the introduction of a paper to fill in;
- ``line``: any other text for readers, with its lookups filled: Markdown within a line, without lists;
- ``value``: what a lookup is filled with;
- ``name``: a name, shown as written in every language;
- ``address``: a web address;
- ``email``: an e-mail address;
- ``phone``: a phone number;
- ``note``: for staff, reports and mailing systems; no reader sees it, but everybody can read the repository.
"""


@dataclass(frozen=True)
class Location:
    """The place of a text's value in its file. ``field`` is the YAML key in front of the value."""

    mark: Mark
    field: str

    def at(self, text: str, offset: int) -> Mark:
        """Return the place of one character of the text.

        Exact on one line without escapes, and inside a ``|`` block of several lines, which begins two columns right of
        its key; otherwise the place of the value.
        """
        if "\n" not in text:
            if self.mark.text is None:
                return self.mark
            first_line, first_column = self.mark.text
            return Mark(self.mark.path, first_line, first_column + offset)
        line = text.count("\n", 0, offset)
        column = offset - (text.rfind("\n", 0, offset) + 1)
        key_column = self.mark.column - len(self.field) - len(": ")
        return Mark(self.mark.path, self.mark.line + 1 + line, max(key_column + 2 + column, 1))


@dataclass(frozen=True)
class BlockInfo:
    """The block that a text belongs to.

    ``container`` is the topic, ``mails/<mail>`` or ``letters/<letter>``, as ``build.py accept`` takes it. The ``kind``
    of a block that a municipality replaces is that of the shared block.
    """

    container: str
    id: str
    kind: Kind
    audiences: tuple[str, ...] = ()
    critical: bool = False
    source: str = ""
    review_by: date | None = None
    review_mark: Mark = NOWHERE
    reviewed: bool = False
    """Whether a person has compared it with its source and signed it."""
    period: Period = ALWAYS
    """The days on which it is shown."""


@dataclass(frozen=True)
class TextEntry:
    """One text that a person wrote.

    ``owner`` is SHARED, or the group or municipality that wrote it: also its gettext domain.
    """

    owner: str
    key: Key
    """The parts of its gettext context; unique for its owner."""
    text: str
    location: Location
    comment: str = ""
    """The comment that translators read, in Danish."""
    kind: TextKind = "line"
    translated: bool = True
    """Readers of other languages get a translation, where the text has words of its own."""
    filled: bool = True
    """Lookups in it are filled; in other texts a reader would see them as written."""
    printed: bool = True
    """It is printed in the bundled typeface."""
    longest: int = 0
    """How many characters a translation may have, where there is no room for more; 0 where it is not limited."""
    container: str = ""
    """The topic, ``mails/<mail>`` or ``letters/<letter>`` that it belongs to; "" for all other texts."""
    block: BlockInfo | None = None

    def __hash__(self) -> int:
        """Hash the owner and the key, which are unique."""
        return hash((self.owner, self.key))

    @cached_property
    def context(self) -> str:
        """The msgctxt in the PO file."""
        return keys.context(self.owner, self.key)

    @property
    def mark(self) -> Mark:
        """The place of the value in the file."""
        return self.location.mark

    def at(self, offset: int) -> Mark:
        """Return the place of one character of the text."""
        return self.location.at(self.text, offset)


def locate(marks: Mapping[str, Mark], path: str) -> Location:
    """Return the location of a value; ``path`` leads to it from the thing that the marks belong to.

    The place of the thing itself where the value has none, as when it is left out.
    """
    mark = marks.get(path) or marks.get("") or NOWHERE
    return Location(mark, path.rpartition(".")[2])


def unshown(owner: str, key: Key, text: str, location: Location) -> TextEntry:
    """Return the entry of a text that no reader sees."""
    return TextEntry(owner, key, text, location, kind="note", translated=False, filled=False, printed=False)


def name(owner: str, key: Key, text: str, location: Location, *, printed: bool = True) -> TextEntry:
    """Return the entry of a name, which stays as written in every language."""
    return TextEntry(owner, key, text, location, kind="name", translated=False, filled=False, printed=printed)


def email(owner: str, key: Key, text: str, location: Location) -> TextEntry:
    """Return the entry of an e-mail address."""
    return TextEntry(owner, key, text, location, kind="email", translated=False, filled=False)


def phone(owner: str, key: Key, number: str, location: Location) -> TextEntry:
    """Return the entry of a phone number."""
    return TextEntry(owner, key, number, location, kind="phone", translated=False, filled=False)


def address(owner: str, key: Key, text: str, location: Location, *, printed: bool = True) -> TextEntry:
    """Return the entry of a web address."""
    return TextEntry(owner, key, text, location, kind="address", translated=False, filled=False, printed=printed)
