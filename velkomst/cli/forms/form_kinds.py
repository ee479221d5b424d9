"""Say which kinds of file each layer has a form for, and where such files are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from velkomst.cli.forms.choices import data_of
from velkomst.cli.forms.layers import FormLayer, layer_of
from velkomst.model import FOLDERS
from velkomst.reading import file_list
from velkomst.reading.schema.json_schemas import schema

_ADVICE = FOLDERS["advice"]
_TOPICS = tuple(name for name in FOLDERS.values() if name != _ADVICE)

_SHARED_FOLDERS = MappingProxyType(
    {
        "topic": _TOPICS,
        "advice": (_ADVICE,),
        "mail": ("mails",),
        "letter": ("letters",),
        "fillable": ("fillables",),
        "newsletter": ("newsletters",),
    }
)
_LOCAL_FOLDERS = MappingProxyType(
    {
        "changes": (*_TOPICS, _ADVICE),
        "topic": _TOPICS,
        "advice": (_ADVICE,),
        "use": (FOLDERS["guide"],),
        "mail-changes": ("mails",),
        "mail": ("mails",),
        "letter-changes": ("letters",),
        "letter": ("letters",),
        "newsletter": ("newsletters",),
    }
)
"""Kind of file -> the folders with such files."""

_LISTS = ("places", "contacts", "events", "media", "tickets", "phrases")
_LOCAL_FILES = MappingProxyType(
    {
        "municipality": ("municipality", "local-box", "local-survey"),
        "lists": _LISTS,
        "journey": ("local-journey",),
    }
)
_GROUP_FILES = MappingProxyType({"group": ("group", "local-box", "local-survey")} | {**_LOCAL_FILES})
_SHARED_FILES = MappingProxyType(
    {
        "region": ("region", "audiences", "situations", "questions", "survey"),
        "lists": (*_LISTS, "facts", "forms", "terms"),
        "box": ("box",),
        "journey": ("journey", "fields"),
    }
)
"""Collection of single files -> their kinds, in the order of the menu."""

WITHOUT_FORM: Mapping[str, str] = MappingProxyType(
    {"person": "an invented recipient for `build.py journey --person FILE`; the file is no content and can be anywhere"}
)
"""Kind of file without a form -> why."""


def folder_kinds(layer: FormLayer) -> Mapping[str, tuple[str, ...]]:
    """Return the kinds of the files in folders of a layer, each with its folders."""
    return _SHARED_FOLDERS if layer.is_shared else _LOCAL_FOLDERS


def file_collections(layer: FormLayer) -> Mapping[str, tuple[str, ...]]:
    """Return the collections of single files of a layer, each with the kinds of its files."""
    if layer.is_shared:
        return _SHARED_FILES
    if layer.is_municipality:
        return _LOCAL_FILES
    return MappingProxyType({name: kinds for name, kinds in _GROUP_FILES.items() if name != "municipality"})


def single_files(layer: FormLayer) -> dict[str, str]:
    """Return kind -> path of the single files of a layer that have a form, whether or not they exist."""
    if layer.is_shared:
        names: Mapping[str, str] = file_list.CONTENT_FILES
    else:
        names = file_list.MUNICIPALITY_FILES if layer.is_municipality else file_list.GROUP_FILES
    files = {kind: f"{layer.folder}/{name}" for name, kind in names.items()}
    return {kind: files[kind] for kinds in file_collections(layer).values() for kind in kinds}


def form_address(root: Path, path: str) -> str:
    """Return the address of the form of a file below the folder of the forms; "" where there is no form for it."""
    layer = layer_of(root, path)
    kind = kind_of(root, layer, path) if layer else ""
    if not (layer and kind):
        return ""
    single = next((name for name, kinds in file_collections(layer).items() if kind in kinds), "")
    entry = kind if single else path.rpartition("/")[2].removesuffix(file_list.ENDING)
    collection = single or f"{kind}-{path.split('/')[-2]}"
    return f"{layer.address}/#/collections/{layer.address}-{collection}/entries/{entry}"


def kind_of(root: Path, layer: FormLayer, path: str) -> str:
    """Return the kind of a file of a layer; "" where there is no form for it."""
    single = next((kind for kind, file in single_files(layer).items() if file == path), "")
    if single:
        return single
    folder = path.removeprefix(f"{layer.folder}/").rpartition("/")[0]
    data = data_of(root, path)
    fitting = [
        kind
        for kind, names in folder_kinds(layer).items()
        if folder in names and isinstance(data, dict) and set(schema(kind)["required"]) <= set(data)
    ]
    return max(fitting, key=lambda kind: len(schema(kind)["required"]), default="")
