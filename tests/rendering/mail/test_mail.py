"""Test the rendered mails."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]
import pytest

from tests.rendering.mail.rendering import render_mails
from tests.rendering.sample_edition import sample_block, sample_edition
from tests.support import PROJECT, ROOT
from velkomst.formats.merge_fields import field_ids
from velkomst.model import Artifact, Edition, EditionBlock, EditionMail, LocalizedText, State
from velkomst.model.project import Project
from velkomst.rendering.colours import palette
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.mail.notes import notes_of

LANGUAGES = ("da", "uk", "ar")
GOLDEN = Path(__file__).parent / "golden"
HTML_LIMIT = 80 * 1024
STYLE_LIMIT = 16 * 1024
MakeEdition = Callable[..., Edition]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with templates but no translated template words: goldens do not move with the catalogs."""
    root = tmp_path_factory.mktemp("bare")
    (root / "templates").symlink_to(ROOT / "templates")
    return root


def full(language: str, slug: str = "samsoe") -> Edition:
    """An edition with a mail that holds every kind of block and every state."""
    made = sample_edition(language, slug)
    blocks = (
        *made.mails[0].blocks,
        sample_block("cpr-thursday", language, kind="step", state="stale"),
        sample_block("cpr-permit", language, state="missing"),
        sample_block("emergency-112", language, kind="warning", critical=True),
        sample_block("health-choose", language, kind="step", critical=True),
    )
    return replace(made, mails=(replace(made.mails[0], blocks=blocks),))


def rendered(edition: Edition, ending: str, root: Path = ROOT) -> str:
    """The first mail's output with this ending, as text."""
    return next(a for a in render_mails(edition, Project(root)) if a.path.endswith(ending)).data.decode("utf-8")


def with_mail(edition: Edition, **changes: object) -> Edition:
    """The edition with another first mail."""
    return replace(edition, mails=(replace(edition.mails[0], **changes),))  # type: ignore[arg-type]


