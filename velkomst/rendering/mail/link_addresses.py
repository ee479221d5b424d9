"""Find the public addresses of the topics and places that mails link to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from velkomst.formats import addresses
from velkomst.model import Edition, EditionMail
from velkomst.model.link_syntax import LinkTarget, internal_links
from velkomst.rendering.site.directories import directories
from velkomst.rendering.topic_pages import Groups, groups, page_for


def linked_mails(edition: Edition) -> tuple[EditionMail, ...]:
    """Return the mails of an edition with the addresses of what they link to, for each audience."""
    return _linked(edition, edition.mails)


def linked_issues(edition: Edition) -> tuple[EditionMail, ...]:
    """Return the mails of the issues of the newsletter that are sent, with the addresses of what they link to."""
    return _linked(edition, tuple(issue.mail for issue in edition.newsletters if issue.sent))


def _linked(edition: Edition, mails: tuple[EditionMail, ...]) -> tuple[EditionMail, ...]:
    targets = {mail.id: _targets(mail) for mail in mails}
    if not any(targets.values()):
        return mails
    pages = groups(edition.topics, edition.audiences)
    return tuple(replace(mail, links=tuple(_links(edition, targets[mail.id], pages))) for mail in mails)


def _targets(mail: EditionMail) -> tuple[LinkTarget, ...]:
    """Return the topics and places that a mail links to, each once."""
    texts = (text for block in mail.all_blocks for text in (*block.texts.values(), *(block.danish or {}).values()))
    linked = (link.target for text in texts for link in internal_links(text))
    return tuple(dict.fromkeys((*linked, *(news.target for news in mail.news))))


def _links(edition: Edition, targets: tuple[LinkTarget, ...], pages: Groups) -> Iterator[tuple[str, str, str]]:
    for target in targets:
        for audience in ("", *(audience.id for audience in edition.audiences)):
            if address := _address(edition, target, audience, pages):
                yield audience, target.address, address


def _address(edition: Edition, target: LinkTarget, audience: str, pages: Groups) -> str:
    """Return a public address; "" where there is none, or none that suits a reader of unknown audience."""
    if target.kind == "place":
        page, elsewhere = _place(edition, target.id)
    else:
        page, elsewhere = page_for(pages, target.id, audience) if audience else _common_page(pages, target.id), ""
    if not page:
        return elsewhere
    return addresses.site(edition.site_url, edition.profile.slug, edition.language, page) or elsewhere


def _place(edition: Edition, id: str) -> tuple[str, str]:
    """Return the address of a place in its directory, below the site, and its website; each may be empty."""
    for directory in directories(edition.places):
        for place in directory.places:
            if place.id == id:
                return f"{directory.address}#place_{id}", place.web
    return "", ""


def _common_page(pages: Groups, topic_id: str) -> str:
    """Return the page of a topic that reads the same for everyone; "" where it has several."""
    found = pages.get(topic_id, ())
    return found[0][0] if len(found) == 1 else ""
