"""Render one reader's guide: cover, how to read it, contents, one chapter per phase, places and colophon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from velkomst.formats.addresses import printed_topic
from velkomst.model import PHASES, Artifact, Edition, EditionPlace, EditionTopic, LocalizedText
from velkomst.model.project import Project
from velkomst.rendering import markup, trust
from velkomst.rendering.icons import audience_drawing
from velkomst.rendering.print import edition_id, guide_lengths, guide_places, shown, topic_trust
from velkomst.rendering.print.chapters import Chapter
from velkomst.rendering.print.inserts.spec import A4, A5, folder_of
from velkomst.rendering.print.page import PageJob, from_template
from velkomst.rendering.print.plans import is_booklet
from velkomst.rendering.print.print_variants import ORDINARY, PrintVariant
from velkomst.rendering.print.sources import Address
from velkomst.rendering.print.views import SheetView
from velkomst.rendering.views import head_of
from velkomst.resolving.released import numbered_topics

SHEET = "guide"
"""Its name among the sheets, and that of its files."""
_CONTENTS_LINE = {"ltr": 4.94, "rtl": 5.3}
_CONTENTS_HEAD = {"ltr": 11.0, "rtl": 10.4}
_CONTENTS_LEAST = 20.0
_LOWEST_TAB = 130.0
"""Measures of the contents page in mm: a line, the head of a block, its least height, the lowest place of a tab."""
_LIST_LINE = 42
"""Characters of a topic's title that fit on one line of an opening page."""
_LIST_SETTINGS = ((9, ""), (20, "crowded"))
_LIST_SETTINGS_LARGE = ((8, ""), (11, "many"), (18, "crowded"))
"""Lines that the list of an opening holds in each of its settings; the closest is ``packed``."""


@dataclass(frozen=True)
class GuideContent:
    """What one reader's guide shows; ``logo`` is a ``data:`` address or empty."""

    motto: LocalizedText
    audience_name: LocalizedText
    you_are: LocalizedText
    topics: tuple[EditionTopic, ...]
    """Those that it shows in full."""
    short: tuple[EditionTopic, ...]
    """Those of which it has the short answer only, in its last chapter."""
    places: tuple[EditionPlace, ...]
    more_places: bool
    """Whether the site lists places that the guide does not."""
    logo: str
    online: tuple[tuple[str, str], ...] = ()
    """(topic, the short public address that leads to its page); empty without a public address."""


GuideView: TypeAlias = SheetView[GuideContent]


def view(edition: Edition, audience: str, variants: tuple[PrintVariant, ...]) -> GuideView | None:
    """Return what the guide of one reader shows, or None where no topic for the reader is printed.

    ``edition`` is that of all audiences. Raises KeyError for an unknown audience.
    """
    reader = edition.for_audience(audience)
    content = guide_content(reader)
    if content is None:
        return None
    id = edition_id.of(reader, SHEET, content, audience)
    topics = (*content.topics, *content.short)
    return SheetView(
        head=head_of(reader, content),
        edition_id=id,
        stem=f"{folder_of(reader, 'audience')}{SHEET}",
        content=replace(content, online=tuple(_topic_codes(edition.site_url, id.id, topics))),
        audience=audience,
        variants=variants,
    )


def _topic_codes(site_url: str, id: str, topics: tuple[EditionTopic, ...]) -> Iterator[tuple[str, str]]:
    if site_url:
        for number, topic in enumerate(numbered_topics(topic.id for topic in topics), start=1):
            yield topic, printed_topic(site_url, id, number)


