"""Files of the output folder."""

from __future__ import annotations

from velkomst.rendering import paths


def test_a_folder_holds_the_files_of_its_reader() -> None:
    assert paths.print_folder("samsoe") == "print/samsoe/"
    assert paths.guide("samsoe", "uk", "eu", "-large-press").startswith(paths.print_folder("samsoe", "uk", "eu"))
    assert paths.box("samsoe", "uk", "eu", "-office") == "print/samsoe/uk/eu/box-office.pdf"
    assert paths.order("samsoe", "csv") == "print/samsoe/order.csv"
    assert paths.desk_page("samsoe") == "print/samsoe/index.html"
    assert paths.mail("samsoe", "uk", "welcome.eu", "eml") == "mail/samsoe/uk/welcome.eu.eml"
    assert paths.digital_post("samsoe", "da", "eu", "xml") == "mail/samsoe/da/digital-post-eu.xml"
    assert paths.journey("samsoe", "json") == "mail/samsoe/journey.json"
    assert paths.mail_export_folder("samsoe", "mautic") == "mail/samsoe/export/mautic/"


def test_sites_have_web_language_codes() -> None:
    assert paths.site_folder("samsoe", "zh_Hant") == "site/samsoe/zh-Hant/"
    assert paths.site_folder("samsoe") == "site/samsoe/"
    assert paths.released_page("K7Q2MX") == "site/q/K7Q2MX/index.html"
    assert paths.accessibility_statement("samsoe") == "site/samsoe/was/index.html"
    assert paths.offline_copy("samsoe") == "site/samsoe-offline.zip"
    assert paths.theme_folder("0f") == "site/_t/0f/"


def test_links_between_site_and_print_are_relative() -> None:
    guide = paths.guide("samsoe", "uk", "eu")
    assert paths.relative(guide, "site/samsoe/uk/") == "../../../print/samsoe/uk/eu/guide.pdf"
    assert paths.relative(guide, "print/samsoe/index.html") == "uk/eu/guide.pdf"
    assert paths.relative(guide, paths.OVERVIEW) == guide
