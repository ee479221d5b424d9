"""Test the files that translators' programs read: XLIFF 1.2, XLIFF 2.0 and PO, and the edits of catalogs."""

from __future__ import annotations

import os
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from velkomst.i18n.catalogs import UI
from velkomst.i18n.exchange import po, tbx, tmx, xliff12, xliff20
from velkomst.i18n.exchange.catalog_edits import TranslationEdit, write_edits
from velkomst.i18n.exchange.segments import Segment
from velkomst.i18n.exchange.template_segments import template_id
from velkomst.i18n.exchange.xliff import ExchangeError, read_xliff
from velkomst.i18n.inventory import Location, TextEntry
from velkomst.model import Term
from velkomst.problems import Mark

SCHEMAS = Path(os.environ.get("XLIFF_SCHEMAS", "/usr/share/php/Symfony/Component/Translation/Resources/schemas"))
"""The schemas of OASIS, as the Debian package php-symfony-translation has them."""
XML = "{http://www.w3.org/XML/1998/namespace}"
MARKDOWN = "Ring til {{ fact.x.number }} & <b>\n\n- [læge](topic:gp)\n- *to*"


def segment(name: str, danish: str = MARKDOWN, owner: str = "shared", **more: object) -> Segment:
    entry = TextEntry(owner, tuple(name.split(".")), danish, Location(Mark("content/topics/health.yml"), "text"))
    return Segment(entry, entry.context, notes=("Læge · tekst", "VIGTIGT"), **more)  # type: ignore[arg-type]


def word(form: int | None, text: str) -> Segment:
    entry = TextEntry(UI, ("%(num)s side",), "%(num)s side", Location(Mark(""), ""))
    return Segment(entry, template_id(entry.text, form), text, "draft", plural="%(num)s sider", form=form)


SEGMENTS = (
    segment("health.a"),
    segment("health.b", text="Ring\n{{ fact.x.number }}", state="draft"),
    segment("health.c", text="Call\x0b the <doctor>.", state="stale", previous="Ring.", approved_before=True),
    segment("health.d", text="Call.", state="reviewed"),
    segment("_audiences.eu.title", "EU", owner="nordby", text="EU!", state="draft"),
    word(0, "%(num)s page"),
    word(1, "%(num)s pages"),
)
FINISHED = {"nordby:_audiences.eu.title": "EU!", "health.d": "Call."}


@pytest.mark.parametrize(
    ("write", "read"), [(xliff12.write, read_xliff), (xliff20.write, read_xliff), (po.write, po.read_po)]
)
def test_what_is_written_is_read_again(write, read) -> None:
    language, returned = read(write(SEGMENTS, "zh_Hans"))
    assert language == "zh_Hans"
    assert [(one.id, one.danish, one.text.replace("\x0b", "")) for one in returned] == [
        (one.id, one.entry.text, one.text.replace("\x0b", "")) for one in SEGMENTS
    ]
    assert {one.id for one in returned if one.signed and one.text} == {"health.d"}
    assert write(SEGMENTS, "zh_Hans") == write(SEGMENTS, "zh_Hans")


class _LocalSchemas(etree.Resolver):  # type: ignore[misc]
    def resolve(self, url: str, _public_id: str, context: object) -> object:
        return self.resolve_filename(str(SCHEMAS / "xml.xsd"), context) if url.endswith("xml.xsd") else None


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="needs the schemas: apt install php-symfony-translation")
@pytest.mark.parametrize(
    ("write", "schema"), [(xliff12.write, "xliff-core-1.2-strict.xsd"), (xliff20.write, "xliff-core-2.0.xsd")]
)
def test_the_files_follow_the_schemas_of_oasis(write, schema: str) -> None:
    parser = etree.XMLParser()
    parser.resolvers.add(_LocalSchemas())
    validator = etree.XMLSchema(etree.parse(str(SCHEMAS / schema), parser))
    validator.assertValid(etree.fromstring(write(SEGMENTS, "ar")))
    assert validator.validate(etree.fromstring(write(SEGMENTS[:1], "de")))


@pytest.mark.parametrize(
    ("write", "module", "kind"), [(xliff12.write, "xliff", "xlifffile"), (po.write, "pypo", "pofile")]
)
def test_translate_toolkit_finds_the_same_texts(write, module: str, kind: str) -> None:
    storage = pytest.importorskip(f"translate.storage.{module}")
    store = getattr(storage, kind).parsestring(write(SEGMENTS[:5], "de"))
    units = [unit for unit in store.units if unit.source]
    assert [unit.source for unit in units] == [one.entry.text for one in SEGMENTS[:5]]
    assert [unit.isfuzzy() for unit in units if unit.target] == [True, True, False, True]


def test_a_unit_that_a_program_divided_is_one_segment() -> None:
    data = xliff20.write([segment("health.a", "Et. To.")], "de").decode()
    divided = data.replace(
        "<source>Et. To.</source>",
        "<source>Et.</source><target>Eins.</target></segment><ignorable><source> </source></ignorable>"
        '<segment state="final"><source>To.</source><target><mrk id="m" type="term">Zwei</mrk>.</target>',
    )
    _, (found,) = read_xliff(divided.encode())
    assert (found.danish, found.text, found.signed) == ("Et. To.", "Eins. Zwei.", False)
    _, (found,) = read_xliff(divided.replace('state="initial"', 'state="translated"').encode())
    assert found.signed


def test_what_a_machine_wrote_is_not_signed() -> None:
    data = xliff12.write([segment("health.a", "Et.", text="Eins.", state="draft")], "de").decode()
    done = data.replace('state="needs-review-translation"', 'state="translated"')
    assert read_xliff(done.encode())[1][0].signed
    assert not read_xliff(done.replace("<target ", '<target state-qualifier="leveraged-mt" ').encode())[1][0].signed


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<xliff",
        b"<html/>",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>',
    ],
)
def test_what_is_no_xliff_is_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError):
        read_xliff(data)