def guide_content(reader: Edition) -> GuideContent | None:
    """Return what a guide shows of an edition that was narrowed to one reader; None where it would have no topic."""
    full = tuple(shown.topic(topic) for topic in reader.topics if topic.print_extents.of(reader.audience) == "full")
    short = tuple(shown.entry(topic) for topic in reader.topics if topic.print_extents.of(reader.audience) == "short")
    if not full and not short:
        return None
    (audience,) = (audience for audience in reader.audiences if audience.id == reader.audience)
    listed = guide_places.listed(reader, (*full, *short))
    places = (shown.place(place, "does", "phone", "email", "address", "hours", "web") for place in listed)
    return GuideContent(
        motto=reader.motto,
        audience_name=audience.name,
        you_are=audience.you_are,
        topics=full,
        short=short,
        places=tuple(places),
        more_places=len(listed) < len(reader.places),
        logo=reader.profile.picture,
    )


def page(job: PageJob[GuideContent]) -> str:
    """Return the guide as one HTML page, before it becomes a PDF.

    Raises ValueError for a brand colour that cannot be made readable.
    """
    content, language = job.content, job.language
    addresses_of_topics = dict(content.online)
    return from_template(
        job,
        "guide.html",
        reader_name=f"{job.view.head.name}/{job.view.audience}",
        cover_drawing=audience_drawing(job.view.audience),
        chapters=tuple(chapters(content.topics, job.view.head.direction, job.variant)),
        counts=topic_trust.counts((*content.topics, *content.short), language),
        short_notes=trust.notes((block for topic in content.short for block in topic.blocks), language),
        place_notes=trust.notes((place.does for place in content.places), language),
        online_address=lambda topic: online_address(topic, addresses_of_topics),
    )


def online_address(topic: EditionTopic, public: Mapping[str, str]) -> Address | None:
    """Return the address in the code of a topic, None without a public address."""
    url = public.get(topic.id)
    return Address(url) if url else None


def chapters(topics: tuple[EditionTopic, ...], direction: str, variant: PrintVariant) -> Iterator[Chapter]:
    """Yield a chapter per phase with as much room on the contents page, and for its tab, as it has topics."""
    line, head = _CONTENTS_LINE[direction], _CONTENTS_HEAD[direction]
    top = 0.0
    for phase in PHASES:
        in_phase = tuple(topic for topic in topics if topic.phase == phase)
        if in_phase:
            height = round(max(head + line * len(in_phase), _CONTENTS_LEAST), 2)
            colours, scene = variant.tab(phase), variant.scene(phase)
            yield Chapter(phase, colours, scene, in_phase, min(top, _LOWEST_TAB), height, _setting(in_phase, variant))
            top = round(top + height, 2)


def _setting(topics: tuple[EditionTopic, ...], variant: PrintVariant) -> str:
    """How close an opening sets its list of topics, so that the whole opening fits on a page."""
    lines = sum(1 + (len(markup.plain_line(topic.title.text)) > _LIST_LINE) for topic in topics)
    settings = _LIST_SETTINGS_LARGE if variant.large else _LIST_SETTINGS
    return next((name for most, name in settings if lines <= most), "packed")


def render(view: GuideView, project: Project) -> tuple[Artifact, ...]:
    """Return the PDF files of a guide. Same view, same templates: same bytes.

    Raises ValueError for a brand colour that cannot be made readable, RenderingError for a character that no font has
    or a page that cannot be printed.
    """
    artifacts: list[Artifact] = []
    for variant in view.variants:
        sheets = _sheets(PageJob(view, project, variant))
        artifacts += sheets
        if variant == ORDINARY:
            artifacts.append(guide_lengths.file_of(guide_lengths.measure(sheets[0]), sheets[0]))
    return tuple(artifacts)


def _sheets(job: PageJob[GuideContent]) -> tuple[Artifact, ...]:
    from velkomst.rendering.print.sheet import Paper, render_sheet  # noqa: PLC0415 - the layout engine loads slowly

    variant = job.variant
    notes = from_template(job, "notes.html") if is_booklet(variant.plan, pages=0) else ""
    paper = Paper(variant.stylesheet, A4 if variant.large else A5, variant.plan, notes=notes, back_cover=True)
    return tuple(render_sheet(job, page(job), paper, SHEET))
