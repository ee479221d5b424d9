"""Web addresses of surveys, with what is known of the reader."""

from velkomst.formats.survey_links import with_parameters

NAMES = (("municipality", "kommune"), ("language", "lang"), ("block", "tekst"))


def test_values_are_added_to_the_query_before_the_fragment() -> None:
    address = with_parameters("https://example.org/s?key=1#top", NAMES, {"municipality": "samsoe", "language": "uk"})
    assert address == "https://example.org/s?key=1&kommune=samsoe&lang=uk#top"


def test_values_are_escaped_and_empty_ones_left_out() -> None:
    address = with_parameters("https://example.org/s", NAMES, {"municipality": "a&b=c", "block": ""})
    assert address == "https://example.org/s?kommune=a%26b%3Dc"


def test_no_address_stays_no_address() -> None:
    assert with_parameters("", NAMES, {"municipality": "samsoe"}) == ""
