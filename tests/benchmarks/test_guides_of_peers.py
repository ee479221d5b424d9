"""Test the document that a peer of the benchmark gets."""

from __future__ import annotations

from benchmarks.guides import typst_source


def test_a_peer_gets_headings_paragraphs_and_list_items_in_their_order() -> None:
    page = "<h2>Læge</h2><p>Ring <b>*nu*</b> #1</p><ul><li><p>Kl. 8</p></li><li>Ikke <i>om</i> natten</li></ul><p> </p>"
    source = typst_source(page, "da")
    assert '#set text(size: 10pt, lang: "da")' in source
    assert source.partition("#outline()\n")[2] == "== Læge\n\nRing \\*nu\\* \\#1\n\nKl. 8\n\n- Ikke om natten\n"
