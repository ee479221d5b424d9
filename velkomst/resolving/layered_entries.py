"""Merge an entry of a list with the entry of the same id in a lower layer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import Field, dataclass, replace
from typing import Any, ClassVar, Protocol, TypeVar

from velkomst.problems import Mark


class LayeredEntry(Protocol):
    """A frozen entry, such as a contact, that a lower layer can override field by field."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def id(self) -> str:
        """Its id, the same in every layer."""

    @property
    def owner(self) -> str:
        """The layer that wrote it."""

    @property
    def owners(self) -> Mapping[str, str]:
        """Translatable field -> its owner, where that is not ``owner``."""

    @property
    def marks(self) -> Mapping[str, Mark]:
        """Key -> where it is written."""


EntryT = TypeVar("EntryT", bound=LayeredEntry)


@dataclass(frozen=True)
class OverrideRules:
    """What a lower layer overrides of an entry: names of fields."""

    fields: tuple[str, ...]
    """Fields that are overridden one by one."""
    consent: tuple[str, ...]
    """Fields that go together: a lower layer that gives one of them gives all."""
    translated: tuple[str, ...]
    """Fields with words to translate."""


def merged(above: Iterable[EntryT], own: Iterable[EntryT], rules: OverrideRules) -> dict[str, EntryT]:
    """Return the entries of both layers by id; those of ``own`` override the ones above them, or are added."""
    entries = {entry.id: entry for entry in above}
    for entry in own:
        entries[entry.id] = _overridden(entries[entry.id], entry, rules) if entry.id in entries else entry
    return entries


def _overridden(above: EntryT, own: EntryT, rules: OverrideRules) -> EntryT:
    given: dict[str, Any] = {field: getattr(own, field) or getattr(above, field) for field in rules.fields}
    consent = own if any(getattr(own, field) for field in rules.consent) else above
    owners = {
        field: own.owner if getattr(own, field) else above.owners.get(field, above.owner) for field in rules.translated
    }
    changes: dict[str, Any] = {
        **given,
        **{field: getattr(consent, field) for field in rules.consent},
        "owner": own.owner,
        "owners": owners,
        "marks": {**above.marks, **own.marks},
    }
    return replace(above, **changes)
