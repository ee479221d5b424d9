"""Test that each mailing system's fields are written in its own syntax only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import region
from tests.rendering.mail.rendering import neutral_mails
from tests.support import PROJECT
from velkomst.formats.merge_fields import field_ids
from velkomst.model import Condition, Edition
from velkomst.rendering.mail.rendered import RenderedMail
from velkomst.rendering.mail.target import AUDIENCE, GENERIC, Target, written
from velkomst.rendering.mail.target_file import targets

NAMES = ("generic", "mailchimp", "brevo", "dynamics365", "hubspot", "apsis-one", "mautic", "listmonk")
FIELDS = {field.id: field for field in region.editions("klitoe")[0].fields}
ALL = targets(PROJECT)


def test_the_targets() -> None:
    assert tuple(ALL) == NAMES
    assert ALL["generic"].token("first_name") == GENERIC.token("first_name") == "{{field.first_name}}"
    assert all(one.unproven for one in ALL.values()), "each says what nobody has tried"


@pytest.mark.parametrize(
    ("target", "field", "plain", "with_fallback"),
    [
        ("mailchimp", "first_name", "*|FNAME|*", "*|FNAME|*"),
        ("brevo", "first_name", "{{ contact.FIRSTNAME }}", "{{ contact.FIRSTNAME | default : 'du' }}"),
        ("dynamics365", "first_name", "{{contact.firstname}}", "{{contact.firstname}}"),
        (
            "hubspot",
            "case_worker_name",
            "{{ contact.case_worker_name }}",
            "{{ personalization_token('contact.case_worker_name', 'du') }}",
        ),
        ("apsis-one", "first_name", "##first_name##", "##first_name##"),
        ("mautic", "first_name", "{contactfield=firstname}", "{contactfield=firstname|du}"),
        ("mautic", "unsubscribe_url", "{unsubscribe_url}", "{unsubscribe_url}"),
        (
            "listmonk",
            "moving_date",
            "{{ .Subscriber.Attribs.moving_date }}",
            '{{ .Subscriber.Attribs.moving_date | default "du" }}',
        ),
    ],
)
def test_how_a_field_is_written(target: str, field: str, plain: str, with_fallback: str) -> None:
    assert ALL[target].token(field) == plain
    assert ALL[target].token(field, "du") == with_fallback


@given(st.text(max_size=40), st.sampled_from([name for name in NAMES if ALL[name].with_fallback]))
def test_a_fallback_cannot_end_the_syntax_around_it(fallback: str, name: str) -> None:
    target = ALL[name]
    made = target.token("case_worker_name", fallback)
    shell = target.with_fallback.replace("<name>", target.name_of("case_worker_name"))
    before, after = shell.split("<fallback>")
    if made != target.token("case_worker_name"):
        inside = made[len(before) : len(made) - len(after)]
        assert made == before + inside + after
        assert not set(inside) & set("'\"<>{}|#*%\\")


def test_conditions_are_written_where_a_system_has_them() -> None:
    one = Condition("cv_received", "ne", "true")
    assert ALL["mailchimp"].condition(one) == "*|IFNOT:CVRECEIVED=true|* ... *|END:IF|*"
    assert ALL["apsis-one"].condition(one) == ""


def test_names_are_short_enough_and_stay_apart() -> None:
    journey = region.editions("klitoe")[0].journey
    assert journey is not None
    ids = [*FIELDS, *(field.id for field in journey.fields), AUDIENCE]
    for target in ALL.values():
        names = [target.name_of(id) for id in ids if id not in target.special]
        assert len(set(names)) == len(names), target.id
        assert all(len(name) <= target.max_length for name in names), target.id


def tokens_of(target: Target) -> set[str]:
    """Everything that a target may write for our fields, in any language."""
    fallbacks = {field: {""} for field in FIELDS}
    for edition in editions():
        for one in edition.fields:
            fallbacks[one.id].add(one.fallback.text)
    return {target.token(field, fallback) for field, many in fallbacks.items() for fallback in many}


def editions() -> tuple[Edition, ...]:
    return (*region.editions("klitoe"), *region.editions("storby"))


TOKENS = {name: tokens_of(target) for name, target in ALL.items()}


def test_no_two_systems_share_a_token() -> None:
    for name in NAMES:
        for other in NAMES:
            assert name == other or not TOKENS[name] & TOKENS[other], (name, other)


@pytest.fixture(scope="module")
def letters() -> list[tuple[Edition, RenderedMail]]:
    """Every mail of Klitø and Storby in all their languages, with neutral fields."""
    return [(edition, letter) for edition in editions() for letter in neutral_mails(edition, PROJECT)]


@pytest.mark.parametrize("name", NAMES)
def test_no_token_of_one_system_appears_in_another_s_mails(
    name: str, letters: list[tuple[Edition, RenderedMail]]
) -> None:
    assert len(letters) > 80
    foreign = set().union(*(TOKENS[other] for other in NAMES if other != name))
    for edition, letter in letters:
        mail, fallbacks = letter.variant.mail, {field.id: field.fallback.text for field in edition.fields}
        for part in (mail.subject.text, mail.preheader.text, letter.html, letter.text):
            result = written(part, ALL[name], fallbacks)
            assert "⟦" not in result and "⟧" not in result
            assert not [token for token in foreign if token in result], (edition.name, letter.variant.name)
            for field in set(field_ids(part)):
                assert ALL[name].token(field, fallbacks[field]) in result
