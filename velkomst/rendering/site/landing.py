"""Render the landing page of the region, its 404 page, robots.txt and the ways to the accessibility statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from velkomst.formats import addresses, languages, phones
from velkomst.model import SOURCE_LANGUAGE, Artifact
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.colours import REGION_BRAND, palette
from velkomst.rendering.icons import drawing
from velkomst.rendering.site.icons import icon
from velkomst.rendering.site.parts import host
from velkomst.rendering.site.policy import policy
from velkomst.rendering.site.share import in_dark_mode, styles, theme
from velkomst.rendering.site.sitemap import robots
from velkomst.rendering.site.views import LandingView, MunicipalityEntry
from velkomst.rendering.templating import environment, words

PUBLICATION = "landing"


@dataclass(frozen=True)
class LandingPage:
    """What the templates see. ``base`` is the link to ``site/``: relative, but absolute on the 404 page."""

    region: str
    municipalities: tuple[MunicipalityEntry, ...]
    languages: tuple[str, ...]
    base: str
    theme: str
    colours: str
    policy: str


def render(view: LandingView, project: Project) -> tuple[Artifact, ...]:
    """Return the landing page and its companions.

    Raises ValueError for a brand colour that cannot be made readable.
    """
    home = _page(view, project, "")
    lost = _page(view, project, addresses.root_path(view.site_url))
    return (
        Artifact(paths.LANDING_PAGE, _draw(home, "landing.html", project), PUBLICATION),
        Artifact(paths.NOT_FOUND_PAGE, _draw(lost, "lost.html", project), PUBLICATION),
        Artifact(paths.ROBOTS, robots(view.site_url), PUBLICATION),
        *_statements(view, project),
    )


def _statements(view: LandingView, project: Project) -> Iterator[Artifact]:
    """One page that lists all accessibility statements, and one per municipality that redirects to its own."""
    html = _draw(_page(view, project, "../"), "was-region.html", project)
    yield Artifact(paths.ACCESSIBILITY_PAGE, html, PUBLICATION)
    page = _page(view, project, "../../")
    for municipality in view.municipalities:
        if municipality.was_url:
            html = _draw(page, "was.html", project, municipality=municipality)
            yield Artifact(paths.accessibility_statement(municipality.slug), html, PUBLICATION)


def _page(view: LandingView, project: Project, base: str) -> LandingPage:
    palettes = {municipality.slug: palette(municipality.brand) for municipality in view.municipalities}
    brands = "".join(f".vk-of-{slug}{{--brand:{colours.brand}}}" for slug, colours in palettes.items())
    dark_brands = "".join(f".vk-of-{slug}{{--brand:{colours.dark_brand}}}" for slug, colours in palettes.items())
    sheet = styles(palette(REGION_BRAND)) + brands + in_dark_mode(dark_brands)
    return LandingPage(
        region=view.region,
        municipalities=view.municipalities,
        languages=view.languages,
        base=base,
        theme=f"{base}{theme(project).folder}",
        colours=sheet,
        policy=policy(sheet),
    )


def _draw(page: LandingPage, template: str, project: Project, **names: object) -> bytes:
    def said(msgid: str, language: str) -> str:
        """Return a template message in any language; the msgid must also occur in a template."""
        return words(project, language).gettext(msgid)

    names |= {"icon": icon, "drawing": drawing, "host": host, "said": said, "html_code": languages.html_code}
    names |= {"phone": phones.format_phone, "dial": phones.tel_address}
    html = environment(project, "site", SOURCE_LANGUAGE).get_template(template).render(view=page, **names)
    return (html.strip() + "\n").encode()
