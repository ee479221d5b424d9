"""Test pseudo-translations: longer, accented or from right to left, with all that must stay as it is."""

from __future__ import annotations

import polib
import pytest

from velkomst.i18n.consistency import differences
from velkomst.i18n.pseudo import pseudo_catalog, pseudo_text

DANISH = "Ring til {{ fact.x.number }} inden 14 dage, kl. 11, 23 og 37.\n\n- [lægen](topic:gp)\n- **MitID** på https://mitid.dk"
TERMS = ("MitID",)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_what_a_translation_must_keep_is_kept(language: str) -> None:
    assert differences(DANISH, pseudo_text(DANISH, language, TERMS), TERMS) == ()


def test_it_is_longer_and_has_accents() -> None:
    text = "Du skal vælge en læge i Danmark, når du er flyttet hertil."
    pseudo = pseudo_text(text, "de", ())
    assert 1.25 < len(pseudo) / len(text) < 1.6 and "á" in pseudo and "š" in pseudo


def test_it_is_in_arabic_letters_for_a_language_from_right_to_left() -> None:
    pseudo = pseudo_text("Hvad gør du?", "ar", ())
    assert not any("a" <= letter <= "z" for letter in pseudo.lower()) and pseudo.endswith("؟")


def test_every_message_of_a_catalog_gets_one() -> None:
    catalog = (
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        '# draft: machine 2026-11-22; source 5e785211\n#, fuzzy\nmsgctxt "a.b"\n'
        'msgid "Ring til %(name)s"\nmsgstr ""\n\n'
        'msgid "%(num)s side"\nmsgid_plural "%(num)s sider"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    first, second = polib.pofile(pseudo_catalog(catalog, "de", ()))
    assert (first.msgstr, first.fuzzy, first.tcomment) == ("Rííñg tííl %(name)s", False, "")
    assert second.msgstr_plural == {0: "%(num)s šíídéér", 1: "%(num)s šíídéér"}
