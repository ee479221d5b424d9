"""Run ``schemas``: write the JSON Schemas that editors complete and explain YAML by."""

from __future__ import annotations

from argparse import Namespace

from velkomst.cli.command import Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import OK
from velkomst.model.project import Project
from velkomst.reading.schema import json_schemas


def _run(_options: Namespace, project: Project, report: Reporter) -> int:
    json_schemas.write(project.root)
    report.print("schemas", path="schemas/")
    return OK


COMMAND = Command("schemas", HelpText("skriv schemas/*.schema.json igen", "rewrite schemas/*.schema.json"), _run)
