"""List the layers of a project that people edit in forms: municipalities, groups and the shared texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from velkomst.cli.forms.choices import data_of
from velkomst.reading import file_list

SHARED_LAYER = "shared"


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

    @property
    def is_municipality(self) -> bool:
        """Whether this is a municipality, not a group or the shared text."""
        return self.folder.startswith("municipalities/")


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


def layer_of(root: Path, path: str) -> FormLayer | None:
    """Return the layer that a file belongs to; None for a file outside the content."""
    fitting = (layer for layer in layers(root) if path.startswith(f"{layer.folder}/"))
    return max(fitting, key=lambda layer: len(layer.folder), default=None)


def group_folders(root: Path, layer: FormLayer) -> tuple[str, ...]:
    """Return the folders of the groups of a municipality; those of a group and of the shared layer have none."""
    if not layer.is_municipality:
        return ()
    groups, _ = file_list.groups(root)
    folders = [f"content/{file_list.GROUPS}/{id}" for id in groups]
    members = [(data_of(root, f"{folder}/group.yml") or {}).get("municipalities") or [] for folder in folders]
    return tuple(folder for folder, slugs in zip(folders, members, strict=True) if layer.address in slugs)


def _name(root: Path, folder: str, fallback: str, file: str = "municipality") -> str:
    data = data_of(root, f"{folder}/{file}{file_list.ENDING}")
    name = data.get("name") if isinstance(data, dict) else None
    return name if isinstance(name, str) else fallback
