"""A mail and its edition in; one HTML document out, still with neutral merge fields.

Jinja2 makes MJML and MJML makes the layout tables that old mail programs need. Styles of running text are
written into each tag here, because many mail programs drop ``<style>``.
"""

from __future__ import annotations

import re

from markupsafe import Markup
from mjml import mjml2html

from velkomst.model import Edition, EditionMail
from velkomst.model.project import Project
from velkomst.rendering import colours, markup, names, templating
from velkomst.rendering.mail.fields import FIELD
from velkomst.rendering.mail.notes import notes

_TAG = re.compile(r"(<[^>]*>)")
_STYLES = {
    "<p>": '<p style="margin:0 0 8px">',
    "<ul>": '<ul style="margin:0 0 8px;padding:0 24px">',
    "<ol>": '<ol style="margin:0 0 8px;padding:0 24px">',
    "<li>": '<li style="margin:0 0 4px">',
    "<blockquote>": '<blockquote style="margin:0 0 8px;padding:0 16px">',
}
_NUMBER = re.compile(r'<bdi dir="ltr" class="ltr(?: whole)?">(?=[+\d][\d .,:/–\u00a0-]*</bdi>)')
"""The start of a phone number, or of a time or date in right-to-left text: it must not be broken over two lines."""


def html(mail: EditionMail, edition: Edition, project: Project) -> str:
    """Return the mail as a whole HTML document; raises ValueError for a brand colour that cannot be used."""
    document: str = mjml2html(mjml(mail, edition, project), fonts={})
    return document.rstrip() + "\n"


def mjml(mail: EditionMail, edition: Edition, project: Project) -> str:
    """Return the mail as MJML; raises ValueError for a brand colour that cannot be used."""
    palette = colours.palette(edition.profile.brand)

    def running(text: str, direction: str) -> Markup:
        return _styled(markup.html(text, direction), palette.brand)

    def short(text: str, direction: str) -> Markup:
        return _styled(markup.inline(text, direction), palette.brand)

    template = templating.environment(project, "mail", edition.language).get_template("mail.mjml")
    made = template.render(
        mail=mail,
        edition=edition,
        palette=palette,
        colours=colours,
        notes=notes(mail, edition.language),
        running=running,
        short=short,
    )
    return str(names.marked(made, edition.names, edition.language))


def _styled(clean: str, link: str) -> Markup:
    """Write the styles into sanitised HTML, and keep every merge field apart from the direction around it."""
    parts = _TAG.split(clean)
    for place, part in enumerate(parts):
        if part.startswith("<a "):
            parts[place] = part.replace("<a ", f'<a class="link" style="color:{link}" ', 1)
        elif part.startswith("<"):
            parts[place] = _STYLES.get(part, part)
        else:
            parts[place] = FIELD.sub(r"<bdi>\g<0></bdi>", part)
    whole = _NUMBER.sub('<bdi dir="ltr" class="ltr" style="white-space:nowrap">', "".join(parts))
    return Markup(whole)  # noqa: S704 - markup has cleaned it; only the tags above are added
