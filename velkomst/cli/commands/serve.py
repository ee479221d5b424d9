"""Run ``serve``: preview the default municipality with mkdocs, live on every edit."""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace

from velkomst.cli.command import Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.model.project import Project


def _arguments(arguments: Arguments) -> None:
    port = HelpText("porten på 127.0.0.1 (ellers 8000)", "the port on 127.0.0.1 (otherwise 8000)")
    arguments.add("--port", type=arguments.count, default=8000, metavar=HelpText("PORT", "PORT"), text=port)


def _run(options: Namespace, project: Project, _report: Reporter) -> int:
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{options.port}"]
    return subprocess.run(command, cwd=project.root, check=False).returncode  # noqa: S603


COMMAND = Command("serve", HelpText("vis sitet, mens du skriver", "show the site while you write"), _run, _arguments)
