"""Render a mail as one HTML document, still with neutral merge fields.

A Jinja2 template writes MJML, and MJML writes the layout tables that old mail programs need. The styles of running
text are inlined here, because many mail programs drop ``<style>``.
"""

from __future__ import annotations

import re

from markupsafe import Markup
from mjml import mjml2html

from velkomst.formats.merge_fields import FIELD
from velkomst.model import EditionMail
from velkomst.model.project import Project
from velkomst.rendering import colours, markup, names, templating
from velkomst.rendering.event_facts import event_facts
from velkomst.rendering.mail.action_facts import shown_facts
from velkomst.rendering.mail.notes import declared, notes_of
from velkomst.rendering.views import EditionHead

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


def html(mail: EditionMail, head: EditionHead, project: Project) -> str:
    """Return the mail as a whole HTML document; raises ValueError for a brand colour that cannot be used."""
    document: str = mjml2html(mjml(mail, head, project), fonts={})
    return document.rstrip() + "\n"


def mjml(mail: EditionMail, head: EditionHead, project: Project) -> str:
    """Return the mail as MJML; raises ValueError for a brand colour that cannot be used."""
    palette = colours.palette(head.brand)

    def running(text: str, direction: str) -> Markup:
        return _styled(markup.html(text, direction), palette.brand)

    def short(text: str, direction: str) -> Markup:
        return _styled(markup.inline(text, direction), palette.brand)

    template = templating.environment(project, "mail", head.language).get_template("mail.mjml")
    document = template.render(
        mail=mail,
        head=head,
        palette=palette,
        colours=colours,
        notes=notes_of(mail, head.language),
        source=declared(mail),
        running=running,
        short=short,
        shown_facts=shown_facts,
        event_facts=lambda event, gettext: event_facts(event, head.language, gettext),
    )
    return str(names.marked(document, head.names, head.language))


def _styled(clean: str, link: str) -> Markup:
    """Inline the styles of sanitised HTML, and isolate every merge field from the direction of the text around it."""
    parts = _TAG.split(clean)
    for index, part in enumerate(parts):
        if part.startswith("<a "):
            parts[index] = part.replace("<a ", f'<a class="link" style="color:{link}" ', 1)
        elif part.startswith("<"):
            parts[index] = _STYLES.get(part, part)
        else:
            parts[index] = FIELD.sub(r"<bdi>\g<0></bdi>", part)
    styled = _NUMBER.sub('<bdi dir="ltr" class="ltr" style="white-space:nowrap">', "".join(parts))
    return Markup(styled)  # noqa: S704 - markup has cleaned it; only the tags above are added