def test_what_is_no_po_file_is_refused() -> None:
    for data in (b"\xff", b'msgid "a', b'msgid "a"\nmsgstr "b"\n'):
        with pytest.raises(ExchangeError):
            po.read_po(data)


CATALOG = """# Anna
msgid ""
msgstr ""
"Language: de\\n"

# draft: machine 2026-11-22; source 00000000
#. Læge
#, fuzzy
msgctxt "a"
msgid "Et."
msgstr "Eins."
#. no empty line before this entry
msgctxt "b"

msgid ""
"To "
"ord."
msgstr ""
"Zwei "
"Worte."

#, fuzzy
#~ msgctxt "old"
#~ msgid "Gammel"
#~ msgstr "Alt"

#| msgid "Før."
#, fuzzy
msgctxt "c"
msgid "Nu."
msgstr "Früher."
"""


def test_an_edit_changes_only_its_own_entry() -> None:
    signed = write_edits(CATALOG, {"c": TranslationEdit("Nu.", {None: "Jetzt."}, signed=True)}, "import")
    assert signed == CATALOG.replace('#| msgid "Før."\n#, fuzzy\n', "").replace("Früher.", "Jetzt.")
    signed = write_edits(CATALOG, {"a": TranslationEdit("Et.", {None: "Eins."}, signed=True)}, "import")
    assert signed == CATALOG.replace("# draft: machine 2026-11-22; source 00000000\n", "").replace("#, fuzzy\n", "", 1)
    draft = write_edits(CATALOG, {"b": TranslationEdit("To ord.", {None: "Zwei."}, signed=False)}, "machine 2026-11-30")
    entry = next(entry for entry in polib.pofile(draft) if entry.msgctxt == "b")
    assert entry.fuzzy and entry.tcomment.startswith("draft: machine 2026-11-30; source ") and entry.msgstr == "Zwei."


@given(st.sets(st.sampled_from("abc")), st.booleans(), st.booleans(), st.booleans())
def test_edits_keep_the_other_entries_byte_for_byte(names: set[str], signed: bool, windows: bool, bom: bool) -> None:
    catalog = ("\ufeff" if bom else "") + (CATALOG.replace("\n", "\r\n") if windows else CATALOG)
    danish = {"a": "Et.", "b": "To ord.", "c": "Nu."}
    edits = {name: TranslationEdit(danish[name], {None: "Neu\n."}, signed) for name in names}
    written = write_edits(catalog, edits, "import")
    assert written == catalog or names
    assert written.count("\r\n") in (0, written.count("\n"))
    before, after = (
        {entry.msgctxt: entry for entry in polib.pofile(text.removeprefix("\ufeff").replace("\r\n", "\n"), wrapwidth=0)}
        for text in (catalog, written)
    )
    assert list(before) == list(after)
    for name, entry in after.items():
        if name in names:
            assert (entry.msgstr, entry.fuzzy) == ("Neu\n.", not signed)
        else:
            assert str(entry) == str(before[name])
    kept = CATALOG[CATALOG.index("#, fuzzy\n#~") : CATALOG.index("#| msgid")]
    assert kept in written.replace("\r\n", "\n")


def test_plural_forms_are_signed_together() -> None:
    catalog = (
        'msgid ""\nmsgstr "Language: de\\n"\n\n#, fuzzy\nmsgid "x"\nmsgid_plural "y"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    half = write_edits(catalog, {"x": TranslationEdit("x", {0: "a"}, signed=True)}, "import")
    assert "fuzzy" in half and 'msgstr[0] "a"' in half
    whole = write_edits(half, {"x": TranslationEdit("x", {0: "a", 1: "b"}, signed=True)}, "import")
    assert "fuzzy" not in whole and "draft" not in whole


TERMS = (Term("MitID", "Dit digitale id.", Mark("terms.yml")), Term("CPR", "", Mark("terms.yml")))


def test_a_memory_has_every_translated_segment_with_its_context() -> None:
    root = etree.fromstring(tmx.write(SEGMENTS, "zh_Hans"))
    units = root.findall("body/tu")
    assert [unit.get("tuid") for unit in units] == [one.id for one in SEGMENTS if one.text]
    languages = [[variant.get(f"{XML}lang") for variant in unit.findall("tuv")] for unit in units]
    assert languages == [["da", "zh-Hans"]] * len(units)
    assert units[0].findtext("tuv/seg") == MARKDOWN and units[0].findtext("prop[@type='x-state']") == "draft"
    assert [unit.findtext("tuv/seg") for unit in units[-2:]] == ["%(num)s side", "%(num)s sider"]


def test_a_glossary_has_every_term_in_both_languages() -> None:
    root = etree.fromstring(tbx.write(TERMS, "de"))
    assert [term.text for term in root.iter("term")] == ["MitID", "MitID", "CPR", "CPR"]
    assert [meaning.text for meaning in root.iter("descrip")] == ["Dit digitale id."], "only where it has one"


def test_translate_toolkit_reads_memory_and_glossary() -> None:
    memory = pytest.importorskip("translate.storage.tmx").tmxfile.parsestring(tmx.write(SEGMENTS[:4], "de"))
    assert [unit.source for unit in memory.units] == [one.entry.text for one in SEGMENTS[:4] if one.text]
    glossary = pytest.importorskip("translate.storage.tbx").tbxfile.parsestring(tbx.write(TERMS, "de"))
    assert len(glossary.units) == len(TERMS)
