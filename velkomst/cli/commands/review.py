"""Run ``review``: list what waits for an owner's signature, for people who do not use git."""

from __future__ import annotations

from argparse import Namespace
from datetime import timedelta
from pathlib import Path
from typing import Any

from velkomst.build.inspection import read_and_merge
from velkomst.build.selection import UnknownNameError
from velkomst.checking.review_list import ReviewItem, known_owners, of_owner, owner_names, review_items
from velkomst.cli.command import FILE, Arguments, Command, HelpText
from velkomst.cli.console import Reporter
from velkomst.cli.exit_codes import OK, USAGE
from velkomst.cli.review_markdown import review_digest, review_markdown
from velkomst.i18n import inventory
from velkomst.model.project import Project
from velkomst.rendering.regional import review_page

_AHEAD = timedelta(days=31)
"""How far ahead a date is near."""


def _arguments(arguments: Arguments) -> None:
    owner = HelpText(
        "kommunen, regionen eller den, der svarer for teksten, fx SIRI; ellers kommer en liste over dem alle",
        "the municipality, the region or who answers for the text, e.g. SIRI; otherwise all of them are listed",
    )
    arguments.add("--owner", metavar=HelpText("HVEM", "WHO"), text=owner)
    out = HelpText("skriv hertil: .md eller .html", "write here: .md or .html")
    arguments.add("-o", "--out", metavar=FILE, text=out)
    digest = HelpText("en kort oversigt til en mail, som ren tekst", "a short digest for a mail, as plain text")
    arguments.add("--digest", action="store_true", text=digest)
    arguments.as_of()
    arguments.add("--json", action="store_true", text=HelpText("svar som JSON", "answer in JSON"))


def _run(options: Namespace, project: Project, report: Reporter) -> int:
    library = read_and_merge(project, options.as_of).library
    items = review_items(library, inventory.texts(library), options.as_of + _AHEAD)
    owners = known_owners(library, items)
    names = owner_names(library)
    if options.owner is None:
        _list_owners({owner: len(of_owner(items, owner, names)) for owner in owners}, report)
        return OK
    own = of_owner(items, options.owner, names)
    known = {name.casefold(): called[1] for called in names.values() for name in called}
    if not own and options.owner.casefold() not in known:
        raise UnknownNameError("owner", options.owner, owners)
    known |= {name.casefold(): name for name in owners}
    options.owner = known.get(options.owner.casefold(), options.owner)
    if report.as_json:
        report.json({"owner": options.owner, "items": [_as_dict(item) for item in own]})
        return OK
    return _write(own, options, project, report)


def _list_owners(counts: dict[str, int], report: Reporter) -> None:
    if report.as_json:
        report.json({"owners": counts})
    for owner, count in counts.items():
        report.print("review-owner", owner=owner, count=count)


def _write(items: tuple[ReviewItem, ...], options: Namespace, project: Project, report: Reporter) -> int:
    """Write the list to the file that was asked for, otherwise to stdout."""
    file = Path(options.out) if options.out else None
    if file and file.suffix not in (".md", ".html", ".txt"):
        report.error("review-ending", path=file)
        return USAGE
    if file and file.suffix == ".html":
        file.write_bytes(review_page.render(items, options.owner, options.as_of, project))
    else:
        plain = options.digest or (file is not None and file.suffix == ".txt")
        written = (review_digest if plain else review_markdown)(items, options.owner, options.as_of, report)
        if file is None:
            report.document(written)
            return OK
        file.write_text(written, "utf-8", newline="\n")
    report.print("review-written", path=file, count=len(items))
    return OK


def _as_dict(item: ReviewItem) -> dict[str, Any]:
    return {
        "need": item.need,
        "title": item.title,
        "name": item.name,
        "owner": item.owner,
        "authority": item.authority,
        "texts": dict(item.texts),
        "source": item.source,
        "path": item.mark.path,
        "line": item.mark.line,
        "on": item.on.isoformat() if item.on else "",
    }


_HELP = HelpText("hvad der venter på en underskrift, hos hvem", "what waits for a signature, by who answers for it")
COMMAND = Command("review", _HELP, _run, _arguments)
