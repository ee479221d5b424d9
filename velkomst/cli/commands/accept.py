"""Run ``accept``: record that local texts still match the shared texts that they change."""

from __future__ import annotations

from argparse import Namespace

from velkomst.checking.drift import comparisons, loans
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import OK, USAGE
from velkomst.cli.local_changes import KEY
from velkomst.model import Borrowing, Change
from velkomst.model.project import Project
from velkomst.reading.library import read
from velkomst.resolving.accept import accept_all


def _arguments(arguments: Arguments) -> None:
    block = HelpText(
        "emne og tekst, eller et lånt emne; uden: alle", "topic and block, or a borrowed topic; without it: all"
    )
    arguments.add("block", metavar=KEY, nargs="?", text=block)
    arguments.owner()


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    """Record that local texts still match the texts above of today; only ``based_on`` lines change."""
    library = read(project.root).required()
    named: list[tuple[Change | Borrowing, str]] = [
        (compared.change, compared.now)
        for compared in comparisons(library)
        if compared.owner == options.owner and options.block in (None, compared.name)
    ]
    named += [
        (loan.borrowing, loan.now)
        for loan in loans(library)
        if loan.owner == options.owner and options.block in (None, loan.name)
    ]
    if not named:
        report.error("accept-unknown", slug=options.owner, block=options.block or "")
        return USAGE
    waiting: dict[str, list[tuple[Change | Borrowing, str]]] = {}
    for change, fingerprint in named:
        if change.based_on != fingerprint:
            waiting.setdefault(change.mark.path, []).append((change, fingerprint))
    if not waiting:
        report.print("accept-already", block=options.block or options.owner)
    for path, accepted in waiting.items():
        file = project.root / path
        text, lines = accept_all(file.read_bytes().decode(), accepted)
        file.write_bytes(text.encode())
        for line, (_, fingerprint) in zip(lines, sorted(accepted, key=lambda pair: pair[0].mark), strict=True):
            report.print("accepted", path=path, line=line, fingerprint=fingerprint)
    return OK


_HELP = HelpText(
    "sig, at din tekst stadig passer til den fælles tekst", "say that your text still matches the shared text"
)
COMMAND = Command("accept", _HELP, _run, _arguments)
