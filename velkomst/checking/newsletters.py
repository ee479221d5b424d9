"""Check the issues of the newsletter: that there is a mail to send them in, and that their period is possible."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.model import Library
from velkomst.model.newsletter import Newsletter
from velkomst.problems import Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report issues that no mail can carry, and issues with a period that ends before it begins."""
    return tuple(sorted((*_without_mail(library), *_reversed(library))))


def _without_mail(library: Library) -> Iterator[Problem]:
    shared = any(mail.purpose == "newsletter" for mail in library.mails)
    for municipality in library.municipalities:
        complete = library.complete(municipality.slug)
        if shared or any(mail.purpose == "newsletter" for mail in complete.mails):
            continue
        for newsletter in (*library.newsletters, *complete.newsletters):
            yield problem("newsletter-without-mail", newsletter.marks["date"], slug=municipality.slug)


def _reversed(library: Library) -> Iterator[Problem]:
    issues: list[Newsletter] = [*library.newsletters]
    issues += (newsletter for layer in library.layers for newsletter in layer.newsletters)
    for newsletter in issues:
        if newsletter.until and newsletter.until < newsletter.day:
            yield problem("newsletter-period", newsletter.marks["until"], date=newsletter.day, until=newsletter.until)
