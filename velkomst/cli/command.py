"""Describe a command of ``build.py``: its help in Danish and English, its arguments and its handler."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError, Namespace, _ActionsContainer
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from velkomst.cli.console import Reporter
from velkomst.model.project import Project
from velkomst.problems import UiLanguage
from velkomst.reading.history import today


class HelpText(NamedTuple):
    """One text of the help in both languages."""

    da: str
    en: str

    def in_language(self, ui_language: UiLanguage) -> str:
        """Return the text in Danish or English."""
        return self.en if ui_language == "en" else self.da


MUNICIPALITY = HelpText("KOMMUNE", "MUNICIPALITY")
GROUP = HelpText("GRUPPE", "GROUP")
LANGUAGE = HelpText("SPROG", "LANGUAGE")
AUDIENCE = HelpText("MÅLGRUPPE", "AUDIENCE")
FOLDER = HelpText("MAPPE", "FOLDER")
FILE = HelpText("FIL", "FILE")
SUBCOMMAND = HelpText("HVAD", "ACTION")
_DATE = HelpText("DATO", "DATE")
_THE_MUNICIPALITY = HelpText("kommunen", "municipality")
_THE_GROUP = HelpText("gruppen af kommuner", "group of municipalities")


class Arguments:
    """Adds arguments to the parser of one command, with their help in one language."""

    def __init__(self, parser: _ActionsContainer, ui_language: UiLanguage) -> None:
        self.parser, self.ui_language = parser, ui_language

    def add(self, *names: str, text: HelpText, metavar: HelpText | None = None, **settings: Any) -> None:
        """Add one argument. ``settings`` are those of ``ArgumentParser.add_argument``."""
        if metavar is not None:
            settings["metavar"] = metavar.in_language(self.ui_language)
        self.parser.add_argument(*names, help=text.in_language(self.ui_language), **settings)

    def shared(self) -> None:
        """Add the options of every command."""
        self.language_of_messages()
        self.add("--verbose", action="store_true", text=HelpText("vis alt, når noget går galt", "show every detail"))

    def language_of_messages(self) -> None:
        """Add ``--lang-ui``. It is read before the parser is made; here it is added for the help alone."""
        text = HelpText("beskeder og hjælp på dansk eller engelsk", "messages and help in Danish or English")
        self.add("--lang-ui", choices=("da", "en"), text=text)

    def dated(self) -> None:
        """Add the options of commands that inspect the content as of a day."""
        self.as_of()
        self.add("--strict", action="store_true", text=HelpText("advarsler er fejl", "treat warnings as errors"))
        self.add("--json", action="store_true", text=HelpText("svar som JSON", "answer in JSON"))

    def as_of(self) -> None:
        """Add ``--as-of``, the day that the content counts as."""
        as_of = HelpText("som om det var den dag, fx 2027-01-01", "as if it were that day, e.g. 2027-01-01")
        self.add("--as-of", type=self.day, default=today(), metavar=_DATE, text=as_of)

    def municipalities(self) -> None:
        """Add ``-m``, which may be given several times."""
        text = HelpText("kun den kommune", "only this municipality")
        self.add("-m", "--municipality", action="append", default=[], metavar=MUNICIPALITY, text=text)

    def municipality(self) -> None:
        """Add a required ``-m``."""
        self.add("-m", "--municipality", required=True, metavar=MUNICIPALITY, text=_THE_MUNICIPALITY)

    def owner(self) -> None:
        """Add ``-m`` and ``-g``, one of which is required; either gives ``owner``."""
        either = Arguments(self.parser.add_mutually_exclusive_group(required=True), self.ui_language)
        either.add("-m", "--municipality", dest="owner", metavar=MUNICIPALITY, text=_THE_MUNICIPALITY)
        either.add("-g", "--group", dest="owner", metavar=GROUP, text=_THE_GROUP)

    def any_owner(self) -> None:
        """Add ``-m`` and ``-g``, of which one may be given; without them something is shared."""
        either = Arguments(self.parser.add_mutually_exclusive_group(), self.ui_language)
        text = HelpText("kommunen; uden: fælles", "the municipality; without: shared")
        either.add("-m", "--municipality", default="", metavar=MUNICIPALITY, text=text)
        either.add("-g", "--group", default="", metavar=GROUP, text=_THE_GROUP)

    def languages(self) -> None:
        """Add ``-l``, which may be given several times."""
        text = HelpText("kun det sprog", "only this language")
        self.add("-l", "--language", action="append", default=[], metavar=LANGUAGE, text=text)

    def language(self) -> None:
        """Add a required ``-l``."""
        self.add("-l", "--language", required=True, metavar=LANGUAGE, text=HelpText("sproget", "language"))

    def out(self) -> None:
        """Add ``-o``, the output folder."""
        text = HelpText("skriv hertil i stedet for out/", "write here instead of out/")
        self.add("-o", "--out", metavar=FOLDER, text=text)

    def day(self, text: str) -> date:
        """Return a day from ``2027-01-31``; raises ArgumentTypeError for anything else."""
        try:
            return date.fromisoformat(text)
        except ValueError:
            error = HelpText("'{}' er ikke en dato som 2027-01-31", "'{}' is not a date such as 2027-01-31")
            raise self._refused(error, text) from None

    def count(self, text: str) -> int:
        """Return a whole number from 1; raises ArgumentTypeError for anything else."""
        if not text.isdigit() or int(text) < 1:
            raise self._refused(HelpText("'{}' er ikke et antal", "'{}' is not a count"), text)
        return int(text)

    def money(self, text: str) -> int:
        """Return an amount in øre from ``84500`` or ``84.500,50``; raises ArgumentTypeError for anything else."""
        match = re.fullmatch(r"([0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]{1,10})(?:[.,]([0-9]{1,2}))?", text)
        if match is None:
            raise self._refused(HelpText("'{}' er ikke et beløb", "'{}' is not an amount"), text)
        return int(re.sub(r"[. ]", "", match[1])) * 100 + int((match[2] or "0").ljust(2, "0"))

    def server(self, text: str) -> tuple[str, int]:
        """Return host and port from ``localhost:1025``; raises ArgumentTypeError for anything else."""
        host, _, port = text.rpartition(":")
        if not host or not port.isdigit() or not 0 < int(port) < 65536:
            error = HelpText("'{}' er ikke en server som localhost:1025", "'{}' is not a server such as localhost:1025")
            raise self._refused(error, text)
        return host.strip("[]"), int(port)

    def part(self, text: str) -> tuple[int, int]:
        """Return number and total from ``3/16``; raises ArgumentTypeError for anything else."""
        match = re.fullmatch(r"([0-9]{1,4})/([0-9]{1,4})", text)
        if match is None or not 1 <= int(match[1]) <= int(match[2]):
            raise self._refused(HelpText("'{}' er ikke en del som 3/16", "'{}' is not a part such as 3/16"), text)
        return int(match[1]), int(match[2])

    def scheduler(self, text: str) -> str:
        """Return the address of a Dask scheduler; raises ArgumentTypeError for anything else."""
        if not re.fullmatch(r"(?:tcp|tls)://[^\s/]+:[0-9]{1,5}", text):
            error = HelpText(
                "'{}' er ikke en adresse som tcp://vært:8786", "'{}' is no address such as tcp://host:8786"
            )
            raise self._refused(error, text)
        return text

    def _refused(self, error: HelpText, text: str) -> ArgumentTypeError:
        return ArgumentTypeError(error.in_language(self.ui_language).format(text))


def _no_arguments(_arguments: Arguments) -> None:
    """Add nothing: the command has only the options that all commands share."""


@dataclass(frozen=True)
class Command:
    """A command, or a group of subcommands that has no handler of its own."""

    name: str
    help: HelpText
    run: Callable[[Namespace, Project, Reporter], int] | None = None
    """Runs the command with its parsed options and returns the exit code."""
    add_arguments: Callable[[Arguments], None] = _no_arguments
    subcommands: tuple[Command, ...] = ()
