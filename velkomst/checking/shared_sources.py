"""Check that a text or value of the whole region does not cite the website of one of its municipalities.

Such a page says what one municipality does, but every municipality shows the text. Places are not checked: a shared
place can be in one municipality.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from velkomst.model import Library
from velkomst.problems import Mark, Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report every shared block and fact with a source on the website of one municipality of the region."""
    names = _municipalities(library)
    return tuple(
        problem("source-of-one-municipality", mark, id=id, host=_host(source), municipality=names[domain])
        for id, source, mark in sorted(_sources(library))
        if (domain := _domain(source)) in names
    )


def _municipalities(library: Library) -> dict[str, str]:
    """Return the municipalities by their domain, without a domain that several of them have their pages on."""
    profiles = [municipality.profile for municipality in library.municipalities]
    count = Counter(_domain(profile.web) for profile in profiles)
    return {domain: profile.name for profile in profiles if count[domain := _domain(profile.web)] == 1}


def _sources(library: Library) -> Iterator[tuple[str, str, Mark]]:
    blocks = [block for topic in library.topics for block in topic.blocks]
    blocks += [block for mail in library.mails for block in mail.blocks]
    blocks += [block for letter in library.box.letters for block in letter.blocks]
    for block in blocks:
        yield block.id, block.source, block.marks.get("source", block.marks[""])
    for fact in library.facts.values():
        yield fact.id, fact.source, fact.marks.get("source", fact.mark)
        if fact.next is not None and fact.next.source:
            yield fact.id, fact.next.source, fact.marks.get("next.source", fact.mark)


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _domain(address: str) -> str:
    """Return the last two names of the host of an address, as it is registered under ``.dk``.

    >>> _domain("https://international.aarhus.dk/live"), _domain("https://www.samsoe.dk")
    ('aarhus.dk', 'samsoe.dk')
    """
    return ".".join(_host(address).split(".")[-2:])
