"""Compare the measured pages of finished guides with the region's page budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from velkomst.build.cache import Cache
from velkomst.checking.guide_length import ESTIMATES, named_topics
from velkomst.model import Library, PageBudget, Record
from velkomst.problems import Mark, Problem, problem
from velkomst.rendering.print import guide_lengths
from velkomst.rendering.print.guide_lengths import GuideLength


def lengths(records: Iterable[Record], cache: Cache) -> tuple[GuideLength, ...]:
    """Return the measures of all guides among some records, by name."""
    files = [each for each in records if each.publication == "guide" and each.path.endswith(guide_lengths.ENDING)]
    guides = (guide_lengths.read(cache.blob(record.sha256).read_bytes()) for record in files if cache.holds(record))
    return tuple(sorted(guides, key=lambda guide: guide.name))


def with_measured(problems: Sequence[Problem], library: Library, guides: Sequence[GuideLength]) -> tuple[Problem, ...]:
    """Return problems with those of measured guides, in place of the estimates for the same municipalities."""
    measured = {guide.municipality for guide in guides}
    kept = [each for each in problems if each.code not in ESTIMATES or each.municipality not in measured]
    return tuple(sorted((*kept, *over_budget(library, guides))))


def over_budget(library: Library, guides: Iterable[GuideLength]) -> Iterator[Problem]:
    """Yield the guides with more or fewer pages than the region's budget allows, and those with thin pages."""
    budget = library.region.guide_pages
    marks = {municipality.slug: municipality.marks.get("") for municipality in library.municipalities}
    for guide in guides if budget else ():
        if budget and guide.municipality in marks:
            path = f"municipalities/{guide.municipality}/municipality.yml"
            yield from _faults(guide, budget, marks[guide.municipality] or Mark(path))


def _faults(guide: GuideLength, budget: PageBudget, mark: Mark) -> Iterator[Problem]:
    name, pages = guide.name, guide.pages
    if guide.thin_pages:
        thin = ", ".join(f"{page} ({topic})" if topic else str(page) for page, topic in guide.thin_pages)
        yield problem("guide-thin-pages", mark, guide=name, thin=thin)
    if pages > budget.most:
        topics = named_topics(guide.topics)
        yield problem("guide-too-long", mark, guide=name, pages=pages, budget=budget.most, topics=topics)
    elif pages < budget.least:
        yield problem("guide-too-short", mark, guide=name, pages=pages, budget=budget.least)
