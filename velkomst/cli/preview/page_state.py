"""Describe a page for the bar of the preview: which texts it has, who wrote them, where they are and in what state."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from velkomst.cli.preview.content import ContentSnapshot
from velkomst.formats.languages import html_code, own_name
from velkomst.i18n import keys
from velkomst.model import EditionBlock
from velkomst.problems import Mark, Problem
from velkomst.rendering.site.plan import SitePlan


def readers(snapshot: ContentSnapshot, plan: SitePlan | None) -> dict[str, list[dict[str, str]]]:
    """Return the audiences and situations of a site: id, Danish name, address of the page below the site."""
    if plan is None or snapshot.inspection is None:
        return {"audiences": [], "situations": []}
    library = snapshot.inspection.library
    names = {situation.id: situation.name for situation in library.situations}
    audiences = [
        {"id": audience.id, "name": audience.short, "address": checklist.address}
        for audience in library.audiences
        for checklist in plan.checklists
        if checklist.audience.id == audience.id
    ]
    situations = [
        {"id": page.situation.id, "name": names[page.situation.id], "address": page.address} for page in plan.situations
    ]
    return {"audiences": audiences, "situations": situations}


def sites(snapshot: ContentSnapshot) -> list[dict[str, object]]:
    """Return the municipalities of a snapshot with their languages, sorted by name."""
    if snapshot.inspection is None:
        return []
    profiles = (municipality.profile for municipality in snapshot.inspection.library.municipalities)
    return [
        {
            "slug": profile.slug,
            "name": profile.name,
            "languages": [
                {"code": html_code(language), "id": language, "name": own_name(language)}
                for language in profile.languages
            ],
        }
        for profile in sorted(profiles, key=lambda profile: profile.name)
    ]


def blocks(snapshot: ContentSnapshot, plan: SitePlan, address: str) -> list[dict[str, str]]:
    """Return id, provenance, state and place of each block of the topic page with an address; nothing for others."""
    pages = chain(plan.topics, plan.employers, plan.staff, plan.advice)
    topic = next((page.topic for page in pages if page.address == address), None)
    if topic is None or snapshot.store is None:
        return []
    places = snapshot.store.places_of_texts
    groups = sorted(snapshot.inspection.library.owners_of(plan.site.head.slug)) if snapshot.inspection else ()
    owners = (plan.site.head.slug, *filter(None, groups))
    return [
        {
            "id": block.id,
            "provenance": block.provenance,
            "state": "unreviewed" if block.state == "source" and block.reviewed is None else block.state,
            "place": _place(topic.id, block, (*owners, block.owner), places),
        }
        for block in topic.blocks
    ]


def longest_page(plan: SitePlan, address: str) -> str:
    """Return the address of the page with the most texts of a topic that has several; "" for any other address.

    The forms know the id of a topic, not which readers have a page of their own.
    """
    folder, _, rest = address.partition("/")
    topics = {"topics": plan.topics, "advice": plan.advice, "employers": plan.employers, "handbook": plan.staff}
    pages = [page for page in topics.get(folder, ()) if page.topic.id == rest.strip("/")]
    return max(pages, key=lambda page: len(page.blocks)).address if pages else ""


def problems(snapshot: ContentSnapshot, found: tuple[Problem, ...], slug: str) -> list[dict[str, str]]:
    """Return the problems of a municipality, of its groups and of the region, errors first."""
    owners = snapshot.inspection.library.owners_of(slug) if snapshot.inspection else frozenset(("", slug))
    shown = (problem for problem in found if problem.municipality in owners)
    ordered = sorted(shown, key=lambda problem: (problem.severity != "error", problem))
    return [{"severity": problem.severity, "line": problem.line(), "hint": problem.hint()} for problem in ordered]


def _place(topic_id: str, block: EditionBlock, owners: tuple[str, ...], places: Mapping[str, tuple[Mark, ...]]) -> str:
    """Return file and line of the first field of a block that one of the owners wrote, the first one before others."""
    fields = [keys.block(topic_id, block.id, field) for field in block.texts]
    names = (keys.context(owner, key) for owner in owners for key in fields)
    marks = next((places[name] for name in names if name in places), ())
    return f"{marks[0].path}:{marks[0].line}" if marks else ""
