"""Test what waits for a signature, and for whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support import edit, library_of
from velkomst.checking.review_list import ReviewItem, known_owners, of_owner, owner_names, review_items
from velkomst.i18n import inventory

UNTIL = date(2026, 12, 23)
BANK = "content/topics/bank.yml"
SIGNED = '    reviewed: {on: "2026-11-01", by: Lilleland}\n'


def items(root: Path, until: date = UNTIL) -> dict[str, ReviewItem]:
    """Return what waits, by name; a name that waits twice would be lost, so none may."""
    library = library_of(root)
    listed = review_items(library, inventory.texts(library), until)
    assert len({(item.owner, item.name) for item in listed}) == len(listed)
    return {f"{item.owner}:{item.name}": item for item in listed}


def test_a_block_waits_until_somebody_signs_it(tiny: Path) -> None:
    item = items(tiny)["shared:bank/bank-answer"]
    assert (item.need, item.title, item.authority, item.source) == (
        "sign",
        "Bank",
        "Lilleland",
        "https://www.borger.dk/bank",
    )
    edit(tiny, BANK, "    source: https://www.borger.dk/bank\n", f"    source: https://www.borger.dk/bank\n{SIGNED}")
    assert "shared:bank/bank-answer" not in items(tiny)


def test_a_person_reads_the_values_that_are_the_same_for_all(tiny: Path) -> None:
    (field, text) = items(tiny)["shared:bank/bank-answer"].texts[0]
    assert field == "text" and text.startswith("Spørg en bank. Det tager 10 dage og koster 250\u00a0kr")
    texts = dict(items(tiny)["shared:health/choose"].texts)
    assert texts["where"] == "{{ place.borgerservice.name }} eller hjemmefra", "every municipality has its own"
    assert "{{" not in dict(items(tiny)["nordby:health/choose"].texts)["where"]


def test_a_signed_block_waits_again_when_its_date_comes(tiny: Path) -> None:
    review = f'    source: https://www.borger.dk/bank\n{SIGNED}    review_by: "2026-12-22"\n'
    edit(tiny, BANK, "    source: https://www.borger.dk/bank\n", review)
    item = items(tiny)["shared:bank/bank-answer"]
    assert (item.need, item.on, item.authority) == ("review", date(2026, 12, 22), "Lilleland")
    assert dict(item.texts)["text"].startswith("Spørg en bank.")
    assert "shared:bank/bank-answer" not in items(tiny, date(2026, 12, 22))


def test_a_fact_and_a_ticket_wait_before_they_expire(tiny: Path) -> None:
    edit(tiny, "content/facts.yml", "    name: Pris for en bankkonto\n", '    name: Pris\n    valid_to: "2026-12-01"\n')
    item = items(tiny)["shared:fact.bank_fee"]
    assert (item.need, item.title, item.on, item.texts) == (
        "expires",
        "Pris",
        date(2026, 12, 1),
        (("text", "250 DKK"),),
    )
    later = items(tiny, date(2100, 1, 1)).values()
    assert {item.need for item in later if item.name.startswith("tickets/")} == {"expires"}


def test_a_local_text_that_has_drifted_waits_with_both_texts(tiny: Path) -> None:
    edit(tiny, "content/topics/health.yml", "eller hjemmefra", "eller på nettet")
    item = next(item for item in items_list(tiny) if item.need == "drift")
    assert (item.owner, item.name) == ("nordby", "health/choose")
    assert [field for field, _ in item.texts] == ["shared", "local"]


def items_list(root: Path) -> tuple[ReviewItem, ...]:
    library = library_of(root)
    return review_items(library, inventory.texts(library), UNTIL)


def test_the_most_urgent_come_first(tiny: Path) -> None:
    edit(tiny, "content/facts.yml", "    name: Pris for en bankkonto\n", '    name: Pris\n    valid_to: "2026-12-01"\n')
    assert [item.need for item in items_list(tiny)][:1] == ["expires"]


def test_an_owner_is_a_municipality_the_region_or_who_answers(tiny: Path) -> None:
    library, listed = library_of(tiny), items_list(tiny)
    names = owner_names(library)
    assert {item.owner for item in of_owner(listed, "Nordby Kommune", names)} == {"nordby"}
    assert of_owner(listed, "NORDBY", names) == of_owner(listed, "nordby kommune", names)
    assert {item.owner for item in of_owner(listed, "Velkomst i Lilleland", names)} == {"shared"}
    answers = of_owner(listed, "lilleland", names)
    assert {item.authority for item in answers} == {"Region Lilleland", "Lilleland"}
    assert of_owner(listed, "Lille", names) == (), "whole words only"
    assert {"Nordby Kommune", "Region Lilleland", "Velkomst i Lilleland"} <= set(known_owners(library, listed))
