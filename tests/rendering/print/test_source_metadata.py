"""Every form of a PDF declares the digital source of its texts."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from tests.support import PROJECT
from velkomst.model import Artifact
from velkomst.rendering.print import engine
from velkomst.rendering.print.box_pdf import merged
from velkomst.rendering.print.forms import forms, press_form
from velkomst.rendering.print.plans import plan
from velkomst.rendering.print.press import profile_of
from velkomst.rendering.print.print_variants import ORDINARY
from velkomst.rendering.print.source_metadata import declared_source
from velkomst.rendering.print.views import PressView

pytestmark = pytest.mark.pdf

PAGE = (
    '<!doctype html><html lang="da"><head><title>Prøve</title><meta name="dcterms.created" content="2026-11-20">'
    "</head><body><h1>Prøve</h1><p>Hej</p></body></html>"
)
MACHINE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def source(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as pdf:
        return declared_source(pdf)


@pytest.fixture(scope="module")
def marked() -> bytes:
    return engine.pdf(PAGE, PROJECT, ORDINARY.stylesheet, "samsoe/da/eu", source="trainedAlgorithmicMedia")


def test_the_metadata_stays_one_rdf_document(marked: bytes) -> None:
    with pikepdf.open(BytesIO(marked)) as pdf:
        packet = pdf.Root.Metadata.read_bytes()
        assert packet.count(b"<rdf:RDF") == packet.count(b"</rdf:RDF>") == 1
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Prøve"


def test_every_form_declares_it(marked: bytes) -> None:
    base = Artifact("x/da/proeve.pdf", marked, "insert", "samsoe", "da")
    files = {file.path: file.data for file in forms(base, plan("booklet", "ltr", 1), (148.0, 210.0))}
    assert {path: source(data) for path, data in files.items() if path.endswith(".pdf")} == {
        "x/da/proeve.pdf": MACHINE,
        "x/da/proeve-office.pdf": MACHINE,
    }
    view = PressView("x/da/proeve", "samsoe", "da", "", "", (148.0, 210.0), booklet=True)
    press, _report = press_form(view, files["x/da/proeve.pdf"], profile_of(PROJECT))
    assert source(press.data) == MACHINE


def test_a_text_by_people_declares_nothing() -> None:
    assert source(engine.pdf(PAGE, PROJECT, ORDINARY.stylesheet, "samsoe/da/eu")) == ""


def test_a_box_declares_the_source_of_its_parts(marked: bytes) -> None:
    by_people = engine.pdf(PAGE, PROJECT, ORDINARY.stylesheet, "samsoe/da/eu")
    assert source(merged([("a", marked)], "Kasse", "da")) == MACHINE
    assert source(merged([("a", marked), ("b", by_people)], "Kasse", "da")).endswith(
        "/compositeWithTrainedAlgorithmicMedia"
    )
    assert source(merged([("b", by_people)], "Kasse", "da")) == ""
