"""Run ``verify``: compare a published folder with its manifest, or a release with its checksums."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from velkomst.build.release_verification import is_release, verify_release
from velkomst.build.verification import UnreadableManifestError, Verification, verify
from velkomst.cli.command import FOLDER, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import CONTENT, OK
from velkomst.model.project import Project


def _arguments(arguments: Arguments) -> None:
    text = HelpText("mappen; ellers out/", "the folder; otherwise out/")
    arguments.add("folder", nargs="?", metavar=FOLDER, text=text)
    arguments.add("--json", action="store_true", text=HelpText("svar som JSON", "answer in JSON"))


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    folder = Path(options.folder) if options.folder else project.output
    verification = verified(folder, report)
    if verification is None:
        return CONTENT
    if report.as_json:
        report.json({**asdict(verification), "intact": verification.is_intact})
    elif verification.is_intact:
        report.print("verified", path=folder, count=verification.listed)
    return OK if verification.is_intact else CONTENT


def verified(folder: Path, report: Reporter) -> Verification | None:
    """Verify a folder and report every difference; return None, after saying so, where it has no manifest."""
    try:
        verification = verify_release(folder) if is_release(folder) else verify(folder)
    except UnreadableManifestError as error:
        report.error("verify-no-manifest", path=error.path)
        return None
    if not report.as_json:
        for name in ("missing", "changed", "extra"):
            for path in getattr(verification, name):
                report.error(f"verify-{name}", path=path)
        if not verification.is_intact:
            report.error("not-verified", path=folder)
    return verification


_HELP = HelpText(
    "sammenlign en udgivet mappe med dens manifest, eller en udgivelse med dens kontrolsummer",
    "compare a published folder with its manifest, or a release with its checksums",
)
COMMAND = Command("verify", _HELP, _run, _arguments)
