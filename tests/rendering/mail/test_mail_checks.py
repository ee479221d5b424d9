"""Test every rule for finished mails."""

from __future__ import annotations

import pkgutil
from dataclasses import replace
from importlib import import_module

import pytest

from tests.rendering.mail.rendering import render_mails
from tests.rendering.sample_edition import sample_edition
from tests.support import PROJECT, ROOT
from velkomst.model import LocalizedText
from velkomst.problems import codes
from velkomst.rendering.errors import RenderingError
from velkomst.rendering.mail import checks, html, text
from velkomst.rendering.mail.checks import CHECKS, ParsedMail
from velkomst.rendering.views import head_of


def sheet(language: str = "da") -> ParsedMail:
    edition = sample_edition(language)
    mail = edition.mails[0]
    return ParsedMail(
        subject=mail.subject.text,
        preheader=mail.preheader.text,
        language=language,
        direction=edition.direction,
        html=html.html(mail, head_of(edition, mail), PROJECT),
        text=text.plain(mail, head_of(edition, mail), PROJECT),
        fields=frozenset({"first_name", "unsubscribe_url"}),
    )


def found(one: ParsedMail) -> set[str]:
    return {code for check in CHECKS for code, _ in check.faults(one)}


def with_body(more: str, language: str = "da") -> ParsedMail:
    one = sheet(language)
    return replace(one, html=one.html.replace("</body>", f"{more}</body>"))


@pytest.mark.parametrize("language", ["da", "uk", "ar"])
def test_the_sample_passes(language: str) -> None:
    assert found(sheet(language)) == set()


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("x" * 80 * 1024, "mail-too-large"),
        (f"<style>{'a' * 16 * 1024}</style>", "mail-styles-too-large"),
        ("<table><tr><td>x</td></tr></table>", "mail-table-role"),
        ('<img src="https://x.dk/a.png">', "mail-image-alt"),
        ("<script>1</script>", "mail-forbidden-tag"),
        ("<form></form>", "mail-forbidden-tag"),
        ('<p onclick="x()">x</p>', "mail-forbidden-tag"),
        ('<td style="background:url(https://x.dk/a.png)">', "mail-remote"),
        ("<style>@import 'https://fonts.googleapis.com/x'</style>", "mail-remote"),
        ('<a href="https://x.dk/a">her</a>', "mail-link-words"),
        ('<a href="https://x.dk/a"></a>', "mail-link-words"),
        ('<a href="https://x.dk/a">Siden</a>', "mail-link-not-in-text"),
        ('<a href="http://x.dk/a">Siden</a>', "link-http"),
        ('<a href="javascript:alert(1)">Siden</a>', "link-scheme"),
        ('<a href="/lokal">Siden</a>', "link-incomplete"),
        ('<a href="https://bit.ly/abc">Siden</a>', "mail-link-short"),
        ('<a href="https://x.dk/a?utm_source=mail">Siden</a>', "mail-link-follows"),
        ("⟦cpr⟧", "mail-unknown-token"),
        ("⟦first_name", "mail-broken-token"),
        ("first_name⟧", "mail-broken-token"),
        ("{{ contact.x }}", "mail-foreign-token"),
        ("*|FNAME|*", "mail-foreign-token"),
        ("##fornavn##", "mail-foreign-token"),
        ("{contactfield=email}", "mail-foreign-token"),
        ("{% if x %}", "mail-foreign-token"),
        ("⟦case_worker_name⟧", "mail-token-not-in-text"),
    ],
)
def test_what_must_not_be_in_a_mail(more: str, code: str) -> None:
    one = with_body(more)
    assert code in found(replace(one, fields=one.fields | {"case_worker_name"}))


@pytest.mark.parametrize(
    ("old", "new"),
    [('lang="ar"', 'lang="da"'), ('dir="rtl"', ""), ('role="article"', 'role="none"')],
)
def test_language_and_direction_must_be_given_twice(old: str, new: str) -> None:
    one = sheet("ar")
    assert "mail-language" in found(replace(one, html=one.html.replace(old, new)))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"subject": "Hej\r\nBcc: x@example.org"}, "mail-line-control"),
        ({"preheader": "Hej\u2028du"}, "mail-line-control"),
        ({"subject": ""}, "mail-line-empty"),
        ({"preheader": "Velkommen til Samsø"}, "mail-lines-equal"),
        ({"text": " \n"}, "mail-text-empty"),
        ({"subject": "Noget andet"}, "mail-title"),
    ],
)
def test_the_lines_of_the_inbox(changes: dict[str, str], code: str) -> None:
    assert code in found(replace(sheet(), **changes))  # type: ignore[arg-type]


def test_all_faults_are_reported_at_once_in_danish() -> None:
    reported = checks.messages(with_body('<script></script><a href="https://bit.ly/a">her</a>⟦cpr⟧'))
    assert len(reported) == 6
    assert "flettefeltet 'cpr' findes ikke" in reported


def test_a_fault_stops_the_mail_and_names_it() -> None:
    edition = sample_edition()
    mail = replace(edition.mails[0], why=LocalizedText("Se [her](https://x.dk/a).", "da"))
    with pytest.raises(
        RenderingError, match=r"samsoe/da/welcome: the mail must not be sent: the link to https://x\.dk"
    ) as error:
        render_mails(replace(edition, mails=(mail,)), PROJECT)
    assert "mailen må ikke sendes: linket til https://x.dk/a siger ikke" in error.value.problem.message()


def test_every_code_has_words() -> None:
    package = ROOT / "velkomst" / "rendering" / "mail" / "checks"
    used = {
        line.split('"')[1]
        for path in package.glob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if line.strip().startswith('yield "')
    }
    assert len(used) >= 15 and used <= set(codes())


def test_every_check_is_registered() -> None:
    names = [f"{checks.__name__}.{module.name}" for module in pkgutil.iter_modules(checks.__path__)]
    modules = [module for module in map(import_module, names) if hasattr(module, "faults")]
    assert [module.__name__ for module in modules if module not in CHECKS] == [], "add to CHECKS"
