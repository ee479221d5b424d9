"""Render the status page ``reports/status.html`` for the region's coordinator, in Danish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from velkomst.checking.box_shares import BOX_PARTS, ShareRange
from velkomst.checking.coming_changes import ChangeKind
from velkomst.checking.translation_words import TO_TRANSLATE, by_language
from velkomst.formats.languages import danish_name
from velkomst.model import SHARED, Artifact
from velkomst.model.project import Project
from velkomst.rendering.colours import REGION_BRAND
from velkomst.rendering.regional.reports.report import ReportData, file
from velkomst.rendering.staff_page import danish_day, staff_page

_CHANGES: Mapping[ChangeKind, str] = MappingProxyType(
    {
        "begins": "Begynder at gælde",
        "ends": "Gælder ikke længere",
        "shared-again": "Den fælles tekst står der igen",
        "next-value": "Ny værdi",
        "consent-ends": "Navnet vises ikke længere",
        "signup-ends": "Tilmeldingen er slut",
    }
)
_LATER = 10
"""How many of the dates that are not near the page lists."""


@dataclass(frozen=True)
class Waiting:
    """Work that waits for someone: ``count`` things to do, explained below the anchor ``to``."""

    who: str
    what: str
    count: int
    to: str


def render(data: ReportData, project: Project) -> Artifact:
    """Return the page: what needs attention in three sentences, then the tables that these sentences link to."""
    drifted = Counter(block.owner for block in data.drifted)
    page = staff_page(
        project,
        "reports/status.html",
        REGION_BRAND,
        "clipboard-check-outline",
        data=data,
        status=data.status,
        drifted_by_name=[(data.owner_name(slug), count) for slug, count in sorted(drifted.items())],
        overdue=[text for text in data.due if text.on < data.as_of],
        upcoming=[text for text in data.due if data.as_of <= text.on < data.until],
        later=[text for text in data.due if text.on >= data.until][:_LATER],
        waiting=tuple(_waiting(data)),
        to_review=data.status.shared_unreviewed + sum(each.own_unreviewed for each in data.status.municipalities),
        to_agree=sum(each.unagreed for each in data.status.municipalities),
        to_approve=sum(_to_approve(data).values()),
        owner_name=data.owner_name,
        change_names=_CHANGES,
        day=danish_day,
        danish_name=danish_name,
        percent=_percent,
        percent_range=_percent_range,
        box_parts=BOX_PARTS,
        words_to_buy=[
            (language, states, sum(states.get(state, 0) for state in TO_TRANSLATE))
            for language, states in by_language(data.status.words).items()
        ],
        shared=SHARED,
    )
    return file("status.html", page)


def _waiting(data: ReportData) -> Iterator[Waiting]:
    """Yield what waits for the region, for each municipality and for the translators; nothing that is done."""
    status = data.status
    rows = [Waiting(status.region, "fælles tekster at sammenligne med kilden", status.shared_unreviewed, "kontrol")]
    drifted = Counter(block.owner for block in data.drifted)
    rows += [
        Waiting(name, "ændrede fælles tekster at se på", drifted[group], "drift")
        for group, name in status.groups.items()
    ]
    for municipality in status.municipalities:
        rows += [
            Waiting(municipality.name, "ændrede fælles tekster at se på", drifted[municipality.slug], "drift"),
            Waiting(
                municipality.name, "egne tekster at sammenligne med kilden", municipality.own_unreviewed, "kontrol"
            ),
            Waiting(municipality.name, "billetter at aftale med den, der giver dem", municipality.unagreed, "kontrol"),
        ]
    rows += [
        Waiting(f"Oversættere til {danish_name(language)}", "tekster at oversætte eller godkende", count, "sprog")
        for language, count in _to_approve(data).items()
    ]
    return (row for row in rows if row.count)


def _to_approve(data: ReportData) -> Counter[str]:
    """Count the texts of each language without an approved translation."""
    languages: Counter[str] = Counter()
    for (_, language), states in data.status.states.items():
        languages[language] += sum(states.get(state, 0) for state in ("draft", "stale", "missing"))
    return languages


def _percent_range(found: ShareRange | None) -> str:
    """Return ``70–88 %``, or one number where lowest and highest are the same."""
    if found is None:
        return "–"
    ends = dict.fromkeys(f"{end * 100:.0f}" for end in (found.lowest, found.highest))
    return f"{'–'.join(ends)} %"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %"
