"""Write commented YAML for a new municipality, group, topic, place, contact, event or newsletter."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "é": "e"})


def identifier(name: str, separator: str = "-") -> str:
    """Return the id of a name.

    >>> identifier("Lille Ærø Kommune"), identifier("Sprogcafé", "_")
    ('lille-aeroe-kommune', 'sprogcafe')
    """
    return separator.join(re.findall(r"[a-z0-9]+", name.lower().translate(_LETTERS)))


def municipality_file(slug: str, values: Mapping[str, str], languages: Sequence[str]) -> str:
    """Return ``municipality.yml``; phone number and mail address are left out where they are not known."""
    contact = [f"  {key}: {_quoted(values[key])}" for key in ("phone", "email") if values[key]]
    lines = [
        "# yaml-language-server: $schema=../../schemas/municipality.schema.json",
        f"slug: {slug}  # det samme som mappens navn; skift det aldrig",
        f"name: {_quoted(values['name'])}",
        f"short_name: {_quoted(values['name'].removesuffix(' Kommune'))}",
        f"web: {values['web']}",
        f"languages: [{', '.join(languages)}]",
        f"brand: {_quoted(values['colour'])}  # kommunens farve",
        f"motto: {_quoted(values['motto'])}",
        "contact:  # borgerservice: skriv kun det, en kilde giver",
        f"  web: {values['web']}",
        *(contact or ['  # phone: "89402000"', "  # email: borgerservice@kommunen.dk"]),
        "# Kræves, før siderne er offentlige: adressen på tilgængelighedserklæringen fra WAS-Tool.",
        "# was_url: https://was.digst.dk/...",
        "# Byerne, som man kan finde kommunen på:",
        "# towns:",
        '#   - {postcode: "8305", name: Tranebjerg}',
    ]
    return _joined(lines)


def group_file(group_id: str, name: str, municipalities: Sequence[str]) -> str:
    """Return ``group.yml``, with the further files of a group named in comments."""
    lines = [
        "# yaml-language-server: $schema=../../../schemas/group.schema.json",
        f"id: {group_id}  # det samme som mappens navn; skift det aldrig",
        f"name: {_quoted(name)}",
        f"municipalities: [{', '.join(municipalities)}]  # mapperne i municipalities/",
        "# Gruppens værdier i stedet for regionens; en kommune kan stadig give sin egen:",
        "# values:",
        "#   waste_page: https://www...",
        "# Fælles emner, der ikke gælder i gruppens kommuner:",
        "# without:",
        "#   - topic: ...",
        "#     because: ...",
        "# Ved siden af denne fil ligger de samme filer som i en kommune, når I skal bruge dem:",
        "# topics/ employers/ handbook/ mails/ letters/ newsletters/",
        "# places.yml contacts.yml events.yml tickets.yml phrases.yml journey.yml box.yml",
    ]
    return _joined(lines)


def box_file(name: str, inserts: Sequence[str]) -> str:
    """Return ``box.yml`` of a municipality that does not make some inserts yet."""
    lines = ["# yaml-language-server: $schema=../../schemas/local-box.schema.json", "without:"]
    lines.append("  # Slet en tryksag her, når I har teksten til den, fx billetter i tickets.yml.")
    for insert in inserts:
        lines += [f"  - insert: {insert}", f"    because: {_quoted(f'{name} har ingen tekst til den endnu.')}"]
    return _joined(lines)


def topic_file(topic_id: str, values: Mapping[str, str], audiences: Sequence[str], depth: int) -> str:
    """Return the file of a topic for all audiences with a short answer; ``depth`` is how many folders it is in."""
    lines = [
        f"# yaml-language-server: $schema={'../' * depth}schemas/topic.schema.json",
        f"id: {topic_id}  # det samme som filens navn; skift det aldrig",
        f"title: {_quoted(values['title'])}",
        f"question: {_quoted(values['question'])}",
        f"phase: {values['phase']}  # before-arrival, first-week, first-month, first-three-months, later",
        "need: no  # yes = det skal man vide",
        "audiences:  # yes, eller en sætning om, hvorfor emnet ikke er for målgruppen",
        *(f"  {audience}: yes" for audience in audiences),
        f"owner: {_quoted(values['owner'])}",
        f"ask: {values['ask']}  # stedet, der hjælper: et id fra places.yml",
        "blocks:",
        f"  - id: {topic_id}-answer",
        "    kind: answer  # det korte svar: højst 35 ord",
        "    text: |",
        *(f"      {line}" for line in values["text"].splitlines()),
        f"    source: {values['source']}",
    ]
    return _joined(lines)


def place_entry(place_id: str, values: Mapping[str, str]) -> str:
    """Return an entry of ``places.yml``; what is not known is left out."""
    lines = [f"  - id: {place_id}", f"    kind: {values['kind']}", f"    name: {_quoted(values['name'])}"]
    lines += [f"    {key}: {_quoted(values[key])}" for key in ("does", "web", "phone", "email") if values[key]]
    return _joined([*lines, f"    source: {values['source']}"])


def contact_entry(contact_id: str, values: Mapping[str, str], languages: Sequence[str]) -> str:
    """Return an entry of ``contacts.yml``; what is not known is left out, and a name needs a person's consent."""
    lines = [
        f"  - id: {contact_id}",
        f"    role: {values['role']}  # contact-person, mentor, guide, contact-family, desk-staff, company-entrance",
        f"    title: {_quoted(values['title'])}",
        f"    languages: [{', '.join(languages)}]",
        *(f"    {key}: {_quoted(values[key])}" for key in ("offers", "phone", "email", "web") if values[key]),
        *([f"    place: {values['place']}"] if values["place"] else []),
        "    # Kun med personens samtykke; navnet forsvinder, når det udløber:",
        "    # name: Fornavn Efternavn",
        '    # agreed: {on: "2026-12-01", by: Bosætningsteamet, until: "2027-12-01"}',
    ]
    return _joined([*lines, *([f"    source: {values['source']}"] if values["source"] else [])])


