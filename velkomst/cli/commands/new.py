"""Run ``new``: write the files of something new, which pass ``check`` at once."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from velkomst.build.inspection import inspect
from velkomst.cli import new_files
from velkomst.cli.command import LANGUAGE, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.cli.local_changes import library_with
from velkomst.cli.new_language import language_files
from velkomst.formats.languages import danish_name, direction, name_in
from velkomst.model import CITIZEN_SERVICE, PHASES, Library
from velkomst.model.project import Project
from velkomst.problems import Problem, UnreadableContentError
from velkomst.reading.history import today
from velkomst.reading.library import read

_BLUE = "#1F4E79"
_WORDS = HelpText("ORD", "WORDS")
_NAME = ("name", HelpText("navnet", "the name"))
_WEB = ("web", HelpText("hjemmesiden, https://...", "the website, https://..."))
_TITLE = ("title", HelpText("titlen", "the title"))
_TEXT = ("text", HelpText("teksten, en eller to sætninger", "the text, one or two sentences"))
_SOURCE = ("source", HelpText("siden, hvor det står, https://...", "the page that says so, https://..."))
_PHONE = HelpText("telefon, kun fra en kilde", "phone number, only from a source")
_EMAIL = HelpText("e-mail, kun fra en kilde", "mail address, only from a source")

RequiredOptions = tuple[tuple[str, HelpText], ...]
FurtherOptions = tuple[tuple[str, HelpText, str], ...]


def _command(
    name: str,
    text: HelpText,
    required: RequiredOptions,
    optional: FurtherOptions,
    files: Callable[[Mapping[str, str], Library, Path], new_files.Written],
) -> Command:
    def arguments(parser: Arguments) -> None:
        if name not in ("municipality", "group"):
            parser.any_owner()
        for option, question in required:
            parser.add(f"--{option}", text=question, metavar=_WORDS)
        for option, meaning, default in optional:
            parser.add(f"--{option}", text=meaning, default=default, metavar=_WORDS)

    def run(options: Namespace, project: Project, report: Reporter) -> int:
        try:
            owner = getattr(options, "municipality", "") or getattr(options, "group", "")
            library = library_with(project.root, owner) if owner else read(project.root).required()
            return _write(files(_complete(options, required, report), library, project.root), project.root, report)
        except new_files.RefusedError as refused:
            report.error(refused.name, **refused.details)
            return USAGE

    return Command(name, text, run, arguments)


def _language_arguments(arguments: Arguments) -> None:
    arguments.add("code", metavar=LANGUAGE, text=HelpText("sprogets kode, fx fr", "code of the language, e.g. fr"))
    arguments.municipalities()


def _language(options: Namespace, project: Project, report: Reporter) -> int:
    code = options.code
    try:
        files = language_files(code, options.municipality, read(project.root).required(), project.root)
    except new_files.RefusedError as refused:
        report.error(refused.name, **refused.details)
        return USAGE
    result = _write(files, project.root, report, then="")
    if result == OK:
        name = name_in(code, "en") if report.ui_language == "en" else danish_name(code)
        report.print("new-language", code=code, name=name, direction=report.text(f"direction-{direction(code)}"))
        if not options.municipality:
            report.print("new-language-municipality", code=code)
    return result


def _complete(options: Namespace, required: RequiredOptions, report: Reporter) -> dict[str, str]:
    """Return the options as text; ask for what is missing on a terminal. Raises new_files.RefusedError elsewhere."""
    values = {name: value or "" for name, value in vars(options).items() if isinstance(value, str | None)}
    missing = [(name, text) for name, text in required if not values[name].strip()]
    if missing and not sys.stdin.isatty():
        raise new_files.RefusedError("new-missing", options=", ".join(f"--{name}" for name, _ in missing))
    for name, text in missing:
        while not values[name].strip():
            values[name] = input(f"{text.in_language(report.ui_language)}: ")
    return {name: value.strip() for name, value in values.items()}


def _write(files: new_files.Written, root: Path, report: Reporter, then: str = "new-next") -> int:
    """Write the files and read the project; where that finds an error in them, write back what was there before.

    ``then`` is the message that says what to do next, or "".
    """
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    faults = _errors(root, files)
    if not faults:
        for path in files:
            report.print("new-written", path=path)
        if then:
            report.print(then)
        return OK
    for path, raw in before.items():
        if raw is not None:
            (root / path).write_bytes(raw)
            continue
        (root / path).unlink()
        for folder in (root / path).parents:
            if any(folder.iterdir()):
                break
            folder.rmdir()
    report.problems(faults)
    report.error("new-nothing")
    return CONTENT


def _errors(root: Path, files: new_files.Written) -> list[Problem]:
    """Return the errors that ``check`` finds in the files."""
    try:
        problems = inspect(Project(root), today()).problems
    except UnreadableContentError as error:
        problems = error.problems
    return [fault for fault in problems if fault.mark.path in files and fault.severity == "error"]


_ID = ("id", HelpText("navnet i filer; ellers lavet af titlen", "the id; otherwise made from the title"), "")
COMMAND = Command(
    "new",
    HelpText("skriv filerne til noget nyt", "write the files of something new"),
    subcommands=(
        _command(
            "municipality",
            HelpText("en ny kommune", "a new municipality"),
            (_NAME, _WEB),
            (
                ("slug", HelpText("mappens navn; ellers lavet af navnet", "the folder; otherwise from the name"), ""),
                ("phone", _PHONE, ""),
                ("email", _EMAIL, ""),
                ("languages", HelpText("sprog, fx da,en,uk", "languages, e.g. da,en,uk"), ""),
                ("colour", HelpText("farven, fx #1F4E79", "the colour, e.g. #1F4E79"), _BLUE),
                ("motto", HelpText("en sætning på forsiden", "a sentence on the home page"), ""),
            ),
            new_files.municipality_files,
        ),
        _command(
            "group",
            HelpText("en ny gruppe af kommuner", "a new group of municipalities"),
            (
                _NAME,
                ("municipalities", HelpText("kommunerne, fx aarhus,samsoe", "municipalities, e.g. aarhus,samsoe")),
            ),
            (("id", HelpText("mappens navn; ellers lavet af navnet", "the folder; otherwise from the name"), ""),),
            new_files.group_files,
        ),
        _command(
            "topic",
            HelpText("et nyt emne", "a new topic"),
            (_TITLE, ("question", HelpText("læserens spørgsmål", "the reader's question")), _TEXT, _SOURCE),
            (
                _ID,
                ("phase", HelpText("hvornår", "the phase"), PHASES[-1]),
                ("ask", HelpText("stedet, der hjælper", "the place that helps"), CITIZEN_SERVICE),
                ("owner", HelpText("myndigheden", "the authority"), ""),
            ),
            new_files.topic_files,
        ),
        _command(
            "place",
            HelpText("et nyt sted", "a new place"),
            (_NAME, _SOURCE),
            (
                _ID,
                ("kind", HelpText("slags, fx library", "the kind, e.g. library"), "other"),
                ("does", HelpText("hvad stedet gør", "what the place does"), ""),
                (*_WEB, ""),
                ("phone", _PHONE, ""),
                ("email", _EMAIL, ""),
            ),
            new_files.place_files,
        ),
        _command(
            "contact",
            HelpText("en ny kontakt", "a new contact"),
            (
                _TITLE,
                ("role", HelpText("rollen, fx mentor", "the role, e.g. mentor")),
                ("languages", HelpText("sprog, fx pl,da", "languages, e.g. pl,da")),
            ),
            (
                _ID,
                ("offers", HelpText("hvad kontakten hjælper med", "what the contact helps with"), ""),
                ("phone", _PHONE, ""),
                ("email", _EMAIL, ""),
                (*_WEB, ""),
                ("place", HelpText("stedet, fx borgerservice", "the place, e.g. borgerservice"), ""),
                (*_SOURCE, ""),
            ),
            new_files.contact_files,
        ),
        _command(
            "event",
            HelpText("et nyt arrangement", "a new event"),
            (
                _TITLE,
                _TEXT,
                ("starts", HelpText("begynder, fx 2027-02-01T17:00", "begins, e.g. 2027-02-01T17:00")),
                ("where", HelpText("stedet", "the location")),
                _SOURCE,
            ),
            (_ID, ("ends", HelpText("slutter", "ends"), ""), ("cost", HelpText("prisen", "the price"), "")),
            new_files.event_files,
        ),
        _command(
            "newsletter",
            HelpText("et nyt nummer af nyhedsbrevet", "a new issue of the newsletter"),
            (
                ("date", HelpText("dagen, fx 2027-02-01", "the day, e.g. 2027-02-01")),
                ("subject", HelpText("emnelinjen", "the subject line")),
                ("preheader", HelpText("linjen efter emnet", "the line after the subject")),
                _TITLE,
                _TEXT,
                _SOURCE,
            ),
            (),
            new_files.newsletter_files,
        ),
        Command("language", HelpText("et nyt sprog", "a new language"), _language, _language_arguments),
    ),
)
