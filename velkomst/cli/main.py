"""Run a command of ``build.py`` and turn every error into a message and an exit code."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path

from velkomst.build.output import OutputError
from velkomst.build.request import ClusterError
from velkomst.build.selection import UnknownNameError
from velkomst.cli import exit_codes
from velkomst.cli.commands import needed
from velkomst.cli.console import Reporter, preferred_language
from velkomst.cli.exit_codes import BUG, CONTENT, USAGE
from velkomst.cli.parser import asked_language, parse, with_command
from velkomst.model.project import Project
from velkomst.problems import ContentError, UnreadableContentError

_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM}
"""Errors of the machine that no text and no code causes: a full disk, a folder that must not be written."""


def main(arguments: Sequence[str], root: Path) -> int:
    """Run one command in the project folder ``root``.

    Returns the exit code: 0 success, 1 content to fix, 2 wrong usage, 3 a fault of ours. Raises SystemExit where help
    is asked for or the arguments are wrong.
    """
    asked, others = asked_language(arguments)
    ui_language = preferred_language(asked)
    words = with_command(others)
    options = parse(words, needed(words), ui_language)
    report = Reporter(ui_language, as_json=getattr(options, "json", False))
    try:
        exit_code: int = options.run(options, Project(root), report)
    except UnreadableContentError as error:
        return exit_codes.report_unreadable(error.problems, report)
    except ContentError as error:
        report.problems(error.problems)
        return CONTENT
    except UnknownNameError as error:
        report.error(f"unknown-{error.kind}", name=error.name, known=", ".join(error.known))
        return USAGE
    except (OutputError, ClusterError) as error:
        report.err.print(str(error), style="red")
        return USAGE
    except KeyboardInterrupt:
        return USAGE
    except Exception as error:
        if options.verbose:
            raise
        if isinstance(error, OSError) and error.errno in _DISK:
            report.error("cannot-write", path=error.filename or "?", reason=error.strerror)
            return USAGE
        report.error("bug", error=f"{type(error).__name__}: {error}")
        return BUG
    return exit_code
