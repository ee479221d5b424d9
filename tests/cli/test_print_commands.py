"""Test ``print box``, ``print order`` and the service desk's page of the tiny project."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from lxml import html as parser  # type: ignore[import-untyped]

from tests.support import Command, add, edit

from .test_build import FERRY, counts, part, tree

DESK = "out/print/nordby/index.html"
ASKED = ("print", "box", "-m", "nordby", "-l", "da", "-a", "refugee")


def first_words(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    found = [" ".join(each.get_textpage().get_text_range().split()) for each in document]
    document.close()
    return found


# ---- a box


def test_every_reader_has_a_box_in_the_order_of_the_box(built: Path) -> None:
    folder = built / "out/print/nordby/da"
    wanted = ["refugee/letter", "refugee/number-card", "refugee/guide"]
    pages = [text for name in wanted for text in first_words(folder / f"{name}.pdf")]
    assert first_words(folder / "refugee/box.pdf") == pages
    with pikepdf.open(folder / "refugee/box-office.pdf") as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
        assert {
            tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in pdf.pages if "/Rotate" in page.obj
        } == {(842, 595)}
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Brevet", "Kort med numre", "Velkomstguide"], (
                "numbered sheets come from their own run"
            )
    with pikepdf.open(folder / "refugee/box.pdf") as pdf:
        assert str(pdf.docinfo["/Title"]) == "Nordby Kommune – Flygtning"
    sydby = built / "out/print/sydby/da"
    assert not list(sydby.glob("tickets*")), "it goes without"
    assert not (folder / "eu/letter.pdf").exists() and (folder / "eu/checklist.pdf").exists()


def test_one_box_leaves_all_else_alone(build: Command) -> None:
    before = tree(build.root / "out")
    edit(build.root, FERRY, "Tag færgen fra havnen.", "Tag færgen fra molen.")
    said = build(*ASKED)
    assert said.code == 0 and "da/refugee/box.pdf" in said.out and "box-office.pdf" in said.out
    after = tree(build.root / "out")
    assert after.keys() == before.keys()
    differs = {path for path in after if after[path] != before[path]}
    of_the_box = ("print/nordby/da/refugee/", "print/nordby/da/tickets")
    elsewhere = {path for path in differs if not path.startswith(of_the_box)}
    assert elsewhere <= {"print/nordby/index.html", "print/nordby/order.pdf", "print/nordby/order.csv", "index.html",
                         "manifest.json", "reports/status.json", "reports/status.html"}  # fmt: skip
    assert "print/nordby/da/refugee/box.pdf" in differs
    assert not any("card.pdf" in path and "number" not in path for path in differs), "the desk's own papers wait"
    assert part(after, "sydby") == part(before, "sydby")


def test_a_box_into_a_folder_of_its_own(build: Command, tmp_path: Path) -> None:
    assert build(*ASKED, "-o", str(tmp_path / "out")).code == 0
    made = {path for path in tree(tmp_path / "out") if path.endswith(".pdf")}
    assert "print/nordby/da/refugee/box-office.pdf" in made
    assert not [path for path in made if "phrasebook" in path or "/eu/" in path or path.endswith("da/card.pdf")]


def test_the_extra_looks_of_a_guide_are_made_when_they_are_asked_for(build: Command, tmp_path: Path) -> None:
    add(build.root, "municipalities/nordby/municipality.yml", "print_extras: [large-print]\n")
    assert build(*ASKED, "-o", str(tmp_path / "now")).code == 0
    assert build(*ASKED, "-o", str(tmp_path / "all"), "--extras").code == 0
    now, asked = tree(tmp_path / "now"), tree(tmp_path / "all")
    large = "print/nordby/da/refugee/guide-large.pdf"
    assert large in asked and large not in now
    assert now["print/nordby/da/refugee/box.pdf"] == asked["print/nordby/da/refugee/box.pdf"]


@pytest.mark.parametrize(
    ("given", "reported"),
    [
        (("-m", "vestby", "-l", "da", "-a", "eu"), "kommunen 'vestby' findes ikke"),
        (("-m", "nordby", "-l", "fr", "-a", "eu"), "sproget 'fr' findes ikke"),
        (("-m", "nordby", "-l", "da", "-a", "turist"), "målgruppen 'turist' findes ikke"),
    ],
)
def test_unknown_names_are_usage(build: Command, given: tuple[str, ...], reported: str) -> None:
    said = build("print", "box", *given)
    assert said.code == 2 and reported in " ".join(said.err.split())


def test_a_language_that_the_municipality_does_not_speak(build: Command) -> None:
    said = build("print", "box", "-m", "sydby", "-l", "ar", "-a", "eu")
    assert said.code == 1 and "Der er intet at trykke: print/sydby/ar/eu/box.pdf" in " ".join(said.err.split())


def test_a_letter_that_no_font_has_names_its_block(build: Command) -> None:
    edit(build.root, "content/letters/welcome.yml", "Vi er glade", "\N{CUNEIFORM SIGN A}Vi er glade")
    said = build(*ASKED)
    assert said.code == 1
    errors = " ".join(said.err.split())
    assert "content/letters/welcome.yml:8:7: tegnet \N{CUNEIFORM SIGN A} (U+12000 CUNEIFORM SIGN A)" in errors


# ---- an order


def test_an_order_is_made_and_pointed_at(build: Command) -> None:
    said = build("print", "order", "-m", "nordby")
    assert said.code == 0 and "print/nordby/order.csv" in said.out.replace("\n", "")
    text = (build.root / "out/print/nordby/order.csv").read_text("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    reported = {(line["tryksag"], line["målgruppe"]): line["eksemplarer"] for line in lines}
    assert reported["Brevet", "refugee"] == reported["Velkomstguide", "eu"] == "20"
    assert reported["Kort med numre", "eu"] == "20" and reported["Billetter", "alle"] == "200", "two in each box"
    for line in lines:
        assert (build.root / "out" / line["fil"]).is_file(), line


def test_a_build_makes_no_file_for_a_print_shop(built: Path) -> None:
    assert not list((built / "out").rglob("*-press*"))


def test_a_print_shop_gets_the_sheets_that_are_asked_for(build: Command) -> None:
    said = build("print", "press", "-m", "nordby", "-l", "da", "-a", "eu")
    assert said.code == 0 and "out/print/nordby/da/eu" in said.out.replace("\n", "")
    made = {path.name for path in (build.root / "out/print").rglob("*-press.pdf")}
    assert {"guide-press.pdf", "checklist-press.pdf", "number-card-press.pdf"} <= made
    folders = {path.parent.relative_to(build.root / "out/print") for path in (build.root / "out").rglob("*-press.pdf")}
    assert folders <= {Path("nordby/da/eu"), Path("nordby/da"), Path("nordby")}


def test_a_press_form_goes_when_its_sheet_changes(build: Command) -> None:
    assert build("print", "press", "-m", "nordby", "-l", "da", "-a", "eu").code == 0
    assert build("build").code == 0
    folder = build.root / "out/print/nordby/da"
    guide = folder / "eu/guide-press.pdf"
    assert guide.is_file() and guide.with_name("guide-press-preflight.json").is_file()
    edit(build.root, FERRY, "Tag færgen fra havnen.", "Tag færgen fra molen.")
    assert build("build", "--only", "print").code == 0
    assert (folder / "eu/number-card-press.pdf").is_file()
    assert not list((folder / "eu").glob("guide-press*"))


def test_without_a_print_run_nothing_is_ordered(build: Command) -> None:
    said = build("print", "order", "-m", "sydby")
    assert said.code == 1 and "print/sydby/order.csv blev ikke lavet" in " ".join(said.err.split())
    assert not (build.root / "out/print/sydby/order.pdf").exists()


# ---- again


def test_a_handbook_word_builds_no_readers_sheet(build: Command) -> None:
    edit(build.root, "content/handbook/desk-register.yml", "Se passet og lejekontrakten.", "Se passet.")
    assert counts(build, "--only", "print")[:2] == (0, 0)


def test_the_desks_page_comes_from_the_cache(build: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("rendered again")

    monkeypatch.setattr("velkomst.rendering.regional.service_desk.render", never)
    before = tree(build.root / "out")
    assert counts(build)[:2] == (0, 0)
    assert tree(build.root / "out") == before


# ---- the desk's page


def test_every_link_of_the_desks_page_leads_to_a_file(built: Path) -> None:
    for slug in ("nordby", "sydby"):
        file = built / "out/print" / slug / "index.html"
        document = parser.document_fromstring(file.read_text("utf-8"))
        links = [link for link in document.xpath("//@href") if not link.startswith("#")]
        assert len(links) > 20 and len(set(links)) == len(links)
        for link in links:
            assert (file.parent / unquote(link)).is_file(), link
        ids = document.xpath("//@id")
        assert {link[1:] for link in document.xpath("//@href") if link.startswith("#")} <= set(ids)
        assert not document.xpath("//script | //link | //img | //@src")
        assert document.get("lang") == "da"


def test_the_desk_finds_each_box_and_its_own_books(built: Path) -> None:
    file = built / DESK
    document = parser.document_fromstring(file.read_text("utf-8"))
    hrefs = document.xpath("//@href")
    assert [link for link in hrefs if link.endswith("box-office.pdf")] == [
        f"{language}/{audience}/box-office.pdf"
        for language in ("da", "ar")
        for audience in ("nordic", "eu", "third-country", "commuter", "refugee")
    ]
    assert {"order.pdf", "order.csv", "da/eu/number-card-office.pdf", "ar/tickets.pdf"} <= set(hrefs)
    sheets = {path.relative_to(file.parent).as_posix() for path in file.parent.rglob("phrasebook*.pdf")}
    sheets = {path for path in sheets if not path.endswith("-press.pdf")}
    assert {"ar/phrasebook.pdf", "ar/phrasebook-office.pdf"} <= sheets & set(hrefs), "what the desk prints is linked"
    text = " ".join(document.text_content().split())
    assert "العربية arabisk" in text and "Flygtning" in text and "Print hele" in text


def test_the_desk_is_reported_the_printer_setting_and_where_tickets_come_from(built: Path) -> None:
    document = parser.document_fromstring((built / DESK).read_text("utf-8"))
    settings = [" ".join(element.text_content().split()) for element in document.xpath("//*[@class='setting small']")]
    assert len(settings) == len(document.xpath("//a[contains(@href, 'box-office')]")) + 1
    assert set(settings) == {"A4 · begge sider · vend på den lange kant · faktisk størrelse"}
    text = " ".join(document.text_content().split())
    assert "Læg selv i æsken, fra oplaget: Billetter." in text
    assert "da/tickets-office.pdf" not in document.xpath("//@href"), "no number is printed twice"


def test_a_run_takes_the_next_numbers_and_never_one_twice(build: Command) -> None:
    asked = ("print", "tickets", "-m", "nordby", "-l", "da", "--copies", "2")
    assert build(*asked).code == 0
    assert build(*asked).code == 0
    names = {path.name for path in (build.root / "out/print/nordby/da").glob("tickets-*.csv")}
    assert names == {"tickets-000001-000002.csv", "tickets-000003-000004.csv"}
    refused = build(*asked, "--first", "4")
    assert refused.code == 2 and "Det næste ledige nummer er 5" in " ".join(refused.err.split())


def test_a_long_run_becomes_several_files(build: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("velkomst.cli.commands.print.SHEETS_IN_A_FILE", 2)
    assert build("print", "tickets", "-m", "nordby", "-l", "da", "--copies", "3").code == 0
    names = {path.name for path in (build.root / "out/print/nordby/da").glob("tickets-0*")}
    for run in ("000001-000002", "000003-000003"):
        assert {f"tickets-{run}{end}" for end in (".pdf", "-office.pdf", "-press.pdf", ".csv")} <= names


def test_the_handbook_is_for_staff_alone(build: Command) -> None:
    add(build.root, "content/box.yml", "  - {id: handbook, kind: handbook, name: Skrankehåndbog, for: desk}\n")
    assert build("build", "-m", "sydby", "--only", "print", "-a", "eu").code == 0
    document = parser.document_fromstring((build.root / "out/print/sydby/index.html").read_text("utf-8"))
    (staff,) = document.xpath("//*[@id='skranken']/following-sibling::ul")
    assert {"handbook.pdf", "handbook-office.pdf"} <= set(staff.xpath(".//@href"))


def test_the_desk_sees_what_has_changed_since_the_print(build: Command) -> None:
    assert build("print", "release", "-m", "nordby", "--as-of", "2026-11-22").code == 0
    edit(build.root, FERRY, "Tag færgen fra havnen.", "Tag færgen fra molen.")
    assert build("build", "-m", "nordby", "--only", "print", "-l", "da", "-a", "eu").code == 0
    document = parser.document_fromstring((build.root / DESK).read_text("utf-8"))
    changed = document.xpath("//details[@id='da']//details[contains(@class, 'changed')]")
    assert len(changed) == 5
    text = " ".join(changed[0].text_content().split())
    assert "1 ting er ændret siden trykket den 22. november 2026" in text
    assert "havnen" in changed[0].xpath(".//del")[0].text and "molen" in changed[0].xpath(".//ins")[0].text
    assert set(changed[0].xpath(".//li/@lang")) == {"da"}


# ---- a joint order


def test_a_joint_order_has_a_statement_for_each_municipality(build: Command) -> None:
    add(build.root, "municipalities/sydby/municipality.yml", "print_run: [{language: da, copies: 50}]\n")
    said = build("print", "order", "--all", "--price", "1.234,57")
    assert said.code == 0
    folder = build.root / "out/print/_joint"
    assert "print/_joint/order.csv" in said.out.replace("\n", "")
    rows = list(csv.DictReader(io.StringIO((folder / "statements.csv").read_text("utf-8-sig")), delimiter=";"))
    amounts = {row["kommune"]: int(row["kr."].replace(",", "")) for row in rows}
    assert amounts.pop("i alt") == sum(amounts.values()) == 123_457
    assert sorted(path.name for path in folder.glob("statement-*.pdf")) == [
        "statement-nordby.pdf",
        "statement-sydby.pdf",
    ]
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert build("build", "-m", "sydby", "--only", "mail").code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before, "another build keeps it"


def test_a_joint_order_by_inhabitants_needs_their_number(build: Command) -> None:
    said = build("print", "order", "--all", "--by", "inhabitants", "--price", "100")
    assert said.code == 1 and "inhabitants mangler" in " ".join(said.err.split()) and "nordby" in said.err
    assert not (build.root / "out/print/_joint").exists()


def test_who_prints_nothing_takes_no_part_in_a_joint_order(build: Command) -> None:
    said = build("print", "order", "-m", "nordby", "-m", "sydby")
    assert said.code == 1 and "sydby" in said.err and "print_run" in said.err


def test_there_is_no_joint_order_while_a_municipality_has_errors(build: Command) -> None:
    add(
        build.root,
        "municipalities/sydby/municipality.yml",
        "print_run: [{language: da, copies: 50}]\nlogo: images/no.svg\n",
    )
    assert build("print", "order", "--all", "--price", "100").code == 1
    assert not (build.root / "out/print/_joint").exists()


def test_an_order_is_for_somebody(build: Command) -> None:
    assert build("print", "order").code == 2
    assert build("print", "order", "--all", "-m", "nordby").code == 2
    assert build("print", "order", "-m", "nordby", "--price", "many").code == 2
