"""What a build, an export or a box came to in; what is said of it, and the exit code, out."""

from __future__ import annotations

from collections.abc import Sequence

from velkomst.build.executor import Failure
from velkomst.build.pipeline import BuildOutcome
from velkomst.cli.console import Reporter, as_dict
from velkomst.problems import Problem

OK, CONTENT, USAGE, BUG = 0, 1, 2, 3
"""Exit codes: well, content to mend, asked in a way that cannot be, our own fault."""


def report_outcome(outcome: BuildOutcome, report: Reporter, *, failed: str = "failed", verbose: bool = False) -> int:
    """Say every problem and failure and who stands still (``failed``: the words for it), and return the exit code."""
    faults(outcome, report, verbose=verbose)
    if outcome.failed:
        report.complain(failed, slugs=", ".join(outcome.failed))
    return code(outcome)


def report_unreadable(problems: Sequence[Problem], report: Reporter) -> int:
    """Report why ``content/`` cannot be read, as text or JSON, and return the exit code."""
    report.problems(problems)
    report.complain("unreadable")
    if report.as_json:
        errors = sum(problem.severity == "error" for problem in problems)
        warnings = len(problems) - errors
        described = [as_dict(problem, report.words) for problem in problems]
        report.json({"errors": errors, "warnings": warnings, "problems": described})
    return CONTENT


def faults(outcome: BuildOutcome, report: Reporter, *, verbose: bool = False) -> None:
    """Say every problem, and every failure once, also where it stopped a hundred tasks.

    ``verbose`` adds where in the code it arose.
    """
    report.problems(outcome.problems)
    by_error: dict[str, list[Failure]] = {}
    for failure in outcome.failures:
        by_error.setdefault(failure.error, []).append(failure)
    for error, alike in by_error.items():
        _complain(error, alike, report)
        if verbose:
            report.err.print(alike[0].details, markup=False)


def _complain(error: str, alike: Sequence[Failure], report: Reporter) -> None:
    words = "render-failed" if len(alike) == 1 else "render-failed-many"
    report.complain(words, task=alike[0].task.name, more=len(alike) - 1, error=error)


def code(outcome: BuildOutcome) -> int:
    """Return the exit code: a failure that no text is to blame for is our own."""
    if any(not failure.about_content for failure in outcome.failures):
        return BUG
    return CONTENT if outcome.failed else OK
