"""Write pages at former addresses of topics and municipalities that lead to the present ones."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from velkomst.formats.languages import direction, html_code
from velkomst.model import Artifact
from velkomst.model.project import Project
from velkomst.rendering import paths
from velkomst.rendering.site.embeds import embed_address
from velkomst.rendering.site.plan import HOME, SitePlan
from velkomst.rendering.templating import environment

_TEMPLATE = "moved.html"


def moved_pages(plan: SitePlan, project: Project, publication: str) -> Iterator[Artifact]:
    """Yield a page for each former address of a page of the site; it names the page and opens it."""
    site = plan.site
    slug, language = site.head.slug, site.head.language
    titles = dict(_titles(plan))
    moved = {**dict(_former_topics(plan)), **{address: address for address in titles}}
    small = {page.address for page in plan.topics}
    titles |= {embed_address(address): titles[address] for address in small}
    moved |= {embed_address(old): embed_address(new) for old, new in moved.items() if new in small}
    folder = paths.site_folder(slug, language)
    template = environment(project, "site", language).get_template(_TEMPLATE)
    for former in (slug, *site.former_slugs):
        for old, new in sorted(moved.items()):
            if former == slug and old == new:
                continue
            path = f"{paths.site_folder(former, language)}{old}index.html"
            address = f"{posixpath.relpath(f'{folder}{new}', posixpath.dirname(path))}/"
            html = template.render(
                address=address,
                title=titles[new],
                language=html_code(language),
                direction=direction(language),
                municipality=site.head.municipality,
            )
            yield Artifact(path, f"{html.strip()}\n".encode(), publication, slug, language)


def _titles(plan: SitePlan) -> Iterator[tuple[str, str]]:
    """Yield address and title of every page that a reader may have kept: home, audiences, topics, directories."""
    home = plan.site.head.municipality
    yield from ((address, home) for address in plan.addresses)
    yield HOME, home
    yield from ((checklist.address, checklist.audience.name.text) for checklist in plan.checklists)
    yield from ((page.address, page.situation.name.text) for page in plan.situations)
    yield from (
        (page.address, page.topic.title.text) for page in (*plan.topics, *plan.employers, *plan.staff, *plan.advice)
    )


def _former_topics(plan: SitePlan) -> Iterator[tuple[str, str]]:
    """Yield the former and the present address of the pages of renamed topics.

    The pages of a topic may be at ``topics/`` or below any of its audiences; each of these leads to the page that the
    audience reads.
    """
    for page in plan.topics:
        for former in page.topic.former_ids:
            for reader in page.audiences:
                yield f"{reader.id}/{former}/", page.address
    for page in reversed(plan.topics):
        yield from ((f"topics/{former}/", page.address) for former in page.topic.former_ids)
    for page in (*plan.employers, *plan.staff, *plan.advice):
        parent = f"{posixpath.dirname(page.address.rstrip('/'))}/"
        yield from ((f"{parent}{former}/", page.address) for former in page.topic.former_ids)
