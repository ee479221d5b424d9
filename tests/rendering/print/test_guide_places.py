"""Test which places a guide lists."""

from __future__ import annotations

from dataclasses import replace

from tests.rendering.print.rendering import guide_page, guide_view
from tests.rendering.sample_edition import MakeEdition
from velkomst.model import Edition, EditionPlace, Origin, PrintExtents

SITE = "https://velkomst.example.org"


def listed(edition: Edition) -> set[str]:
    return {place.id for place in guide_view(edition).content.places}


def shared(edition: Edition) -> Edition:
    """Return the edition with places that the region wrote, of kinds that are no emergency."""
    return replace(edition, places=tuple(replace(place, owner="shared", kind="office") for place in edition.places))


def with_place(edition: Edition, id: str, **changes: str) -> Edition:
    """Return the edition with one place changed."""

    def changed(place: EditionPlace) -> EditionPlace:
        return replace(place, **changes) if place.id == id else place  # type: ignore[arg-type]

    return replace(edition, places=tuple(map(changed, edition.places)))


def with_text(edition: Edition, text: str, *lookups: str) -> Edition:
    """Return the edition with another short answer of its first topic."""
    first = edition.topics[0]
    answer = replace(first.blocks[0], texts={"text": text}, origin=Origin("", None, lookups))
    return replace(edition, topics=(replace(first, blocks=(answer, *first.blocks[1:])), *edition.topics[1:]))


def test_a_guide_lists_the_places_that_its_topics_ask(edition: MakeEdition) -> None:
    assert listed(shared(edition("da"))) == {"borgerservice"}


def test_a_guide_lists_the_places_that_its_texts_look_up_or_link_to(edition: MakeEdition) -> None:
    whole = shared(edition("da"))
    assert "akuthus" in listed(with_text(whole, "Ring 70 11 31 31.", "place.akuthus.phone"))
    assert "akuthus" in listed(with_text(whole, "Ring til [akuthuset](place:akuthus)."))


def test_a_guide_lists_emergency_numbers_and_the_places_of_the_municipality(edition: MakeEdition) -> None:
    whole = shared(edition("da"))
    assert "akuthus" in listed(with_place(whole, "akuthus", kind="emergency"))
    assert "bolig" in listed(with_place(whole, "bolig", owner="samsoe"))


def test_a_place_that_only_an_unprinted_topic_asks_is_not_listed(edition: MakeEdition) -> None:
    whole = shared(edition("da"))
    asking = with_text(whole, "Ring til [akuthuset](place:akuthus).")
    first, *others = asking.topics
    unprinted = replace(first, print_extents=PrintExtents("site"))
    assert "akuthus" not in listed(replace(asking, topics=(unprinted, *others)))


def test_a_guide_says_where_the_other_places_are(edition: MakeEdition) -> None:
    whole = edition("da")
    line = "Flere steder står på nettet:"
    assert line in guide_page(replace(shared(whole), site_url=SITE))
    assert line not in guide_page(shared(whole)), "there is no site"
    assert line not in guide_page(replace(whole, site_url=SITE)), "the guide lists every place"
