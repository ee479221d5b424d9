"""The commands of ``build.py``: one module each, registered in ``COMMANDS`` in the order of the help."""

from velkomst.cli.command import Command
from velkomst.cli.commands import (
    accept,
    build,
    check,
    explain,
    mail,
    print,  # noqa: A004
    publish,
    schemas,
    serve,
    site,
    status,
    translate,
    verify,
)

COMMANDS: tuple[Command, ...] = (
    build.COMMAND,
    check.COMMAND,
    status.COMMAND,
    accept.COMMAND,
    translate.COMMAND,
    mail.COMMAND,
    print.COMMAND,
    site.COMMAND,
    publish.COMMAND,
    verify.COMMAND,
    explain.COMMAND,
    schemas.COMMAND,
    serve.COMMAND,
)
