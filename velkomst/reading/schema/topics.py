"""Models of a topic file and of its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import Field

from velkomst.model import (
    ASK,
    FIELDS,
    FREE,
    Ask,
    Block,
    Kind,
    PrintExtents,
    Readership,
    Review,
    Tombstone,
    Topic,
)
from velkomst.model.kinds import DEFAULT, NO_PICTOGRAM, Milestone, Pictogram
from velkomst.model.period import Period
from velkomst.model.topic import Deadline
from velkomst.reading.document.parser import Document
from velkomst.reading.schema.ask import AskPlaces, BlockPlaces
from velkomst.reading.schema.base import (
    VALID_FROM,
    VALID_TO,
    YES,
    Entry,
    Https,
    Id,
    IsoDay,
    Line,
    Name,
    Text,
    Words,
    YesNo,
    described,
    listed,
)
from velkomst.reading.schema.phases import PhaseFor
from velkomst.reading.schema.print_extents import PrintedFor

STEP_KEYS = ("title", "bring", "where", "when", "cost")
"""Keys of a step besides its text; the value "ask" means that the municipality does not know."""
_STEP_FACTS = STEP_KEYS[1:]
_KEYWORDS = {ASK: ASK, "spørg": ASK, FREE: FREE, "gratis": FREE}
"""Value of a fact in small letters -> its keyword, which template messages put into words."""
_UNKNOWN = "Skriv ask, hvis I ikke ved det."


class ReviewEntry(Entry):
    """A person's signature under a block."""

    model_config = described("Kontrol", "Et menneske har åbnet kilden og set, at teksten passer.")
    on: IsoDay = Field(description='Dagen for kontrollen, for eksempel "2026-11-30".')
    by: Line = Field(description="Hvem der har kontrolleret teksten.")


class DeadlineEntry(Entry):
    """The deadline of a step, as written."""

    model_config = described("Frist", "En frist, der løber fra en bestemt dag i læserens liv.")
    after: Milestone = Field(
        description="Dagen, som fristen løber fra: arrival = læseren ankommer til Danmark, move-in = flytter ind i sin "
        "bolig, first-workday = begynder at arbejde."
    )
    within: Name = Field(description="Fristens længde: navnet på en varighed i content/facts.yml.")


class BlockKeys(Entry):
    """The keys that a block and a change have in common."""

    kind: Kind = Field(
        "text",
        description="Slags blok: answer = det korte svar, text = tekst, step = trin, note = godt at vide, "
        "warning = advarsel. Uden kind er blokken en tekst.",
    )
    audience: tuple[Id, ...] = listed(
        "De målgrupper, som blokken er for, for eksempel [eu, nordic]. Uden audience er den for alle."
    )
    title: Line = Field("", description="Overskrift. Et trin skal have en.")
    bring: Words = Field("", description=f"Det, læseren skal have med. Skriv Ingenting, hvis det er intet. {_UNKNOWN}")
    where: Words = Field("", description=f"Hvor man gør det: sted, hjemmeside eller hjemmefra. {_UNKNOWN}")
    when: Words = Field("", description=f"Hvornår man skal gøre det. {_UNKNOWN}")
    cost: Words = Field("", description=f"Hvad det koster. Skriv free, hvis det er gratis. {_UNKNOWN}")
    covers: tuple[Id, ...] = listed(
        "Kun i et trin: fælles emner, hvis trin er det samme job. En tjekliste viser så dette trin og ikke deres."
    )
    deadline: DeadlineEntry | None = Field(
        None, description="Kun i et emnes trin: fristen for trinnet. Siden Dine frister regner datoen ud for læseren."
    )
    pictogram: Pictogram = Field(
        NO_PICTOGRAM,
        description="Kun i et emnes trin: tegningen på arket Den første uge i billeder, for eksempel home = hus, "
        "desk = skranke, doctor = læge, waste = affald. Uden pictogram er det en dør.",
    )
    needs_site: YesNo = Field(
        False,
        description="yes = teksten taler om jeres side eller en QR-kode. Den vises kun, når regionen har en offentlig "
        "adresse (site_url i content/region.yml).",
    )
    only: tuple[Literal["site"], ...] = listed(
        "[site] = teksten står kun på hjemmesiden, ikke på papir. Kun i en tekst eller en note i et emne."
    )
    first_step: YesNo = Field(
        False,
        description="Kun i en mails trin: yes = en læser, hvis målgruppe vi kender, ser det første trin i sin guide "
        "i stedet for dette.",
    )
    ask: BlockPlaces = listed(
        "Kun i et emne: stedet eller stederne fra places.yml, der svarer på netop denne blok, når det ikke er emnets."
    )
    source: Https = Field("", description="Den officielle side, som teksten bygger på. Begynder med https://.")
    locked: YesNo = Field(False, description="yes = kommunerne må ikke erstatte eller skjule blokken.")
    critical: YesNo = Field(
        False,
        description="yes = en forkert oversættelse kan skade. Den danske tekst står ved siden af, "
        "til et menneske har godkendt oversættelsen.",
    )
    reviewed: ReviewEntry | None = Field(
        None, description="Skrives kun af et menneske, der har åbnet kilden og set, at teksten passer."
    )
    review_by: IsoDay | None = Field(None, description="Dagen, hvor teksten senest skal kontrolleres igen.")
    valid_from: IsoDay | None = VALID_FROM
    valid_to: IsoDay | None = VALID_TO


