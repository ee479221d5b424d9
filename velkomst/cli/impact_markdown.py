"""Write the impact of a change as Markdown for a merge request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from velkomst.build.impact.outputs import KINDS, Output
from velkomst.build.impact.report import Impact
from velkomst.cli.console import Reporter
from velkomst.formats.markdown_document import code, escaped, table

LISTED = 20
"""How many entries of a long list are written out."""


def impact_markdown(impact: Impact, report: Reporter) -> str:
    """Return the report in the language of ``report``; every section that has nothing to say is left out."""
    lines = [f"## {report.text('impact-title')}", "", report.text("impact-since", since=code(impact.since))]
    if impact.is_empty:
        return "\n".join((*lines, "", report.text("impact-nothing"), ""))
    lines += _notes(impact, report)
    for head, body in (
        ("impact-readers", _readers(impact, report)),
        ("impact-drift", _drift(impact, report)),
        ("impact-translations", _translations(impact, report)),
        ("impact-printed", _printed(impact, report)),
        ("impact-texts", _texts(impact, report)),
    ):
        written = list(body)
        if written:
            lines += ["", f"### {report.text(head)}", "", *written]
    return "\n".join((*lines, ""))


def _notes(impact: Impact, report: Reporter) -> Iterator[str]:
    if not impact.readable:
        yield from ("", report.text("impact-unreadable", since=code(impact.since)))
    if impact.unread:
        yield from ("", report.text("impact-unread", slugs=", ".join(map(code, impact.unread))))
    if impact.code:
        yield from ("", report.text("impact-code"))


def _readers(impact: Impact, report: Reporter) -> Iterator[str]:
    if not impact.touched:
        return
    heads = [report.text(f"impact-{name}") for name in ("municipality", "languages", "audiences", *KINDS)]
    by_slug: dict[str, list[Output]] = {}
    for output in impact.touched:
        by_slug.setdefault(output.municipality, []).append(output)
    rows = [
        [
            escaped(impact.names.get(slug, slug)),
            ", ".join(sorted({output.language for output in outputs})),
            _audiences(outputs, impact, report),
            *_counts(outputs, [slug], impact, report),
        ]
        for slug, outputs in sorted(by_slug.items())
    ]
    if len(rows) > 1:
        counts = _counts(impact.touched, by_slug, impact, report)
        rows.append([f"**{report.text('impact-all')}**", "", "", *counts])
    yield from table(heads, rows, (3, 4, 5))
    yield from ("", report.text("impact-menus"))


def _audiences(outputs: Sequence[Output], impact: Impact, report: Reporter) -> str:
    """Return the ids of the audiences, or that it is all of them."""
    named = {audience for output in outputs for audience in output.audiences}
    if any(not output.audiences for output in outputs) or named >= set(impact.audiences):
        return report.text("impact-everyone")
    return ", ".join(audience for audience in impact.audiences if audience in named)


def _counts(outputs: Sequence[Output], slugs: Iterable[str], impact: Impact, report: Reporter) -> list[str]:
    listed = tuple(slugs)
    counts = []
    for kind in KINDS:
        count = sum(output.kind == kind for output in outputs)
        total = sum(impact.totals.get((kind, slug), 0) for slug in listed)
        counts.append(report.text("impact-of", count=count, total=max(total, count)) if count else "0")
    return counts


def _drift(impact: Impact, report: Reporter) -> Iterator[str]:
    for block in impact.drifted:
        name = escaped(impact.names.get(block.municipality, block.municipality))
        yield f"- {name}: {code(block.block)} ({code(str(block.mark))})"
    if impact.drifted:
        yield from ("", report.text("impact-drift-how", command=code("build.py drift")))


def _translations(impact: Impact, report: Reporter) -> Iterator[str]:
    if not impact.translations:
        return
    names = ("language", "outdated", "drafts-lost", "added", "approved", "words")
    rows = [
        (work.language, work.outdated, work.drafts_lost, work.added, work.approved, work.words)
        for work in impact.translations
    ]
    yield from table([report.text(f"impact-{name}") for name in names], rows, range(1, 6))


def _printed(impact: Impact, report: Reporter) -> Iterator[str]:
    if not impact.outdated:
        return
    names = ("municipality", "sheet", "language", "audiences", "released", "changes")
    rows = [
        (
            escaped(impact.names.get(sheet.municipality, sheet.municipality)),
            f"{escaped(sheet.name)} {code(sheet.id)}".strip(),
            sheet.language,
            sheet.audience or report.text("impact-everyone"),
            sheet.released,
            sheet.changes,
        )
        for sheet in impact.outdated[:LISTED]
    ]
    yield from table([report.text(f"impact-{name}") for name in names], rows, (5,))
    yield from _more(len(impact.outdated), report)


def _texts(impact: Impact, report: Reporter) -> Iterator[str]:
    for edit in impact.texts[:LISTED]:
        place = code(f"{edit.mark.path}:{edit.mark.line}")
        yield f"- {report.text(f'impact-{edit.edit}-text')}: {code(edit.key)} ({place})"
    yield from _more(len(impact.texts), report)


def _more(count: int, report: Reporter) -> Iterator[str]:
    if count > LISTED:
        yield from ("", report.text("impact-more", count=count - LISTED))
