"""Issues of the newsletter: their words, events and news, and which of them there are."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.region import REGION
from tests.support import TESTS, add, codes_of, copy_project, edit, inspect
from velkomst.build.editions import EditionStore
from velkomst.model import Edition
from velkomst.model.newsletter import EditionIssue
from velkomst.model.project import Project

AS_OF = date(2026, 12, 1)
CHANGED = "content/topics/gp.yml"


@pytest.fixture
def meetings(tmp_path: Path) -> Path:
    """Return the region with events and newsletters; only the text on doctors is newer than the first issue."""
    root = tmp_path / "project"
    copy_project(REGION.root, root)
    shutil.copytree(TESTS / "fixtures/meetings", root, dirs_exist_ok=True)
    for file in root.rglob("*.*"):
        touch(file, date(2026, 10, 1))
    touch(root / CHANGED, date(2026, 11, 20))
    return root


def touch(file: Path, day: date) -> None:
    """Let a file be of a day: without git, the day of a text is that of its file."""
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    os.utime(file, (moment, moment))


def edition(root: Path, slug: str = "klitoe", language: str = "da", as_of: date = AS_OF) -> Edition:
    store = EditionStore(Project(root), inspect(root, as_of), as_of)
    return store.edition(slug, language)


def issues(root: Path, slug: str = "klitoe", language: str = "da", as_of: date = AS_OF) -> dict[str, EditionIssue]:
    """Return the issues of a municipality by their days."""
    return {issue.day.isoformat(): issue for issue in edition(root, slug, language, as_of).newsletters}


def test_the_words_of_all_layers_of_a_day_are_one_issue(meetings: Path) -> None:
    own = issues(meetings)["2026-11-30"].mail
    assert (own.subject.text, own.id) == ("Nyt fra øen i december", "newsletters/2026-11-30")
    assert [block.id for block in own.blocks] == ["meeting", "winter-ferry", "danes-abroad"]
    assert [block.provenance for block in own.blocks] == ["shared", "local", "local"]
    assert own.greeting.text and own.ask and own.stop, "from the mail with the purpose newsletter"
    shared = issues(meetings, "storby")["2026-11-30"].mail
    assert (shared.subject.text, [block.id for block in shared.blocks]) == ("Nyt i december", ["meeting"])


def test_two_issues_two_weeks_apart_differ(meetings: Path) -> None:
    first, second = (issues(meetings)[day].mail for day in ("2026-11-16", "2026-11-30"))
    assert [each.event.id for each in first.events] == ["breakfast", "exhibition"]
    assert [each.event.id for each in second.events] == ["exhibition", "ukrainian-cafe", "info-meeting"]
    assert first.subject != second.subject and first.blocks != second.blocks


def test_news_are_the_texts_that_changed_since_the_issue_before(meetings: Path) -> None:
    first, second = (issues(meetings)[day].mail for day in ("2026-11-16", "2026-11-30"))
    assert first.news == (), "nothing to compare the first issue with"
    assert [news.topic for news in second.news] == ["gp"]
    touch(meetings / CHANGED, date(2026, 11, 30))
    assert issues(meetings)["2026-11-30"].mail.news == (), "it is in the next issue"
    assert [news.topic for news in issues(meetings)["2026-12-14"].mail.news] == ["gp"]


def test_news_are_the_same_in_every_language_however_new_a_translation_is(meetings: Path) -> None:
    touch(meetings / "locales/uk/LC_MESSAGES/shared.po", date(2026, 11, 28))
    (news,) = issues(meetings, language="uk")["2026-11-30"].mail.news
    assert news.topic == "gp"


def test_an_issue_with_nothing_to_say_is_not_made(meetings: Path) -> None:
    assert "2026-12-14" in issues(meetings, "moellerup"), "there are events"
    (meetings / "content/groups/kysten/events.yml").unlink()
    (meetings / "content/events.yml").unlink()
    assert "2026-12-14" not in issues(meetings, "moellerup")
    touch(meetings / CHANGED, date(2026, 12, 2))
    assert [news.topic for news in issues(meetings, "moellerup")["2026-12-14"].mail.news] == ["gp"]


def test_issues_are_published_on_their_day_and_sent_until_the_next(meetings: Path) -> None:
    def state(as_of: date) -> dict[str, tuple[bool, bool]]:
        return {day: (issue.published, issue.sent) for day, issue in issues(meetings, as_of=as_of).items()}

    assert state(date(2026, 11, 29)) == {
        "2026-11-16": (True, True),
        "2026-11-30": (False, True),
        "2026-12-14": (False, True),
    }
    assert state(date(2026, 11, 30)) == {
        "2026-11-16": (True, False),
        "2026-11-30": (True, True),
        "2026-12-14": (False, True),
    }


def test_an_old_issue_keeps_its_events_when_they_are_over(meetings: Path) -> None:
    later = issues(meetings, as_of=date(2027, 2, 1))["2026-11-16"].mail
    assert [each.event.id for each in later.events] == ["breakfast", "exhibition"]


def test_the_period_is_two_weeks_or_until_the_day_that_the_issue_names(meetings: Path) -> None:
    path = "content/newsletters/2026-11-30.yml"
    edit(meetings, path, "subject:", 'until: "2027-03-01"\nsubject:')
    assert "fair" in [each.event.id for each in issues(meetings, "storby")["2026-11-30"].mail.events]


def test_a_block_of_a_lower_layer_takes_the_place_of_one_above_it(meetings: Path) -> None:
    path = "municipalities/klitoe/newsletters/2026-11-30.yml"
    edit(meetings, path, "id: winter-ferry", "id: meeting")
    blocks = issues(meetings)["2026-11-30"].mail.blocks
    assert [(block.id, block.provenance) for block in blocks][:1] == [("meeting", "local")]


def test_issues_without_a_mail_to_send_them_in_are_reported(meetings: Path) -> None:
    (meetings / "content/mails/newsletter.yml").unlink()
    edit(meetings, "content/journey.yml", "    mail: newsletter\n", "    mail: overview\n")
    assert "newsletter-without-mail" in codes_of(inspect(meetings).problems)


def test_a_period_that_ends_before_the_issue_is_reported_with_its_place(meetings: Path) -> None:
    add(meetings, "municipalities/klitoe/newsletters/2026-12-20.yml", _TEXT)
    (fault,) = [each for each in inspect(meetings).problems if each.code == "newsletter-period"]
    assert fault.line().startswith("municipalities/klitoe/newsletters/2026-12-20.yml:4:8:")


_TEXT = """date: "2026-12-20"
subject: Nyt
preheader: Det sker.
until: "2026-12-19"
"""
