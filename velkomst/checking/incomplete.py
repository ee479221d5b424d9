"""Report entries of a list that a layer adds without what a new entry needs: most often a misspelt id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.model import Contact
from velkomst.model.media import Media
from velkomst.problems import Problem, problem
from velkomst.reading.nearest import nearest


def incomplete(entries: Sequence[Contact] | Sequence[Media], needed: Sequence[str], code: str) -> Iterator[Problem]:
    """Yield a problem with ``code`` for each entry without a value in one of the ``needed`` fields.

    The nearest id is that of an entry with the first of the fields.
    """
    complete = [entry.id for entry in entries if getattr(entry, needed[0])]
    for entry in entries:
        missing = [field for field in needed if not getattr(entry, field)]
        if missing:
            details = {"id": entry.id, "missing": ", ".join(missing), "near": nearest(entry.id, complete)}
            yield problem(code, entry.marks["id"], **details)
