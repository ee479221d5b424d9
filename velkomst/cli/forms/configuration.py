"""Write the configuration of Decap CMS for one layer: its collections, their forms and their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from velkomst.cli.forms.choices import Choices, choices, data_of
from velkomst.cli.forms.conversions import rules
from velkomst.cli.forms.fields import Field, fields
from velkomst.cli.forms.words import words
from velkomst.model import SOURCE_LANGUAGE
from velkomst.reading import file_list
from velkomst.reading.schema.json_schemas import schema

SHARED_LAYER = "shared"
_KIND = "$kind"
_SHARED_FOLDERS = {
    "topic": ("topics", "employers", "handbook"),
    "advice": ("advice",),
    "mail": ("mails",),
    "letter": ("letters",),
    "newsletter": ("newsletters",),
}
_LOCAL_FOLDERS = {
    "changes": ("topics", "employers", "handbook"),
    "topic": ("topics", "employers", "handbook"),
    "use": ("topics",),
    "mail-changes": ("mails",),
    "mail": ("mails",),
    "letter-changes": ("letters",),
    "letter": ("letters",),
    "newsletter": ("newsletters",),
}
"""Kind of file -> the folders with such files."""
_LISTS = ("places", "contacts", "events", "tickets", "phrases")
_SHARED_LISTS = ("facts", "forms", "terms")
_IDENTIFIERS = {"changes": "topic", "mail-changes": "mail", "letter-changes": "letter", "newsletter": "date"}
"""Kind of file -> the key with the file's name, where it is not ``id``."""
_TITLES = {"topic": "{{title}}", "advice": "{{title}}", "mail": "{{subject}}", "newsletter": "{{date}} {{subject}}"}
"""Kind of file -> how a file is named in the list of files, where it is not by its identifier."""

_PAGES = {name: name for name in ("topics", "employers", "handbook")}
"""Folder -> the part of the address of the pages of its topics."""


@dataclass(frozen=True)
class FormLayer:
    """A layer to edit: its part of the address, its name, its folder, and the folders of the layers above it."""

    address: str
    name: str
    folder: str
    above: tuple[str, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Whether this is the text that all municipalities share."""
        return self.address == SHARED_LAYER


def layers(root: Path) -> tuple[FormLayer, ...]:
    """Return the municipalities, the groups and the shared layer of a project."""
    slugs, _ = file_list.slugs(root)
    groups, _ = file_list.groups(root)
    group_folders = tuple(f"content/{file_list.GROUPS}/{id}" for id in groups)
    municipalities = (
        FormLayer(slug, _name(root, f"municipalities/{slug}", slug), f"municipalities/{slug}", ("content",))
        for slug in slugs
    )
    joint = (
        FormLayer(f"group-{id}", _name(root, folder, id, "group"), folder, ("content",))
        for id, folder in zip(groups, group_folders, strict=True)
    )
    return (
        *sorted(municipalities, key=lambda layer: layer.name),
        *joint,
        FormLayer(SHARED_LAYER, "fælles tekster", "content"),
    )


def settings(root: Path, layer: FormLayer, backend: dict[str, Any], check: str) -> dict[str, Any]:
    """Return what ``start.mjs`` needs: configuration, rules of the writer, and the address of the check or ""."""
    table = words()
    folders = _SHARED_FOLDERS if layer.is_shared else _LOCAL_FOLDERS
    known = choices(root, (*layer.above, *_group_folders(root, layer), layer.folder))
    lists = _lists(layer)
    return {
        "title": table["page"]["title"].format(layer=layer.name),
        "phrases": table["phrases"],
        "schemas": "../" * (layer.folder.count("/") + 1) + "schemas/",
        "kinds": writer_rules(layer),
        "check": check,
        "site": f"site/{layer.address}/{SOURCE_LANGUAGE}/" if layer.folder.startswith("municipalities/") else "",
        "config": {
            "load_config_file": False,
            "locale": "da",
            "backend": backend,
            "publish_mode": "simple",
            "media_folder": f"{layer.folder}/images",
            "editor": {"preview": False},
            "collections": [_list_collection(layer, lists, known), *_folder_collections(layer, folders, known)],
        },
    }


def writer_rules(layer: FormLayer) -> dict[str, Any]:
    """Return the rules of the writer for every kind of file of a layer that has a form."""
    folders = _SHARED_FOLDERS if layer.is_shared else _LOCAL_FOLDERS
    in_folders = {kind: rules(kind, in_folder=True) for kind in folders}
    return in_folders | {kind: rules(kind, in_folder=False) for kind in _lists(layer)}


def form_fields(layer: FormLayer, path: str, root: Path) -> list[Field]:
    """Return the fields of the form of a file; none where no form is for it."""
    folder, _, name = path.removeprefix(f"{layer.folder}/").rpartition("/")
    folders = _SHARED_FOLDERS if layer.is_shared else _LOCAL_FOLDERS
    known = Choices({})
    if not folder:
        kind = name.removesuffix(file_list.ENDING)
        return fields(kind, known) if kind in _lists(layer) else []
    data = data_of(root, path)
    fitting = [
        kind
        for kind, names in folders.items()
        if folder in names and isinstance(data, dict) and set(schema(kind)["required"]) <= set(data)
    ]
    return fields(max(fitting, key=lambda kind: len(schema(kind)["required"])), known) if fitting else []


def _name(root: Path, folder: str, fallback: str, file: str = "municipality") -> str:
    data = data_of(root, f"{folder}/{file}{file_list.ENDING}")
    name = data.get("name") if isinstance(data, dict) else None
    return name if isinstance(name, str) else fallback


def _group_folders(root: Path, layer: FormLayer) -> tuple[str, ...]:
    """Return the folders of the groups of a municipality; those of a group and of the shared layer have none."""
    if not layer.folder.startswith("municipalities/"):
        return ()
    groups, _ = file_list.groups(root)
    folders = [f"content/{file_list.GROUPS}/{id}" for id in groups]
    members = [(data_of(root, f"{folder}/group.yml") or {}).get("municipalities") or [] for folder in folders]
    return tuple(folder for folder, slugs in zip(folders, members, strict=True) if layer.address in slugs)


def _lists(layer: FormLayer) -> tuple[str, ...]:
    return (*_LISTS, *_SHARED_LISTS) if layer.is_shared else _LISTS


def _list_collection(layer: FormLayer, lists: tuple[str, ...], known: Choices) -> dict[str, Any]:
    """Return the collection of the files that are lists; one that is missing is created when it is saved."""
    files = [
        {
            "name": kind,
            "label": schema(kind)["title"],
            "file": f"{layer.folder}/{kind}{file_list.ENDING}",
            "fields": fields(kind, known),
        }
        for kind in lists
    ]
    table = words()["shared_collections" if layer.is_shared else "collections"]
    return {
        "name": f"{layer.address}-lists",
        "label": table["lists"],
        "format": "velkomst",
        "delete": False,
        "files": files,
    }


def _folder_collections(
    layer: FormLayer, folders: dict[str, tuple[str, ...]], known: Choices
) -> Iterator[dict[str, Any]]:
    """Yield the collections of files in folders; the files of one folder are in one collection for each kind."""
    table = words()["shared_collections" if layer.is_shared else "collections"]
    names = [f"{kind}-{folder}" for kind, inside in folders.items() for folder in inside]
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
            "preview_path": f"{_PAGES[folder]}/{{{{slug}}}}/" if folder in _PAGES else "",
            "fields": [
                *fields(kind, known),
                {"name": _KIND, "label": _KIND, "widget": "hidden", "default": kind, "required": False},
            ],
        }
