"""Test which municipalities a change of files concerns."""

from __future__ import annotations

import pytest

from velkomst.build.changed import Concerned, concerned

READERS = {"nordby": ("nordby",), "sydby": ("sydby", "nordby"), "coast": ("nordby", "vestby")}
"""Nordby borrows a topic of Sydby, and is in a group with Vestby."""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("municipalities/nordby/places.yml", Concerned(("nordby",), shared=False)),
        ("locales/en/LC_MESSAGES/sydby.po", Concerned(("nordby", "sydby"), shared=False)),
        ("content/groups/coast/topics/harbour.yml", Concerned(("nordby", "vestby"), shared=False)),
        ("content/groups/coast/group.yml", Concerned(("nordby", "vestby"), shared=True)),
        ("content/groups/gone/places.yml", Concerned((), shared=True)),
        ("locales/en/LC_MESSAGES/coast.po", Concerned(("nordby", "vestby"), shared=False)),
        ("municipalities/gone/places.yml", Concerned((), shared=False)),
        ("locales/en/LC_MESSAGES/gone.po", Concerned((), shared=False)),
        ("locales/en/LC_MESSAGES/shared.po", Concerned((), shared=True)),
        ("locales/en/LC_MESSAGES/ui.po", Concerned((), shared=True)),
        ("content/facts.yml", Concerned((), shared=True)),
        ("templates/site/home.html", Concerned((), shared=True)),
        ("requirements/runtime.txt", Concerned((), shared=True)),
        ("docs/mails.md", Concerned((), shared=False)),
        ("tests/tiny/municipalities/nordby/places.yml", Concerned((), shared=False)),
    ],
)
def test_what_a_path_concerns(path: str, expected: Concerned) -> None:
    assert concerned([path], READERS) == expected


def test_several_paths_concern_all_that_each_of_them_does() -> None:
    paths = ["municipalities/sydby/box.yml", "content/facts.yml", "municipalities/nordby/municipality.yml"]
    assert concerned(paths, READERS) == Concerned(("nordby", "sydby"), shared=True)
