"""An edition in; one small page per printed edition out: still right, or what has changed since it was printed.

The QR code on every sheet leads to ``/q/<edition>/``. The page needs no engine, works without script and is in the
language of the paper.
"""

from __future__ import annotations

from babel.dates import format_date

from velkomst.formats import languages
from velkomst.model import Artifact, Edition, EditionPrinted
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import palette
from velkomst.rendering.site.icons import icon
from velkomst.rendering.site.policy import policy
from velkomst.rendering.site.share import styles, theme
from velkomst.rendering.site.views import ReleasedPages
from velkomst.rendering.templating import environment

UP = "../../"
"""From a page of this kind to ``site/``."""


def printed_pages(edition: Edition, project: Project) -> tuple[Artifact, ...]:
    """Return ``site/q/<edition>/index.html`` for every printed edition in this language, and for the words of today.

    Raises ValueError for a brand colour that cannot be made readable.
    """
    sheet = styles(palette(edition.profile.brand))
    template = environment(project, "site", edition.language).get_template("printed.html")
    slug, language = edition.profile.slug, edition.language

    def page(one: EditionPrinted) -> bytes:
        html = template.render(
            edition=edition,
            one=one,
            audience=next((audience for audience in edition.audiences if audience.id == one.audience), None),
            released=_day(one, language),
            base=UP,
            home=f"{UP}{slug}/{languages.html_code(language)}/" + (f"{one.audience}/" if one.audience else ""),
            theme=f"{UP}{theme(project).folder}",
            colours=sheet,
            policy=policy(sheet),
            icon=icon,
        )
        return (html.strip() + "\n").encode()

    return tuple(
        Artifact(paths.released_page(one.id), page(one), "released", slug, language) for one in edition.printed
    )


def _day(one: EditionPrinted, language: str) -> str:
    return format_date(one.released, format="long", locale=languages.locale(language)) if one.released else ""


def render(view: ReleasedPages, project: Project) -> tuple[Artifact, ...]:
    """Return a page for every printed edition; raises as ``printed_pages`` does."""
    return printed_pages(view.edition, project)
