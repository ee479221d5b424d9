"""Run ``print``: one reader's box, a run of tickets, the order for the print shop or a record of what is printed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from velkomst.build import pipeline
from velkomst.build.editions import EditionStore
from velkomst.build.inspection import Inspection, inspect
from velkomst.build.output import published
from velkomst.build.publications.press import press_task
from velkomst.build.publications.prints import RUN, insert_task
from velkomst.build.request import Request
from velkomst.build.selection import JOINT, PRESS, JointTerms, Selection, UnknownNameError, municipality_folders
from velkomst.cli import joint_orders
from velkomst.cli.command import AUDIENCE, LANGUAGE, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE, report_outcome
from velkomst.model import Edition, Insert, Municipality, Record
from velkomst.model.project import Project
from velkomst.reading import release_files as records
from velkomst.rendering import paths
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.print.inserts.registry import INSERT_SPECS, stem_of
from velkomst.rendering.print.inserts.ticket_runs import Run, next_number, runs_of
from velkomst.rendering.print.print_variants import FORM_SUFFIXES
from velkomst.rendering.print.printed_sheets import printed_sheets

SHEETS_IN_A_FILE = 50
"""A sheet takes some 3 MB while a PDF is made, so a long print run becomes several files."""


def _shared_arguments(arguments: Arguments) -> None:
    arguments.dated()
    arguments.municipality()


def _order_arguments(arguments: Arguments) -> None:
    arguments.dated()
    arguments.municipalities()
    every = HelpText("alle kommuner med et oplag sammen", "all municipalities with a print run together")
    arguments.add("--all", action="store_true", text=every)
    price = HelpText("den fælles pris i kroner, fx 84500,50", "the joint price in kroner, e.g. 84500.50")
    arguments.add("--price", type=arguments.money, metavar=HelpText("KRONER", "KRONER"), text=price)
    key = HelpText(
        "del prisen efter antal æsker (copies) eller indbyggere (inhabitants)",
        "share the price out by copies or inhabitants",
    )
    arguments.add("--by", choices=("copies", "inhabitants"), default="copies", text=key)
    arguments.out()


def _output_arguments(arguments: Arguments) -> None:
    _shared_arguments(arguments)
    arguments.out()


def _press_arguments(arguments: Arguments) -> None:
    _output_arguments(arguments)
    arguments.add(
        "-l", "--language", default="", metavar=LANGUAGE, text=HelpText("kun det sprog", "only this language")
    )
    audience = HelpText("kun den målgruppe", "only this audience")
    arguments.add("-a", "--audience", default="", metavar=AUDIENCE, text=audience)


def _box_arguments(arguments: Arguments) -> None:
    _output_arguments(arguments)
    arguments.language()
    arguments.add("-a", "--audience", required=True, metavar=AUDIENCE, text=HelpText("målgruppen", "audience"))
    extras = HelpText(
        "guiden også med stor skrift og i sort-hvid, hvis I har dem",
        "the guide in large print and in black and white too, where you have them",
    )
    arguments.add("--extras", action="store_true", text=extras)
    situation = HelpText(
        "læg tillægget til situationen i, for eksempel student",
        "add the supplement for the situation, for example student",
    )
    name = HelpText("SITUATION", "SITUATION")
    arguments.add("-s", "--situation", action="append", default=[], metavar=name, text=situation)


def _tickets_arguments(arguments: Arguments) -> None:
    _output_arguments(arguments)
    arguments.language()
    number = HelpText("N", "N")
    copies = HelpText("antal ark", "count of sheets")
    arguments.add("--copies", required=True, type=arguments.count, metavar=number, text=copies)
    first = HelpText(
        "nummeret på det første ark; ellers det næste ledige", "number of the first sheet; the next free one by default"
    )
    arguments.add("--first", type=arguments.count, metavar=number, text=first)
    insert = HelpText("id fra content/box.yml, fx coupons", "an id from content/box.yml, e.g. coupons")
    arguments.add("--insert", default="tickets", metavar=HelpText("TRYKSAG", "INSERT"), text=insert)


def _release(options: Namespace, project: Project, report: Reporter) -> int:
    """Record the words that are printed today, so that the site can say later what has changed."""
    known = _municipality(options, project, report)
    if known is None:
        return CONTENT
    inspection, municipality = known
    sites = [(municipality.slug, language) for language in municipality.profile.languages]
    editions = EditionStore(project, inspection, options.as_of).editions(sites)
    before = {sheet.id for sheet in municipality.printed}
    new = [sheet for edition in editions for sheet in printed_sheets(edition) if sheet.id not in before]
    if not new:
        report.print("release-unchanged", name=municipality.profile.name)
        return OK
    path = _free(project.municipalities / municipality.slug / records.FOLDER, options.as_of.isoformat())
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(records.written(new, options.as_of))
    report.print("released", path=path.relative_to(project.root), count=len(new))
    if not inspection.library.region.site_url:
        report.error("release-without-site")
    return OK


def _municipality(options: Namespace, project: Project, report: Reporter) -> tuple[Inspection, Municipality] | None:
    """Return the municipality that the options name; None, after reporting the errors, when it has any."""
    inspection, slug = inspect(project, options.as_of), options.municipality
    known = municipality_folders(project)
    if slug not in known:
        raise UnknownNameError("municipality", slug, known)
    errors = [problem for problem in inspection.problems if problem.severity == "error"]
    if slug in {municipality.slug for municipality in inspection.library.municipalities}:
        owners = inspection.library.owners_of(slug)
        errors = [problem for problem in errors if problem.municipality in owners]
    if errors:
        report.problems(errors)
        report.error("release-with-errors", name=slug)
        return None
    return inspection, inspection.library.municipality(slug)


def _free(folder: Path, name: str) -> Path:
    """Return the path of a new file; a second release on one day gets a number."""
    path, number = folder / f"{name}.json", 2
    while path.exists():
        path, number = folder / f"{name}-{number}.json", number + 1
    return path


def _order(options: Namespace, project: Project, report: Reporter) -> int:
    """Build everything printed of some municipalities with the files for the print shop; print the paths of the order.

    With several municipalities, or a price, there is a joint order too.
    """
    slugs = tuple(dict.fromkeys(options.municipality))
    if bool(slugs) == options.all:
        report.error("order-whom")
        return USAGE
    joint = options.all or len(slugs) > 1 or options.price is not None
    if not joint:
        scope = Selection(slugs, only=("print", PRESS), print_run=True)
        return _build(options, project, scope, report, (paths.order(slugs[0], "csv"),))
    if not joint_orders.is_possible(slugs, options, project, report):
        return CONTENT
    terms = JointTerms(options.price, options.by)
    scope = Selection(slugs, only=("print", PRESS, JOINT), print_run=True, joint=terms)
    return _build(
        options, project, scope, report, (paths.joint_order("order.csv"), paths.joint_order("statements.csv"))
    )


def _press(options: Namespace, project: Project, report: Reporter) -> int:
    """Build the files for a print shop and print their paths."""
    scope = Selection(
        (options.municipality,),
        tuple(filter(None, (options.language,))),
        tuple(filter(None, (options.audience,))),
        ("print", PRESS),
    )
    folder = paths.print_folder(options.municipality, options.language, options.audience)
    return _build(options, project, scope, report, (folder,))


def _box(options: Namespace, project: Project, report: Reporter) -> int:
    """Build the box of one reader and print its path."""
    scope = Selection(
        (options.municipality,),
        (options.language,),
        (options.audience,),
        ("print",),
        ("reader",),
        tuple(options.situation),
        options.extras,
    )
    boxes = tuple(
        paths.box(options.municipality, options.language, options.audience, FORM_SUFFIXES[form], situation)
        for situation in options.situation or ("",)
        for form in ("screen", "office")
    )
    return _build(options, project, scope, report, boxes)


def _tickets(options: Namespace, project: Project, report: Reporter) -> int:
    """Render one run of numbered sheets and add it to what is published."""
    known = _municipality(options, project, report)
    if known is None:
        return CONTENT
    inspection, municipality = known
    if options.language not in municipality.profile.languages:
        raise UnknownNameError("language", options.language, municipality.profile.languages)
    (edition,) = EditionStore(project, inspection, options.as_of).editions([(municipality.slug, options.language)])
    numbered = {insert.id: insert for insert in edition.box.inserts if insert.kind in ("tickets", "coupons")}
    if options.insert not in numbered:
        raise UnknownNameError("insert", options.insert, tuple(numbered))
    out = Path(options.out).absolute() if options.out else project.output
    insert = numbered[options.insert]
    printed = tuple(runs_of((record.path for record in published(out)), stem_of(edition, insert)))
    try:
        run = Run(options.first or next_number(printed), options.copies)
        if any(run.overlaps(other) for other in printed):
            report.error("run-overlaps", first=run.first, last=run.last, next=next_number(printed))
            return USAGE
        added = [record for part in run.parts(SHEETS_IN_A_FILE) for record in _add(project, out, edition, insert, part)]
    except ValueError as error:
        report.error("bad-run", reason=error)
        return USAGE
    except RenderingError as error:
        report.not_rendered(error.edition, error.problem)
        return CONTENT
    if not added:
        report.error("nothing-to-print", path=options.insert)
        return CONTENT
    for record in added:
        report.print("looking", path=out / record.path)
    return OK


def _add(project: Project, out: Path, edition: Edition, insert: Insert, run: Run) -> Iterator[Record]:
    """Render the files of a print run, also those for a print shop, and yield their records."""
    task = insert_task(RUN, edition, insert, run)
    for record in pipeline.add(project, out, task) if task else ():
        yield record
        if record.pages and record.path.endswith(f"{run.suffix}.pdf"):
            yield from pipeline.add(project, out, press_task(record, INSERT_SPECS[insert.kind].plan, RUN))


def _build(options: Namespace, project: Project, scope: Selection, report: Reporter, wanted: tuple[str, ...]) -> int:
    out = Path(options.out) if options.out else project.output
    request = Request(out.absolute(), options.as_of, scope, strict=options.strict)
    outcome = pipeline.build(project, request)
    if code := report_outcome(outcome, report):
        return code
    built = {path for record in outcome.records for path in (record.path, f"{record.path.rpartition('/')[0]}/")}
    if not built & set(wanted):
        report.error("nothing-to-print", path=wanted[0])
        return CONTENT
    for path in wanted:
        if path in built:
            report.print("looking", path=out / path)
    return OK


COMMAND = Command(
    "print",
    HelpText(
        "tryk: ét sæt nu, en bestilling, eller husk hvad der er trykt",
        "print: one set, an order, or record a release",
    ),
    subcommands=(
        Command(
            "box",
            HelpText("lav én læsers æske: én PDF og delene", "make one reader's box: one PDF and its parts"),
            _box,
            _box_arguments,
        ),
        Command(
            "tickets",
            HelpText(
                "lav et oplag af nummererede billetter eller kuponer", "make a run of numbered tickets or coupons"
            ),
            _tickets,
            _tickets_arguments,
        ),
        Command(
            "press",
            HelpText("lav filerne til trykkeriet", "make the files for the print shop"),
            _press,
            _press_arguments,
        ),
        Command(
            "order",
            HelpText("skriv bestillingen til trykkeriet", "write the order for the print shop"),
            _order,
            _order_arguments,
        ),
        Command(
            "release",
            HelpText("husk, hvad der nu er trykt og delt ud", "record what is now printed and handed out"),
            _release,
            _shared_arguments,
        ),
    ),
)
