"""Test which translation a reader gets, and its state."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import add, block_of, edit, edition_of, inspect
from velkomst.i18n import sync
from velkomst.i18n.catalogs import Catalog, CatalogEntry, Catalogs, path_of
from velkomst.i18n.consistency import differences
from velkomst.i18n.fingerprints import fingerprint
from velkomst.i18n.inventory import translatable
from velkomst.i18n.translate import TextKey, Translator, worst
from velkomst.model import SHARED, EditionBlock, State
from velkomst.problems import Mark

DANISH = "Vis dit MitID inden {{ fact.x.number }} dage: [borger.dk](https://www.borger.dk), ring 112."
GOOD = "Show your MitID within {{ fact.x.number }} days: [borger.dk](https://www.borger.dk), call 112."
TERMS = ("MitID",)


def entry(text: str, state: State, danish: str = DANISH) -> CatalogEntry:
    """An entry of a catalog in one state."""
    fuzzy, previous, draft_of = {
        "reviewed": (False, "", ""),
        "stale": (True, "Andet.", ""),
        "draft": (True, "", fingerprint(danish)),
    }[state]
    return CatalogEntry(danish, text, fuzzy, previous, draft_of, Mark("locales/x.po", 3))


def translator(language: str, *catalogs: tuple[str, str, dict[str, CatalogEntry]], show: str = "") -> Translator:
    by_name = {(lang, domain): Catalog(entries) for lang, domain, entries in catalogs}
    shown = frozenset(show.split()) if show else frozenset(("reviewed", "stale", "draft"))
    return Translator(language, Catalogs(by_name), TERMS, shown)  # type: ignore[arg-type]


ONE = TextKey(DANISH, SHARED, ("t", "b", "text"))


def got(one: Translator, sourced: TextKey = ONE) -> tuple[str, str, State]:
    found = one.translate(sourced)
    return found.text, found.language, found.state


def test_danish_is_the_source() -> None:
    assert got(translator("da")) == (DANISH, "da", "source")


@pytest.mark.parametrize("state", ["reviewed", "stale", "draft"])
def test_her_own_language_comes_first(state: State) -> None:
    catalogs = ("uk", SHARED, {"t.b": entry(GOOD, state)}), ("en", SHARED, {"t.b": entry("x", "reviewed")})
    assert got(translator("uk", *catalogs)) == (GOOD, "uk", state)


@pytest.mark.parametrize("state", ["reviewed", "stale", "draft"])
def test_then_english_marked_as_what_it_is(state: State) -> None:
    assert got(translator("uk", ("en", SHARED, {"t.b": entry(GOOD, state)}))) == (GOOD, "en", state)


def test_then_danish() -> None:
    assert got(translator("uk")) == (DANISH, "da", "source")
    assert got(translator("en")) == (DANISH, "da", "source")


def test_a_municipality_may_show_less() -> None:
    catalogs = ("uk", SHARED, {"t.b": entry(GOOD, "draft")}), ("en", SHARED, {"t.b": entry(GOOD, "reviewed")})
    assert got(translator("uk", *catalogs, show="source reviewed"))[1:] == ("en", "reviewed")
    assert got(translator("uk", catalogs[0], show="source reviewed"))[1:] == ("da", "source")


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (GOOD.replace("112", "113"), "number"),
        (GOOD.replace(", call 112", ""), "number"),
        (GOOD.replace("www.borger.dk)", "evil.example)"), "link"),
        (GOOD.replace("fact.x.number", "fact.y.number"), "lookup"),
        (GOOD.replace("{{ fact.x.number }}", "180"), "lookup"),
        (GOOD.replace("MitID", "NemID"), "term"),
        (GOOD.replace("MitID", "mitid"), "term"),
        (f"- {GOOD}", "list"),
    ],
)
def test_a_draft_that_says_something_else_is_not_shown(wrong: str, what: str) -> None:
    assert what in {difference.what for difference in differences(DANISH, wrong, TERMS)}
    assert got(translator("uk", ("uk", SHARED, {"t.b": entry(wrong, "draft")})))[1] == "da"
    assert got(translator("uk", ("uk", SHARED, {"t.b": entry(wrong, "reviewed")}))) == (wrong, "uk", "reviewed"), (
        "checking reports what a person approved; nobody hides it behind her back"
    )


@pytest.mark.parametrize(
    ("danish", "same"),
    [
        ("Det koster 1.250 kr.", "It costs 1,250 DKK"),
        ("I uge 11, 23, 37 og 49", "In weeks 11 and 23 and 37 and 49"),
        ("I uge 11, 23, 37 og 49", "في الأسابيع 11 و23 و37 و49"),
        ("Det koster 1.250 kr.", "1\u00a0250 DKK"),
        ("Det koster 1250 kr.", "١٬٢٥٠ كرونة"),
        ("Ring +45 89 40 20 00", "Call +45 89402000"),
        ("Fra 1. maj til 3. juni", "From May 1 to June 3"),
        ("Ring 112", "اتصل بالرقم ١١٢"),
        ("MitID-appen", "MitID app"),
        ("- et\n- to", "* one\n* two"),
        ("1. et\n2. to", "1) one\n2) two"),
        ("Se https://a.dk.", "See https://a.dk."),
        ("", ""),
    ],
)
def test_the_same_in_another_dress(danish: str, same: str) -> None:
    assert differences(danish, same, TERMS) == ()


def test_a_name_inside_another_word_is_not_protected() -> None:
    assert differences("MitIDs app", "The app", TERMS) == ()


def test_a_name_is_the_same_however_it_is_typed() -> None:
    terms = ("Digital Post", "Den Grønne'")
    for written in ("Digital\u00a0Post", "\u200eDigital Post\u200f", "Digi\u00adtal Post"):
        assert differences("Læs Digital Post.", f"Read {written}.", terms) == ()
    assert differences("Den Grønne' er her.", "Den Grønne’ is here.", terms) == ()
    assert [one.what for one in differences("Læs Digital Post.", "Read the digital mail.", terms)] == ["term"]


def test_a_protected_word_has_a_small_letter_inside_a_sentence() -> None:
    terms = ("Kontanthjælp", "MitID")
    assert differences("Kontanthjælp kan tages fra dig.", "La kontanthjælp peut être retirée.", terms) == ()
    assert [one.what for one in differences("MitID er gratis.", "Le mitID est gratuit.", terms)] == ["term"]


def test_a_replaced_text_never_falls_back_to_the_shared_translation() -> None:
    shared = {"t.b": entry("The shared text", "reviewed", "Den fælles tekst")}
    local = TextKey("Vores tekst", "aarhus", ("t", "b", "text"))
    both = ("uk", SHARED, shared), ("en", SHARED, shared)
    assert got(translator("uk", *both), local) == ("Vores tekst", "da", "source")
    own = {"aarhus:t.b": entry("Our text", "reviewed", "Vores tekst")}
    assert got(translator("uk", *both, ("en", "aarhus", own)), local) == ("Our text", "en", "reviewed")


def test_a_block_appears_in_one_language() -> None:
    """One field without a translation takes the whole block to the next language that has all of it."""
    english = {"t.b.title": entry("Title", "reviewed", "Titel"), "t.b": entry("Text", "draft", "Tekst")}
    ukrainian = {"t.b.title": entry("Назва", "reviewed", "Titel")}
    one = translator("uk", ("uk", SHARED, ukrainian), ("en", SHARED, english))
    fields = {
        "title": TextKey("Titel", SHARED, ("t", "b", "title")),
        "text": TextKey("Tekst", SHARED, ("t", "b", "text")),
    }
    assert one.translate_group(fields) == ({"title": "Title", "text": "Text"}, "en", "draft")


@pytest.mark.parametrize(
    "text", ["{{ place.ics.name }}", "MitID", "https://www.borger.dk", "112", "ask", "+45 89 40 20 00"]
)
def test_what_has_no_words_is_right_in_every_language(text: str) -> None:
    assert got(translator("uk"), TextKey(text, SHARED, ("t", "b", "text"))) == (text, "uk", "reviewed")


def test_the_least_trusted_of_several() -> None:
    assert worst(["reviewed", "draft", "source"]) == "draft"
    assert worst(["draft", "stale", "reviewed"]) == "stale"
    assert worst(["stale", "missing"]) == "missing"
    assert worst([]) == "source"


# ---- the same on a whole project: content, PO files and editions


EMERGENCY = "health/emergency"


def shown(root: Path, name: str, language: str = "en", slug: str = "nordby") -> EditionBlock:
    return block_of(edition_of(root, slug, language), name)


def update(root: Path) -> None:
    """Do what ``translate update`` does to the catalogs of content."""
    library = inspect(root).library
    assert library is not None
    for language in ("en", "ar"):
        for domain in ("shared", "nordby", "sydby"):
            path = root / path_of(language, domain)
            if path.exists():
                own = [message for message in translatable(library) if message.owner == domain]
                path.write_text(sync.sync(path.read_text("utf-8"), own, language)[0], "utf-8")


def test_the_states_of_the_tiny_project(tiny: Path) -> None:
    assert (shown(tiny, "health/short-answer").language, shown(tiny, "health/short-answer").state) == ("en", "reviewed")
    assert shown(tiny, EMERGENCY).state == "draft"
    assert (shown(tiny, "health/nordby-doctor").language, shown(tiny, "health/nordby-doctor").state) == ("da", "source")
    arabic = shown(tiny, "health/short-answer", "ar")
    assert (arabic.language, arabic.state) == ("ar", "draft")
    reserve = shown(tiny, "bank/bank-answer", "ar")
    assert (reserve.language, reserve.state) == ("en", "reviewed")
    assert reserve.texts["text"] == "Ask a bank. It takes 10 days and costs 250\u00a0kr."


@pytest.mark.parametrize("synced", [False, True], ids=["before update", "after update"])
def test_one_changed_word_is_never_silently_old(tiny: Path, synced: bool) -> None:
    before = {name: shown(tiny, name) for name in ("health/short-answer", EMERGENCY)}
    files = {path: path.read_bytes() for path in (tiny / "locales").rglob("*.po")}
    for old, new in (("din egen læge", "din læge"), ("ved livsfare", "straks ved livsfare")):
        edit(tiny, "content/topics/health.yml", old, new)
    if synced:
        update(tiny)
    assert shown(tiny, "health/short-answer").state == "stale", "a person approved the old one"
    assert shown(tiny, "health/short-answer").texts == before["health/short-answer"].texts
    assert (shown(tiny, EMERGENCY).language, shown(tiny, EMERGENCY).state) == ("da", "source"), "a draft goes"
    assert shown(tiny, EMERGENCY, "ar").language == "da"
    for old, new in (("din læge", "din egen læge"), ("straks ved livsfare", "ved livsfare")):
        edit(tiny, "content/topics/health.yml", old, new)
    if synced:
        update(tiny)
    assert {name: shown(tiny, name) for name in before} == before
    assert {path: path.read_bytes() for path in files} == files, "not a byte of any catalog"


def test_the_danish_text_next_to_a_draft_has_words_for_no_price(tiny: Path) -> None:
    edit(tiny, "content/topics/health.yml", "    cost: Gratis\n", "    cost: free\n    critical: yes\n")
    block = shown(tiny, "health/choose")
    assert (block.state, block.texts["cost"]) == ("draft", "free")
    assert block.danish is not None and block.danish["cost"] == "Gratis"


def test_update_of_the_tiny_project_changes_nothing(tiny: Path) -> None:
    files = {path: path.read_bytes() for path in (tiny / "locales").rglob("*.po")}
    update(tiny)
    assert {path: path.read_bytes() for path in files} == files


def test_a_critical_draft_has_the_danish_beside_it(tiny: Path) -> None:
    one = shown(tiny, EMERGENCY)
    assert one.critical and one.danish == {"text": "Ring **112** ved livsfare."}
    po = tiny / "locales/en/LC_MESSAGES/shared.po"
    text = po.read_text("utf-8")
    start = text.index("# draft", text.index('msgctxt "health.short-answer"'))
    head, entry_text = text[:start], text[start:]
    entry_text = entry_text.replace('#, fuzzy\nmsgctxt "health.emergency"', 'msgctxt "health.emergency"')
    po.write_text(head + entry_text, "utf-8")
    one = shown(tiny, EMERGENCY)
    assert (one.state, one.danish) == ("reviewed", None), "a person has approved it"
    assert shown(tiny, EMERGENCY, "da").danish is None


def test_a_critical_fallback_has_the_danish_beside_it(tiny: Path) -> None:
    edit(tiny, "content/topics/bank.yml", "    kind: answer\n", "    kind: answer\n    critical: yes\n")
    arabic = shown(tiny, "bank/bank-answer", "ar")
    assert (arabic.language, arabic.state) == ("en", "reviewed")
    assert arabic.danish is not None, "English reviewed for the English reader is still not her language"
    assert arabic.danish["text"].startswith("Spørg en bank. Det tager 10 dage og koster 250")


def test_a_stale_critical_text_has_the_danish_beside_it(tiny: Path) -> None:
    edit(tiny, "content/topics/health.yml", "    kind: answer\n", "    kind: answer\n    critical: yes\n")
    assert shown(tiny, "health/short-answer").danish is None
    edit(tiny, "content/topics/health.yml", "din egen læge", "din læge")
    one = shown(tiny, "health/short-answer")
    assert (one.state, one.danish) == ("stale", {"text": "Ring til din læge. Er det livsfarligt, så ring 112."})


def test_a_replaced_field_waits_for_its_own_translation(tiny: Path) -> None:
    assert shown(tiny, "health/choose").language == "en", "both parts are drafted"
    assert shown(tiny, "health/choose").texts["where"] == "Borgerservice, Monday to Friday"
    edit(tiny, "municipalities/nordby/topics/health.yml", "mandag til fredag", "mandag til torsdag")
    one = shown(tiny, "health/choose")
    assert (one.language, one.texts["where"]) == ("da", "Borgerservice, mandag til torsdag")
    assert one.texts["title"] == "Vælg en læge", "one block, one language"


def test_a_municipality_without_drafts(tiny: Path) -> None:
    add(tiny, "municipalities/nordby/municipality.yml", "show: [source, reviewed]\n")
    assert {block.state for topic in edition_of(tiny, "nordby", "en").topics for block in topic.blocks} == {
        "reviewed",
        "source",
    }
    assert shown(tiny, EMERGENCY).language == "da"


def test_values_and_text_facts_are_translated_too(tiny: Path) -> None:
    add(tiny, "content/region.yml", "")
    edit(tiny, "content/region.yml", "  waste_page:", "  opening: hver dag\n  waste_page:")
    edit(tiny, "content/topics/bank.yml", "Spørg en bank.", "Spørg en bank {{ value.opening }}.")
    po = tiny / "locales/en/LC_MESSAGES/shared.po"
    text = po.read_text("utf-8").replace("Spørg en bank.", "Spørg en bank {{ value.opening }}.")
    text = text.replace("Ask a bank.", "Ask a bank {{ value.opening }}.")
    po.write_text(text + '\nmsgctxt "_values.opening"\nmsgid "hver dag"\nmsgstr "every day"\n', "utf-8")
    assert shown(tiny, "bank/bank-answer").texts["text"].startswith("Ask a bank every day.")
    assert shown(tiny, "bank/bank-answer", "da").texts["text"].startswith("Spørg en bank hver dag.")


def test_every_text_of_an_edition_says_its_language_and_state(tiny: Path) -> None:
    for language in ("da", "en", "ar"):
        edition = edition_of(tiny, "nordby", language)
        assert edition.direction == ("rtl" if language == "ar" else "ltr")
        for topic in edition.topics:
            for one in (topic.title, topic.question, *topic.reasons.values()):
                assert one.language in (language, "en", "da") and one.state != "missing"
            for block in topic.blocks:
                assert block.state != "missing" and (block.state == "source") == (block.language == "da")
                assert not any("{{" in text for text in block.texts.values())
