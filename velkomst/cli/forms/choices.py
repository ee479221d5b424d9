"""Collect what people choose between in the forms: audiences, places, forms, situations and topics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import localedata

from velkomst.cli.forms.words import words
from velkomst.formats.languages import danish_name
from velkomst.model import FOLDERS
from velkomst.model.kinds import NEEDED_IN_NEW
from velkomst.problems import ContentError
from velkomst.reading import file_list
from velkomst.reading.document.parser import parse

Options = Mapping[str, str]
"""Value in YAML -> how it is shown."""

SOURCES = {
    "ask": "places",
    "place": "places",
    "places": "places",
    "audience": "audiences",
    "audiences": "audiences",
    "forms": "forms",
    "situations": "situations",
    "covers": "topics",
    "topic": "topics",
    "topics": "topics",
    "steps_of": "topics",
    "steps": "topics",
    "print": "topics",
    "situation": "situations",
    "advice": "advice",
    "insert": "inserts",
    "fillable": "fillables",
    "letter": "letters",
    "mail": "mails",
    "field": "merge fields",
    "return_to": "places",
    "given": "questions",
    "answers": "answers",
    "within": "durations",
    "municipalities": "municipalities",
    "demo": "municipalities",
    "languages": "languages",
    "subtitles": "languages",
    "interpreter": "languages",
    "language": "languages",
    "written_in": "languages",
    "name_language": "languages",
}
"""Key -> which choices it has."""
_SOURCES_OF = {
    ("Parametre", "language"): "",
    ("Parametre", "audience"): "",
    ("Læsbarhed", "topic"): "",
    ("Kommunens rejse", "without"): "steps",
    ("Link", "languages"): "languages of the region",
    ("Emne", "before"): "topics",
    ("Emne", "after"): "topics",
    ("Ændring", "replace"): "blocks",
    ("Ændring", "before"): "blocks",
    ("Ændring", "after"): "blocks",
    ("Ændring", "hide"): "blocks",
}
"""Title of a model and key -> which choices the key has there, where they differ."""
_CHANGED = (*FOLDERS.values(), "mails", "letters")
"""Folders of files with texts that another layer can change."""
_DURATIONS = ("days", "weeks", "months", "years")
_CODES = ("prs",)
"""Languages that CLDR does not name by the code that we use."""
_LAYERED = {"Sted": "places", "Kontakt": "contacts", "Film, lyd eller historie": "media"}
"""Title of a model -> the list of its entries, of which a lower layer gives only what differs."""


@dataclass(frozen=True)
class Choices:
    """The choices of one layer by their name in ``SOURCES``."""

    by_name: Mapping[str, Options]

    def within(self, folder: str) -> Choices:
        """Return the choices of the forms of a folder, in which people choose among the texts of that folder."""
        return Choices({**self.by_name, "blocks": self.by_name.get(f"blocks of {folder}", {})})

    def of(self, key: str, model: str = "") -> Options:
        """Return the choices of a key, in the model with a title; empty where people write freely."""
        return self.by_name.get(_SOURCES_OF.get((model, key), SOURCES.get(key, "")), {})

    def needed_in_new(self, model: str) -> tuple[str, ...]:
        """Return the keys that every entry of a model needs; none where it may change an entry of a layer above."""
        return NEEDED_IN_NEW[_LAYERED[model]] if model in self.by_name.get("only new", {}) else ()


def choices(root: Path, folders: Iterable[str]) -> Choices:
    """Return the choices of a layer with its own folder last in ``folders``.

    A file that cannot be read gives none: the forms must open where they are needed to correct it.
    """
    above = tuple(folders)
    places = _merged(_entries(root, f"{folder}/places.yml", "places") for folder in above)
    facts = _entries(root, "content/facts.yml", "facts")
    topics = [_titled(root, path) for folder in above for path in _topic_files(root, folder)]
    slugs, _ = file_list.slugs(root)
    questions = _entries(root, "content/questions.yml", "questions")
    return Choices(
        {
            "places": {id: _named(id, entry.get("name")) for id, entry in places.items()},
            "audiences": _shared_names(root, "audiences", "audiences"),
            "forms": {
                id: _named(id, entry.get("title")) for id, entry in _entries(root, "content/forms.yml", "forms").items()
            },
            "situations": _shared_names(root, "situations", "situations"),
            "durations": {
                id: _named(id, entry.get("name")) for id, entry in facts.items() if entry.get("unit") in _DURATIONS
            },
            "topics": {id: _named(id, title) for id, title in topics if id},
            **_papers(root, above),
            **{f"blocks of {folder}": _blocks(root, above, folder) for folder in _CHANGED},
            "questions": {id: _named(id, entry.get("question")) for id, entry in questions.items()},
            "answers": _answers(questions),
            "languages of the region": _region_languages(root),
            "municipalities": {slug: slug for slug in slugs},
            "languages": _languages(),
            "only new": {
                title: name
                for title, name in _LAYERED.items()
                if not any(_entries(root, f"{folder}/{name}{file_list.ENDING}", name) for folder in above[:-1])
            },
        }
    )


def _papers(root: Path, layers: tuple[str, ...]) -> dict[str, Options]:
    """Return the choices among advice, mails and their steps, and printed papers."""
    journeys = [_entries(root, f"{folder}/journey.yml", "steps") for folder in layers]
    return {
        "advice": _in_folder(root, layers, FOLDERS["advice"]),
        "letters": _in_folder(root, layers, "letters"),
        "mails": _in_folder(root, layers, "mails"),
        "fillables": _in_folder(root, layers, "fillables"),
        "inserts": _shared_names(root, "box", "inserts"),
        "steps": {id: _named(id, entry.get("mail") or entry.get("task")) for id, entry in _merged(journeys).items()},
        "merge fields": {
            **_shared_names(root, "journey", "conditions_fields"),
            **_shared_names(root, "fields", "fields"),
        },
    }


def data_of(root: Path, path: str) -> Any:
    """Return the data of a file of the project; None where it is missing or cannot be read."""
    try:
        return parse((root / path).read_bytes(), path).data
    except (OSError, ContentError):
        return None


def _entries(root: Path, path: str, key: str) -> dict[str, dict[str, Any]]:
    """Return the entries of a list of a file by their ids."""
    data = data_of(root, path)
    entries = data.get(key) if isinstance(data, dict) else None
    fitting = [entry for entry in entries or () if isinstance(entry, dict) and isinstance(entry.get("id"), str)]
    return {entry["id"]: entry for entry in fitting}


def _merged(layers: Iterable[dict[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """Return the entries of all layers; a lower one gives only what differs."""
    merged: dict[str, dict[str, Any]] = {}
    for layer in layers:
        for id, entry in layer.items():
            merged[id] = merged.get(id, {}) | entry
    return merged


def _topic_files(root: Path, folder: str) -> list[str]:
    return [
        path.relative_to(root).as_posix()
        for name in FOLDERS.values()
        for path in sorted((root / folder / name).glob(f"*{file_list.ENDING}"))
    ]


def _titled(root: Path, path: str) -> tuple[str, Any]:
    """Return id and title of a topic, mail or paper; "" as id for a file of changes."""
    data = data_of(root, path)
    entry: dict[str, Any] = data if isinstance(data, dict) else {}
    id = entry.get("id")
    return (id if isinstance(id, str) else "", entry.get("title") or entry.get("subject"))


def _in_folder(root: Path, layers: Iterable[str], folder: str) -> Options:
    """Return the files of a folder of every layer by their ids."""
    paths = (path for layer in layers for path in sorted((root / layer / folder).glob(f"*{file_list.ENDING}")))
    titled = (_titled(root, path.relative_to(root).as_posix()) for path in paths)
    return {id: _named(id, title) for id, title in titled if id}


def _blocks(root: Path, layers: tuple[str, ...], folder: str) -> Options:
    """Return the texts of the files of a folder by their ids; a text without a title by the title of its file.

    An id that several files use is shown as such: which text it is depends on the file that is changed.
    """
    shown: dict[str, list[str]] = {}
    for path in (path for layer in layers for path in sorted((root / layer / folder).glob(f"*{file_list.ENDING}"))):
        data = data_of(root, path.relative_to(root).as_posix())
        blocks = data.get("blocks") if isinstance(data, dict) else None
        for block in blocks if isinstance(blocks, list) else ():
            if isinstance(block, dict) and isinstance(block.get("id"), str):
                titles = (data.get("title") or data.get("subject"), block.get("title"))
                shown.setdefault(block["id"], []).append(": ".join(str(title) for title in titles if title))
    several = words()["page"]["several"]
    named = {id: names[0] if len(names) == 1 else several.format(count=len(names)) for id, names in shown.items()}
    return {id: _named(id, name) for id, name in sorted(named.items(), key=lambda block: (block[1], block[0]))}


def _shared_names(root: Path, file: str, key: str) -> Options:
    """Return the named entries of a list of a shared file."""
    entries = _entries(root, f"content/{file}{file_list.ENDING}", key)
    return {id: _named(id, entry.get("name")) for id, entry in entries.items()}


def _answers(questions: Mapping[str, dict[str, Any]]) -> Options:
    """Return the answers of all questions of the finder; an id of several answers is shown with all their texts."""
    shown: dict[str, list[str]] = {}
    for question in questions.values():
        answers = question.get("answers")
        for answer in answers if isinstance(answers, list) else ():
            if isinstance(answer, dict) and isinstance(answer.get("id"), str):
                shown.setdefault(answer["id"], []).append(str(answer.get("text", "")))
    return {id: _named(id, " / ".join(texts)) for id, texts in shown.items()}


def _region_languages(root: Path) -> Options:
    data = data_of(root, "content/region.yml")
    codes = data.get("languages") if isinstance(data, dict) else None
    named = [code for code in codes if isinstance(code, str)] if isinstance(codes, list) else []
    return {code: f"{danish_name(code)} ({code})" for code in named}


def _named(id: str, name: object) -> str:
    return f"{name} ({id})" if isinstance(name, str) and name else id


def _languages() -> Options:
    """Return the languages with two letters, and those of CLDR's other codes that we know, by their Danish names."""
    codes = [code for code in localedata.locale_identifiers() if len(code) == 2]
    named = {code: f"{danish_name(code)} ({code})" for code in (*codes, *_CODES, "zh_Hans", "zh_Hant")}
    return dict(sorted(named.items(), key=lambda language: language[1]))