def test_three_files_per_mail(edition: MakeEdition) -> None:
    made = render_mails(edition("uk"), PROJECT)
    assert [artifact.path for artifact in made] == [
        "mail/samsoe/uk/welcome.html",
        "mail/samsoe/uk/welcome.txt",
        "mail/samsoe/uk/welcome.eml",
    ]
    assert {(a.publication, a.municipality, a.language, a.audience) for a in made} == {("mail", "samsoe", "uk", "")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_same_edition_same_bytes(language: str) -> None:
    first: tuple[Artifact, ...] = render_mails(full(language), PROJECT)
    assert first == render_mails(full(language), PROJECT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_golden_text(language: str, bare: Path) -> None:
    assert rendered(full(language), ".txt", bare) == (GOLDEN / f"welcome.{language}.txt").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_and_direction_stand_inside_the_body_too(language: str) -> None:
    page = lxml.html.document_fromstring(rendered(full(language), ".html"))
    direction = "rtl" if language == "ar" else "ltr"
    for element in (page, page.xpath("//*[@role='article']")[0]):
        assert (element.get("lang"), element.get("dir")) == (language, direction)


def test_right_to_left_reaches_every_layout_cell() -> None:
    html = rendered(full("ar"), ".html")
    page = lxml.html.document_fromstring(html)
    assert set(re.findall(r"[\";]direction:(\w+)", html)) == {"rtl"}
    assert not page.xpath("//td[@align='left']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_reading_order_is_the_same_in_both_parts(language: str) -> None:
    edition = full(language)
    mail = edition.mails[0]
    order = [
        mail.subject.text,
        mail.blocks[0].texts["text"],
        *(block.texts["title"] for block in mail.blocks[1:]),
        mail.button_text.text,
        "Borgerservice\n",
        mail.why.text,
    ]
    page = lxml.html.document_fromstring(rendered(edition, ".html"))
    words = " ".join(" ".join(page.body.itertext()).split()) + "\n"
    _assert_in_order([part.strip() for part in order], words)
    _assert_in_order([part.strip() for part in order], " ".join(rendered(edition, ".txt").split()))


def _assert_in_order(parts: list[str], whole: str) -> None:
    place = 0
    for part in parts:
        found = whole.find(part, place)
        assert found >= 0, part
        place = found + len(part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_appears_in_the_text_part(language: str) -> None:
    edition = full(language)
    page = lxml.html.document_fromstring(rendered(edition, ".html"))
    text = re.sub(r"\s", "", rendered(edition, ".txt"))
    hrefs = {str(href) for href in page.xpath("//a/@href")}
    assert len(hrefs) >= 4
    for href in hrefs:
        assert href.startswith(("https://", "mailto:", "tel:"))
        assert href.removeprefix("mailto:").removeprefix("tel:") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_lines_are_short(language: str) -> None:
    assert max(len(line) for line in rendered(full(language), ".txt").splitlines()) <= 78


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fetched_run_or_tracked(language: str) -> None:
    html = rendered(full(language), ".html")
    page = lxml.html.document_fromstring(html)
    for remote in ("googleapis", "@import", "url("):
        assert remote not in html
    assert not page.xpath("//img | //script | //link | //iframe | //form | //object | //*[@src]")
    assert not [name for name in page.xpath("//@*") if str(getattr(name, "attrname", "")).startswith("on")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_layout_tables_sizes_and_dark_mode(language: str) -> None:
    html = rendered(full(language), ".html")
    page = lxml.html.document_fromstring(html)
    assert not page.xpath("//table[not(@role='presentation')]")
    assert len(html.encode()) < HTML_LIMIT
    assert sum(len(style.encode()) for style in page.xpath("//style/text()")) < STYLE_LIMIT
    assert page.xpath("//meta[@name='color-scheme']/@content") == ["light dark"]
    assert "prefers-color-scheme: dark" in html
    assert len(page.xpath("//h1")) == 1


def test_title_and_preheader(edition: MakeEdition) -> None:
    page = lxml.html.document_fromstring(rendered(edition("da"), ".html"))
    assert page.findtext(".//title") == "Velkommen til Samsø"
    assert "display:none" in page.body[0].get("style")
    assert page.body[0].text == "Tre ting, du skal gøre først."


def test_fields_are_written_for_the_sender_and_kept_apart(edition: MakeEdition) -> None:
    html = rendered(edition("ar"), ".html")
    assert "<bdi>{{field.first_name}}</bdi>" in html
    for ending in (".html", ".txt", ".eml"):
        made = rendered(edition("ar"), ending)
        assert "⟦" not in made
        assert "{{field.first_name}}" in made


def test_a_field_in_an_address_survives(edition: MakeEdition) -> None:
    made = with_mail(edition("da"), button_url="https://x.example/?a=1&name=⟦first_name⟧")
    assert 'href="https://x.example/?a=1&amp;name={{field.first_name}}"' in rendered(made, ".html")
    assert "https://x.example/?a=1&name={{field.first_name}}" in rendered(made, ".txt")


@pytest.mark.parametrize("text", ["⟦cpr⟧", "⟦first_name", "first_name⟧"])
def test_unknown_or_broken_fields_stop_the_mail(edition: MakeEdition, text: str) -> None:
    made = with_mail(edition("da"), greeting=LocalizedText(f"Hej {text}", "da"))
    with pytest.raises(RenderingError, match="merge field"):
        render_mails(made, PROJECT)


def test_fields_found() -> None:
    assert field_ids("⟦first_name⟧ og ⟦x⟧") == ("first_name", "x")


def test_markup_in_words_is_only_words(edition: MakeEdition) -> None:
    evil = '</mj-title><script>alert(1)</script> & "x" <b onclick=x>'
    made = with_mail(edition("da"), subject=LocalizedText(evil, "da"), preheader=LocalizedText(f"{evil}!", "da"))
    made = replace(made, profile=replace(made.profile, name="<i>Samsø</i> & Co"))
    html = rendered(made, ".html")
    page = lxml.html.document_fromstring(html)
    assert not page.xpath("//script | //i | //*[@onclick]")
    assert page.findtext(".//title") == evil
    assert "<i>Samsø</i> & Co" in rendered(made, ".txt")


@pytest.mark.parametrize(
    ("state", "language", "wanted"),
    [
        ("source", "uk", ()),
        ("reviewed", "uk", ()),
        ("draft", "uk", ("draft",)),
        ("stale", "uk", ("stale",)),
        ("source", "da", ("fallback",)),
        ("draft", "en", ("draft", "fallback")),
    ],
)
def test_notes(edition: MakeEdition, state: State, language: str, wanted: tuple[str, ...]) -> None:
    assert notes_of(_reviewed(edition("uk").mails[0], state, language), "uk") == wanted


def _reviewed(mail: EditionMail, state: State, language: str) -> EditionMail:
    """The mail with every text reviewed but for the last block."""

    def sure(words: LocalizedText) -> LocalizedText:
        return replace(words, state="reviewed", language="uk")

    first: EditionBlock = replace(mail.blocks[0], state="reviewed", language="uk")
    return replace(
        mail,
        subject=sure(mail.subject),
        preheader=sure(mail.preheader),
        greeting=sure(mail.greeting),
        button_text=sure(mail.button_text),
        why=sure(mail.why),
        ask=None,
        blocks=(first, replace(mail.blocks[1], state=state, language=language)),
    )


def test_notes_stand_in_the_foot(bare: Path) -> None:
    page = lxml.html.document_fromstring(rendered(full("ar"), ".html", bare))
    shown = [note.text_content() for note in page.xpath("//*[contains(@class, 'foot')]//*[@role='note']")]
    assert [note.split()[0] for note in shown] == ["Oversat", "Den", "Noget"]
    assert len(page.xpath("//*[@role='note']")) == 3
    text = rendered(full("ar"), ".txt", bare)
    assert text.index("\n----\n") < text.index("[Oversat") < text.index("[Noget") < text.index("تصلك هذه الرسالة")
    danish = lxml.html.document_fromstring(rendered(full("da"), ".html", bare))
    assert not danish.xpath("//*[@role='note']")


def test_that_a_machine_translated_appears_before_the_text_too(bare: Path) -> None:
    for ending in (".html", ".txt"):
        whole = rendered(full("ar"), ending, bare)
        assert whole.count("Maskinoversat") == 1
        assert whole.rindex("سامسو", 0, whole.index("مرحباً")) < whole.index("Maskinoversat") < whole.index("مرحباً")
        assert "Maskinoversat" not in rendered(full("da"), ending, bare)


def test_critical_text_has_the_danish_beside_it() -> None:
    page = lxml.html.document_fromstring(rendered(full("ar"), ".html"))
    beside = page.xpath("//*[contains(@class, 'beside')]")
    assert len(beside) == 2
    assert all((block.get("lang"), block.get("dir")) == ("da", "ltr") for block in beside)
    assert "Ring til lægevagten på 70 11 31 31" in beside[0].text_content()
    assert not [
        block for block in beside if "border-left" in block.get("style") or "border-right" in block.get("style")
    ]
    assert "Ring til lægevagten på 70 11 31 31" in rendered(full("ar"), ".txt")


def test_text_in_another_language_says_so() -> None:
    page = lxml.html.document_fromstring(rendered(full("ar"), ".html"))
    (heading,) = page.xpath("//h2[.='Opholdstilladelse']")
    assert (heading.get("lang"), heading.get("dir")) == ("da", "ltr")


def test_numbers_read_left_to_right_and_are_not_broken() -> None:
    html = rendered(full("ar"), ".html")
    assert '<bdi dir="ltr" class="ltr" style="white-space:nowrap">70 11 31 31</bdi>' in html
    assert 'href="tel:+4587922200"' in html


def test_only_what_is_known_is_shown(edition: MakeEdition, bare: Path) -> None:
    made = edition("da")
    ask = made.mails[0].ask
    assert ask is not None
    poor = replace(ask, phone="", phone_link="", email="", address="", hours=(), web="")
    poor = replace(poor, does=LocalizedText("", "da"))
    for ending in (".html", ".txt"):
        text = rendered(with_mail(made, ask=poor), ending, bare)
        assert "Borgerservice" in text
        assert not re.search("tel:|mailto:|None", text)
    nobody = rendered(with_mail(made, ask=None), ".txt", bare)
    assert "Spørg, hvis" not in nobody


def test_a_mail_without_a_button_has_none(edition: MakeEdition) -> None:
    assert "Se din guide" not in rendered(with_mail(edition("da"), button_url=""), ".html")


def test_an_unknown_fact_is_left_out(bare: Path) -> None:
    assert "ask" not in rendered(full("da"), ".txt", bare).split()


def test_a_free_step_says_so_in_the_words_of_the_language() -> None:
    made = sample_edition("uk")
    step = replace(sample_block("cpr-go", "uk", kind="step"), texts={"title": "A", "text": "B", "cost": "free"})
    assert "Безкоштовно" in rendered(with_mail(made, blocks=(step,)), ".txt")


@pytest.mark.parametrize("slug", ["samsoe", "aarhus", "herning"])
def test_the_bar_is_the_municipality_s_wall(edition: MakeEdition, slug: str) -> None:
    made = edition("da", slug)
    assert f"background-color:{palette(made.profile.brand).wall};" in rendered(made, ".html")
