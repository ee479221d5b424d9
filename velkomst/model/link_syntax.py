"""Parse the links of a text to a topic, a place or a form: ``[læge](topic:gp)``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

TargetKind: TypeAlias = Literal["topic", "place", "form"]

_LINK = re.compile(r"\[(?P<words>(?:[^\[\]\\]|\\.)+)\]\((?P<kind>topic|place|form):(?P<id>[\w-]+)\)", re.DOTALL)
_ADDRESS = re.compile(r"(?:topic|place|form):")
_BREAKS_LINK = re.compile(r"[\s()]")


@dataclass(frozen=True)
class LinkTarget:
    """What a link leads to."""

    kind: TargetKind
    id: str

    @property
    def address(self) -> str:
        """The address as a text spells it."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class InternalLink:
    """A link in a text: its words in Markdown, its target, and the offset of its first character."""

    words: str
    target: LinkTarget
    offset: int


def is_internal(address: str) -> bool:
    """Say whether the address of a link names a topic, a place or a form.

    >>> is_internal("topic:gp"), is_internal("https://www.borger.dk")
    (True, False)
    """
    return bool(_ADDRESS.match(address))


def internal_links(text: str) -> Iterator[InternalLink]:
    """Yield the links to topics, places and forms of a text, in order.

    >>> [link.target.address for link in internal_links("Se [din læge](topic:gp).")]
    ['topic:gp']
    """
    for match in _LINK.finditer(text):
        yield InternalLink(match["words"], _target(match), match.start())


def replace_links(text: str, replacement: Callable[[InternalLink], str | None]) -> str:
    """Return the text with each link replaced; None keeps the link as written."""

    def replaced(match: re.Match[str]) -> str:
        new = replacement(InternalLink(match["words"], _target(match), match.start()))
        return match[0] if new is None else new

    return _LINK.sub(replaced, text)


def link(words: str, address: str) -> str:
    """Return a link in Markdown, or the words alone where there is no address.

    >>> link("læge", "https://example.org/gp/"), link("læge", "")
    ('[læge](https://example.org/gp/)', 'læge')
    """
    if not address:
        return words
    return f"[{words}](<{address}>)" if _BREAKS_LINK.search(address) else f"[{words}]({address})"


def _target(match: re.Match[str]) -> LinkTarget:
    return LinkTarget(cast("TargetKind", match["kind"]), match["id"])
