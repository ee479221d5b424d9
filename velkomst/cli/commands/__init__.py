"""List the commands of ``build.py``: one module each, with its ``COMMAND``, in the order of the help."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from velkomst.cli.command import Command

NAMES = (
    "build",
    "assemble",
    "check",
    "proofread",
    "status",
    "impact",
    "review",
    "new",
    "drift",
    "accept",
    "adopt",
    "merge",
    "translate",
    "mail",
    "print",
    "site",
    "survey",
    "publish",
    "verify",
    "explain",
    "schemas",
    "serve",
    "forms",
)
"""The commands, each named as its module. A module is imported when it is needed: most load slowly."""


def load(name: str) -> Command:
    """Return a command by its name."""
    command: Command = import_module(f"{__name__}.{name}").COMMAND
    return command


def needed(arguments: Sequence[str]) -> tuple[Command, ...]:
    """Return the command that the arguments begin with; all of them where they name none, for the help or an error."""
    return tuple(load(name) for name in NAMES if arguments[0] == name or arguments[0] not in NAMES)
