"""Check that a municipality has what a borrowed topic needs: values to look up, places to ask, targets of links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from velkomst.checking.drift import Loan, loans
from velkomst.formats import addresses
from velkomst.i18n.inventory import TextEntry
from velkomst.i18n.inventory.topics import topic_texts
from velkomst.model import SOURCE_LANGUAGE, Library, Topic
from velkomst.model.link_syntax import internal_links
from velkomst.model.lookup_syntax import LOOKUP
from velkomst.problems import Mark, Problem, problem
from velkomst.resolving.lookup_values import SITE, names, places_of, topics_of


def check(library: Library) -> tuple[Problem, ...]:
    """Report what borrowers lack, at the line of the loan."""
    return tuple(sorted({fault for loan in loans(library) for fault in _faults(loan, library)}))


def _faults(loan: Loan, library: Library) -> Iterator[Problem]:
    municipality = library.complete(loan.owner)
    site = addresses.site(library.region.site_url, loan.owner, SOURCE_LANGUAGE)
    values = names(library, municipality, SOURCE_LANGUAGE, site=site).texts
    places = frozenset(place.id for place in places_of(library, municipality))
    topics = frozenset(topic.id for topic in topics_of(library, municipality)) - set(municipality.excluded)
    targets = {"topic": topics, "place": places, "form": frozenset(library.forms)}
    for entry in topic_texts(loan.topic):
        yield from _lookups(entry, values, loan)
        yield from _links(entry, targets, loan)
    for place, mark in _asked(loan.topic):
        if place not in places:
            yield _lacking("borrowed-link", loan, mark, address=f"place:{place}")


def _lookups(entry: TextEntry, values: Mapping[str, str], loan: Loan) -> Iterator[Problem]:
    for match in LOOKUP.finditer(entry.text):
        if not values.get(match[1]) and match[1] != SITE:
            yield _lacking("borrowed-lookup", loan, entry.at(match.start()), name=match[1])


def _links(entry: TextEntry, targets: Mapping[str, frozenset[str]], loan: Loan) -> Iterator[Problem]:
    for link in internal_links(entry.text):
        if link.target.id not in targets[link.target.kind]:
            yield _lacking("borrowed-link", loan, entry.at(link.offset), address=link.target.address)


def _asked(topic: Topic) -> Iterator[tuple[str, Mark]]:
    for audience in topic.answers:
        paths = (f"ask.{audience}", "ask.default", "ask")
        mark = next(topic.marks[path] for path in paths if path in topic.marks)
        yield from ((place, mark) for place in topic.ask.of(audience))


def _lacking(code: str, loan: Loan, place: Mark, **details: str) -> Problem:
    return problem(code, loan.borrowing.mark, path=place.path, line=place.line, **details)
