"""Read the folder of one municipality and check its references to the layers above it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from velkomst.model import Municipality
from velkomst.problems import Mark, problem
from velkomst.reading import file_list, layer_files, logo, release_files, renamed_topics
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.file_list import ListedFile
from velkomst.reading.layer_files import DeclaredNames, ReadLayer
from velkomst.reading.references import borrowed as references_borrowed
from velkomst.reading.references import box as references_box
from velkomst.reading.references import municipality_file as references
from velkomst.reading.rules import content as rules
from velkomst.reading.schema import layers as schema_layers


def read(root: Path, slug: str, names: DeclaredNames, diagnostics: Diagnostics) -> Municipality | None:
    """Read the folder of one municipality and check its references.

    ``names`` are those of the region and of the municipality's groups. Returns None, after reporting why, when
    ``municipality.yml`` cannot be used.
    """
    listing = file_list.municipality(root, slug)
    diagnostics.problems += listing.problems
    layer = layer_files.read(listing.files, slug, names, diagnostics)
    own_files = [file for file in listing.files if file.kind == "municipality"]
    municipality = _municipality(root, slug, own_files, layer, names, diagnostics)
    return _with_logo(municipality, root / "municipalities" / slug, diagnostics) if municipality else None


def _municipality(
    root: Path,
    slug: str,
    own_files: list[ListedFile],
    layer: ReadLayer,
    names: DeclaredNames,
    diagnostics: Diagnostics,
) -> Municipality | None:
    printed, faults = release_files.read(root, slug)
    diagnostics.problems += faults
    path = f"municipalities/{slug}/municipality{file_list.ENDING}"
    if not own_files:
        diagnostics.problems.append(problem("missing-file", Mark(path), name="municipality"))
        return None
    document = diagnostics.read_document(own_files[0])
    entry = diagnostics.validate(schema_layers.MunicipalityFile, document) if document else None
    if document is None or entry is None:
        return None
    if entry.slug != slug:
        diagnostics.problems.append(problem("slug-not-folder", document.mark("slug"), name=entry.slug, folder=slug))
        return None
    diagnostics.problems += rules.left_out_twice((excluded.topic for excluded in entry.without), document)
    municipality = schema_layers.municipality(entry, document, layer.content, layer.borrowed, printed)
    municipality = renamed_topics.municipality(municipality, names.content.present_ids, diagnostics)
    return _checked(municipality, names, diagnostics)


def _checked(municipality: Municipality, names: DeclaredNames, diagnostics: Diagnostics) -> Municipality:
    diagnostics.problems += references.municipality(municipality, names.content)
    diagnostics.problems += references_borrowed.local(municipality, names.content)
    diagnostics.problems += references_box.digital_post(municipality, names.box)
    return municipality


def _with_logo(municipality: Municipality, folder: Path, diagnostics: Diagnostics) -> Municipality:
    """Return the municipality with its logo as a ``data:`` address; report a logo that cannot be used."""
    profile, mark = municipality.profile, municipality.marks.get("logo")
    if not profile.logo or mark is None:
        return municipality
    try:
        return replace(municipality, profile=replace(profile, picture=logo.address(folder / profile.logo, folder)))
    except OSError:
        diagnostics.problems.append(problem("no-such-picture", mark, value=profile.logo))
    except logo.PictureError as error:
        diagnostics.problems.append(problem(error.code, mark, value=profile.logo, part=error.part))
    return municipality