def event_entry(event_id: str, values: Mapping[str, str]) -> str:
    """Return an entry of ``events.yml``; what is not known is left out."""
    lines = [
        f"  - id: {event_id}",
        f"    title: {_quoted(values['title'])}",
        f"    text: {_quoted(values['text'])}",
        f"    starts: {_quoted(values['starts'])}  # dansk tid",
    ]
    lines += [f"    {key}: {_quoted(values[key])}" for key in ("ends", "where", "cost") if values[key]]
    return _joined([*lines, f"    source: {values['source']}"])


def newsletter_file(values: Mapping[str, str], depth: int) -> str:
    """Return the file of an issue of the newsletter with a block of own words; ``depth`` counts its folders."""
    lines = [
        f"# yaml-language-server: $schema={'../' * depth}schemas/newsletter.schema.json",
        f'date: "{values["date"]}"  # dagen, hvor det sendes; det samme som filens navn',
        f"subject: {_quoted(values['subject'])}  # højst 60 tegn",
        f"preheader: {_quoted(values['preheader'])}  # linjen efter emnet i indbakken",
        "# Arrangementerne de næste 14 dage og det nye på siden kommer af sig selv.",
        "blocks:  # jeres egne ord",
        "  - id: own-words",
        f"    title: {_quoted(values['title'])}",
        "    text: |",
        *(f"      {line}" for line in values["text"].splitlines()),
        f"    source: {values['source']}",
    ]
    return _joined(lines)


def list_head(kind: str, depth: int) -> str:
    """Return the first lines of a file of places, contacts or events."""
    return f"# yaml-language-server: $schema={'../' * depth}schemas/{kind}.schema.json\n{kind}:\n"


def _quoted(text: str) -> str:
    """Return a text as a double-quoted YAML scalar, which JSON is a part of."""
    return json.dumps(text, ensure_ascii=False)


def _joined(lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
