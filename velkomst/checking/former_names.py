"""Check ``was``: a former name is not the name of another topic or municipality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from velkomst.model import Library
from velkomst.problems import Mark, Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report former names that are in use, or that two topics or municipalities claim."""
    own = chain.from_iterable(layer.topics for layer in library.layers)
    topics = {topic.id: (topic.former_ids, topic.marks) for topic in (*library.topics, *own)}
    municipalities = {
        municipality.slug: (municipality.profile.former_slugs, municipality.marks)
        for municipality in library.municipalities
    }
    return tuple(sorted({*_taken(topics), *_taken(municipalities)}))


def _taken(named: Mapping[str, tuple[tuple[str, ...], Mapping[str, Mark]]]) -> Iterator[Problem]:
    claimed: dict[str, str] = {}
    for name, (former, marks) in named.items():
        for old in former:
            other = old if old in named else claimed.setdefault(old, name)
            if other != name:
                yield problem("former-name-taken", marks["was"], name=old, other=other)
