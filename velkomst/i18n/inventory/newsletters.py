"""List the texts of the issues of the newsletter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from velkomst.i18n import keys
from velkomst.i18n.inventory.entry import TextEntry, locate
from velkomst.i18n.inventory.topics import Container, block_texts
from velkomst.model.newsletter import Newsletter
from velkomst.model.text_limits import PREHEADER_SIGNS, SUBJECT_SIGNS

_FIELDS = (
    ("subject", "emnelinje", SUBJECT_SIGNS),
    ("preheader", "linjen efter emnet i indbakken", PREHEADER_SIGNS),
)
"""(field, what translators read, the most characters of a translation)."""


def newsletter_container(newsletter: Newsletter) -> Container:
    """Return the container of the blocks of an issue."""
    title = f"Nyhedsbrev {newsletter.id}"
    key = keys.newsletter_container(newsletter.id)
    return Container(newsletter.owner, newsletter_name(newsletter), key, title, printed=False)


def newsletter_name(newsletter: Newsletter) -> str:
    """Return the name of an issue among the containers of blocks, and of its mail."""
    return f"newsletters/{newsletter.id}"


def newsletter_texts(newsletters: Iterable[Newsletter]) -> Iterator[TextEntry]:
    """Yield the texts of issues."""
    for newsletter in newsletters:
        container = newsletter_container(newsletter)
        for field, what, longest in _FIELDS:
            key, location = keys.newsletter(newsletter.id, field), locate(newsletter.marks, field)
            comment = f"{container.title} · {what}"
            entry = TextEntry(newsletter.owner, key, getattr(newsletter, field), location, comment, longest=longest)
            yield replace(entry, printed=False, container=container.name)
        for block in newsletter.blocks:
            yield from block_texts(container, block.id, block, block.kind)
