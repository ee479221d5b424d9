"""Run ``accept``: record that local texts still match the shared texts that they change."""

from __future__ import annotations

from argparse import Namespace

from velkomst.checking.drift import comparisons
from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import OK, USAGE
from velkomst.cli.local_changes import KEY
from velkomst.i18n.fingerprints import of_block
from velkomst.model import Change
from velkomst.model.project import Project
from velkomst.reading.library import read
from velkomst.resolving.accept import accept_all


def _arguments(arguments: Arguments) -> None:
    block = HelpText("emne og tekst; uden den: alle kommunens", "topic and block; without it: all of the municipality")
    arguments.add("block", metavar=KEY, nargs="?", text=block)
    arguments.municipality()


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    """Record that local texts still match the shared text of today; only ``based_on`` lines change."""
    named = [
        (change, of_block(shared, change.replaced))
        for slug, topic, change, shared in comparisons(read(project.root).required())
        if slug == options.municipality and options.block in (None, f"{topic}/{shared.id}")
    ]
    if not named:
        report.error("accept-unknown", slug=options.municipality, block=options.block or "")
        return USAGE
    waiting: dict[str, list[tuple[Change, str]]] = {}
    for change, fingerprint in named:
        if change.based_on != fingerprint:
            waiting.setdefault(change.mark.path, []).append((change, fingerprint))
    if not waiting:
        report.print("accept-already", block=options.block or options.municipality)
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
