"""Models of the files in which a group or municipality changes or borrows topics, mails and letters of others."""

from __future__ import annotations

from typing import Annotated, TypeAlias, get_args

from pydantic import Field, StringConstraints

from velkomst.model import FIELDS, Borrowing, Change, Readership, TopicChanges, Verb
from velkomst.model.period import Period
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.base import BORROWED, Entry, Fingerprint, Id, Line, Text, described
from velkomst.reading.schema.topics import BlockKeys, block

VERBS: tuple[Verb, ...] = get_args(Verb)
REPLACEABLE = (*FIELDS, "audience", "source")
"""Keys that a ``replace`` may give."""

_ONE_VERB = {"oneOf": [{"required": [verb]} for verb in VERBS]}


class ChangeEntry(BlockKeys):
    """One change as written."""

    model_config = described(
        "Ændring",
        "Én ændring af fællesteksten. Den har præcis ét af ordene replace, before, after, add, hide.",
        **_ONE_VERB,
    )
    replace: Id = Field("", description="Erstat dele af denne fælles blok. Kun de felter, I skriver her, bliver jeres.")
    before: Id = Field("", description="Sæt en ny blok ind før denne fælles blok.")
    after: Id = Field("", description="Sæt en ny blok ind efter denne fælles blok.")
    add: Id = Field("", description="Sæt en ny blok ind til sidst. Skriv den nye bloks navn her.")
    hide: Id = Field("", description="Skjul denne fælles blok. Skriv også because.")
    because: Line = Field("", description="Hvorfor I skjuler blokken. Står i rapporten, ikke på siden.")
    based_on: Fingerprint = Field(
        "", description="Skrives af programmet, når I kører: build.py accept. Skriv det ikke selv."
    )
    id: Id = Field("", description="Den nye bloks navn (ved before og after), for eksempel aarhus-er.")
    text: Text = Field(
        "",
        description="Teksten. Brug | og nye linjer under. Markdown: afsnit, lister med -, **fed**, links. "
        "Links til emner, steder og blanketter: [læge](topic:gp), [navn](place:id), [navn](form:id).",
    )


class ChangesFile(Entry):
    """A whole file of changes."""

    model_config = described("Ændringer", "Kommunens ændringer af ét fælles emne.")
    topic: Id = Field(description="Det fælles emne, der ændres. Det samme som filens navn uden .yml.")
    changes: tuple[ChangeEntry, ...] = Field(min_length=1, description="Ændringerne.")


class MailChangesFile(Entry):
    """A whole file of changes of a mail."""

    model_config = described("Ændringer af en mail", "Kommunens ændringer af én fælles mail.")
    mail: Id = Field(description="Den fælles mail, der ændres. Det samme som filens navn uden .yml.")
    changes: tuple[ChangeEntry, ...] = Field(min_length=1, description="Ændringerne.")


class LetterChangesFile(Entry):
    """A whole file of changes of a letter."""

    model_config = described("Ændringer af et brev", "Kommunens ændringer af ét fælles brev.")
    letter: Id = Field(description="Det fælles brev, der ændres. Det samme som filens navn uden .yml.")
    changes: tuple[ChangeEntry, ...] = Field(min_length=1, description="Ændringerne.")


class UseFile(Entry):
    """A topic of another municipality that a municipality shows, as written."""

    model_config = described("Lånt emne", "Et emne fra en anden kommune, vist med jeres egne værdier og steder.")
    use: Annotated[str, StringConstraints(pattern=BORROWED, max_length=121)] = Field(
        description="Kommunens mappe og emnets navn, for eksempel herning/herning-study."
    )
    based_on: Fingerprint = Field(
        "", description="Skrives af programmet, når I kører: build.py accept. Skriv det ikke selv."
    )


AnyChanges: TypeAlias = ChangesFile | MailChangesFile | LetterChangesFile


def given_verbs(entry: ChangeEntry) -> tuple[Verb, ...]:
    """Return the verbs of a change; a valid change has exactly one."""
    return tuple(verb for verb in VERBS if verb in entry.model_fields_set)


def changes(entry: AnyChanges, document: Document) -> TopicChanges:
    """Return the changes of a file in which every entry has exactly one verb."""
    topic_changes = tuple(_change(change, document, index) for index, change in enumerate(entry.changes))
    if isinstance(entry, MailChangesFile):
        return TopicChanges(entry.mail, document.mark("mail"), topic_changes)
    if isinstance(entry, LetterChangesFile):
        return TopicChanges(entry.letter, document.mark("letter"), topic_changes)
    return TopicChanges(entry.topic, document.mark("topic"), topic_changes)


def borrowing(entry: UseFile, document: Document, readership: Readership) -> Borrowing:
    """Return the borrowed topic that a file names."""
    lender, _, topic = entry.use.partition("/")
    based_on_mark = document.mark("based_on") if entry.based_on else None
    return Borrowing(lender, topic, document.mark("use"), entry.based_on, based_on_mark, readership)


def _change(entry: ChangeEntry, document: Document, index: int) -> Change:
    path = ("changes", index)
    verb = given_verbs(entry)[0]
    target: str = getattr(entry, verb)
    id = target if verb in ("replace", "add") else entry.id
    given = entry.model_fields_set
    return Change(
        verb=verb,
        target="" if verb == "add" else target,
        mark=document.mark(*path, verb),
        block=None if verb == "hide" else block(entry, document, path, id, entry.text),
        replaced=tuple(key for key in REPLACEABLE if key in given) if verb == "replace" else (),
        based_on=entry.based_on,
        based_on_mark=document.mark(*path, "based_on") if "based_on" in given else None,
        because=entry.because,
        period=Period(entry.valid_from, entry.valid_to),
        marks=document.under(*path),
    )
