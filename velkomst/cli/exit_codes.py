"""Report the outcome of a build, an export or a box, and choose the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from velkomst.cli.console import Reporter, as_dict
from velkomst.problems import Problem

if TYPE_CHECKING:
    from velkomst.build.executor import Failure
    from velkomst.build.request import BuildOutcome

OK, CONTENT, USAGE, BUG = 0, 1, 2, 3
"""Exit codes: success, content to fix, wrong usage, a fault of ours."""


def report_outcome(outcome: BuildOutcome, report: Reporter, *, failed: str = "failed", verbose: bool = False) -> int:
    """Report problems, failures and municipalities that failed (by the sentence ``failed``); return the exit code."""
    report_problems(outcome, report, verbose=verbose)
    if outcome.failed:
        report.error(failed, slugs=", ".join(outcome.failed))
    return exit_code(outcome)


def report_unreadable(problems: Sequence[Problem], report: Reporter) -> int:
    """Report why ``content/`` cannot be read, as text or JSON, and return the exit code."""
    report.problems(problems)
    report.error("unreadable")
    if report.as_json:
        errors = sum(problem.severity == "error" for problem in problems)
        warnings = len(problems) - errors
        described = [as_dict(problem, report.ui_language) for problem in problems]
        report.json({"errors": errors, "warnings": warnings, "problems": described})
    return CONTENT


def report_problems(outcome: BuildOutcome, report: Reporter, *, verbose: bool = False) -> None:
    """Report every problem, and every failure once, however many tasks it stopped.

    ``verbose`` adds the traceback.
    """
    report.problems(outcome.problems)
    by_cause: dict[Problem | str, list[Failure]] = {}
    for failure in outcome.failures:
        by_cause.setdefault(failure.problem or failure.error, []).append(failure)
    for cause, alike in by_cause.items():
        report.not_rendered(alike[0].task.name, cause, more=len(alike) - 1)
        if verbose:
            report.err.print(alike[0].details, markup=False)


def exit_code(outcome: BuildOutcome) -> int:
    """Return the exit code; a failure that is not about content is a fault of ours."""
    if any(failure.problem is None for failure in outcome.failures):
        return BUG
    return CONTENT if outcome.failed else OK
