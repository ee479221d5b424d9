"""Test that long words in narrow boxes of the guide are divided with a hyphen."""

from __future__ import annotations

import pytest
from weasyprint import HTML

from tests.support import ROOT


@pytest.mark.pdf
def test_a_long_german_word_in_a_fact_has_a_hyphen() -> None:
    css = (ROOT / "templates" / "print" / "guide.css").read_text("utf-8")
    rules = "\n".join(line for line in css.splitlines() if line.startswith((".facts li", ".facts .value")))
    word = "Aufenthaltsgenehmigungsbescheinigung"
    html = f'<style>{rules} ul {{ width: 70mm }}</style><ul class="facts"><li><p class="value">{word}</p></li></ul>'
    (page,) = HTML(string=f'<html lang="de"><body>{html}').render().pages
    lines = [box.text for box in page._page_box.descendants() if type(box).__name__ == "TextBox"]
    assert len(lines) > 1 and lines[0].endswith("\u2010")