_STEP_RULE = {
    "if": {"properties": {"kind": {"const": "step"}}, "required": ["kind"]},
    "then": {"required": list(STEP_KEYS)},
}


class BlockEntry(BlockKeys):
    """A block as written."""

    model_config = described(
        "Blok", "En kort tekst med én tanke. Rækkefølgen her er rækkefølgen på siden.", **_STEP_RULE
    )
    id: Id = Field(
        description="Blokkens navn, for eksempel choose-gp: små bogstaver a-z, tal og bindestreg. Skift det aldrig."
    )
    text: Text = Field(
        description="Teksten. Brug | og nye linjer under. Markdown: afsnit, lister med -, **fed**, links. "
        "Links til emner, steder og blanketter: [læge](topic:gp), [navn](place:id), [navn](form:id)."
    )


class TombstoneEntry(Entry):
    """A deleted block and its replacement, as written."""

    model_config = described(
        "Slettet blok", "En blok, der er slettet, og den blok, som kommunerne skal bruge i stedet."
    )
    id: Id = Field(description="Den slettede bloks navn.")
    use: Id = Field(description="Den blok, der nu dækker det samme.")


class TopicFile(Entry):
    """A whole topic file, shared or a municipality's own."""

    model_config = described("Emne", "Et emne: ét spørgsmål, som en ny borger stiller, og svaret i blokke.")
    id: Id = Field(description="Emnets navn. Det samme som filens navn uden .yml.")
    title: Line = Field(description="Kort titel til menuer, for eksempel Læge og sundhed.")
    question: Line = Field(description="Læserens spørgsmål. Det er sidens overskrift.")
    phase: PhaseFor = Field(
        description="Hvornår emnet er vigtigt: before-arrival, first-week, first-month, first-three-months eller "
        "later. Er det en anden fase for en målgruppe, så skriv default: og målgruppen under phase, hver med sin."
    )
    need: YesNo = Field(description="yes = det skal man vide. no = godt at vide, kun et link på målgruppens side.")
    audiences: dict[Id, Words] = Field(
        description="Hver målgruppe med yes, eller en sætning om, hvorfor emnet ikke er for den, og hvor den skal se."
    )
    owner: Line = Field(description="Den myndighed, der har ansvaret for emnet.")
    ask: AskPlaces = Field(
        description="Det sted, der hjælper: et id fra places.yml, for eksempel borgerservice, eller en liste af dem. "
        "Hjælper stederne hver sin målgruppe, så skriv default: og målgrupperne under ask, hver med sit sted."
    )
    urgent: YesNo = Field(
        False, description="yes = emnet siger, hvem man ringer til, når det haster. Stederne i ask bliver ringeknapper."
    )
    print: PrintedFor | None = Field(
        None,
        description="Hvor meget af emnet den trykte guide har: full = det hele, short = kun titel, det korte svar og "
        "hvem man spørger, site = ingenting. Uden print: full ved need: yes og urgent: yes, ellers short. Skal en "
        "målgruppe have mere eller mindre, så skriv default: og målgrupperne under print, hver med sit.",
    )
    before: Id | None = Field(None, description="Emnet i samme fase, som dette emne skal stå lige før.")
    after: Id | None = Field(None, description="Emnet i samme fase, som dette emne skal stå lige efter.")
    steps_of: Id | None = Field(
        None,
        description="Kun i håndbogen: emnet for nye borgere, der har de samme trin med de samme id'er. "
        "Trinnene får så de numre, som borgeren ser.",
    )
    was: tuple[Id, ...] = listed(
        "Navne, som emnet har haft før. De gamle adresser fører hertil, og oversættelserne følger med."
    )
    forms: tuple[Id, ...] = listed("Selvbetjening til emnet: id'er fra content/forms.yml.")
    situations: tuple[Id, ...] = listed(
        "Situationer fra situations.yml, som emnet er for: [student]. Så står det ikke i guiden, men på situationens "
        "side og i dens tillæg. Uden situations er det for alle."
    )
    valid_from: IsoDay | None = VALID_FROM
    valid_to: IsoDay | None = VALID_TO
    blocks: tuple[BlockEntry, ...] = Field(min_length=1, description="Emnets tekster i den rækkefølge, de læses.")
    removed: tuple[TombstoneEntry, ...] = listed(
        "Blokke, der er slettet. De bliver stående her, så kommunerne får besked."
    )


