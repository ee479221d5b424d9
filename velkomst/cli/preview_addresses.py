"""Find the public page on which readers see a text, for the notes of translators' files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from velkomst.build.editions import EditionStore
from velkomst.build.inspection import Inspection
from velkomst.formats import addresses
from velkomst.i18n.exchange.segments import Segment
from velkomst.model import SHARED, SOURCE_LANGUAGE, Library
from velkomst.model.project import Project
from velkomst.rendering import topic_pages


def with_addresses(
    project: Project, inspection: Inspection, segments: Iterable[Segment], language: str, day: date
) -> Iterator[Segment]:
    """Yield the segments, those of topics with a note of their page; none gets one where the region has no address."""
    library = inspection.library
    editions = EditionStore(project, inspection, day, dated=False)
    pages: dict[str, topic_pages.Groups] = {}
    for segment in segments:
        slug = _municipality(library, segment.domain, language) if segment.entry.container else ""
        if not library.region.site_url or not editions.has(slug):
            yield segment
            continue
        if slug not in pages:
            edition = editions.edition(slug, SOURCE_LANGUAGE)
            pages[slug] = topic_pages.groups(edition.topics, edition.audiences)
        page = next((address for address, _ in pages[slug].get(segment.entry.container, ())), "")
        address = addresses.site(library.region.site_url, slug, language, page)
        yield replace(segment, notes=(*segment.notes, f"Se teksten: {address}")) if page else segment


def _municipality(library: Library, owner: str, language: str) -> str:
    """Return a municipality with the texts of an owner in a language, one of the demonstration first; "" for none."""
    offering = {each.slug for each in library.municipalities if language in each.profile.languages}
    members = library.members_of(owner)
    demo = library.region.demo if owner == SHARED else ()
    return next((slug for slug in (*demo, *members) if slug in offering), "")
