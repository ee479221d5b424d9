"""Write the list of what waits for a signature as Markdown, and the monthly digest of an editor as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from babel.dates import format_date

from velkomst.checking.review_list import NEEDS, ReviewItem
from velkomst.cli.console import Reporter
from velkomst.formats.languages import locale
from velkomst.formats.markdown_document import code, escaped
from velkomst.rendering.markup import plain, plain_line

_LISTED = 10
"""How many texts of a kind the digest names."""


def review_markdown(items: Sequence[ReviewItem], owner: str, as_of: date, report: Reporter) -> str:
    """Return the list as a document for people without git: text, source, and where to sign."""
    lines = [f"# {report.text('review-title', owner=escaped(owner))}", ""]
    lines += [report.text("review-head", count=len(items), day=_day(as_of, report))]
    if not items:
        return "\n".join((*lines, ""))
    lines += ["", f"## {report.text('review-how')}", ""]
    lines += [f"{number}. {report.text(f'review-how-{number}')}" for number in (1, 2, 3, 4)]
    for need in NEEDS:
        waiting = [item for item in items if item.need == need]
        if waiting:
            lines += ["", f"## {report.text(f'review-{need}')} ({len(waiting)})"]
            for item in waiting:
                lines += _entry(item, report)
    return "\n".join((*lines, ""))


def _entry(item: ReviewItem, report: Reporter) -> Iterator[str]:
    yield from ("", f"### {escaped(plain_line(item.title))}", "")
    if item.on:
        yield from (report.text("review-until", day=_day(item.on, report)), "")
    for field, text in item.texts:
        label = "" if field == "text" else f"**{report.text(f'review-field-{field}')}:** "
        paragraphs = [escaped(paragraph) for paragraph in plain(text).split("\n") if paragraph.strip()]
        yield f"> {label}" + "\n>\n> ".join(paragraphs)
        yield ">"
    yield ""
    if item.source:
        yield f"{report.text('review-source')}: <{item.source}>"
        yield ""
    yield report.text("review-boxes")
    yield ""
    yield f"{code(item.name)} · {code(f'{item.mark.path}:{item.mark.line}')}"


def review_digest(items: Sequence[ReviewItem], owner: str, as_of: date, report: Reporter) -> str:
    """Return the digest of a month as plain text for a mail: what waits, the most urgent first, and what to do."""
    lines = [report.text("digest-title", owner=owner, month=_month(as_of, report)), ""]
    if not items:
        return "\n".join((*lines, report.text("digest-nothing"), ""))
    lines.append(report.text("digest-head", count=len(items)))
    for need in NEEDS:
        waiting = [item for item in items if item.need == need]
        if not waiting:
            continue
        lines += ["", f"{report.text(f'review-{need}')} ({len(waiting)})"]
        for item in waiting[:_LISTED]:
            day = f" ({_day(item.on, report)})" if item.on else ""
            lines.append(f"- {plain_line(item.title)}{day}")
            lines += [f"  {item.source}"] if item.source else []
        if len(waiting) > _LISTED:
            lines.append(f"  {report.text('digest-more', count=len(waiting) - _LISTED)}")
    return "\n".join((*lines, "", report.text("digest-how", owner=owner), ""))


def _day(day: date, report: Reporter) -> str:
    return format_date(day, format="long", locale=locale(report.ui_language))


def _month(day: date, report: Reporter) -> str:
    return format_date(day, format="LLLL y", locale=locale(report.ui_language))
