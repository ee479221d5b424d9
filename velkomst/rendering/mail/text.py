"""Render the plain-text part of a mail, in the order of the HTML and in short lines."""

from __future__ import annotations

import re
import textwrap
from functools import cache

from jinja2 import Environment

from velkomst.formats.languages import direction
from velkomst.model import EditionMail
from velkomst.model.project import Project
from velkomst.rendering import markup, templating
from velkomst.rendering.event_facts import event_facts
from velkomst.rendering.mail.action_facts import shown_facts
from velkomst.rendering.mail.notes import notes_of
from velkomst.rendering.views import EditionHead

WIDTH = 74
"""Characters per line; a merge field may grow in the syntax of a mailing system without passing 78."""

_DASH = re.compile(r"-\s+")
_PHONE = re.compile(r"\+?\d{2,4}(?: \d{2,4}){2,4}")
_KEPT = "\x1f"
"""Replaces the spaces of a phone number while lines are wrapped."""


def plain(mail: EditionMail, head: EditionHead, project: Project) -> str:
    """Return the whole plain-text part, ending in one line break."""
    document = (
        _environment(project, head.language)
        .get_template("mail.txt")
        .render(
            mail=mail,
            head=head,
            notes=notes_of(mail, head.language),
            folded=folded,
            folded_line=folded_line,
            line=markup.plain_line,
            shown_facts=shown_facts,
            event_facts=lambda event, gettext: event_facts(event, head.language, gettext),
        )
    )
    text = re.sub(r"\n{3,}", "\n\n", document).strip() + "\n"
    return markup.isolated(text) if direction(head.language) == "rtl" else text


@cache
def _environment(project: Project, language: str) -> Environment:
    """Return an environment without escaping; cached, because each overlay compiles its templates again."""
    return templating.environment(project, "mail", language).overlay(autoescape=False)


def folded(markdown: str, indent: str = "") -> str:
    r"""Return Markdown as plain text in short lines; web addresses are never broken.

    >>> print(folded("Tag med: **pas**\n\n- foto", "  "))
      Tag med: pas
    <BLANKLINE>
      - foto
    """
    return _wrapped(markup.plain(markdown), indent)


def folded_line(markdown: str, indent: str = "") -> str:
    """Return a title or a fact as plain text in short lines.

    >>> folded_line("2. **sal**", "  ")
    '  2. sal'
    """
    return _wrapped(markup.plain_line(markdown), indent)


def _wrapped(text: str, indent: str) -> str:
    return "\n".join(_line(line, indent) for line in text.split("\n"))


def _line(line: str, indent: str) -> str:
    dash = _DASH.match(line)
    whole = _PHONE.sub(lambda number: number[0].replace(" ", _KEPT), line)
    return textwrap.fill(
        whole,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + (" " * dash.end() if dash else ""),
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_KEPT, " ")
