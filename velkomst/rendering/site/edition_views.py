"""Cut editions down to the views of the site publications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from velkomst.model import Edition, Profile, SheetStatus
from velkomst.model.newsletter import EditionIssue
from velkomst.model.period import ALWAYS
from velkomst.rendering import paths
from velkomst.rendering.site.page_contents import page_contents
from velkomst.rendering.site.plan import plan
from velkomst.rendering.site.views import (
    LandingView,
    MunicipalityEntry,
    OfflineView,
    ReleasedPagesView,
    SitemapIndexView,
    SiteView,
    TopicAddress,
)
from velkomst.rendering.topic_pages import groups, page_for
from velkomst.rendering.views import content_date, head_of

_DANISH_ORDER = str.maketrans("æøå", "{|}")
"""Sorts the Danish letters after z."""


def site_view(edition: Edition, engine: str = "mkdocs", *, dated: bool = True) -> SiteView:
    """Return what the site of an edition shows; ``edition`` is not narrowed to one audience.

    Without ``dated``, all pages have the day of the whole site.
    """
    profile, tool = edition.profile, edition.survey_tool
    site = SiteView(
        head=head_of(edition, _site_content(edition)),
        site_url=edition.site_url,
        contact=profile.contact,
        was_url=profile.was_url,
        languages=edition.languages,
        motto=edition.motto,
        audiences=tuple(replace(audience, danish="") for audience in edition.audiences),
        topics=edition.topics,
        employers=edition.employers,
        handbook=edition.handbook,
        places=edition.places,
        contacts=edition.contacts,
        events=edition.events if edition.occurrences else (),
        occurrences=edition.occurrences,
        finder=edition.finder,
        employer_manual=_employer_manual(edition),
        advice=edition.advice,
        situations=edition.situations,
        survey_tool=tool,
        survey_title=edition.survey.title if edition.survey and tool and tool.address else None,
        former_slugs=profile.former_slugs,
        newsletters=_published(edition),
        subscription=edition.subscription,
        media=edition.media,
        engine=engine,
    )
    shown = page_contents(plan(site)) if dated else ()
    dates = ((address, content_date(edition, content)) for address, content in shown)
    return replace(site, page_dates=tuple(dates), periods=tuple(_periods(site)))


def _periods(site: SiteView) -> Iterator[str]:
    """Yield the periods and consents of a site that have an end or a beginning."""
    topics = (*site.topics, *site.situation_topics)
    dated = [(topic.id, topic.period) for topic in topics]
    dated += [(f"{topic.id}/{block.id}", block.period) for topic in topics for block in topic.blocks]
    dated += [(f"form:{form.id}", form.period) for topic in topics for form in topic.forms]
    dated += [(f"place:{place.id}", place.period) for place in site.places]
    yield from (f"{name} {period}" for name, period in dict(dated).items() if period != ALWAYS)
    yield from (f"contact:{each.id} {each.consent_until}" for each in site.contacts if each.consent_until)


def landing_view(editions: Sequence[Edition]) -> LandingView:
    """Return the landing page that leads to the sites of ``editions``, in alphabetical order.

    Raises ValueError when there are none.
    """
    if not editions:
        raise ValueError("a landing page needs at least one edition")
    sites = ((edition.profile, edition.language) for edition in editions)
    return landing_view_of(editions[0].region, editions[0].site_url, sites)


def landing_view_of(region: str, site_url: str, sites: Iterable[tuple[Profile, str]]) -> LandingView:
    """Return the landing page that leads to the sites of pairs of a municipality and a language."""
    languages: dict[str, set[str]] = {}
    profiles: dict[str, Profile] = {}
    for profile, language in sites:
        profiles[profile.slug] = profile
        languages.setdefault(profile.slug, set()).add(language)
    entries = (
        MunicipalityEntry(
            slug=profile.slug,
            name=profile.name,
            brand=profile.brand,
            languages=tuple(language for language in profile.languages if language in languages[profile.slug]),
            contact=profile.contact,
            was_url=profile.was_url,
            towns=profile.towns,
            centre=profile.centre,
            former_slugs=profile.former_slugs,
        )
        for profile in profiles.values()
    )
    return LandingView(region, site_url, tuple(sorted(entries, key=_alphabetical)))


def sitemap_index_view(editions: Sequence[Edition]) -> SitemapIndexView:
    """Return the list of the sitemaps of ``editions``, of which there is at least one."""
    sites = ((edition.profile.slug, edition.language, sitemap_day(edition)) for edition in editions)
    return SitemapIndexView(editions[0].site_url, tuple(sites))


def sitemap_day(edition: Edition) -> date:
    """Return the newest day in the sitemap of an edition's site."""
    site = plan(site_view(edition))
    return max(site.site.changed(address) for address in site.addresses)


def offline_view(editions: Sequence[Edition], files: Iterable[tuple[str, str]]) -> OfflineView:
    """Return the copy of a municipality's sites; raises ValueError without editions."""
    landing = landing_view(editions)
    newest = max(content_date(edition, _site_content(edition)) for edition in editions)
    return OfflineView(landing, newest, tuple(files))


def _site_content(edition: Edition) -> tuple[object, ...]:
    """All parts of an edition with texts that its site shows."""
    return (
        edition.motto,
        edition.audiences,
        edition.topics,
        edition.employers,
        edition.handbook,
        edition.places,
        edition.contacts,
        edition.events if edition.occurrences else (),
        _published(edition),
        edition.subscription,
        edition.media,
        edition.finder,
        edition.advice,
        edition.situations,
    )


def _published(edition: Edition) -> tuple[EditionIssue, ...]:
    """Return the issues with a day that has come; which of them are still sent matters to mails only."""
    return tuple(replace(issue, sent=False) for issue in edition.newsletters if issue.published)


def _employer_manual(edition: Edition) -> str:
    for insert in edition.box.inserts:
        if insert.kind == "employer-manual":
            return f"{paths.print_folder(edition.profile.slug, edition.language)}{insert.id}.pdf"
    return ""


def _alphabetical(entry: MunicipalityEntry) -> str:
    """Names with æ, ø and å last; Aa is sorted as it is written, as newcomers expect."""
    return entry.name.casefold().translate(_DANISH_ORDER)


def released_pages_view(
    edition: Edition, sheets: tuple[SheetStatus, ...], retired: tuple[SheetStatus, ...] = ()
) -> ReleasedPagesView:
    """Return what the pages behind the QR codes of an edition's sheets show; no name is marked with its language."""
    readers = {sheet.audience for sheet in (*sheets, *retired)}
    audiences = tuple((audience.id, audience.name) for audience in edition.audiences if audience.id in readers)
    head = replace(head_of(edition, audiences), names=())
    return ReleasedPagesView(head, audiences, sheets, tuple(_topic_pages(edition, (*sheets, *retired))), retired)


def _topic_pages(edition: Edition, sheets: tuple[SheetStatus, ...]) -> Iterator[TopicAddress]:
    topics = {topic.id: topic for topic in edition.topics}
    named = {(sheet.audience, topic) for sheet in sheets for topic in sheet.topics if topic in topics}
    pages = groups(edition.topics, edition.audiences)
    for audience, id in sorted(named):
        if address := page_for(pages, id, audience):
            yield TopicAddress(audience, id, topics[id].question, address)
