"""Check the survey addresses of municipalities: report those that are too long for a QR code on paper."""

from __future__ import annotations

from collections.abc import Iterator

from velkomst.formats import survey_links
from velkomst.formats.languages import html_code
from velkomst.model import Library, Municipality
from velkomst.problems import Mark, Problem, problem


def check(library: Library) -> tuple[Problem, ...]:
    """Report the longest survey address of a municipality where a printed code cannot hold it."""
    if library.survey is None:
        return ()
    municipalities = (library.complete(municipality.slug) for municipality in library.municipalities)
    return tuple(sorted({fault for each in municipalities for fault in _faults(each, library.audience_ids)}))


def _faults(municipality: Municipality, audiences: tuple[str, ...]) -> Iterator[Problem]:
    tool = municipality.survey_tool
    if tool is None or not tool.address:
        return
    addresses = (
        survey_links.with_parameters(
            tool.address,
            tool.parameters,
            {"municipality": municipality.slug, "language": html_code(language), "audience": audience},
        )
        for language in municipality.profile.languages
        for audience in audiences
    )
    longest = max(addresses, key=len)
    if len(longest) > survey_links.LONGEST_IN_CODE:
        mark = tool.marks.get("address", Mark(""))
        yield problem(
            "survey-address-long", mark, address=tool.address, count=len(longest), limit=survey_links.LONGEST_IN_CODE
        )
