"""Words of what one reader holds in the box, by who wrote them."""

from __future__ import annotations

from pathlib import Path

from tests import region
from tests.coast import add_coast
from tests.support import edit, inspect
from velkomst.checking import box_shares
from velkomst.checking.box_shares import BoxShare, ShareRange
from velkomst.checking.shares import Share
from velkomst.resolving.merge import merge

BANK = "content/topics/bank.yml"


def box(root: Path, slug: str = "nordby", audience: str = "eu") -> BoxShare:
    library = inspect(root).library
    return box_shares.of_reader(library, merge(library, slug), audience)


def test_a_box_has_guide_letter_tickets_and_places(tiny: Path) -> None:
    refugee = box(tiny, audience="refugee")
    assert set(refugee.parts) == {"guide", "letter", "tickets", "contacts"}
    assert refugee.whole.total == sum(part.total for part in refugee.parts.values())
    assert refugee.parts["guide"].shared > 0


def test_words_of_a_local_ticket_are_local(tiny: Path) -> None:
    before = box(tiny)
    path = tiny / "municipalities/nordby/tickets.yml"
    text = path.read_text("utf-8")
    assert "terms: " in text
    path.write_text(text.replace("terms: ", "terms: Kun om søndagen. ", 1), "utf-8")
    after = box(tiny)
    assert after.parts["tickets"].local == before.parts["tickets"].local + 3
    assert after.parts["guide"] == before.parts["guide"]


def test_an_insert_that_is_left_out_or_for_others_does_not_count(tiny: Path) -> None:
    assert box(tiny, "nordby").parts["tickets"].total > 0
    assert box(tiny, "sydby").parts["tickets"].total == 0, "sydby goes without"


def test_what_the_guide_does_not_print_does_not_count(tiny: Path) -> None:
    edit(tiny, BANK, "phase: ", "print: full\nphase: ")
    full = box(tiny).parts["guide"]
    edit(tiny, BANK, "print: full", "print: short")
    short = box(tiny).parts["guide"]
    edit(tiny, BANK, "print: short", "print: site")
    none = box(tiny).parts["guide"]
    assert full.shared > short.shared > none.shared


def test_a_group_is_counted_by_itself(tiny: Path) -> None:
    root = add_coast(tiny)
    havnby = box(root, "havnby")
    assert havnby.parts["guide"].group > 0 and havnby.parts["tickets"].group > 0
    assert box(root, "nordby").whole.group == 0


def test_readers_of_one_municipality_have_different_boxes() -> None:
    library = region.library()
    merged = merge(library, "klitoe")
    boxes = [box_shares.of_reader(library, merged, audience) for audience in library.audience_ids]
    found = box_shares.range_of(boxes)
    assert found
    assert 0 < found.lowest < found.highest < 1


def test_the_range_of_no_readers_is_none() -> None:
    assert box_shares.range_of([]) is None
    one = BoxShare({"guide": Share(3, 1), "letter": Share(0, 4)})
    assert box_shares.range_of([one]) == ShareRange(0.375, 0.375)


def test_the_status_gives_the_range_and_the_shared_words_of_a_topic(tiny: Path) -> None:
    figures = inspect(tiny).status()
    nordby = figures.municipalities[0]
    assert nordby.box_range
    assert nordby.box_range.lowest <= nordby.box_range.highest
    assert nordby.shared_words_per_topic == round(nordby.share.shared / nordby.shared_topics)
    assert figures.box_range
    assert figures.box_range.lowest <= nordby.box_range.lowest


def test_a_topic_of_ones_own_does_not_lower_the_shared_words_of_a_topic(tiny: Path) -> None:
    before = inspect(tiny).status().municipalities[0]
    source = tiny / "municipalities/nordby/topics/nordby-ferry.yml"
    text = source.read_text("utf-8").replace("nordby-ferry", "nordby-bus")
    (source.parent / "nordby-bus.yml").write_text(text, "utf-8")
    after = inspect(tiny).status().municipalities[0]
    assert after.share.of_shared < before.share.of_shared
    assert after.shared_words_per_topic == before.shared_words_per_topic
