"""The commands of ``build.py``: one module each, registered in ``COMMANDS`` in the order of the help."""

from velkomst.cli.command import Command
from velkomst.cli.commands import (
    accept,
    adopt,
    build,
    check,
    drift,
    explain,
    mail,
    merge,
    print,  # noqa: A004
    schemas,
    serve,
    site,
    status,
    translate,
)

COMMANDS: tuple[Command, ...] = (
    build.COMMAND,
    check.COMMAND,
    status.COMMAND,
    drift.COMMAND,
    accept.COMMAND,
    adopt.COMMAND,
    merge.COMMAND,
    translate.COMMAND,
    mail.COMMAND,
    print.COMMAND,
    site.COMMAND,
    explain.COMMAND,
    schemas.COMMAND,
    serve.COMMAND,
)
