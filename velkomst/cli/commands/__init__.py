"""The commands of ``build.py``: one module each, registered in ``COMMANDS`` in the order of the help."""

from velkomst.cli.command import Command
from velkomst.cli.commands import accept, build, check, explain, mail, print, schemas, serve, site, status, translate  # noqa: A004

COMMANDS: tuple[Command, ...] = (
    build.COMMAND,
    check.COMMAND,
    status.COMMAND,
    accept.COMMAND,
    translate.COMMAND,
    mail.COMMAND,
    print.COMMAND,
    site.COMMAND,
    explain.COMMAND,
    schemas.COMMAND,
    serve.COMMAND,
)
