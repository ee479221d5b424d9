"""Define the error for an edition that cannot be made into an artifact that may be handed out."""

from __future__ import annotations

from velkomst.problems import Mark, Problem, problem


class RenderingError(Exception):
    """An edition cannot be rendered.

    ``edition`` names it, with the file or insert where there is one (``samsoe/uk/refugee/letter``). ``problem`` says
    in Danish and English what is wrong and how to fix it. A ``reason`` that is text, from a library, becomes such a
    problem.
    """

    def __init__(self, edition: str, reason: Problem | str) -> None:
        self.edition = edition
        self.problem = reason if isinstance(reason, Problem) else unrendered(edition, "not-rendered", reason=reason)
        super().__init__(edition, reason)

    def __str__(self) -> str:
        return f"{self.edition}: {self.problem.message('en')}"


def unrendered(edition: str, code: str, **details: object) -> Problem:
    """Return a problem of an edition, at the file of its municipality: an edition has no positions of its own."""
    slug = edition.partition("/")[0]
    return problem(code, Mark(f"municipalities/{slug}/municipality.yml"), slug=slug, **details)
