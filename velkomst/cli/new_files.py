"""Decide the files of a new municipality, group, topic, place, contact, event or newsletter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from velkomst.build.selection import UnknownNameError
from velkomst.checking import inserts
from velkomst.cli import new_entries
from velkomst.model import RESERVE_LANGUAGE, SHARED, SOURCE_LANGUAGE, Library
from velkomst.reading import file_list

Written: TypeAlias = dict[str, str]
"""Path below the root -> the whole new text of the file."""


class RefusedError(Exception):
    """Raised where nothing can be written: ``name`` is the sentence that says why."""

    def __init__(self, name: str, **details: object) -> None:
        self.name, self.details = name, details
        super().__init__(name)


def _new_id(given: str, name: str, separator: str = "-") -> str:
    """Return the id that was given, or one made from the name. Raises RefusedError for a bad one."""
    new_id = given or new_entries.identifier(name, separator)
    if file_list.name_fault(new_id.replace("_", "-")):
        raise RefusedError("new-bad-id", id=new_id)
    return new_id


def _new_file(root: Path, path: str, text: str) -> Written:
    if (root / path).exists():
        raise RefusedError("new-exists", path=path)
    return {path: text}


def _appended(root: Path, path: str, kind: str, entry: str) -> Written:
    """Return a list file with one more entry at its end."""
    file = root / path
    if not file.exists():
        return {path: new_entries.list_head(kind, path.count("/")) + entry}
    text = file.read_bytes().decode()
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "" if text.endswith("\n") else ending
    return {path: text + gap + entry.replace("\n", ending)}


def _folder(values: Mapping[str, str]) -> str:
    if values["municipality"]:
        return f"municipalities/{values['municipality']}"
    return f"content/{file_list.GROUPS}/{values['group']}" if values["group"] else "content"


def municipality_files(values: Mapping[str, str], library: Library, root: Path) -> Written:
    """Return the files of a new municipality; raises RefusedError where they cannot be written."""
    short = values["name"].removesuffix(" Kommune")
    slug = _new_id(values["slug"], short)
    if (root / "municipalities" / slug).exists():
        raise RefusedError("new-exists", path=f"municipalities/{slug}")
    known = library.region.languages
    default = [language for language in (SOURCE_LANGUAGE, RESERVE_LANGUAGE) if language in known]
    languages = [part.strip() for part in values["languages"].split(",") if part.strip()] or default
    filled = {**values, "motto": values["motto"] or f"Velkommen til {short}."}
    folder = f"municipalities/{slug}"
    written = _new_file(root, f"{folder}/municipality.yml", new_entries.municipality_file(slug, filled, languages))
    without = inserts.without_shared_text(library)
    return written | ({f"{folder}/box.yml": new_entries.box_file(short, without)} if without else {})


def group_files(values: Mapping[str, str], library: Library, root: Path) -> Written:
    """Return the files of a new group; raises RefusedError where they cannot be written."""
    group_id = _new_id(values["id"], values["name"])
    folder = f"content/{file_list.GROUPS}/{group_id}"
    if (root / folder).exists():
        raise RefusedError("new-exists", path=folder)
    slugs = [part.strip() for part in values["municipalities"].split(",") if part.strip()]
    known = library.members_of(SHARED)
    for slug in slugs:
        if slug not in known:
            raise UnknownNameError("municipality", slug, known)
    return _new_file(root, f"{folder}/group.yml", new_entries.group_file(group_id, values["name"], slugs))


def topic_files(values: Mapping[str, str], library: Library, root: Path) -> Written:
    """Return the files of a new topic; raises RefusedError where they cannot be written."""
    topic_id = _new_id(values["id"], values["title"])
    names = {layer.owner: layer.name for layer in library.layers}
    owner = values["owner"] or names.get(values["municipality"] or values["group"], library.region.name)
    path = f"{_folder(values)}/topics/{topic_id}.yml"
    audiences = [audience.id for audience in library.audiences if not audience.optional]
    text = new_entries.topic_file(topic_id, {**values, "owner": owner}, audiences, path.count("/"))
    return _new_file(root, path, text)


def place_files(values: Mapping[str, str], _library: Library, root: Path) -> Written:
    """Return the files of a file of places with one more; raises RefusedError where they cannot be written."""
    place_id = _new_id(values["id"], values["name"], "_")
    return _appended(root, f"{_folder(values)}/places.yml", "places", new_entries.place_entry(place_id, values))


def contact_files(values: Mapping[str, str], _library: Library, root: Path) -> Written:
    """Return the files of a file of contacts with one more; raises RefusedError where they cannot be written."""
    contact_id = _new_id(values["id"], values["title"])
    languages = [part.strip() for part in values["languages"].split(",") if part.strip()]
    entry = new_entries.contact_entry(contact_id, values, languages)
    return _appended(root, f"{_folder(values)}/contacts.yml", "contacts", entry)


def event_files(values: Mapping[str, str], _library: Library, root: Path) -> Written:
    """Return the files of a file of events with one more; raises RefusedError where they cannot be written."""
    event_id = _new_id(values["id"], values["title"])
    return _appended(root, f"{_folder(values)}/events.yml", "events", new_entries.event_entry(event_id, values))


def newsletter_files(values: Mapping[str, str], _library: Library, root: Path) -> Written:
    """Return the files of a new issue of the newsletter; raises RefusedError where they cannot be written."""
    day = _new_id(values["date"], "")
    path = f"{_folder(values)}/newsletters/{day}.yml"
    return _new_file(root, path, new_entries.newsletter_file(values, path.count("/")))
