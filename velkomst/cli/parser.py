"""Parse the arguments of ``build.py``, with help and error messages in Danish or English."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence

from velkomst import __version__
from velkomst.cli.argparse_texts import argparse_language
from velkomst.cli.command import SUBCOMMAND, Arguments, Command, HelpText
from velkomst.problems import UiLanguage

_DESCRIPTION = HelpText(
    "Velkomst: fra YAML til hjemmesider, velkomsthæfter og mails.",
    "Velkomst: from YAML to websites, printed welcome guides and mails.",
)
_EPILOG = HelpText(
    """\
Uden kommando bygges det hele: build.py -m samsoe er det samme som build.py build -m samsoe.
Udgangskoder: 0 alt er vel, 1 indhold skal rettes, 2 forkert kommando, 3 vores fejl.
English: --lang-ui en
""",
    """\
Without a command everything is built: build.py -m samsoe is the same as build.py build -m samsoe.
Exit codes: 0 success, 1 content to fix, 2 wrong usage, 3 a fault of ours.
Dansk: --lang-ui da
""",
)
_COMMAND = HelpText("KOMMANDO", "COMMAND")
_VERSION = HelpText("vis versionen", "show the version")


def parse(arguments: Sequence[str], commands: Sequence[Command], ui_language: UiLanguage) -> Namespace:
    """Return the options; ``run`` is the handler of the command, which the arguments begin with.

    Prints and raises SystemExit where help or the version is asked for, or the arguments are wrong.
    """
    with argparse_language(ui_language):
        parser = _parser(commands, ui_language)
        return parser.parse_args(arguments)


def asked_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Return the value of ``--lang-ui``, which decides the language of all help, and the other arguments.

    A value that is no language stays among the arguments, so that the parser reports it.
    """
    asked, others = None, list(arguments)
    for value in ("da", "en"):
        for written in (["--lang-ui", value], [f"--lang-ui={value}"]):
            size = len(written)
            for start in reversed(range(len(others) - size + 1)):
                if others[start : start + size] == written:
                    asked = value
                    del others[start : start + size]
    return asked, others


def with_command(arguments: Sequence[str]) -> list[str]:
    """Put ``build`` first where no command is named: ``build.py -m samsoe`` means ``build.py build -m samsoe``."""
    first = arguments[0] if arguments else "-"
    needs_command = first.startswith("-") and first not in ("-h", "--help", "--version")
    return ["build", *arguments] if needs_command else list(arguments)


def _parser(commands: Sequence[Command], ui_language: UiLanguage) -> ArgumentParser:
    parser = ArgumentParser(
        "build.py",
        description=_DESCRIPTION.in_language(ui_language),
        epilog=_EPILOG.in_language(ui_language),
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__, help=_VERSION.in_language(ui_language))
    Arguments(parser, ui_language).language_of_messages()
    _add_commands(parser, commands, "command", _COMMAND, ui_language)
    return parser


def _add_commands(
    parser: ArgumentParser, commands: Sequence[Command], dest: str, metavar: HelpText, ui_language: UiLanguage
) -> None:
    choices = parser.add_subparsers(dest=dest, required=True, metavar=metavar.in_language(ui_language))
    for command in commands:
        text = command.help.in_language(ui_language)
        added = choices.add_parser(command.name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        if command.subcommands:
            _add_commands(added, command.subcommands, "subcommand", SUBCOMMAND, ui_language)
        else:
            arguments = Arguments(added, ui_language)
            arguments.shared()
            command.add_arguments(arguments)
            added.set_defaults(run=command.run)
