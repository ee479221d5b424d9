"""Render a page for each printed sheet that says whether it is still right, or what has changed since it was printed.

The QR code on a sheet leads to ``/q/<id>/``. The page needs no site engine, works without scripts and is in the
language of the sheet.
"""

from __future__ import annotations

from babel.dates import format_date

from velkomst.formats import languages
from velkomst.model import Artifact, SheetStatus
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import palette
from velkomst.rendering.site.icons import icon
from velkomst.rendering.site.policy import policy
from velkomst.rendering.site.share import styles, theme
from velkomst.rendering.site.views import ReleasedPagesView
from velkomst.rendering.templating import environment

UP = "../../"
"""From a page of this kind to ``site/``."""


def render(view: ReleasedPagesView, project: Project) -> tuple[Artifact, ...]:
    """Return a page per sheet. Raises ValueError for a brand colour that cannot be made readable."""
    return tuple(
        Artifact(
            paths.released_page(sheet.id), _page(sheet, view, project), "released", view.head.slug, view.head.language
        )
        for sheet in view.sheets
    )


def _page(sheet: SheetStatus, view: ReleasedPagesView, project: Project) -> bytes:
    colours, language = styles(palette(view.head.brand)), view.head.language
    home = f"{UP}{view.head.slug}/{languages.html_code(language)}/"
    template = environment(project, "site", language).get_template("printed.html")
    html = template.render(
        head=view.head,
        sheet=sheet,
        audience=dict(view.audiences).get(sheet.audience),
        released=_day(sheet, language),
        base=UP,
        home=f"{home}{sheet.audience}/" if sheet.audience else home,
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
