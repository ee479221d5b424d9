"""Test word counts, expired dates and the figures of the status report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests import region
from tests.support import DAY, add, codes_of, edit, inspect, lines
from velkomst.checking import shares
from velkomst.checking.shares import Share
from velkomst.problems import UnreadableContentError
from velkomst.resolving.merge import merge

SYDBY = "municipalities/sydby/topics/health.yml"


def share(root: Path, slug: str, topic: str = "") -> Share:
    library = inspect(root).library
    assert library is not None
    merged = merge(library, slug)
    if not topic:
        return shares.of_municipality(merged)
    return next(shares.of_topic(entry) for entry in merged.topics if entry.topic.id == topic)


def test_words_are_counted_by_who_wrote_them(tiny: Path) -> None:
    assert share(tiny, "nordby", "nordby-ferry") == Share(shared=0, local=1 + 5 + 4)
    assert share(tiny, "nordby", "bank").local == 0
    before = share(tiny, "sydby", "health")
    edit(tiny, SYDBY, "Sygehuset ligger i Storby.", "Sygehuset ligger i Storby ved havnen.")
    assert share(tiny, "sydby", "health") == Share(before.shared, before.local + 2)
    edit(tiny, "content/topics/health.yml", "Ring **112** ved livsfare.", "Ring **112**.")
    assert share(tiny, "sydby", "health") == Share(before.shared - 2, before.local + 2)


def test_a_replaced_field_is_local_and_the_others_are_not(tiny: Path) -> None:
    before = share(tiny, "nordby", "health")
    path = "municipalities/nordby/topics/health.yml"
    edit(tiny, path, '    where: "{{ place.borgerservice.name }}, mandag til fredag"\n', "    when: Straks\n")
    after = share(tiny, "nordby", "health")
    assert after.local == before.local - 6 + 1, "the words of a lookup count as written"
    assert after.shared == before.shared + 5 - 5


def test_what_employers_and_staff_read_counts_in_no_share() -> None:
    merged = merge(region.library(), "klitoe")
    of_guide = [entry for entry in merged.topics if entry.topic.readership == "guide"]
    assert shares.of_municipality(merged) == shares.total(map(shares.of_topic, of_guide))
    assert len(of_guide) < len(merged.topics)


def test_an_audience_is_counted_by_what_it_reads(tiny: Path) -> None:
    def local(audience: str) -> int:
        return shares.of_reader(merge(inspect(tiny).library, "sydby"), audience).local

    before = {audience: local(audience) for audience in ("eu", "refugee", "commuter")}
    edit(tiny, SYDBY, "  - add: sydby-hospital\n", "  - add: sydby-hospital\n    audience: [eu]\n")
    assert local("eu") == before["eu"] and local("refugee") == before["refugee"] - 4
    assert local("commuter") == before["commuter"] < before["eu"], "health is not for them; they read why"


def test_no_words_are_all_shared() -> None:
    assert Share().of_shared == 1.0
    assert Share(3, 1).of_shared == 0.75
    assert shares.total([Share(1, 2), Share(3, 4)]) == Share(4, 6)


def test_the_share_of_shared_words_is_computed_for_each_municipality() -> None:
    shares_of = region.inspection().shared_share
    assert set(shares_of) == {"klitoe", "storby", "moellerup"}
    assert all(0 < share < 1 for share in shares_of.values())
    assert len(set(shares_of.values())) == 3, "computed, not configured"


FACT = "content/facts.yml"


@pytest.mark.parametrize(
    ("given", "as_of", "expected"),
    [
        ('valid_to: "2026-12-31"', date(2026, 12, 31), []),
        (
            'valid_to: "2026-12-31"',
            date(2027, 1, 1),
            [f"{FACT}:3:9: oplysningen 'bank_fee' gjaldt kun til og med 2026-12-31"],
        ),
        ('valid_from: "2027-01-01"', date(2027, 1, 1), []),
        (
            'valid_from: "2027-01-01"',
            date(2026, 12, 31),
            [f"{FACT}:3:9: oplysningen 'bank_fee' gælder først fra 2027-01-01"],
        ),
        ("name: Pris", date(2099, 1, 1), []),
    ],
)
def test_facts_have_their_time(tiny: Path, given: str, as_of: date, expected: list[str]) -> None:
    edit(
        tiny,
        FACT,
        "    name: Pris for en bankkonto\n",
        f"    name: Pris\n    {given}\n" if "name" not in given else "    name: Pris\n",
    )
    found = inspect(tiny, as_of).problems
    assert lines(found) == expected
    assert {one.severity for one in found} <= {"warning"}


def test_facts_are_to_be_checked_again(tiny: Path) -> None:
    found = inspect(tiny, date(2099, 1, 2)).problems
    assert codes_of(found) == ["fact-review-due", "fact-review-due"]
    assert "https://www.borger.dk/bank" in found[0].hint()


def test_texts_are_to_be_checked_again(tiny: Path) -> None:
    edit(tiny, "content/topics/bank.yml", "    kind: answer\n", '    kind: answer\n    review_by: "2027-01-31"\n')
    edit(
        tiny,
        "municipalities/nordby/topics/nordby-ferry.yml",
        "    kind: answer\n",
        '    kind: answer\n    review_by: "2027-01-31"\n',
    )
    assert inspect(tiny, date(2027, 1, 31)).problems == ()
    assert lines(inspect(tiny, date(2027, 2, 1)).problems) == [
        "content/topics/bank.yml:18:16: teksten 'bank/bank-answer' skulle være kontrolleret senest 2027-01-31",
        (
            "municipalities/nordby/topics/nordby-ferry.yml:18:16: teksten 'nordby-ferry/ferry-answer' skulle være "
            "kontrolleret senest 2027-01-31"
        ),
    ]


def test_a_text_of_a_change_is_to_be_checked_again_too(tiny: Path) -> None:
    edit(tiny, SYDBY, "  - add: sydby-hospital\n", '  - add: sydby-hospital\n    review_by: "2027-01-31"\n')
    assert inspect(tiny, date(2027, 1, 31)).problems == ()
    assert lines(inspect(tiny, date(2027, 2, 1)).problems) == [
        f"{SYDBY}:5:16: teksten 'health/sydby-hospital' skulle være kontrolleret senest 2027-01-31"
    ]


def test_the_figures_of_the_region(tiny: Path) -> None:
    figures = inspect(tiny).status()
    assert figures is not None
    nordby, sydby = figures.municipalities
    assert (figures.region, figures.errors, figures.warnings) == ("Velkomst i Lilleland", 0, 0)
    assert (nordby.slug, nordby.name, nordby.hidden, nordby.drift) == ("nordby", "Nordby Kommune", 1, 0)
    assert dict(nordby.blocks) == {"shared": 8, "replaced": 2, "local": 4}
    assert nordby.unreviewed == 14, "nothing that we wrote carries a review"
    assert dict(sydby.blocks) == {"shared": 9, "replaced": 1, "local": 3}
    assert set(sydby.topics) == {"health", "sydby-work", "employer-hire", "desk-register"}
    assert figures.share.shared == nordby.share.shared + sydby.share.shared
    assert dict(figures.states["shared", "en"]) == {"reviewed": 6, "draft": 6, "missing": 55}
    assert ("sydby", "ar") not in figures.states, "sydby has no Arabic"


def test_the_figures_follow_what_happens(tiny: Path) -> None:
    edit(tiny, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    edit(tiny, "content/topics/health.yml", "din egen læge", "din læge")
    edit(
        tiny,
        "content/topics/bank.yml",
        "    kind: answer\n",
        '    kind: answer\n    reviewed: {on: "2026-11-01", by: Mette}\n',
    )
    figures = inspect(tiny).status()
    assert figures is not None
    assert (figures.municipalities[0].drift, figures.municipalities[1].drift) == (1, 0)
    assert figures.warnings == 3, "the drift, and the drafts of two languages that are not shown any more"
    assert figures.municipalities[0].unreviewed == 13
    assert figures.states["shared", "en"]["stale"] == 1 and figures.states["shared", "ar"]["draft"] == 10


def test_a_region_that_cannot_be_read_is_one_error_with_all_problems(tiny: Path) -> None:
    (tiny / "content/region.yml").write_text("x: [\n")
    (tiny / "municipalities/nordby/places.yml").write_text("x: [\n")
    with pytest.raises(UnreadableContentError) as error:
        inspect(tiny, DAY)
    assert {problem.mark.path for problem in error.value.problems} == {
        "content/region.yml",
        "municipalities/nordby/places.yml",
    }


PO = "locales/en/LC_MESSAGES/shared.po"


def test_an_approved_translation_that_lost_a_number_is_an_error(tiny: Path) -> None:
    edit(tiny, PO, "danger, call 112.", "danger, call the ambulance.")
    found = inspect(tiny).problems
    assert codes_of(found) == ["translation-differs"] and found[0].severity == "error"
    assert (found[0].mark.path, found[0].municipality) == (PO, "")
    text = (tiny / PO).read_text("utf-8").split("\n")
    assert text[found[0].mark.line + 1] == 'msgctxt "health.short-answer"', "the entry begins with its comments"
    assert "'health.short-answer' passer ikke til den danske tekst (tal): mangler 112; for meget –" in lines(found)[0]


def test_a_draft_that_lost_a_number_is_a_warning(tiny: Path) -> None:
    edit(tiny, PO, "Call **112** when", "Call **113** when")
    found = inspect(tiny).problems
    assert [(one.code, one.severity) for one in found] == [("draft-differs", "warning")]
    assert "mangler 112; for meget 113" in lines(found)[0]


def test_a_municipalitys_translation_stops_only_that_municipality(tiny: Path) -> None:
    po = "locales/en/LC_MESSAGES/nordby.po"
    edit(tiny, po, "{{ place.borgerservice.name }}, Monday to Friday", "Monday to Friday")
    assert [(one.code, one.municipality) for one in inspect(tiny).problems] == [("draft-differs", "nordby")]


def test_a_stale_text_is_not_compared_with_the_new_danish(tiny: Path) -> None:
    edit(tiny, "content/topics/health.yml", "så ring 112.", "så ring 112 eller 113.")
    (line,) = lines(inspect(tiny).problems)
    assert line.startswith(
        "locales/ar/LC_MESSAGES/shared.po:1:1: oversættelser, der ikke vises, fordi den danske tekst"
    )
    assert line.endswith("er ændret for meget siden: 1"), "the approved English is stale, and shown"


def test_a_language_that_a_municipality_does_not_speak_is_not_checked(tiny: Path) -> None:
    add(tiny, "locales/ar/LC_MESSAGES/sydby.po", 'msgid ""\nmsgstr ""\n')
    assert inspect(tiny).problems == ()
