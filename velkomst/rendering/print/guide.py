"""An edition for one reader in; her A5 guide as one PDF out.

Cover, how to read it, contents, one chapter per phase, places, colophon. The words of the page stand in
``templates/print/``, its variant in ``templates/print/guide.css``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel.dates import format_date

from velkomst.formats import languages
from velkomst.model import PHASES, Artifact, Edition, EditionAudience, EditionTopic, Phase
from velkomst.model.project import Project
from velkomst.rendering import markup, names
from velkomst.rendering.colours import Palette, PhaseColours
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.icons import drawing
from velkomst.rendering.print import drawings, edition_id, engine, glyphs, qr, short_words, sources, trust
from velkomst.rendering.print.edition_id import EditionId
from velkomst.rendering.print.inserts.plans import plan
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant, variants_of
from velkomst.rendering.print.sources import Address
from velkomst.rendering.print.variants import forms
from velkomst.rendering.print.views import GuideView, Online
from velkomst.rendering.templating import environment

STYLESHEET = ORDINARY.stylesheet
_CONTENTS_LINE = {"ltr": 4.94, "rtl": 5.3}
_CONTENTS_HEAD = {"ltr": 11.0, "rtl": 10.4}
_CONTENTS_LEAST = 20.0
_LOWEST_TAB = 130.0
"""Measures of the contents page in mm: a line, the head of a block, its least height, the lowest place of a tab."""
_LIST_LINE = 42
"""Letters of a topic's title that stand on one line of an opening page."""
_LIST_SETTINGS = ((5, ""), (8, "many"), (11, "crowded"))
"""Lines that the list of an opening page holds in each of its settings; the closest is ``packed``."""
_MIRRORED = {"open-in-new"}
_AUDIENCE_ICONS = {
    "nordic": "bridge",
    "eu": "star-circle-outline",
    "third-country": "earth",
    "commuter": "train",
    "refugee": "home-heart",
}
_AUDIENCE_ICON = "bag-suitcase"
"""For an audience that a region has added."""


@dataclass(frozen=True)
class GuideChapter:
    """One phase of the guide, with the topics that answer this reader."""

    phase: Phase
    colours: PhaseColours
    """Of its tab and its door."""
    scene: PhaseColours
    """Of its opening page."""
    topics: tuple[EditionTopic, ...]
    top: float
    """Where the phase stands on the contents page, in mm below the heading: its tab has this place on every page."""
    height: float
    """Height of its block on the contents page, in mm."""

    @property
    def setting(self) -> str:
        """How close its opening page sets the list of topics, so that the list ends on that page."""
        lines = sum(1 + (len(markup.plain(topic.title.text)) > _LIST_LINE) for topic in self.topics)
        return next((name for most, name in _LIST_SETTINGS if lines <= most), "packed")


@dataclass(frozen=True)
class Guide:
    """All that the templates know."""

    edition: Edition
    audience: EditionAudience
    audience_icon: str
    palette: Palette
    chapters: tuple[GuideChapter, ...]
    counts: trust.TrustCounts
    sources: tuple[sources.TopicSources, ...]
    content_date: str
    """The day the content last changed, as the language writes it."""
    imprint: EditionId
    pages: Mapping[str, str]
    """Topic -> its public address."""
    variant: PrintVariant
    logo: str
    """As a ``data:`` address; empty where the municipality has none."""

    def online(self, topic: EditionTopic) -> Address | None:
        """Return the topic's page, where its address is short enough for a code that a phone reads."""
        url = self.pages.get(topic.id, "")
        return Address(url) if url and url.isascii() and len(url) <= qr.LONGEST else None

    @property
    def drawing(self) -> str:
        """The icon that stands for the reader, as the paths of an SVG."""
        return drawing(self.audience_icon)

    @property
    def sourced(self) -> frozenset[str]:
        """Ids of the topics that the list of sources knows."""
        return frozenset(found.topic.id for found in self.sources)


