"""Command-line arguments in; an exit code out: 0 well, 1 content to mend, 2 usage, 3 our own fault."""

from __future__ import annotations

import errno
import os
import time
from argparse import Namespace
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from velkomst.build import pipeline
from velkomst.build.inspection import inspect
from velkomst.build.output import OutputError
from velkomst.build.pipeline import BuildOutcome
from velkomst.build.renderers import SITE_ENGINES
from velkomst.build.selection import Selection, UnknownNameError
from velkomst.cli import exit_codes, mail_commands, print_commands, site_commands, texts_commands
from velkomst.cli.console import Reporter, as_dict, preferred_words
from velkomst.cli.exit_codes import BUG, CONTENT, OK, USAGE
from velkomst.cli.parser import parser
from velkomst.model.project import Project
from velkomst.reading.library import UnreadableContentError

_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM}
"""The machine's answer when something cannot be written: nobody's fault, and only its owner can mend it."""


def main(arguments: Sequence[str], root: Path) -> int:
    """Run one command in the project folder ``project`` and return the exit code."""
    options = parser().parse_args(_with_command(list(arguments)))
    report = Reporter(preferred_words(options.lang_ui), as_json=getattr(options, "json", False))
    try:
        return _COMMANDS[options.command](options, Project(root), report)
    except UnreadableContentError as error:
        return exit_codes.report_unreadable(error.problems, report)
    except UnknownNameError as error:
        report.complain(f"unknown-{error.kind}", name=error.name, known=", ".join(error.known))
        return USAGE
    except OutputError as error:
        report.err.print(str(error), style="red")
        return USAGE
    except KeyboardInterrupt:
        return USAGE
    except Exception as error:
        if options.verbose:
            raise
        if isinstance(error, OSError) and error.errno in _DISK:
            report.complain("cannot-write", path=error.filename or "?", reason=error.strerror)
            return USAGE
        report.complain("bug", error=f"{type(error).__name__}: {error}")
        return BUG


def _with_command(arguments: list[str]) -> list[str]:
    """``build.py -m samsoe`` means ``build.py build -m samsoe``."""
    named = next((word for word in arguments if not word.startswith("-")), "")
    asks_help = any(word in ("-h", "--help", "--version") for word in arguments[:1])
    return arguments if (named in _COMMANDS and arguments[0] == named) or asks_help else ["build", *arguments]


def _build(options: Namespace, project: Project, report: Reporter) -> int:
    started = time.monotonic()
    scope = Selection(
        tuple(options.municipality), tuple(options.language), tuple(options.audience), tuple(options.only)
    )
    out = Path(options.out) if options.out else project.output
    jobs = options.jobs or os.cpu_count() or 2
    request = pipeline.Request(
        out.absolute(), options.as_of, scope, options.demo, options.strict, jobs, _engine(options.engine)
    )
    with report.progress() as bar:
        line = bar.add_task("…", total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(line, completed=done, total=total, description=name)

        outcome = pipeline.build(project, request, advance)
    seconds = round(time.monotonic() - started, 1)
    exit_codes.faults(outcome, report, verbose=options.verbose)
    if report.as_json:
        report.json(
            {
                "built": outcome.built,
                "unchanged": outcome.unchanged,
                "failed": list(outcome.failed),
                "problems": [as_dict(found, report.words) for found in outcome.problems],
                "seconds": seconds,
            }
        )
    else:
        _say_what_was_built(outcome, out, seconds, report)
    return exit_codes.code(outcome)


def _engine(name: str) -> str:
    """Return the name of an engine; raises UnknownNameError where it is not installed."""
    if find_spec(name) is None:
        raise UnknownNameError("engine", name, SITE_ENGINES)
    return name


def _say_what_was_built(outcome: BuildOutcome, out: Path, seconds: float, report: Reporter) -> None:
    words = "built" if outcome.built or outcome.failed else "nothing"
    report.say(words, built=outcome.built, unchanged=outcome.unchanged, seconds=seconds)
    if outcome.failed:
        report.complain("failed", slugs=", ".join(outcome.failed))
    report.say("looking", path=out / "index.html")


def _check(options: Namespace, project: Project, report: Reporter) -> int:
    inspection = inspect(project, options.as_of)
    found = inspection.problems
    errors = sum(each.severity == "error" for each in found)
    report.problems(found)
    if report.as_json:
        report.json(
            {
                "errors": errors,
                "warnings": len(found) - errors,
                "problems": [as_dict(each, report.words) for each in found],
                "shared_share": inspection.shared_share,
            }
        )
    elif not found:
        report.say("clean")
    return CONTENT if errors or (options.strict and found) else OK


_COMMANDS = {
    "build": _build,
    "check": _check,
    "status": texts_commands.status,
    "accept": texts_commands.accept,
    "translate": texts_commands.translate,
    "mail": mail_commands.mail,
    "print": print_commands.print_,
    "site": site_commands.site,
    "schemas": texts_commands.schemas,
    "serve": texts_commands.serve,
}
