"""A mail and its edition in; its plain-text part out, in the order of the HTML, in short lines."""

from __future__ import annotations

import re
import textwrap
from functools import cache

from jinja2 import Environment

from velkomst.model import Edition, EditionMail
from velkomst.model.project import Project
from velkomst.rendering import markup, templating
from velkomst.rendering.mail.notes import notes

WIDTH = 74
"""Signs in a line. A merge field grows when it gets the syntax of a mailing system: 78 is never passed."""

_DASH = re.compile(r"-\s+")
_PHONE = re.compile(r"\+?\d{2,4}(?: \d{2,4}){2,4}")
_KEPT = "\x1f"
"""Stands for the spaces of a phone number while lines are broken."""


def plain(mail: EditionMail, edition: Edition, project: Project) -> str:
    """Return the whole plain-text part, ending in one line break."""
    made = (
        _environment(project, edition.language)
        .get_template("mail.txt")
        .render(mail=mail, edition=edition, notes=notes(mail, edition.language), folded=folded, line=markup.plain)
    )
    return re.sub(r"\n{3,}", "\n\n", made).strip() + "\n"


@cache
def _environment(project: Project, language: str) -> Environment:
    """Plain text has nothing to escape; made once, since every overlay compiles its templates anew."""
    return templating.environment(project, "mail", language).overlay(autoescape=False)


def folded(markdown: str, indent: str = "") -> str:
    r"""Return Markdown as plain text in short lines; web addresses are never broken.

    >>> print(folded("Tag med: **pas**\n\n- foto", "  "))
      Tag med: pas
    <BLANKLINE>
      - foto
    """
    return "\n".join(_line(line, indent) for line in markup.plain(markdown).split("\n"))


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
