"""Test ``translate export`` and ``translate import``: a translator's file goes out and comes back."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from tests.support import Command, edit
from velkomst.i18n.catalogs import path_of

AR = path_of("ar", "shared")
CHOOSE = "Vælg en læge på nettet."


def returned(root: Path, translations: dict[str, str], state: str = "translated") -> Path:
    """Return the exported file as a translator returns it: with translations of some Danish texts."""
    file = root / "back.xlf"
    text = (root / "out.xlf").read_text("utf-8")
    for danish, translation in translations.items():
        text, count = re.subn(
            rf"(<source>{re.escape(danish)}</source>\s*)(<target[^>]*>[^<]*</target>)?",
            rf'\1<target state="{state}">{translation}</target>',
            text,
        )
        assert count == 1, danish
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
def exported(command: Command) -> Command:
    said = command("translate", "export", "ar", "-o", str(command.root / "out.xlf"))
    assert said.code == 0, said
    return command


def test_only_what_has_to_be_translated_is_exported(exported: Command) -> None:
    text = (exported.root / "out.xlf").read_text("utf-8")
    assert 'id="health.choose"' in text and "Fil: content/topics/health.yml" in text
    assert 'id="health.short-answer"' not in text
    exported("translate", "export", "ar", "--all", "-f", "xliff2", "-o", str(exported.root / "all.xlf"))
    assert 'id="health.short-answer"' in (exported.root / "all.xlf").read_text("utf-8")
    said = exported("translate", "export", "ar", "--domain", "nordbi", "-o", str(exported.root / "no.xlf"))
    assert said.code == 2 and "nordbi" in said.err
    assert exported("translate", "export", "xx", "-o", "no.xlf").code == 2


def test_a_text_of_a_topic_has_the_address_of_its_page(exported: Command) -> None:
    file = exported.root / "all.po"
    assert exported("translate", "export", "en", "--all", "-f", "po", "-o", str(file)).code == 0
    comments = {entry.msgctxt: entry.comment for entry in polib.pofile(str(file))}
    assert "Se teksten: https://velkomst.lilleland.dk/nordby/en/topics/health/" in comments["health.choose"]
    edit(exported.root, "content/region.yml", "site_url: https://velkomst.lilleland.dk\n", "")
    assert exported("translate", "export", "en", "--all", "-f", "po", "-o", str(file)).code == 0
    assert "Se teksten" not in file.read_text("utf-8")


def test_a_memory_has_what_is_approved_and_a_glossary_the_terms(command: Command) -> None:
    memory, glossary = command.root / "en.tmx", command.root / "en.tbx"
    assert command("translate", "export", "en", "-f", "tmx", "-o", str(memory)).code == 0
    assert "Call your own doctor." in memory.read_text("utf-8") and ">draft<" not in memory.read_text("utf-8")
    assert command("translate", "export", "en", "-f", "tbx", "-o", str(glossary)).code == 0
    assert "<term>" in glossary.read_text("utf-8")
    assert command("translate", "export", "xx", "-f", "tbx", "-o", str(glossary)).code == 2


def test_a_finished_translation_is_signed_and_no_other_byte_changes(exported: Command) -> None:
    before = {path: path.read_bytes() for path in (exported.root / "locales").rglob("*.po")}
    said = exported("translate", "import", str(returned(exported.root, {CHOOSE: "اختر طبيبا على الإنترنت."})))
    assert said.code == 0 and f"{AR}: 1" in said.out, said
    changed = [path for path, data in before.items() if path.read_bytes() != data]
    assert changed == [exported.root / AR]
    old, new = before[changed[0]].decode().splitlines(), changed[0].read_text("utf-8").splitlines()
    assert len(old) == len(new)
    assert [line for line, other in zip(new, old, strict=True) if line != other] == [
        'msgstr "اختر طبيبا على الإنترنت."'
    ]


def test_an_unfinished_translation_becomes_a_draft(exported: Command) -> None:
    file = returned(exported.root, {CHOOSE: "اختر طبيبا على الإنترنت."}, "needs-review-translation")
    assert exported("translate", "import", str(file)).code == 0
    entry = next(entry for entry in polib.pofile(str(exported.root / AR)) if entry.msgctxt == "health.choose")
    assert entry.fuzzy and entry.tcomment.startswith("draft: import; source ")
    file = returned(exported.root, {CHOOSE: "اختر طبيبا في الإنترنت."})
    assert exported("translate", "import", str(file), "--draft", "machine 2026-11-30").code == 0
    assert "draft: machine 2026-11-30; source " in (exported.root / AR).read_text("utf-8")


def test_a_segment_of_other_danish_is_refused_and_the_rest_is_written(exported: Command) -> None:
    file = returned(exported.root, {CHOOSE: "اختر طبيبا.", "Vælg en læge": "اختر طبيبا"})
    edit(exported.root, "content/topics/health.yml", CHOOSE, "Vælg straks en læge på nettet.")
    said = exported("translate", "import", str(file))
    assert said.code == 1 and "Vælg straks en læge" in said.err and f"{AR}: 1" in said.out, said
    line = 1 + file.read_text("utf-8").split('id="health.choose"')[0].count("\n")
    assert f"back.xlf:{line}:" in said.err


def test_every_fault_is_reported_in_one_run_and_nothing_faulty_is_written(exported: Command) -> None:
    before = (exported.root / AR).read_bytes()
    file = returned(exported.root, {CHOOSE: "اختر [طبيبا](https://x.dk) {{ fact.x }} 7.", "Vælg en læge": "TODO"})
    text = file.read_text("utf-8").replace('id="health._authority"', 'id="health.unknown"')
    text = text.replace("<source>Region Lilleland</source>", "<source>Region Lilleland</source><target>x</target>")
    file.write_text(text, "utf-8")
    said = exported("translate", "import", str(file), "--lang-ui", "en")
    assert said.code == 1
    for words in (
        "(links): missing –; extra https://x.dk",
        "(numbers)",
        "(lookups)",
        "only begun",
        "no text 'health.unknown'",
    ):
        assert words in said.err, words
    assert (exported.root / AR).read_bytes() == before


def test_an_approved_translation_is_only_replaced_when_asked(exported: Command) -> None:
    exported("translate", "import", str(returned(exported.root, {CHOOSE: "اختر طبيبا على الإنترنت."})))
    file = returned(exported.root, {CHOOSE: "اختر طبيبا في الإنترنت."})
    assert "--replace" in exported("translate", "import", str(file)).err
    assert exported("translate", "import", str(file), "--replace").code == 0
    assert "اختر طبيبا في الإنترنت." in (exported.root / AR).read_text("utf-8")
    file = returned(exported.root, {CHOOSE: "اختر طبيبا."}, "new")
    assert exported("translate", "import", str(file), "--replace").code == 1


def test_a_file_that_is_none_is_refused(exported: Command) -> None:
    (exported.root / "bad.xlf").write_text("<xliff>", "utf-8")
    assert exported("translate", "import", str(exported.root / "bad.xlf")).code == 2
    assert exported("translate", "import", str(exported.root / "missing.xlf")).code == 2


def test_the_separator_of_a_list_keeps_its_space(exported: Command) -> None:
    catalog = exported.root / path_of("ar", "ui")
    text = catalog.read_text("utf-8") + '\nmsgid ", "\nmsgstr ""\n'
    catalog.write_text(text, "utf-8")
    exported("translate", "export", "ar", "--domain", "ui", "-f", "po", "-o", str(exported.root / "ui.po"))
    edit(exported.root, "ui.po", 'msgid ", "\nmsgstr ""', 'msgid ", "\nmsgstr "، "')
    assert exported("translate", "import", str(exported.root / "ui.po")).code == 0
    assert catalog.read_text("utf-8") == text.replace('msgid ", "\nmsgstr ""', 'msgid ", "\nmsgstr "، "')
