"""Render a page for each printed sheet that says whether it is still right, or what has changed since it was printed.

The QR code on a sheet leads to ``/q/<id>/``, that of a topic in a guide to ``/q/<id>/<n>/``, which redirects to the
page of the topic for the guide's reader. The pages need no site engine, work without scripts and are in the language of
the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator

from babel.dates import format_date

from velkomst.formats import languages
from velkomst.model import Artifact, SheetStatus
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import palette
from velkomst.rendering.site.icons import icon
from velkomst.rendering.site.policy import policy
from velkomst.rendering.site.share import styles, theme
from velkomst.rendering.site.views import ReleasedPagesView, TopicAddress
from velkomst.rendering.templating import environment

UP = "../../"
"""From a page of this kind to ``site/``."""


def render(view: ReleasedPagesView, project: Project) -> tuple[Artifact, ...]:
    """Return a page per sheet, and one per topic of each guide; those of retired sheets redirect to the site.

    Raises ValueError for a brand colour that cannot be made readable.
    """
    slug, language = view.head.slug, view.head.language
    pages = [(sheet, _page(sheet, view, project)) for sheet in view.sheets]
    pages += [(sheet, _redirect_home(sheet, view, project)) for sheet in view.retired]
    return tuple(
        Artifact(path, html, "released", slug, language)
        for sheet, page in pages
        for path, html in ((paths.released_page(sheet.id), page), *_topic_redirects(sheet, view, project))
    )


def _redirect_home(sheet: SheetStatus, view: ReleasedPagesView, project: Project) -> bytes:
    """Return a page that opens the site: for the reader of the sheet where the municipality has such readers."""
    template = environment(project, "site", view.head.language).get_template("printed-topic.html")
    html = template.render(head=view.head, topic=None, target=_home(sheet, view))
    return (html.strip() + "\n").encode()


def _home(sheet: SheetStatus, view: ReleasedPagesView) -> str:
    """Return the relative address of the site, or of the pages for the reader of a sheet."""
    home = f"{UP}{view.head.slug}/{languages.html_code(view.head.language)}/"
    return f"{home}{sheet.audience}/" if sheet.audience in dict(view.audiences) else home


def _topic_redirects(sheet: SheetStatus, view: ReleasedPagesView, project: Project) -> Iterator[tuple[str, bytes]]:
    """Yield (path, page) of every topic; a topic that is gone leads to the page of the sheet, which says so."""
    language = view.head.language
    template = environment(project, "site", language).get_template("printed-topic.html")
    for number, topic in _numbered_topics(sheet, view):
        site = f"{UP}../{view.head.slug}/{languages.html_code(language)}/"
        target = f"{site}{topic.address}" if topic else "../"
        html = template.render(head=view.head, topic=topic, target=target)
        yield paths.printed_topic(sheet.id, number), (html.strip() + "\n").encode()


def _numbered_topics(sheet: SheetStatus, view: ReleasedPagesView) -> Iterator[tuple[int, TopicAddress | None]]:
    """Yield the topics of a guide with the numbers of their codes; None for a topic that is gone."""
    addresses = {topic.topic: topic for topic in view.topics if topic.audience == sheet.audience}
    for number, id in enumerate(sheet.topics, start=1):
        yield number, addresses.get(id)


def _page(sheet: SheetStatus, view: ReleasedPagesView, project: Project) -> bytes:
    colours, language = styles(palette(view.head.brand)), view.head.language
    template = environment(project, "site", language).get_template("printed.html")
    html = template.render(
        head=view.head,
        sheet=sheet,
        topics=[(number, topic) for number, topic in _numbered_topics(sheet, view) if topic],
        audience=dict(view.audiences).get(sheet.audience),
        released=_day(sheet, language),
        base=UP,
        home=_home(sheet, view),
        theme=f"{UP}{theme(project).folder}",
        colours=colours,
        policy=policy(colours),
        icon=icon,
    )
    return (html.strip() + "\n").encode()


def _day(sheet: SheetStatus, language: str) -> str:
    if sheet.released is None:
        return ""
    return format_date(sheet.released, format="long", locale=languages.locale(language))