def block(entry: BlockKeys, document: Document, path: tuple[str | int, ...], id: str, text: str) -> Block:
    """Return a block; ``id`` and ``text`` are arguments because a change may leave them out."""
    texts: dict[Any, str] = {}
    for name in FIELDS:
        value = text if name == "text" else getattr(entry, name)
        if value:
            texts[name] = _keyword(name, value)
    review = entry.reviewed
    return Block(
        id=id,
        kind=entry.kind,
        texts=texts,
        audiences=entry.audience,
        source=entry.source,
        locked=entry.locked,
        critical=entry.critical,
        reviewed=Review(review.on, review.by) if review else None,
        review_by=entry.review_by,
        covers=entry.covers,
        deadline=Deadline(entry.deadline.after, entry.deadline.within) if entry.deadline else None,
        pictogram=entry.pictogram,
        needs_site=entry.needs_site,
        ask=entry.ask,
        site_only=bool(entry.only),
        first_step=entry.first_step,
        period=Period(entry.valid_from, entry.valid_to),
        marks=document.under(*path),
    )


def _keyword(name: str, value: str) -> str:
    """Return the keyword of a fact of a step, or the text as written."""
    keyword = _KEYWORDS.get(value.lower(), value) if name in _STEP_FACTS else value
    return value if keyword == FREE and name != "cost" else keyword


def asked(places: Mapping[str, tuple[str, ...]]) -> Ask:
    """Return the places by audience; those under ``default`` are for all others."""
    return Ask(places[DEFAULT], {key: ids for key, ids in places.items() if key != DEFAULT})


def blocks(entries: Iterable[BlockEntry], document: Document) -> tuple[Block, ...]:
    """Return the blocks of the key ``blocks`` of a file."""
    return tuple(block(entry, document, ("blocks", index), entry.id, entry.text) for index, entry in enumerate(entries))


def topic(
    entry: TopicFile,
    document: Document,
    owner: str,
    audiences: Iterable[str] = (),
    readership: Readership = "guide",
) -> Topic:
    """Return a topic; its answers are in the order of ``audiences``, those of the region, with unknown ones last."""
    order = list(dict.fromkeys([*audiences, *entry.audiences]))
    answers = {audience: entry.audiences[audience] for audience in order if audience in entry.audiences}
    return Topic(
        id=entry.id,
        owner=owner,
        title=entry.title,
        question=entry.question,
        phase=entry.phase[DEFAULT],
        phases={audience: phase for audience, phase in entry.phase.items() if audience != DEFAULT},
        need=entry.need,
        answers=tuple(audience for audience, word in answers.items() if word.lower() in YES),
        reasons={audience: word for audience, word in answers.items() if word.lower() not in YES},
        authority=entry.owner,
        ask=asked(entry.ask),
        forms=entry.forms,
        blocks=blocks(entry.blocks, document),
        removed=tuple(Tombstone(stone.id, stone.use) for stone in entry.removed),
        marks=document.keys_under("ask")
        | document.keys_under("phase")
        | (document.keys_under("print") if entry.print else {})
        | document.under()
        | document.keys_under("audiences"),
        readership=readership,
        urgent=entry.urgent,
        before=entry.before or "",
        after=entry.after or "",
        steps_of=entry.steps_of or "",
        print_extents=PrintExtents("full" if entry.need or entry.urgent else "short").changed(entry.print or {}),
        former_ids=entry.was,
        situations=entry.situations,
        period=Period(entry.valid_from, entry.valid_to),
    )
