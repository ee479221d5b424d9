"""Run ``drift``: show the local changes that have drifted, with their three texts side by side."""

from __future__ import annotations

from argparse import Namespace

from rich.table import Table
from rich.text import Text

from velkomst.checking.comparison import Drifted, FieldVersions, drifted
from velkomst.checking.drift import Loan, loans
from velkomst.cli.command import GROUP, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import OK
from velkomst.cli.local_changes import library_with
from velkomst.cli.word_diff import word_diff
from velkomst.i18n.fingerprints import of_block
from velkomst.model.project import Project
from velkomst.reading.library import read

_STYLES = {"same": ("", "", ""), "deleted": ("[-", "-]", "red strike"), "added": ("{+", "+}", "green")}
"""What happened to words -> the signs around them and their style."""


def _arguments(arguments: Arguments) -> None:
    arguments.municipalities()
    text = HelpText("kun den gruppe", "only this group")
    arguments.add("-g", "--group", action="append", default=[], metavar=GROUP, text=text)
    arguments.add("--json", action="store_true", text=HelpText("svar som JSON", "answer in JSON"))


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    owners = (*options.municipality, *options.group)
    for owner in owners:
        library_with(project.root, owner)
    library = read(project.root).required()
    wanted = [local for local in drifted(library, project.root) if not owners or local.owner in owners]
    borrowed = [
        loan
        for loan in loans(library)
        if loan.borrowing.based_on not in ("", loan.now) and (not owners or loan.owner in owners)
    ]
    if report.as_json:
        report.json({"drifted": [_as_dict(local) for local in wanted], "borrowed": [_loan(loan) for loan in borrowed]})
        return OK
    for local in wanted:
        _show(local, report)
    for loan in borrowed:
        report.print("drift-borrowed", mark=loan.mark, owner=loan.owner, topic=loan.name, lender=loan.borrowing.lender)
        report.print("drift-accept", block=loan.name, option=f"-m {loan.owner}")
    if wanted or not borrowed:
        report.print("drift-legend" if wanted else "drift-none")
    return OK


def _loan(loan: Loan) -> dict[str, object]:
    return {
        "municipality": loan.owner,
        "topic": loan.name,
        "lender": loan.borrowing.lender,
        "path": loan.mark.path,
        "line": loan.mark.line,
        "column": loan.mark.column,
        "based_on": loan.borrowing.based_on,
        "now": loan.now,
    }


def _show(local: Drifted, report: Reporter) -> None:
    report.out.print(Text(f"{local.change.mark}: {local.owner} {local.name}", style="bold"))
    heads = [report.text(f"drift-{column}") for column in ("key", "base", "now", "local")]
    table = Table(*heads, show_lines=True)
    for field in local.fields():
        table.add_row(field.key, *_cells(local, field, report))
    report.out.print(table, soft_wrap=False)
    choices = (
        ("accept", "adopt") if local.change.block is None or local.based_on is None else ("accept", "adopt", "merge")
    )
    for choice in choices:
        report.print(f"drift-{choice}", block=local.name, option=local.option)
    report.out.print()


def _cells(local: Drifted, field: FieldVersions, report: Reporter) -> tuple[Text, Text, Text]:
    local_text = field.local
    if local.change.block is None:
        local_text = report.text("drift-hidden", because=local.change.because)
    if local.based_on is None:
        return Text(report.text("drift-no-base"), style="dim"), Text(field.now), Text(local_text)
    now = Text()
    for happened, words in word_diff(field.base, field.now):
        before, after, style = _STYLES[happened]
        now.append(f"{before}{words}{after}", style=style)
    return Text(field.base), now, Text(local_text)


def _as_dict(local: Drifted) -> dict[str, object]:
    return {
        "owner": local.owner,
        "block": local.name,
        "verb": local.change.verb,
        "path": local.change.mark.path,
        "line": local.change.mark.line,
        "column": local.change.mark.column,
        "based_on": local.change.based_on,
        "now": of_block(local.shared, local.change.replaced),
        "base_known": local.based_on is not None,
        "because": local.change.because,
        "fields": [
            {"key": field.key, "base": field.base, "now": field.now, "local": field.local} for field in local.fields()
        ],
    }


COMMAND = Command(
    "drift",
    HelpText(
        "vis, hvor den fælles tekst er ændret under jeres tekst", "show where the shared text has changed under yours"
    ),
    _run,
    _arguments,
)
