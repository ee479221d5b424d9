"""List the texts of media: films, sound and stories."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.i18n import keys
from velkomst.i18n.inventory.entry import TextEntry, address, locate, unshown
from velkomst.model.media import Media


def media_texts(medium: Media) -> Iterator[TextEntry]:
    """Yield the texts and addresses of a medium."""
    owner, marks = medium.owner, medium.marks
    for field, what in (("title", "titlen"), ("about", "hvad den handler om")):
        comment = f"Film, lyd eller historie: {medium.title or medium.id} · {what}"
        yield TextEntry(owner, keys.media(medium.id, field), getattr(medium, field), locate(marks, field), comment)
    for index, version in enumerate(medium.versions):
        for field in ("web", "transcript"):
            path = f"versions.{index}.{field}"
            yield address(owner, keys.media(medium.id, path), getattr(version, field), locate(marks, path))
    yield address(owner, keys.media(medium.id, "source"), medium.source, locate(marks, "source"))
    if medium.agreed:
        asked = locate(marks, "agreed.by")
        yield unshown(owner, keys.media(medium.id, "agreed"), medium.agreed.by, asked)
