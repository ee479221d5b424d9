"""Render the sheet on which a reader signs up for mails: with a phone on the front, by hand on the back."""

from __future__ import annotations

from dataclasses import dataclass

from velkomst.formats import addresses, survey_links
from velkomst.formats.languages import danish_name
from velkomst.model import Edition, Insert, LocalizedText
from velkomst.model.subscription import EditionSubscription
from velkomst.rendering import trust
from velkomst.rendering.errors import RenderingError, unrendered
from velkomst.rendering.print import fitting
from velkomst.rendering.print.inserts.spec import InsertSpec
from velkomst.rendering.print.page import PageJob, from_template

SIZES = ("", "close", "tight")
"""Layouts from large to small."""
_SIDES = 2
_PAGE = "signup/"
"""The page of a public site where readers sign up."""


@dataclass(frozen=True)
class SignupWay:
    """An address at which readers sign up; ``kinds`` are ``newsletter`` and ``journey``."""

    kinds: tuple[str, ...]
    address: str

    @property
    def has_code(self) -> bool:
        """Whether a phone can read the code of the address from paper."""
        return self.address.isascii() and len(self.address) <= survey_links.LONGEST_IN_CODE


@dataclass(frozen=True)
class SignupContent:
    """What one audience can sign up for, and its consent; ``logo`` is a ``data:`` address or empty.

    Staff who copy the form into the mailing system find language and audience on it.
    """

    ways: tuple[SignupWay, ...]
    kinds: tuple[str, ...]
    consent: LocalizedText
    danish_consent: str
    audience_name: LocalizedText
    danish_audience: str
    logo: str


def content(edition: Edition, _insert: Insert) -> SignupContent | None:
    """Return what a reader can sign up for, of an edition narrowed to one reader; None for nothing."""
    subscription = edition.subscription
    if subscription is None:
        return None
    (audience,) = (audience for audience in edition.audiences if audience.id == edition.audience)
    return SignupContent(
        ways_of(edition, subscription),
        tuple(kind for kind, _ in subscription.ways),
        subscription.consent,
        subscription.danish,
        audience.short,
        audience.danish,
        edition.profile.picture,
    )


def ways_of(edition: Edition, subscription: EditionSubscription) -> tuple[SignupWay, ...]:
    """Return the page of a public site, which has all ways and the consent; else each address of the mailing system."""
    page = addresses.site(edition.site_url, edition.profile.slug, edition.language, _PAGE)
    if page:
        return (SignupWay(tuple(kind for kind, _ in subscription.ways), page),)
    return tuple(SignupWay((kind,), address) for kind, address in subscription.ways)


def page(job: PageJob[SignupContent]) -> str:
    """Return the page in the largest layout that fits on both sides of the sheet; raises RenderingError for none."""
    pages = (_page(job, size) for size in SIZES)
    html = fitting.first(pages, _SIDES, job.project, SPEC.stylesheet, fields=True)
    if html is None:
        raise RenderingError(job.view.name, unrendered(job.view.name, "signup-does-not-fit"))
    return html


def _page(job: PageJob[SignupContent], size: str) -> str:
    return from_template(
        job,
        SPEC.template,
        notes=trust.notes([job.content.consent], job.language),
        size=size,
        longest=survey_links.LONGEST_IN_CODE,
        danish_language=danish_name(job.language),
    )


SPEC = InsertSpec(
    "signup.html",
    "audience",
    content,
    stylesheet="templates/print/fillable.css",
    page=page,
    in_grey=True,
    forms=True,
)
