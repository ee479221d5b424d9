"""All editions in; the region's front door out: choose municipality, then language. Also 404, robots.txt, sitemaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from velkomst.formats import languages, phones
from velkomst.model import Artifact, Edition, Profile
from velkomst.model.project import Project
from velkomst.rendering.colours import palette
from velkomst.rendering.icons import drawing
from velkomst.rendering.site.icons import icon
from velkomst.rendering.site.pages import host
from velkomst.rendering.site.policy import policy
from velkomst.rendering.site.share import styles, theme
from velkomst.rendering.site.sitemap import regional
from velkomst.rendering.site.views import LandingPages
from velkomst.rendering.templating import environment, words

_REGION = "#1F2257"
"""Raw colour of the region's own wall, where no municipality is chosen yet: night, the first phase."""

_DANISH_ORDER = str.maketrans("æøå", "{|}")
"""The Danish letters stand behind z."""


@dataclass(frozen=True)
class MunicipalityEntry:
    """One municipality on the front door, with the languages that it speaks."""

    profile: Profile
    brand: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class LandingView:
    """What the front door's templates look at. ``base`` leads to ``site/``: relative, but absolute on the 404."""

    region: str
    municipalities: tuple[MunicipalityEntry, ...]
    languages: tuple[str, ...]
    base: str
    theme: str
    colours: str
    policy: str


def render_landing(editions: Sequence[Edition], project: Project) -> tuple[Artifact, ...]:
    """Return the front door, the 404, robots.txt, the sitemap and the ways to the accessibility statements.

    ``editions`` are all that were built, in the order they are shown; raises ValueError when there are none.
    """
    if not editions:
        raise ValueError("a front door needs at least one edition")
    address = urlsplit(editions[0].site_url).path.rstrip("/") + "/"
    front, lost = _view(editions, project, ""), _view(editions, project, address)
    return (
        Artifact("site/index.html", _draw(front, "front.html", project), "landing"),
        Artifact("site/404.html", _draw(lost, "lost.html", project), "landing"),
        *regional(editions),
        *_statements(editions, project),
    )


def _statements(editions: Sequence[Edition], project: Project) -> Iterator[Artifact]:
    """The address that authorities agreed on, ``/was/``, leads to the statements, region and houses."""
    at_once = _draw(
        _view(editions, project, "../"), "was-region.html", project, phone=phones.format_phone, dial=phones.tel_address
    )
    yield Artifact("site/was/index.html", at_once, "landing")
    view = _view(editions, project, "../../")
    for house in view.municipalities:
        if house.profile.was_url:
            page = _draw(view, "was.html", project, profile=house.profile)
            yield Artifact(f"site/{house.profile.slug}/was/index.html", page, "landing")


def _view(editions: Sequence[Edition], project: Project, base: str) -> LandingView:
    built: dict[str, list[Edition]] = {}
    for edition in editions:
        built.setdefault(edition.profile.slug, []).append(edition)
    houses = {slug: _house(of_one) for slug, of_one in sorted(built.items(), key=_by_name)}
    spoken = dict.fromkeys(language for house in houses.values() for language in house.languages)
    own = "".join(f".vk-of-{slug}{{--brand:{house.brand}}}" for slug, house in houses.items())
    sheet = styles(palette(_REGION)) + own
    return LandingView(
        region=editions[0].region,
        municipalities=tuple(houses.values()),
        languages=tuple(spoken),
        base=base,
        theme=f"{base}{theme(project).folder}",
        colours=sheet,
        policy=policy(sheet),
    )


def _by_name(house: tuple[str, Sequence[Edition]]) -> str:
    """Names in alphabetical order, æ, ø and å last; Aa is sorted as it is written, which newcomers expect."""
    name = house[1][0].profile.name
    return name.casefold().translate(_DANISH_ORDER)


def _house(editions: Sequence[Edition]) -> MunicipalityEntry:
    profile = editions[0].profile
    there = {edition.language for edition in editions}
    in_order = tuple(language for language in profile.languages if language in there)
    return MunicipalityEntry(profile, palette(profile.brand).brand, in_order)


def _draw(view: LandingView, template: str, project: Project, **beside: object) -> bytes:
    def said(msgid: str, language: str) -> str:
        """Return a template word in any language; the msgid must also stand in a template."""
        return words(project, language).gettext(msgid)

    made = (
        environment(project, "site", "da")
        .get_template(template)
        .render(view=view, icon=icon, drawing=drawing, host=host, said=said, html_code=languages.html_code, **beside)
    )
    return (made.strip() + "\n").encode()


def render(view: LandingPages, project: Project) -> tuple[Artifact, ...]:
    """Return the landing page and its companions; raises as ``render_landing`` does."""
    return render_landing(view.editions, project)
