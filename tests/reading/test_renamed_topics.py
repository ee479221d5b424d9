"""Test that a municipality's files follow a shared topic to its new name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Command, block_of, edit, edition_of, problems_of


@pytest.fixture
def renamed(tiny: Path) -> Path:
    """The small project, with the topic ``health`` renamed to ``wellbeing``."""
    topics = tiny / "content/topics"
    text = (topics / "health.yml").read_text("utf-8")
    (topics / "health.yml").unlink()
    (topics / "wellbeing.yml").write_text(text.replace("id: health\n", "id: wellbeing\nwas: [health]\n", 1), "utf-8")
    edit(tiny, "content/region.yml", "topics: [health, bank]", "topics: [wellbeing, bank]")
    return tiny


def test_changes_follow_with_a_warning_at_the_old_name(renamed: Path) -> None:
    lines = [problem.line() for problem in problems_of(renamed) if problem.code == "topic-renamed"]
    message = "emnet 'health' hedder nu 'wellbeing'; kommunens tekster og valg følger med"
    assert lines == [
        f"municipalities/nordby/topics/health.yml:2:8: {message}",
        f"municipalities/sydby/topics/health.yml:2:8: {message}",
    ]
    assert not [problem for problem in problems_of(renamed) if problem.severity == "error"]


def test_the_changes_of_a_renamed_topic_keep_their_translations(renamed: Path, command: Command) -> None:
    untranslated = 'msgid "Lægen har åbent hver dag."\nmsgstr ""\n'
    translated = untranslated.replace('msgstr ""', 'msgstr "The doctor is open every day."')
    edit(renamed, "locales/en/LC_MESSAGES/nordby.po", untranslated, translated)
    assert command("translate", "update").code == 0
    block = block_of(edition_of(renamed, "nordby", "en"), "wellbeing/nordby-doctor")
    assert "The doctor is open every day." in str(block.texts["text"])


def test_order_and_left_out_topics_follow(renamed: Path) -> None:
    (renamed / "municipalities/nordby/topics/health.yml").unlink()
    path = "municipalities/nordby/municipality.yml"
    text = (renamed / path).read_text("utf-8")
    (renamed / path).write_text(f"{text}without:\n  - topic: health\n    because: Nordby har sin egen.\n", "utf-8")
    problems = [problem for problem in problems_of(renamed) if problem.code == "topic-renamed"]
    assert [problem.mark.path for problem in problems] == [path, "municipalities/sydby/topics/health.yml"]
    assert "wellbeing" not in {topic.id for topic in edition_of(renamed, "nordby", "da").topics}


def test_a_topic_that_takes_the_old_name_keeps_its_changes(renamed: Path) -> None:
    topics = renamed / "content/topics"
    text = (topics / "wellbeing.yml").read_text("utf-8")
    (topics / "health.yml").write_text(text.replace("id: wellbeing\nwas: [health]\n", "id: health\n", 1), "utf-8")
    assert not [problem for problem in problems_of(renamed) if problem.code == "topic-renamed"]
