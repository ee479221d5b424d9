"""Run ``mail``: export mails to a mailing system, send them to a test server or simulate the journey of a person."""

from __future__ import annotations

import smtplib
from argparse import Namespace
from pathlib import Path

from velkomst.build import pipeline
from velkomst.build.editions import EditionStore
from velkomst.build.inspection import inspect
from velkomst.build.publications.mails import mail_tasks
from velkomst.build.request import Request
from velkomst.build.selection import Selection, UnknownNameError
from velkomst.cli.command import FILE, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK, USAGE, report_outcome
from velkomst.formats.languages import danish_name
from velkomst.model import RESERVE_LANGUAGE, SOURCE_LANGUAGE, Artifact, Edition, Person
from velkomst.model.project import Project
from velkomst.problems import ContentError
from velkomst.reading.document.parser import parse
from velkomst.reading.schema.person import PersonFile, person
from velkomst.reading.validate import validated
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.mail.target_file import targets
from velkomst.rendering.mail.timeline import condition_words, field_names
from velkomst.resolving.journey_simulation import TimelineEntry, simulate


def _chosen(arguments: Arguments) -> None:
    arguments.dated()
    arguments.municipalities()
    arguments.languages()


def _export_arguments(arguments: Arguments) -> None:
    _chosen(arguments)
    target = HelpText("et id fra templates/mail/targets.yml", "an id from templates/mail/targets.yml")
    arguments.add("--target", required=True, metavar=HelpText("SYSTEM", "SYSTEM"), text=target)
    arguments.out()


def _send_arguments(arguments: Arguments) -> None:
    _chosen(arguments)
    host = HelpText("VÆRT:PORT", "HOST:PORT")
    smtp = HelpText("fx localhost:1025", "e.g. localhost:1025")
    arguments.add("--smtp", required=True, type=arguments.server, metavar=host, text=smtp)
    to = HelpText("din egen adresse", "your own address")
    arguments.add("--to", required=True, metavar=HelpText("ADRESSE", "ADDRESS"), text=to)
    only = HelpText("kun den mail, fx welcome", "only this mail, e.g. welcome")
    arguments.add("--mail", action="append", default=[], metavar=HelpText("MAIL", "MAIL"), text=only)


def _simulate_arguments(arguments: Arguments) -> None:
    _chosen(arguments)
    person = HelpText("en YAML-fil om en opdigtet person", "a YAML file about an invented person")
    arguments.add("--person", required=True, metavar=FILE, text=person)


def _scope(options: Namespace) -> Selection:
    return Selection(tuple(options.municipality), tuple(options.language))


def _request(options: Namespace, out: Path) -> Request:
    demo = not options.municipality
    return Request(out.absolute(), options.as_of, _scope(options), demo, options.strict)


def _export(options: Namespace, project: Project, report: Reporter) -> int:
    known = targets(project)
    if options.target not in known:
        raise UnknownNameError("target", options.target, tuple(known))
    out = Path(options.out) if options.out else project.output
    outcome = pipeline.export(project, _request(options, out), options.target)
    if code := report_outcome(outcome, report, failed="export-failed"):
        return code
    for readme in (record.path for record in outcome.records if record.path.endswith(f"/{options.target}/README.md")):
        report.print("looking", path=out / readme)
    return OK


def _send(options: Namespace, project: Project, report: Reporter) -> int:
    editions = _editions(options, project)
    try:
        files = [file for edition in editions for task in mail_tasks(edition) for file in task.render(project)]
    except RenderingError as error:
        report.not_rendered(error.edition, error.problem)
        return CONTENT
    drafts = [file for file in files if file.path.endswith(".eml")]
    chosen = [draft for draft in drafts if not options.mail or _stem(draft) in options.mail]
    if not chosen:
        known = tuple(dict.fromkeys(_stem(draft) for draft in drafts))
        raise UnknownNameError("mail", ", ".join(options.mail), known)
    host, port = options.smtp
    try:
        with smtplib.SMTP(host, port, timeout=20) as server:
            for draft in chosen:
                server.sendmail(options.to, [options.to], draft.data)
    except (OSError, smtplib.SMTPException) as error:
        report.error("not-sent", server=f"{host}:{port}", reason=error)
        return USAGE
    report.print("sent", count=len(chosen), to=options.to, server=f"{host}:{port}")
    return OK


def _stem(artifact: Artifact) -> str:
    return Path(artifact.path).stem


def _simulate(options: Namespace, project: Project, report: Reporter) -> int:
    path = Path(options.person)
    try:
        traveller = person(validated(PersonFile, parse(path.read_bytes(), str(path))))
    except ContentError as error:
        report.problems(error.problems)
        return CONTENT
    except OSError as error:
        report.error("person-unreadable", path=path, reason=error.strerror)
        return USAGE
    editions = _editions(options, project)
    for slug in dict.fromkeys(edition.profile.slug for edition in editions):
        _print_timeline(
            traveller, {edition.language: edition for edition in editions if edition.profile.slug == slug}, report
        )
    return OK


def _print_timeline(traveller: Person, editions: dict[str, Edition], report: Reporter) -> None:
    spoken = next(
        (language for language in (traveller.language, RESERVE_LANGUAGE, SOURCE_LANGUAGE) if language in editions),
        next(iter(editions)),
    )
    edition = editions[spoken]
    if edition.journey is None:
        report.error("no-journey", name=edition.profile.name)
        return
    report.print("person", name=traveller.name, municipality=edition.profile.name, language=danish_name(spoken))
    for entry in simulate(edition.journey, traveller):
        report.print("person-line", on=entry.on or "          ", what=_line(entry, edition, report))


def _line(entry: TimelineEntry, edition: Edition, report: Reporter) -> str:
    """Return the text of one line of the timeline, after its day."""
    step = entry.step
    if step is None:
        return report.text(f"person-{entry.outcome}")
    subjects = {mail.id: mail.subject.text for mail in edition.mails}
    what = step.task or subjects.get(step.mail, step.mail)
    channel = report.text(f"channel-{step.channel}")
    if entry.outcome == "happens":
        return report.text("step-happens", channel=channel, what=what, step=step.id)
    why = report.text(
        f"step-{entry.outcome}", condition=condition_words(step.condition, field_names(edition.fields, edition.journey))
    )
    return report.text("step-not", channel=channel, what=what, step=step.id, why=why)


def _editions(options: Namespace, project: Project) -> tuple[Edition, ...]:
    """Return the editions that the options name."""
    inspection = inspect(project, options.as_of)
    scope = _scope(options).within(inspection.library, demo=not options.municipality)
    return EditionStore(project, inspection, options.as_of).editions(scope.sites)


COMMAND = Command(
    "mail",
    HelpText("mails: til et mailsystem, prøv dem, prøv rejsen", "mails: to a mailing system, a test, the journey"),
    subcommands=(
        Command(
            "export",
            HelpText("skriv mailene til et mailsystem", "write the mails for a mailing system"),
            _export,
            _export_arguments,
        ),
        Command(
            "send-test",
            HelpText("send mailene til en prøveserver", "send the mails to a test server"),
            _send,
            _send_arguments,
        ),
        Command(
            "simulate",
            HelpText("følg en opdigtet person på rejsen", "follow an invented person on the journey"),
            _simulate,
            _simulate_arguments,
        ),
    ),
)
