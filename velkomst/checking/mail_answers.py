"""Check that every mail still has exactly one short answer after a municipality's changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from velkomst.problems import Problem, problem
from velkomst.resolving.merge import Merged, MergedMail


def check(merged: Sequence[Merged]) -> tuple[Problem, ...]:
    """Report mails that a municipality's changes broke; reading has checked them as they were written."""
    return tuple(sorted(fault for each in merged for mail in each.mails for fault in _mail(mail, each.slug)))


def _mail(entry: MergedMail, slug: str) -> Iterator[Problem]:
    if not entry.hidden and all(block.provenance == "shared" for block in entry.blocks):
        return
    answers = [block for block in entry.blocks if block.block.kind == "answer" and not block.block.audiences]
    if len(answers) != 1:
        marks = [hidden.mark for hidden in entry.hidden]
        marks += [block.block.marks[""] for block in entry.blocks if block.owner == slug]
        mark = marks[0] if marks else entry.mail.marks[""]
        yield problem("mail-answers", mark, slug=slug, id=entry.mail.id, count=len(answers))