def render_guide(
    edition: Edition,
    project: Project,
    mark: EditionId | None = None,
    online: Online = (),
    wanted: tuple[PrintVariant, ...] = (),
) -> tuple[Artifact, ...]:
    """Return the guide of an edition that was narrowed by ``for_audience``, and the extra ones it is to have.

    ``mark`` is what the back cover says of the edition, ``online`` where its topics stand on the site, ``wanted`` the
    looks to make (all that the municipality asks for, unless some are named). Same edition, same templates: same
    bytes. Raises ValueError for an edition of all audiences or a brand colour that cannot be made readable,
    RenderingError for a character that no font has or a page that cannot be printed.
    """
    slug, language = edition.profile.slug, edition.language
    made: list[Artifact] = []
    for variant in wanted or variants_of(edition.profile.print_extras):
        page = page_of(edition, project, mark, online, variant)
        glyphs.check(edition.name, page, project)
        data = engine.pdf(page, project, variant.stylesheet, edition.name, edition.direction)
        path = f"print/{slug}/{language}/{edition.audience}/guide{variant.suffix}.pdf"
        base = Artifact(path, data, "guide", slug, language, edition.audience)
        made += forms(base, plan(variant.plan, edition), project)
    return tuple(made)


def page_of(
    edition: Edition,
    project: Project,
    mark: EditionId | None = None,
    online: Online = (),
    variant: PrintVariant = ORDINARY,
) -> str:
    """Return the guide as one HTML page, before it becomes paper; raises as ``render_guide`` does."""
    if not edition.audience:
        raise ValueError(f"{edition.name}: a guide is for one audience; call for_audience first")
    if not edition.topics:
        raise RenderingError(edition.name, "no topic answers this audience")
    template = environment(project, "print", edition.language).get_template("guide.html")
    page = template.render(
        guide=_guide(edition, mark or edition_id.of(edition), online, variant),
        edition=edition,
        drawing=drawings.address,
        icon=lambda name, colour: drawings.icon(
            name, variant.ink(colour), mirrored=edition.direction == "rtl" and name in _MIRRORED
        ),
        qr=qr.code,
        note_of=lambda block: trust.note(block, edition.language),
        common_note=lambda topic: trust.common_note(topic, edition.language),
        is_local=trust.is_local,
        shown_address=sources.shown,
    )
    return short_words.kept(str(names.marked(page, edition.names, edition.language)), edition.language)


def _chapters(edition: Edition, variant: PrintVariant) -> Iterator[GuideChapter]:
    """Give every phase as much room on the contents page, and its tab on the page's edge, as it has topics."""
    line, head = _CONTENTS_LINE[edition.direction], _CONTENTS_HEAD[edition.direction]
    top = 0.0
    for phase in PHASES:
        topics = edition.in_phase(phase)
        if topics:
            height = round(max(head + line * len(topics), _CONTENTS_LEAST), 2)
            yield GuideChapter(phase, variant.tab(phase), variant.scene(phase), topics, min(top, _LOWEST_TAB), height)
            top = round(top + height, 2)


def _guide(edition: Edition, mark: EditionId, online: Online, variant: PrintVariant) -> Guide:
    (audience,) = (known for known in edition.audiences if known.id == edition.audience)
    locale = languages.locale(edition.language)
    return Guide(
        edition=edition,
        audience=audience,
        audience_icon=_AUDIENCE_ICONS.get(audience.id, _AUDIENCE_ICON),
        palette=variant.palette(edition.profile.brand),
        chapters=tuple(_chapters(edition, variant)),
        counts=trust.counts(edition),
        sources=sources.by_topic(edition.topics),
        content_date=format_date(edition.content_date, format="long", locale=locale),
        imprint=mark,
        pages=dict(online),
        variant=variant,
        logo=edition.profile.picture,
    )


def render(view: GuideView, project: Project) -> tuple[Artifact, ...]:
    """Return the PDF files of a guide; raises as ``render_guide`` does."""
    return render_guide(view.edition, project, view.edition_id, view.online, (view.variant,))
