"""Write random files of changes, with comments, and know which lines each change and each value takes."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

from velkomst.model import Change
from velkomst.reading.document.parser import parse
from velkomst.reading.schema import changes as schema_changes
from velkomst.reading.validate import validated

PATH = "municipalities/nordby/topics/health.yml"
WORDS = st.sampled_from(["læge", "Ring", "112", "i dag", "æøå", "**fed**", "[link](topic:gp)", "kl. 10:30", "ja"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: "Se " + " ".join(words))
COMMENTS = st.lists(
    st.builds(
        lambda indent, words: f"{' ' * indent}# {words}: ['{{",
        st.sampled_from([0, 2, 4]),
        SENTENCES,
    )
    | st.just(""),
    max_size=2,
)
AFTER = st.sampled_from(["", "   # Mette, 1. maj", " # {[:"])
FINGERPRINTS = st.sampled_from(['"d0b3de49"', "'d0b3de49'", "d0b3de49"])


@dataclass
class WrittenChange:
    """The lines of one change; ``values`` holds those of its values, by key."""

    before: list[str]
    lines: list[list[str]]
    keys: list[str] = field(default_factory=list)

    def flat(self) -> list[str]:
        return [line for part in self.lines for line in part]


@dataclass
class WrittenFile:
    """A file of changes: head, changes and end, as lines without their ending."""

    head: list[str]
    changes: list[WrittenChange]
    end: list[str]
    ending: str

    def text(self, without: int | None = None) -> str:
        lines = [*self.head]
        for index, change in enumerate(self.changes):
            lines += change.before + ([] if index == without else change.flat())
        return "".join(line + self.ending for line in [*lines, *self.end])

    def parsed(self) -> tuple[Change, ...]:
        document = parse(self.text().encode(), PATH)
        return schema_changes.changes(validated(schema_changes.ChangesFile, document), document).changes


@st.composite
def block_text(draw: st.DrawFn, key: str) -> list[str]:
    first = draw(SENTENCES)
    more = draw(st.lists(SENTENCES | st.sampled_from(["", "# ikke en kommentar", "- punkt"]), max_size=3))
    while more and not more[-1]:
        more.pop()
    lines = [f"      {line}" if line else "" for line in [first, *more]]
    return [f"    {key}: {draw(st.sampled_from(['|', '|-', '>']))}{draw(AFTER)}", *lines]


@st.composite
def line_text(draw: st.DrawFn, key: str) -> list[str]:
    words = draw(SENTENCES)
    quote = draw(st.sampled_from(['"', "'"]))
    return [f"    {key}: {quote}{words}{quote}{draw(AFTER)}"]


@st.composite
def written_change(draw: st.DrawFn, number: int) -> WrittenChange:
    verb = draw(st.sampled_from(["replace", "replace", "hide"]))
    parts = {"based_on": [f"    based_on: {draw(FINGERPRINTS)}{draw(AFTER)}"]} if draw(st.booleans()) else {}
    if verb == "hide":
        parts["because"] = draw(line_text("because"))
    else:
        parts["text"] = draw(block_text("text"))
        for key in draw(st.sets(st.sampled_from(["title", "where", "cost"]))):
            parts[key] = draw(line_text(key))
    parts[verb] = [f"    {verb}: block-{number}{draw(AFTER)}"]
    keys = draw(st.permutations(sorted(parts)))
    lines: list[list[str]] = []
    for index, key in enumerate(keys):
        comments = draw(COMMENTS) if index else []
        lines += [comments, parts[key]]
    lines[1][0] = "  - " + lines[1][0][4:]
    return WrittenChange(draw(COMMENTS), lines, [name for key in keys for name in ("", key)])


@st.composite
def written_file(draw: st.DrawFn) -> WrittenFile:
    head = [*draw(COMMENTS), f"topic: health{draw(AFTER)}", *draw(COMMENTS), f"changes:{draw(AFTER)}"]
    count = draw(st.integers(1, 4))
    return WrittenFile(
        head,
        [draw(written_change(number)) for number in range(count)],
        draw(COMMENTS),
        draw(st.sampled_from(["\n", "\r\n"])),
    )
