"""List the texts of one language with their translations, as translators' programs exchange them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from velkomst.i18n.catalogs import UI, Catalogs
from velkomst.i18n.inventory import TextEntry
from velkomst.model import Library, State


@dataclass(frozen=True)
class Segment:
    """One text to translate. Each plural form of a word in the templates is a segment of its own."""

    entry: TextEntry
    id: str
    """Unique in all catalogs of a language: the msgctxt, or for a word in the templates a fingerprint of its msgid."""
    text: str = ""
    """The translation in the catalog, which may be of other Danish words when the state is not reviewed or draft."""
    state: State = "missing"
    previous: str = ""
    """The Danish text that the translation was made from, where it has changed since."""
    approved_before: bool = False
    """Whether a person approved the translation for the Danish text that it had before."""
    plural: str = ""
    """The msgid of the plural of a word in the templates."""
    form: int | None = None
    """The number of the plural form."""
    notes: tuple[str, ...] = ()
    """What a translator has to know, in Danish."""

    @property
    def domain(self) -> str:
        """The gettext domain of the catalog that the text belongs to."""
        return self.entry.owner

    @property
    def context(self) -> str:
        """The msgctxt; empty for a word in the templates."""
        return "" if self.domain == UI else self.entry.context


@dataclass(frozen=True)
class ReturnedSegment:
    """A segment as a translator's file has it; ``line`` is its line in that file."""

    id: str
    danish: str
    text: str
    signed: bool
    """Whether the file says that a person has finished the translation."""
    line: int


def content_segments(
    library: Library, entries: Iterable[TextEntry], catalogs: Catalogs, language: str
) -> Iterator[Segment]:
    """Yield the texts of the content that readers of a language are shown. ``entries`` are those to translate."""
    for entry in entries:
        if language not in library.languages_of(entry.owner, entry.container):
            continue
        translation = catalogs.of(language, entry.owner).look_up(entry.context, entry.text)
        stored = catalogs.of(language, entry.owner).entries.get(entry.context)
        previous, approved = "", False
        if stored and translation.text and translation.state in ("stale", "missing"):
            before = stored.previous or stored.msgid
            previous = before if before != entry.text else ""
            approved = not stored.draft_of and (not stored.fuzzy or bool(stored.previous))
        notes = tuple(filter(None, (entry.comment, f"Fil: {entry.mark.path}", state_note(translation.state, previous))))
        yield Segment(
            entry, entry.context, translation.text, translation.state, previous, approved_before=approved, notes=notes
        )


def selected(segments: Iterable[Segment], states: Sequence[State], domains: Sequence[str]) -> tuple[Segment, ...]:
    """Return the segments in some states, of some domains; of all domains where none is named."""
    return tuple(
        segment for segment in segments if segment.state in states and (not domains or segment.domain in domains)
    )


def state_note(state: State, previous: str) -> str:
    """Return what a translator has to know of the state of a translation; empty where there is nothing to know."""
    if previous:
        return f"Den danske tekst er ændret. Før: {previous}"
    return "Kladde, som intet menneske har godkendt." if state == "draft" else ""
