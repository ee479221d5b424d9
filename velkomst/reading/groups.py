"""Read the folder of one group of municipalities and check its references to the shared content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from velkomst.model import Group
from velkomst.problems import Mark, problem
from velkomst.reading import file_list, layer_files, renamed_topics
from velkomst.reading.diagnostics import Diagnostics
from velkomst.reading.layer_files import DeclaredNames, ReadLayer
from velkomst.reading.references import content as references
from velkomst.reading.rules import content as rules
from velkomst.reading.schema import layers as schema_layers


@dataclass(frozen=True)
class ReadGroup:
    """A group as far as it could be read; ``group`` is None where its own file has faults."""

    group: Group | None
    layer: ReadLayer


def read(root: Path, group_id: str, names: DeclaredNames, diagnostics: Diagnostics) -> ReadGroup:
    """Read the folder of one group and report its faults."""
    listing = file_list.group(root, group_id)
    diagnostics.problems += listing.problems
    layer = layer_files.read(listing.files, group_id, names, diagnostics)
    diagnostics.problems += (problem("use-in-group", borrowing.mark) for borrowing in layer.borrowed)
    if group_id in names.content.slugs:
        path = f"content/{file_list.GROUPS}/{group_id}/group{file_list.ENDING}"
        diagnostics.problems.append(problem("group-called-as-municipality", Mark(path), name=group_id))
    return ReadGroup(_group(group_id, listing, layer, names, diagnostics), layer)


def _group(
    group_id: str, listing: file_list.Listing, layer: ReadLayer, names: DeclaredNames, diagnostics: Diagnostics
) -> Group | None:
    file = next((file for file in listing.files if file.kind == "group"), None)
    if file is None:
        path = f"content/{file_list.GROUPS}/{group_id}/group{file_list.ENDING}"
        diagnostics.problems.append(problem("missing-file", Mark(path), name="group"))
        return None
    document = diagnostics.read_document(file)
    entry = diagnostics.validate(schema_layers.GroupFile, document) if document else None
    if document is None or entry is None:
        return None
    if entry.id != group_id:
        diagnostics.problems.append(problem("slug-not-folder", document.mark("id"), name=entry.id, folder=group_id))
        return None
    diagnostics.problems += rules.left_out_twice((excluded.topic for excluded in entry.without), document)
    group = schema_layers.group(entry, document, layer.content)
    left_out = renamed_topics.excluded(group, names.content.present_ids, diagnostics)
    group = replace(group, excluded=left_out)
    diagnostics.problems += references.group(group, names.content)
    return group
