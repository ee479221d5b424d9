"""Write the configuration of Decap CMS for one layer: its collections, their forms and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from velkomst.cli.forms.choices import Choices, choices
from velkomst.cli.forms.conversions import rules
from velkomst.cli.forms.fields import fields
from velkomst.cli.forms.form_kinds import file_collections, folder_kinds, single_files
from velkomst.cli.forms.layers import FormLayer, group_folders
from velkomst.cli.forms.words import words
from velkomst.model import SOURCE_LANGUAGE
from velkomst.reading import file_list
from velkomst.reading.schema.json_schemas import schema
from velkomst.rendering.site.events import EVENTS
from velkomst.rendering.site.media import MEDIA
from velkomst.rendering.site.people import PEOPLE

_KIND = "$kind"
_IDENTIFIERS = {"changes": "topic", "mail-changes": "mail", "letter-changes": "letter", "newsletter": "date"}
"""Kind of file -> the key with the file's name, where it is not ``id``."""
_CHANGED = {"changes": "topic", "mail-changes": "mail", "letter-changes": "letter"}
"""Kind of file -> its key with the name of what it changes; the title of that names the file in the list of files."""
_TITLES = dict.fromkeys(_CHANGED, "{{fields.$title}}") | {
    "topic": "{{title}}",
    "advice": "{{title}}",
    "mail": "{{subject}}",
    "newsletter": "{{date}} {{subject}}",
}
"""Kind of file -> how a file is named in the list of files, where it is not by its identifier."""

_PAGES = ("topics", "employers", "handbook", "advice")
"""Folders with files that each have a page, at the address of folder and file."""
_PAGES_OF_LISTS = {"places": "places/", "contacts": PEOPLE, "events": EVENTS, "media": MEDIA}
"""Kind of file -> the page that shows its entries."""


def settings(root: Path, layer: FormLayer, backend: dict[str, Any], check: str) -> dict[str, Any]:
    """Return what ``start.mjs`` needs: configuration, rules of the writer, and the address of the check or ""."""
    table = words()
    known = choices(root, (*layer.above, *group_folders(root, layer), layer.folder))
    files = (_file_collection(layer, name, kinds, known) for name, kinds in file_collections(layer).items())
    return {
        "title": table["page"]["title"].format(layer=layer.name),
        "phrases": table["phrases"],
        "unwritable": table["page"]["unwritable"],
        "schemas": "../" * (layer.folder.count("/") + 1) + "schemas/",
        "kinds": writer_rules(layer),
        "titles": {key: known.of(key) for key in _CHANGED.values()},
        "check": check,
        "site": f"site/{layer.address}/{SOURCE_LANGUAGE}/" if layer.is_municipality else "",
        "config": {
            "load_config_file": False,
            "locale": "da",
            "backend": backend,
            "publish_mode": "simple",
            "media_folder": f"{layer.folder}/images",
            "editor": {"preview": False},
            "show_preview_links": layer.is_municipality,
            "collections": [*files, *_folder_collections(layer, known)],
        },
    }


def writer_rules(layer: FormLayer) -> dict[str, Any]:
    """Return the rules of the writer for every kind of file of a layer that has a form."""
    in_folders = {kind: rules(kind, in_folder=True) for kind in folder_kinds(layer)}
    return in_folders | {kind: rules(kind, in_folder=False) for kind in single_files(layer)}


def _file_collection(layer: FormLayer, name: str, kinds: Iterable[str], known: Choices) -> dict[str, Any]:
    """Return a collection of single files; one that is missing is created when it is saved."""
    paths = single_files(layer)
    return {
        "name": f"{layer.address}-{name}",
        "label": _labels(layer)[name],
        "format": "velkomst",
        "delete": False,
        "files": [
            {
                "name": kind,
                "label": schema(kind)["title"],
                "file": paths[kind],
                "preview_path": _PAGES_OF_LISTS.get(kind, ""),
                "fields": fields(kind, known),
            }
            for kind in kinds
        ],
    }


def _labels(layer: FormLayer) -> Mapping[str, str]:
    """Return the names of the collections of a layer, in the order of the menu."""
    table: Mapping[str, str] = words()["shared_collections" if layer.is_shared else "collections"]
    return table


def _folder_collections(layer: FormLayer, known: Choices) -> Iterator[dict[str, Any]]:
    """Yield the collections of files in folders; the files of one folder are in one collection for each kind."""
    table = _labels(layer)
    names = [f"{kind}-{folder}" for kind, folders in folder_kinds(layer).items() for folder in folders]
    for name in sorted(names, key=[*table].index):
        folder = name.rpartition("-")[2]
        kind = name.removesuffix(f"-{folder}")
        identifier = _IDENTIFIERS.get(kind, "id")
        model = schema(kind)
        yield {
            "name": f"{layer.address}-{name}",
            "label": table[name],
            "description": model["description"],
            "folder": f"{layer.folder}/{folder}",
            "extension": file_list.ENDING.removeprefix("."),
            "format": "velkomst",
            "create": True,
            "delete": not layer.is_shared,
            "filter": {"field": _KIND, "value": kind},
            "identifier_field": identifier,
            "slug": "{{fields." + identifier + "}}",
            "summary": _TITLES.get(kind, "{{" + identifier + "}}"),
            "sortable_fields": [identifier],
            "preview_path": f"{folder}/{{{{slug}}}}/" if folder in _PAGES else "",
            "fields": [
                *fields(kind, known.within(folder)),
                {"name": _KIND, "label": _KIND, "widget": "hidden", "default": kind, "required": False},
            ],
        }
