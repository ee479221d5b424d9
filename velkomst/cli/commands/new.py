"""Run ``new``: write a new municipality, group, topic, place, contact or event that passes ``check`` at once."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from velkomst.build.inspection import inspect
from velkomst.build.selection import UnknownNameError
from velkomst.checking import inserts
from velkomst.cli import new_entries
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE
from velkomst.cli.local_changes import library_with
from velkomst.model import CITIZEN_SERVICE, PHASES, RESERVE_LANGUAGE, SHARED, SOURCE_LANGUAGE, Library
from velkomst.model.project import Project
from velkomst.problems import Problem, UnreadableContentError
from velkomst.reading import file_list
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
Written = dict[str, str]
"""Path below the root -> the whole new text of the file."""


class _RefusedError(Exception):
    """Raised where nothing can be written: ``name`` is the sentence that says why."""

    def __init__(self, name: str, **details: object) -> None:
        self.name, self.details = name, details
        super().__init__(name)


def _command(
    name: str,
    text: HelpText,
    required: RequiredOptions,
    optional: FurtherOptions,
    files: Callable[[Mapping[str, str], Library, Path], Written],
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
        except _RefusedError as refused:
            report.error(refused.name, **refused.details)
            return USAGE

    return Command(name, text, run, arguments)


def _complete(options: Namespace, required: RequiredOptions, report: Reporter) -> dict[str, str]:
    """Return the options as text; ask for what is missing on a terminal. Raises _RefusedError elsewhere."""
    values = {name: value or "" for name, value in vars(options).items() if isinstance(value, str | None)}
    missing = [(name, text) for name, text in required if not values[name].strip()]
    if missing and not sys.stdin.isatty():
        raise _RefusedError("new-missing", options=", ".join(f"--{name}" for name, _ in missing))
    for name, text in missing:
        while not values[name].strip():
            values[name] = input(f"{text.in_language(report.ui_language)}: ")
    return {name: value.strip() for name, value in values.items()}


def _write(files: Written, root: Path, report: Reporter) -> int:
    """Write the files and read the project; where that finds an error in them, write back what was there before."""
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    faults = _errors(root, files)
    if not faults:
        for path in files:
            report.print("new-written", path=path)
        report.print("new-next")
        return OK
    for path, raw in before.items():
        if raw is not None:
            (root / path).write_bytes(raw)
            continue
        (root / path).unlink()
        if not any((root / path).parent.iterdir()):
            (root / path).parent.rmdir()
    report.problems(faults)
    report.error("new-nothing")
    return CONTENT


def _errors(root: Path, files: Written) -> list[Problem]:
    """Return the errors that ``check`` finds in the files."""
    try:
        problems = inspect(Project(root), today()).problems
    except UnreadableContentError as error:
        problems = error.problems
    return [fault for fault in problems if fault.mark.path in files and fault.severity == "error"]


def _new_id(given: str, name: str, separator: str = "-") -> str:
    """Return the id that was given, or one made from the name. Raises _RefusedError for a bad one."""
    new_id = given or new_entries.identifier(name, separator)
    if file_list.name_fault(new_id.replace("_", "-")):
        raise _RefusedError("new-bad-id", id=new_id)
    return new_id


def _new_file(root: Path, path: str, text: str) -> Written:
    if (root / path).exists():
        raise _RefusedError("new-exists", path=path)
    return {path: text}


def _appended(root: Path, path: str, kind: str, entry: str) -> Written:
    """Return a list file with one more entry at its end."""
    file = root / path
    if not file.exists():
        return {path: new_entries.list_head(kind, path.count("/")) + entry}
    text = file.read_bytes().decode()
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "" if text.endswith("\n") else ending
    return {path: text + gap + entry.replace("\n", ending)}


def _folder(values: Mapping[str, str]) -> str:
    if values["municipality"]:
        return f"municipalities/{values['municipality']}"
    return f"content/{file_list.GROUPS}/{values['group']}" if values["group"] else "content"


def _municipality(values: Mapping[str, str], library: Library, root: Path) -> Written:
    short = values["name"].removesuffix(" Kommune")
    slug = _new_id(values["slug"], short)
    if (root / "municipalities" / slug).exists():
        raise _RefusedError("new-exists", path=f"municipalities/{slug}")
    known = library.region.languages
    default = [language for language in (SOURCE_LANGUAGE, RESERVE_LANGUAGE) if language in known]
    languages = [part.strip() for part in values["languages"].split(",") if part.strip()] or default
    filled = {**values, "motto": values["motto"] or f"Velkommen til {short}."}
    folder = f"municipalities/{slug}"
    written = _new_file(root, f"{folder}/municipality.yml", new_entries.municipality_file(slug, filled, languages))
    without = inserts.without_shared_text(library)
    return written | ({f"{folder}/box.yml": new_entries.box_file(short, without)} if without else {})


def _group(values: Mapping[str, str], library: Library, root: Path) -> Written:
    group_id = _new_id(values["id"], values["name"])
    folder = f"content/{file_list.GROUPS}/{group_id}"
    if (root / folder).exists():
        raise _RefusedError("new-exists", path=folder)
    slugs = [part.strip() for part in values["municipalities"].split(",") if part.strip()]
    known = library.members_of(SHARED)
    for slug in slugs:
        if slug not in known:
            raise UnknownNameError("municipality", slug, known)
    return _new_file(root, f"{folder}/group.yml", new_entries.group_file(group_id, values["name"], slugs))


def _topic(values: Mapping[str, str], library: Library, root: Path) -> Written:
    topic_id = _new_id(values["id"], values["title"])
    names = {layer.owner: layer.name for layer in library.layers}
    owner = values["owner"] or names.get(values["municipality"] or values["group"], library.region.name)
    path = f"{_folder(values)}/topics/{topic_id}.yml"
    audiences = [audience.id for audience in library.audiences if not audience.optional]
    text = new_entries.topic_file(topic_id, {**values, "owner": owner}, audiences, path.count("/"))
    return _new_file(root, path, text)


def _place(values: Mapping[str, str], _library: Library, root: Path) -> Written:
    place_id = _new_id(values["id"], values["name"], "_")
    return _appended(root, f"{_folder(values)}/places.yml", "places", new_entries.place_entry(place_id, values))


def _contact(values: Mapping[str, str], _library: Library, root: Path) -> Written:
    contact_id = _new_id(values["id"], values["title"])
    languages = [part.strip() for part in values["languages"].split(",") if part.strip()]
    entry = new_entries.contact_entry(contact_id, values, languages)
    return _appended(root, f"{_folder(values)}/contacts.yml", "contacts", entry)


def _event(values: Mapping[str, str], _library: Library, root: Path) -> Written:
    event_id = _new_id(values["id"], values["title"])
    return _appended(root, f"{_folder(values)}/events.yml", "events", new_entries.event_entry(event_id, values))


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
            _municipality,
        ),
        _command(
            "group",
            HelpText("en ny gruppe af kommuner", "a new group of municipalities"),
            (
                _NAME,
                ("municipalities", HelpText("kommunerne, fx aarhus,samsoe", "municipalities, e.g. aarhus,samsoe")),
            ),
            (("id", HelpText("mappens navn; ellers lavet af navnet", "the folder; otherwise from the name"), ""),),
            _group,
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
            _topic,
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
            _place,
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
            _contact,
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
            _event,
        ),
    ),
)
