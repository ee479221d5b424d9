"""List everything that a build prints, by the model of the project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.audit.prints_sample import Site, sample
from velkomst.build.editions import EditionStore
from velkomst.build.inspection import inspect
from velkomst.formats import languages, serials
from velkomst.model import SOURCE_LANGUAGE, Edition, Insert
from velkomst.model.project import Project
from velkomst.problems import UnreadableContentError
from velkomst.reading.history import today
from velkomst.rendering.print import guide
from velkomst.rendering.print.inserts import media
from velkomst.rendering.print.inserts.registry import INSERT_SPECS, granularity_of, is_numbered, stem_of
from velkomst.rendering.print.inserts.spec import folder_of
from velkomst.rendering.print.print_variants import LARGE, ORDINARY, sheet_variants, variants_of

A4, A5 = (210, 297), (148, 210)
_OTHER_SIZES = {
    "number-card": (210, 148),
    "box-label": (105, 74),
    "sleeve": (297, 60),
    "packing-list": A4,
    "contrast": (297, 210),
    "desk-sheet": (297, 210),
}
"""Width and height in mm of inserts that are not A5. Papers to fill in have their own size."""
_PAPERS = {"A4": A4, "A5": A5, "postcard": (148, 105)}


@dataclass(frozen=True)
class Sheet:
    """One insert in one print variant: three PDF files and the preflight report share its stem."""

    stem: str
    """Path below ``out/`` without the endings of the files."""
    kind: str
    slug: str
    language: str
    size: tuple[int, int]
    codes: tuple[str, ...]
    """Contents of its QR codes, each as often as it is printed."""
    serials: tuple[str, ...] = ()
    fields: bool = False

    @property
    def name(self) -> str:
        """The stem for the report."""
        return self.stem.removeprefix("print/")


@dataclass(frozen=True)
class Box:
    """The sheets of one reader in one file: the stem of the whole and those of its parts, in order."""

    stem: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Expected:
    """The prints that must be in ``out/print``, and those that must not, with the reason."""

    sheets: tuple[Sheet, ...]
    absent: tuple[str, ...]
    boxes: tuple[Box, ...]

    @property
    def slugs(self) -> tuple[str, ...]:
        """The municipalities."""
        return tuple(dict.fromkeys(sheet.slug for sheet in self.sheets))


Readers = Mapping[Site, tuple[str, ...]]
"""The audiences of each audited site."""


def expected(root: Path, slugs: Sequence[str], spoken: Sequence[str], *, every: bool) -> tuple[Readers, Expected]:
    """Return the audited readers of these municipalities and languages, and their prints; of all when none is named.

    ``every`` asks for all readers, not for a sample of them.
    """
    project = Project(root)
    try:
        inspection = inspect(project, today())
    except UnreadableContentError:
        raise SystemExit("the texts cannot be read: run `make check`") from None
    wanted = [
        municipality for municipality in inspection.library.municipalities if not slugs or municipality.slug in slugs
    ]
    sites = [
        (one.slug, language) for one in wanted for language in one.profile.languages if not spoken or language in spoken
    ]
    editions = EditionStore(project, inspection, today()).editions(sites)
    offered = {
        (edition.profile.slug, edition.language): tuple(audience.id for audience in edition.audiences)
        for edition in editions
    }
    readers = offered if every else sample(offered)
    return readers, _expected(editions, readers)


def _expected(editions: Iterable[Edition], readers: Readers) -> Expected:
    """Return the prints of the readers."""
    sheets, absent, boxes = list[Sheet](), list[str](), list[Box]()
    for edition in editions:
        audiences = readers[edition.profile.slug, edition.language]
        for one, insert in _inserts(edition, audiences):
            reason = _reason(one, insert)
            if reason:
                absent.append(f"{stem_of(one, insert).removeprefix('print/')}: {reason}")
            else:
                sheets += _sheets(edition, one, insert)
        boxes += (_box(edition.for_audience(audience)) for audience in audiences)
    return Expected(tuple(sheets), tuple(absent), tuple(boxes))


def _box(edition: Edition) -> Box:
    """Return the box of one reader, without empty and numbered inserts."""
    inserts = [
        insert
        for insert in edition.box.inserts
        if insert.receiver == "reader" and not is_numbered(insert.kind) and not _reason(edition, insert)
    ]
    return Box(f"{folder_of(edition, 'audience')}box", tuple(stem_of(edition, insert) for insert in inserts))


def _inserts(edition: Edition, audiences: Sequence[str]) -> Iterator[tuple[Edition, Insert]]:
    """Yield every insert with its edition: of one of the readers, of a language, or the Danish one."""
    for audience in audiences:
        narrowed = edition.for_audience(audience)
        yield from ((narrowed, one) for one in narrowed.box.inserts if granularity_of(one.kind) == "audience")
    for insert in edition.box.inserts:
        per = granularity_of(insert.kind)
        if per == "language" or (per == "municipality" and edition.language == SOURCE_LANGUAGE):
            yield edition, insert


def _reason(edition: Edition, insert: Insert) -> str:
    """Say why there is nothing to print; empty where there is."""
    spec = INSERT_SPECS.get(insert.kind)
    if spec is None:
        return "" if edition.topics else "no topic answers this reader"
    if spec.only_translated and edition.language == SOURCE_LANGUAGE:
        return "it shows Danish beside another language"
    return "" if spec.shown(edition, insert) is not None else f"no {insert.content_id or insert.kind} for this language"


def _sheets(whole: Edition, edition: Edition, insert: Insert) -> Iterator[Sheet]:
    """Yield a sheet for each print variant that the municipality asks for."""
    spec, extras, stem = INSERT_SPECS.get(insert.kind), edition.profile.print_extras, stem_of(edition, insert)
    variants = variants_of(extras) if spec is None else sheet_variants(extras if spec.in_grey else ())
    numbered = tuple(_serials(edition, insert))
    codes = numbered or _codes(whole, edition, insert)
    for variant in variants:
        yield Sheet(
            f"{stem}{variant.suffix}",
            insert.kind,
            edition.profile.slug,
            edition.language,
            A4 if variant == LARGE else _size(edition, insert),
            codes,
            numbered,
            fields=bool(spec and spec.forms),
        )


def _size(edition: Edition, insert: Insert) -> tuple[int, int]:
    if insert.kind == "fillable":
        return next(_PAPERS[fillable.paper] for fillable in edition.box.fillables if fillable.id == insert.content_id)
    return _OTHER_SIZES.get(insert.kind, A5)


def _codes(whole: Edition, edition: Edition, insert: Insert) -> tuple[str, ...]:
    """Return the code of the sheet, once a page on desk sheets, and those of topics, media and a survey."""
    spec = INSERT_SPECS.get(insert.kind)
    view = spec.view(edition, insert) if spec else guide.view(whole, edition.audience, (ORDINARY,))
    if view is None:
        return ()
    code = view.edition_id.url
    own = (code,) if code else ()
    if insert.kind == "desk-sheet":
        return own * len(edition.box.sheets)
    if insert.kind == "survey" and view.content.has_code:
        return (*own, view.content.address)
    if insert.kind == "media":
        versions = (medium.version for medium in view.content.media)
        return (*own, *(version.web for version in versions if media.has_code(version)))
    if insert.kind == "guide":
        return (*own, *(url for _topic, url in view.content.online))
    return own


def _serials(edition: Edition, insert: Insert) -> Iterator[str]:
    """Yield the number of every ticket on the specimen that a build makes."""
    if insert.kind not in ("tickets", "coupons"):
        return
    slug = edition.profile.slug
    for ticket in edition.box.of_kind("coupon" if insert.kind == "coupons" else "ticket"):
        yield serials.serial(serials.series(slug, ticket.id), edition.language, serials.SPECIMEN)


def language_code(language: str) -> str:
    """Return the language that a PDF declares."""
    return languages.html_code(language)
