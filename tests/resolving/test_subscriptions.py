"""Where the readers of a municipality sign up, and what they consent to."""

from __future__ import annotations

from pathlib import Path

from tests.coast import GROUP, add_coast
from tests.support import add, edition_of
from velkomst.model.subscription import EditionSubscription

REGION = """signup:
  newsletter: https://mail.region.dk/nyt
  consent: Vi sender dig mails, til du melder dig fra.
"""


def subscription(root: Path, slug: str = "nordby") -> EditionSubscription | None:
    return edition_of(root, slug, "da").subscription


def test_a_municipality_without_addresses_has_those_of_the_region(tiny: Path) -> None:
    assert subscription(tiny) is None
    add(tiny, "content/region.yml", REGION)
    found = subscription(tiny)
    assert found and found.ways == (("newsletter", "https://mail.region.dk/nyt"),)
    assert found.consent.text == "Vi sender dig mails, til du melder dig fra."


def test_a_municipality_overrides_what_it_gives_and_keeps_the_rest(tiny: Path) -> None:
    add(tiny, "content/region.yml", REGION)
    add(tiny, "municipalities/nordby/municipality.yml", "signup:\n  journey: https://mail.nordby.dk/rejsen\n")
    own, other = subscription(tiny), subscription(tiny, "sydby")
    assert own and dict(own.ways) == {
        "newsletter": "https://mail.region.dk/nyt",
        "journey": "https://mail.nordby.dk/rejsen",
    }
    assert other and not other.journey


def test_a_group_overrides_the_region_in_its_municipalities(tiny: Path) -> None:
    add_coast(tiny)
    add(tiny, "content/region.yml", REGION)
    add(
        tiny,
        f"{GROUP}/group.yml",
        "signup:\n  newsletter: https://mail.kysten.dk/nyt\n  consent: Kysten skriver til dig.\n",
    )
    add(tiny, "municipalities/odby/municipality.yml", "signup:\n  journey: https://mail.odby.dk/rejsen\n")
    member, own, other = (subscription(tiny, slug) for slug in ("havnby", "odby", "nordby"))
    assert member and member.ways == (("newsletter", "https://mail.kysten.dk/nyt"),)
    assert member.consent.text == "Kysten skriver til dig."
    assert own and dict(own.ways) == {
        "newsletter": "https://mail.kysten.dk/nyt",
        "journey": "https://mail.odby.dk/rejsen",
    }
    assert other and other.ways == (("newsletter", "https://mail.region.dk/nyt"),)
