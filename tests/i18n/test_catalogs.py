"""Test the states of a translation and the synchronisation of PO files."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from velkomst.i18n import sync
from velkomst.i18n.catalogs import Catalog, Catalogs, path_of, read_catalogs
from velkomst.i18n.fingerprints import fingerprint
from velkomst.i18n.inventory import Location, TextEntry
from velkomst.model import SHARED, State
from velkomst.problems import Mark

DANISH = "Ring til lægen."
CHANGED = "Ring altid til lægen."


def message(context: str = "health.a", text: str = DANISH, comment: str = "Sundhed · tekst") -> TextEntry:
    location = Location(Mark("content/topics/health.yml"), "text")
    return TextEntry(SHARED, tuple(context.split(".")), text, location, comment)


def update(old: str, *messages: TextEntry, language: str = "en") -> str:
    return sync.sync(old, messages, language)[0]


def entries(text: str) -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in polib.pofile(text)}


def reviewed(text: str, context: str, translation: str) -> str:
    """Write a translation as Poedit does when a person types it."""
    po = polib.pofile(text, wrapwidth=0)
    entry = next(one for one in po if one.msgctxt == context)
    entry.msgstr, entry.previous_msgid = translation, None
    if entry.fuzzy:
        entry.flags.remove("fuzzy")
    return f"{po}\n"


def drafted(text: str, context: str, translation: str) -> str:
    return sync.draft(text, {context: translation}, "machine 2026-11-22")[0]


def stored(tmp_path: Path, text: str) -> Catalog:
    path = tmp_path / path_of("en", "shared")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    catalogs, problems = read_catalogs(tmp_path, ("en",), ("shared",))
    assert problems == ()
    return catalogs.of("en", "shared")


def state(tmp_path: Path, text: str, danish: str = DANISH) -> State:
    """Return the state as a build finds it in the file."""
    return stored(tmp_path, text).look_up("health.a", danish).state


REVIEWED = reviewed(update("", message()), "health.a", "Call the doctor.")
DRAFT = drafted(update("", message()), "health.a", "Call the doctor.")


def test_a_new_message_is_missing(tmp_path: Path) -> None:
    assert state(tmp_path, update("", message())) == "missing"


def test_no_file_and_no_message_are_missing(tmp_path: Path) -> None:
    assert Catalogs({}).of("en", "shared").look_up("health.a", DANISH).state == "missing"
    assert stored(tmp_path, REVIEWED).look_up("health.b", DANISH).state == "missing"


def test_what_a_person_typed_is_reviewed(tmp_path: Path) -> None:
    assert state(tmp_path, REVIEWED) == "reviewed"
    assert stored(tmp_path, REVIEWED).look_up("health.a", DANISH).text == "Call the doctor."


def test_a_draft_says_what_it_is(tmp_path: Path) -> None:
    assert state(tmp_path, DRAFT) == "draft"
    assert f"# draft: machine 2026-11-22; source {fingerprint(DANISH)}\n" in DRAFT and "#, fuzzy" in DRAFT


def test_fuzzy_of_unknown_origin_is_missing(tmp_path: Path) -> None:
    """Msgmerge and Poedit guess by likeness and mark it fuzzy; nobody has said that it is a translation of this."""
    po = polib.pofile(REVIEWED, wrapwidth=0)
    po[0].flags.append("fuzzy")
    assert state(tmp_path, f"{po}\n") == "missing"


@pytest.mark.parametrize("blank", ["", "   "])
def test_an_empty_text_is_missing(tmp_path: Path, blank: str) -> None:
    assert state(tmp_path, reviewed(update("", message()), "health.a", blank)) == "missing"


@pytest.mark.parametrize("synced", [False, True], ids=["before update", "after update"])
def test_when_the_danish_changes(tmp_path: Path, synced: bool) -> None:
    for before, after in ((REVIEWED, "stale"), (DRAFT, "missing")):
        changed = update(before, message(text=CHANGED)) if synced else before
        assert state(tmp_path, changed, CHANGED) == after
        assert entries(changed)["health.a"].msgstr == "Call the doctor.", "nothing is thrown away"
        back = update(changed, message()) if synced else changed
        assert state(tmp_path, back) == state(tmp_path, before)
        assert back == before, "byte for byte"


LONG = "Ring til din egen læge, når du er syg og alene hjemme."


@pytest.mark.parametrize("synced", [False, True], ids=["before update", "after update"])
@pytest.mark.parametrize(
    ("danish", "expected"),
    [
        ("Ring til din egen læge, når du er syg og alene hjemme!", "stale"),
        ("Ring til din egen læge når du er syg og alene hjemme.", "stale"),
        ("Ring til din egen læge, når du er syg og alene hjeme.", "stale"),
        ("Ring til jeres egen læge, når du er syg og alene hjemme.", "missing"),
        ("Ring ikke til din egen læge, når du er syg og alene hjemme.", "missing"),
        ("Ring til din egen læge på 1813, når du er syg og alene hjemme.", "missing"),
        ("Gå på apoteket med recepten.", "missing"),
    ],
)
def test_a_draft_outlives_a_small_edit(tmp_path: Path, danish: str, expected: State, synced: bool) -> None:
    draft = drafted(update("", message(text=LONG)), "health.a", "Call your own doctor when you are ill today.")
    edited = update(draft, message(text=danish)) if synced else draft
    assert state(tmp_path, edited, danish) == expected
    if synced:
        assert entries(edited)["health.a"].previous_msgid == LONG, "the translator sees what has changed"
        assert entries(edited)["health.a"].fuzzy, "no program approves a draft"
        assert update(edited, message(text=LONG)) == draft
        assert "#| msgid" not in drafted(edited, "health.a", "Another draft.")


def test_a_draft_that_went_and_came_back_is_a_draft(tmp_path: Path) -> None:
    edited = update(DRAFT, message(text=CHANGED))
    assert state(tmp_path, update(update(edited), message())) == "draft"


def test_a_text_that_msgmerge_took_from_another_context_is_missing(tmp_path: Path) -> None:
    po = polib.pofile(REVIEWED, wrapwidth=0)
    po[0].flags.append("fuzzy")
    po[0].previous_msgctxt, po[0].previous_msgid = "permit.a", DANISH
    assert state(tmp_path, f"{po}\n") == "missing"
    po[0].previous_msgctxt = "health.a"
    assert state(tmp_path, f"{po}\n") == "reviewed", "its own context"


def test_an_approved_text_that_changed_keeps_the_danish_it_was_approved_for(tmp_path: Path) -> None:
    twice = update(update(REVIEWED, message(text=CHANGED)), message(text="Ring aldrig."))
    entry = entries(twice)["health.a"]
    assert (entry.previous_msgid, entry.msgid, entry.fuzzy) == (DANISH, "Ring aldrig.", True)
    assert state(tmp_path, twice, "Ring aldrig.") == "stale"
    assert update(twice, message()) == REVIEWED


def test_a_person_approves_a_stale_text_by_clearing_fuzzy(tmp_path: Path) -> None:
    stale = update(REVIEWED, message(text=CHANGED))
    approved = update(reviewed(stale, "health.a", "Always call the doctor."), message(text=CHANGED))
    assert state(tmp_path, approved, CHANGED) == "reviewed"
    assert "#|" not in approved


def test_a_person_approves_a_draft_by_clearing_fuzzy(tmp_path: Path) -> None:
    approved = update(reviewed(DRAFT, "health.a", "Call the doctor."), message())
    assert state(tmp_path, approved) == "reviewed"
    assert "draft:" not in approved and approved == REVIEWED


def test_a_translators_own_comment_stays(tmp_path: Path) -> None:
    po = polib.pofile(DRAFT, wrapwidth=0)
    po[0].tcomment = f"Ask Olha about this.\n{po[0].tcomment}"
    assert state(tmp_path, f"{po}\n") == "draft"
    text = update(reviewed(f"{po}\n", "health.a", "Call the doctor."), message())
    assert "# Ask Olha about this.\n" in text and "draft:" not in text
    assert "# Ask Olha about this.\n" in drafted(f"{po}\n", "health.a", "Phone the doctor.")


def test_what_translators_wrote_at_the_top_stays() -> None:
    names = "# Translators:\n# Mette Hansen <mette@example.org>, 2026\n# License: CC BY 4.0\n"
    team = '"Language-Team: German <de@example.org>\\n"\n"Last-Translator: Mette Hansen <mette@example.org>\\n"\n'
    typed = REVIEWED.replace('#\nmsgid ""', f'{names}msgid ""').replace('"MIME-Version', f'{team}"MIME-Version')
    assert names in typed and team in typed
    kept = update(typed, message(text=CHANGED))
    assert names in kept and update(kept, message(text=CHANGED)) == kept
    assert polib.pofile(kept).metadata.items() >= {
        ("Language-Team", "German <de@example.org>"),
        ("Last-Translator", "Mette Hansen <mette@example.org>"),
    }


@pytest.mark.parametrize("source", [REVIEWED, update(REVIEWED, message(text=CHANGED))], ids=["reviewed", "stale"])
def test_a_draft_never_overwrites_what_a_person_approved(source: str) -> None:
    assert drafted(source, "health.a", "Machine says.") == source


def test_a_draft_replaces_a_draft(tmp_path: Path) -> None:
    text = drafted(update(DRAFT, message(text=CHANGED)), "health.a", "Always call the doctor.")
    assert state(tmp_path, text, CHANGED) == "draft"
    assert text.count("draft:") == 1


def test_a_draft_of_nothing_is_none() -> None:
    empty = update("", message())
    assert drafted(empty, "health.a", "  ") == empty


def test_drafts_of_unknown_messages_are_named() -> None:
    text, unknown = sync.draft(DRAFT, {"health.b": "x", "health.a": "y", "a": "z"}, "machine")
    assert unknown == ("a", "health.b") and "health.b" not in text


def test_no_text_ever_gets_anothers_translation(tmp_path: Path) -> None:
    """The Danish of one block moves to another, word for word: likeness is no reason."""
    text = update(REVIEWED, message("health.b", DANISH), message("health.c", f"{DANISH} "))
    assert [(entry.msgctxt, entry.msgstr, entry.obsolete) for entry in polib.pofile(text)] == [
        ("health.b", "", False),
        ("health.c", "", False),
        ("health.a", "Call the doctor.", True),
    ]


@pytest.mark.parametrize(
    ("before", "danish", "expected"),
    [
        (REVIEWED, DANISH, "reviewed"),
        (DRAFT, DANISH, "draft"),
        (REVIEWED, CHANGED, "stale"),
        (DRAFT, CHANGED, "missing"),
        (update(REVIEWED, message(text=CHANGED)), CHANGED, "stale"),
        (update(REVIEWED, message(text=CHANGED)), DANISH, "reviewed"),
    ],
)
def test_a_message_that_went_comes_back(tmp_path: Path, before: str, danish: str, expected: State) -> None:
    gone = update(before, message("health.b"))
    assert gone.count("#~ msgctxt") == 1
    assert state(tmp_path, gone) == "missing", "what is obsolete is not shown"
    gone = update(gone, message("health.b"))
    back = update(gone, message(text=danish), message("health.b"))
    assert state(tmp_path, back, danish) == expected
    if expected in ("reviewed", "draft"):
        assert update(back, message()).split("#~")[0].rstrip() == update(before, message(text=danish)).rstrip()


def test_a_message_without_translation_leaves_nothing_behind() -> None:
    assert "health.a" not in update(update("", message()), message("health.b"))


@pytest.mark.parametrize("language", ["en", "de", "pl", "uk", "ar", "zh_Hans", "prs"])
def test_a_new_file(language: str) -> None:
    text, counts = sync.sync("", [message(), message("health.b", 'Æøå\n\n- "et"\n- to\\')], language)
    po = polib.pofile(text)
    assert po.metadata["Language"] == language and po.metadata["Plural-Forms"].startswith("nplurals=")
    assert (counts.added, counts.same, counts.changed, counts.obsolete) == (2, 0, 0, 0)
    assert entries(text)["health.b"].msgid == 'Æøå\n\n- "et"\n- to\\'


def test_no_dates_and_no_line_numbers() -> None:
    assert "Date" not in DRAFT and "content/topics/health.yml:" not in DRAFT
    assert "#: content/topics/health.yml\n" in DRAFT and "#. Sundhed · tekst\n" in DRAFT


def test_counts() -> None:
    old = update("", *(message(f"health.{name}") for name in "abcd"))
    old = reviewed(old, "health.d", "x")
    _, counts = sync.sync(old, [message("health.a"), message("health.b", CHANGED), message("health.e")], "en")
    assert vars(counts) == {"same": 1, "changed": 1, "added": 1, "obsolete": 1}


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).map(str.strip).filter(bool)


@given(
    st.dictionaries(st.sampled_from([f"t.{n}" for n in range(8)]), st.tuples(TEXTS, TEXTS, st.booleans())),
    st.dictionaries(st.sampled_from([f"t.{n}" for n in range(8)]), TEXTS),
)
def test_a_sync_is_idempotent_and_invents_nothing(
    before: dict[str, tuple[str, str, bool]], after: dict[str, str]
) -> None:
    text = update("", *(message(context, danish) for context, (danish, _, _) in before.items()))
    for context, (_, translation, by_person) in before.items():
        text = (reviewed if by_person else drafted)(text, context, translation)
    now = [message(context, danish) for context, danish in after.items()]
    once = update(text, *now)
    assert update(once, *now) == once
    for entry in polib.pofile(once):
        assert entry.msgstr == (before[entry.msgctxt][1] if entry.msgctxt in before else "")
        if entry.msgctxt in after and entry.msgctxt in before and not entry.fuzzy and entry.msgstr:
            danish, _, by_person = before[entry.msgctxt]
            assert by_person and danish == after[entry.msgctxt], "no program clears fuzzy"


def test_three_thousand_messages_in_one_pass() -> None:
    many = [message(f"t{number // 10}.b{number % 10}", f"Tekst nummer {number}.") for number in range(3000)]
    text, counts = sync.sync("", many, "uk")
    assert counts.added == 3000
    again, counts = sync.sync(text, many, "uk")
    assert counts.same == 3000 and again == text


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ('msgid "a"\nmsgstr "b\n', 2),
        ("msgid 'a'\nmsgstr 'b'\n", 1),
        ('msgid "a"\n\nmsgstr "b"\nhello\n', 4),
        ('msgid "a"\nmsgstr "say "b" now"\n', 2),
        ('msgid "a"\nmsgstr "b"\n<<<<<<< HEAD\n', 3),
        ('msgstr "a"\nmsgstr "b"\n', 1),
    ],
)
def test_a_broken_file_is_a_problem_with_its_line(tmp_path: Path, broken: str, line: int) -> None:
    path = tmp_path / path_of("en", "nordby")
    path.parent.mkdir(parents=True)
    path.write_text(broken)
    catalogs, problems = read_catalogs(tmp_path, ("en",), ("shared", "nordby"))
    assert catalogs.by_name == {}
    assert [(found.line(), found.municipality) for found in problems] == [
        (f"locales/en/LC_MESSAGES/nordby.po:{line}:1: oversættelsesfilen kan ikke læses", "nordby")
    ]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", 'msgid "\u00e6"\nmsgstr ""\n'.encode("latin-1"), b"\x00" * 50])
def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / path_of("en", "shared")
    path.parent.mkdir(parents=True)
    path.write_bytes(data)
    _, problems = read_catalogs(tmp_path, ("en",), ("shared",))
    assert [found.code for found in problems] == ["broken-catalog"] and problems[0].municipality == ""


def test_a_file_from_windows_is_read(tmp_path: Path) -> None:
    assert state(tmp_path, REVIEWED.replace("\n", "\r\n")) == "reviewed"
    assert update(REVIEWED.replace("\n", "\r\n"), message()) == REVIEWED


def test_a_file_that_a_tool_wrapped_gets_its_shape_back() -> None:
    long = message(text="Ring til lægen. " * 20 + "Slut.")
    text = reviewed(update("", long), "health.a", "Call the doctor. " * 20)
    po = polib.pofile(text, wrapwidth=78)
    assert f"{po}\n" != text and update(f"{po}\n", long) == text


def test_line_breaks_of_word_processors_break_nothing(tmp_path: Path) -> None:
    text = reviewed(update("", message()), "health.a", "Call\u2028the\x85doctor.")
    assert stored(tmp_path, text).look_up("health.a", DANISH).text == "Call the doctor."
    assert update(text, message()) == REVIEWED


@pytest.mark.parametrize("work", ["sync", "draft"])
def test_a_broken_file_is_never_written_over(work: str) -> None:
    broken = REVIEWED.replace('the doctor."', "the doctor.")
    with pytest.raises(ValueError, match="line 16"):
        sync.sync(broken, [message()], "en") if work == "sync" else sync.draft(broken, {}, "machine")
