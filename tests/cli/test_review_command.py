"""Test the lists for people without git, and the digest for a mail."""

from __future__ import annotations

import json

import lxml.html  # type: ignore[import-untyped]
import pytest

from tests.build.planning import planned_project
from tests.support import Command


def test_without_an_owner_all_of_them_are_listed(command: Command) -> None:
    said = command("review")
    assert said.code == 0 and said.err == ""
    assert "Region Lilleland: " in said.out and "Nordby Kommune: " in said.out
    assert set(json.loads(command("review", "--json").out)["owners"]) == {
        line.rpartition(":")[0] for line in said.out.splitlines()
    }


def test_the_list_has_text_source_and_room_to_sign(command: Command) -> None:
    said = command("review", "--owner", "nordby", "--as-of", "2026-11-22")
    assert said.code == 0 and said.out.startswith(
        "# Til kontrol: Nordby Kommune\n\n22. november 2026. Tekster, der venter: "
    )
    assert "\n## Sådan skriver I under\n" in said.out
    entry = said.out[said.out.index("### Færgen") :]
    assert "> Tag færgen fra havnen.\n" in entry
    assert "Kilde: <https://www.nordby.dk/faerge>\n\n☐ Passer · ☐ Skal rettes" in entry
    assert "`nordby-ferry/ferry-answer` · `municipalities/nordby/topics/nordby-ferry.yml:" in entry
    assert said.out == command("review", "--owner", "Nordby Kommune", "--as-of", "2026-11-22").out


def test_the_list_is_a_file_of_the_kind_that_its_name_says(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    root = planned_project(tmp_path_factory.mktemp("review")).root
    command, page, text = Command(root, capsys), root / "kontrol.html", root / "kontrol.md"
    said = command("review", "--owner", "Nordby", "-o", str(page), "--as-of", "2026-11-22")
    assert said.code == 0 and said.out == f"{page}: {len(entries(page.read_bytes()))} tekster\n"
    assert command("review", "--owner", "Nordby", "-o", str(text), "--as-of", "2026-11-22").code == 0
    assert text.read_text("utf-8").count("☐ Passer") == len(entries(page.read_bytes()))
    assert command("review", "--owner", "Nordby", "-o", str(root / "kontrol.pdf")).code == 2


def entries(page: bytes) -> list[object]:
    """Return the texts of a page, which needs neither script nor other files."""
    document = lxml.html.document_fromstring(page.decode())
    assert not document.xpath("//script | //link | //img | //iframe")
    assert document.xpath("//h1")[0].text_content() == "Til kontrol: Nordby Kommune"
    found: list[object] = document.xpath("//div[@class='entry'][.//p[@class='sign']]")
    return found


def test_the_digest_is_short_plain_text(command: Command) -> None:
    said = command("review", "--owner", "lilleland", "--digest", "--as-of", "2026-11-22")
    assert said.out.startswith("Velkomst, november 2026: Lilleland\n\n")
    assert 'build.py review --owner "Lilleland" -o kontrol.html\n' in said.out
    assert "\nAldrig sammenlignet med kilden (" in said.out and "**" not in said.out
    english = command("review", "--owner", "lilleland", "--digest", "--as-of", "2026-11-22", "--lang-ui", "en").out
    assert (
        english.startswith("Velkomst, November 2026: Lilleland\n\n") and "Never compared with the source (" in english
    )


def test_an_owner_without_texts_reads_so(command: Command) -> None:
    said = command("review", "--owner", "Ingen Kommune")
    assert said.code == 2 and said.err.startswith("'Ingen Kommune' skriver ingen tekster")
