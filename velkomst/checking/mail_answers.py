"""The merged mails of each municipality in; those that its own changes have left without one short answer, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.problems import Problem, problem
from velkomst.resolving.merge import Merged, MergedMail


def check(merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report mails that a municipality's changes have spoilt; reading has checked them as they were written."""
    return tuple(sorted(fault for one in merged for mail in one.mails for fault in _mail(mail, one.slug)))


def _mail(entry: MergedMail, slug: str) -> Iterator[Problem]:
    if not entry.hidden and all(block.provenance == "shared" for block in entry.blocks):
        return
    answers = [one for one in entry.blocks if one.block.kind == "answer" and not one.block.audiences]
    if len(answers) != 1:
        marks = [one.mark for one in entry.hidden] + [one.block.marks[""] for one in entry.blocks if one.owner == slug]
        mark = marks[0] if marks else entry.mail.marks[""]
        yield problem("mail-answers", mark, slug=slug, id=entry.mail.id, count=len(answers))
