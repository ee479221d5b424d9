"""The check after an edit says, message by message, what a check with nothing kept says."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.support import DAY
from velkomst.build.check_report import CheckReport, check_report
from velkomst.checking import municipality_checks, registry
from velkomst.model.project import Project
from velkomst.problems import UnreadableContentError

Edit = Callable[[random.Random, Path], None]


def _file(chosen: random.Random, root: Path, pattern: str) -> Path:
    return chosen.choice(sorted(root.glob(pattern)))


def _change_a_line(pattern: str) -> Edit:
    """Edit one line: remove it, write it twice, give it other words, a lookup or a link, or move all lines below it."""

    def change(chosen: random.Random, root: Path) -> None:
        file = _file(chosen, root, pattern)
        lines = file.read_text("utf-8").splitlines(keepends=True)
        at = chosen.randrange(len(lines))
        line = lines[at].rstrip("\n")
        changed = (
            "",
            f"{line}\n{line}\n",
            f"{line} {{{{ fact.unknown }}}}\n",
            f"{line} Se [emnet](topic:bank) og [stedet](place:library).\n",
            f"# a comment\n\n{line}\n",
            line.replace("e", "E", 1) + "\n",
        )
        file.write_text("".join((*lines[:at], chosen.choice(changed), *lines[at + 1 :])), "utf-8")

    return change


def _change_a_number(chosen: random.Random, root: Path) -> None:
    file = root / "content/facts.yml"
    text = file.read_text("utf-8")
    digit = chosen.choice([index for index, character in enumerate(text) if character.isdigit()])
    file.write_text(f"{text[:digit]}{chosen.randrange(10)}{text[digit + 1 :]}", "utf-8")


def _delete(chosen: random.Random, root: Path) -> None:
    _file(chosen, root, chosen.choice(("municipalities/*/**/*.yml", "content/*/*.yml", "locales/*/*/*.po"))).unlink()


def _rename(chosen: random.Random, root: Path) -> None:
    file = _file(chosen, root, chosen.choice(("municipalities/*/topics/*.yml", "content/topics/*.yml")))
    file.rename(file.with_name(f"renamed-{chosen.randrange(3)}.yml"))


def _rename_a_municipality(chosen: random.Random, root: Path) -> None:
    folder = _file(chosen, root, "municipalities/*")
    folder.rename(folder.with_name(f"{folder.name}x"))


def _end_a_block(chosen: random.Random, root: Path) -> None:
    file = _file(chosen, root, "content/topics/*.yml")
    ends = (DAY + timedelta(days=chosen.randrange(-2, 4))).isoformat()
    text = file.read_text("utf-8")
    file.write_text(text.replace("    kind: ", f'    valid_to: "{ends}"\n    kind: ', 1), "utf-8")


def _group(chosen: random.Random, root: Path) -> None:
    """Found a group, or change who is in it and what it says."""
    folder = root / "content/groups/coast"
    (folder / "topics").mkdir(parents=True, exist_ok=True)
    slugs = sorted(path.name for path in (root / "municipalities").iterdir())
    members = ", ".join(chosen.sample(slugs, chosen.randrange(1, len(slugs) + 1)))
    (folder / "group.yml").write_text(f"id: coast\nname: Kysten\nmunicipalities: [{members}]\n")
    hidden = chosen.choice(("eu-card", "choose-gp", "nothing"))
    (folder / "topics/health.yml").write_text(f"topic: health\nchanges:\n  - hide: {hidden}\n    because: Nej.\n")


def _lend(chosen: random.Random, root: Path) -> None:
    """Let a municipality borrow a topic of another, which may not exist or have errors."""
    lender, borrower = _file(chosen, root, "municipalities/*"), _file(chosen, root, "municipalities/*")
    topics = sorted(path.stem for path in (lender / "topics").glob("*.yml"))
    if topics:
        topic = chosen.choice(topics)
        (borrower / f"topics/{topic}.yml").write_text(f"use: {lender.name}/{topic}\n")


EDITS: tuple[Edit, ...] = (
    _change_a_line("municipalities/*/**/*.yml"),
    _change_a_line("content/*/*.yml"),
    _change_a_line("content/*.yml"),
    _change_a_line("locales/*/*/*.po"),
    _change_a_number,
    _delete,
    _rename,
    _rename_a_municipality,
    _end_a_block,
    _group,
    _lend,
)


def _report(root: Path, day: date) -> CheckReport | str:
    """The report of a check, or the message of content that cannot be read."""
    try:
        return check_report(Project(root), day)
    except UnreadableContentError as error:
        return repr(error.problems)


def _with_nothing_kept(root: Path, day: date) -> CheckReport | str:
    cache = Project(root).cache
    aside = cache.with_name("aside")
    if cache.exists():
        cache.rename(aside)
    try:
        return _report(root, day)
    finally:
        shutil.rmtree(cache, ignore_errors=True)
        if aside.exists():
            aside.rename(cache)


@pytest.mark.parametrize("seed", range(12))
def test_random_edits_are_reported_as_if_nothing_were_kept(tiny: Path, tmp_path: Path, seed: int) -> None:
    chosen, day, wrong = random.Random(seed), DAY, 0
    good = tmp_path / "good"
    shutil.copytree(tiny, good)
    for _ in range(8):
        chosen.choice(EDITS)(chosen, tiny)
        day += timedelta(days=chosen.choice((0, 0, 0, 1)))
        kept = _report(tiny, day)
        assert kept == _with_nothing_kept(tiny, day)
        wrong = wrong + 1 if isinstance(kept, str) else 0
        if wrong > 1:  # errors in content/ hide what else there is: go on from a good state, which is kept too
            for name in ("content", "municipalities", "locales"):
                shutil.rmtree(tiny / name)
                shutil.copytree(good / name, tiny / name)
            wrong = 0


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs of the municipalities that are checked."""
    slugs: list[str] = []
    original = municipality_checks.check_municipality

    def check(library: object, merged: object, *arguments: object) -> object:
        slugs.append(merged.slug)  # type: ignore[attr-defined]
        return original(library, merged, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(registry, "check_municipality", check)
    return slugs


def test_a_municipality_is_checked_again_where_something_that_it_sees_has_changed(
    tiny: Path, checked: list[str]
) -> None:
    def after(path: str, old: str, new: str) -> list[str]:
        file = tiny / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        checked.clear()
        check_report(Project(tiny), DAY)
        return sorted(checked)

    check_report(Project(tiny), DAY)
    assert sorted(checked) == ["nordby", "sydby"]
    assert after("municipalities/nordby/topics/health.yml", "Lægen har åbent", "Lægen har altid åbent") == ["nordby"]
    assert after("content/topics/health.yml", "Tag dit blå kort med.", "Tag kortet med.") == ["nordby", "sydby"]
    (tiny / "municipalities/sydby/topics/nordby-ferry.yml").write_text("use: nordby/nordby-ferry\n")
    assert after("content/topics/health.yml", "x", "x") == ["sydby"]
    assert after("municipalities/nordby/topics/health.yml", "altid åbent", "åbent") == ["nordby", "sydby"]
    checked.clear()
    check_report(Project(tiny), DAY + timedelta(days=1))
    assert sorted(checked) == ["nordby", "sydby"], "another day"


@pytest.mark.parametrize("name", ["checks", "layers", "problems", "check"])
@pytest.mark.parametrize("keep", [0, 40, 400, -1])
def test_a_damaged_file_of_the_cache_is_harmless(tiny: Path, name: str, keep: int) -> None:
    before = check_report(Project(tiny), DAY)
    stored = Project(tiny).cache / f"content/{name}.pickle"
    stored.write_bytes(stored.read_bytes()[:keep])
    for other in {"problems", "check"} - {name}:
        (stored.parent / f"{other}.pickle").unlink()
    assert check_report(Project(tiny), DAY) == before


def test_a_file_that_changes_while_it_is_read_leaves_nothing_behind(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tiny / "content/topics/health.yml"
    text = file.read_text("utf-8")
    original = municipality_checks.check_municipality

    def check(*arguments: object) -> object:
        file.write_text(text + "# edited meanwhile\n", "utf-8")
        return original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(registry, "check_municipality", check)
    check_report(Project(tiny), DAY)
    assert list((Project(tiny).cache / "content").glob("*.pickle")) == []
