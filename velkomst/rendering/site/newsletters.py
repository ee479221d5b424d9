"""Decide the pages of the newsletter and write its feed."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import SubElement

from velkomst.formats import addresses
from velkomst.formats.languages import html_code
from velkomst.model.newsletter import EditionIssue
from velkomst.model.project import Project
from velkomst.rendering.markup import plain, plain_line
from velkomst.rendering.site.atom import add_text, atom_feed, midnight, urn, written
from velkomst.rendering.site.views import SiteView
from velkomst.rendering.templating import words

NEWSLETTERS = "newsletters/"
"""Address of the list of issues; the pages of the issues are below it."""
FEED = "newsletters.atom"


def issue_address(issue: EditionIssue) -> str:
    """Return the address of the page of an issue."""
    return f"{NEWSLETTERS}{issue.day.isoformat()}/"


def newsletter_files(site: SiteView, project: Project) -> Mapping[str, bytes]:
    """Return address -> bytes of the feed of the newsletter; none where no issue is published."""
    if not site.newsletters:
        return {}
    gettext = words(project, site.head.language).gettext
    slug, language = site.head.slug, site.head.language

    def public(address: str) -> str:
        return addresses.site(site.site_url, slug, language, address)

    title = f"{gettext('Nyhedsbreve')} – {site.head.municipality}"
    newest = max(issue.day for issue in site.newsletters)
    feed = atom_feed(site, "newsletters", title, newest, (public(FEED), public(NEWSLETTERS)))
    for issue in reversed(site.newsletters):
        entry = SubElement(feed, "entry")
        address, subject = issue_address(issue), issue.mail.subject
        add_text(entry, "id", urn(f"velkomst/{slug}/{html_code(language)}/{address}"))
        add_text(entry, "title", plain_line(subject.text), html_code(subject.language))
        add_text(entry, "updated", midnight(issue.day))
        if public(address):
            SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": public(address)})
        add_text(entry, "summary", _summary(issue))
    return {FEED: written(feed)}


def _summary(issue: EditionIssue) -> str:
    mail = issue.mail
    parts = [plain_line(mail.preheader.text)]
    parts += [plain(block.texts.get("text", "")) for block in mail.blocks]
    parts += [f"{plain_line(occurrence.event.title.text)}: {occurrence.when}" for occurrence in mail.events]
    parts += [plain_line(news.question.text) for news in mail.news]
    return "\n\n".join(part for part in parts if part)
