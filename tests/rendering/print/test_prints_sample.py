"""Tests of the sample of readers for whom prints are audited."""

from tools.audit.prints_sample import sample

OFFERED = {
    ("nordby", "da"): ("nordic", "eu", "refugee"),
    ("nordby", "ar"): ("nordic", "eu", "refugee"),
    ("sydby", "da"): ("nordic", "eu", "refugee"),
    ("oen", "da"): ("domestic", "nordic"),
    ("oen", "en"): ("domestic", "nordic"),
    ("vestby", "da"): ("nordic",),
    ("østby", "da"): ("nordic", "eu"),
}


def test_every_audience_is_audited_in_each_language_that_has_it() -> None:
    audited = {(language, audience) for (_slug, language), chosen in sample(OFFERED).items() for audience in chosen}
    assert audited == {(language, audience) for (_slug, language), offered in OFFERED.items() for audience in offered}


def test_every_site_is_audited_for_an_audience_that_it_offers() -> None:
    chosen = sample(OFFERED)
    assert chosen.keys() == OFFERED.keys()
    assert all(audiences and set(audiences) <= set(OFFERED[site]) for site, audiences in chosen.items())


def test_the_audiences_of_a_language_are_spread_over_its_municipalities() -> None:
    chosen = sample({site: OFFERED[site] for site in (("nordby", "da"), ("sydby", "da"))})
    assert chosen == {("nordby", "da"): ("nordic", "refugee"), ("sydby", "da"): ("eu",)}
