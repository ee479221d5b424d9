"""Nothing in; the parser of every command and option, with its help in Danish, out."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from datetime import date
from typing import Any

from velkomst import __version__
from velkomst.build.publications.sites import SITE_ENGINES
from velkomst.build.selection import GROUPS
from velkomst.reading.history import today

_EPILOG = """\
Udgangskoder: 0 alt er vel, 1 indhold skal rettes, 2 forkert kommando, 3 vores fejl.
Exit codes: 0 well, 1 content to mend, 2 usage, 3 our own fault. English messages: --lang-ui en
"""


def parser() -> ArgumentParser:
    """Return the parser. Every command shares ``--lang-ui`` and ``--verbose``."""
    made = ArgumentParser(
        "build.py",
        description="Velkomst: fra YAML til hjemmesider, velkomsthæfter og mails.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=__version__)
    commands = made.add_subparsers(dest="command", required=True, metavar="KOMMANDO")
    common = ArgumentParser(add_help=False)
    common.add_argument("--lang-ui", choices=("da", "en"), help="beskeder på dansk eller engelsk")
    common.add_argument("--verbose", action="store_true", help="vis alt, når noget går galt")
    dated = ArgumentParser(add_help=False)
    dated.add_argument(
        "--as-of", type=_day, default=today(), metavar="DATO", help="som om det var den dag, fx 2027-01-01"
    )
    dated.add_argument("--strict", action="store_true", help="advarsler er fejl")
    dated.add_argument("--json", action="store_true", help="svar som JSON")

    _build(commands, common, dated)
    commands.add_parser("check", parents=[common, dated], help="find fejl uden at bygge")
    commands.add_parser("status", parents=[common, dated], help="tal for fælles andel, oversættelser, kontrol")
    accept = commands.add_parser(
        "accept", parents=[common], help="sig, at din tekst stadig passer til den fælles tekst"
    )
    accept.add_argument("slug", metavar="KOMMUNE")
    accept.add_argument("block", metavar="EMNE/TEKST", nargs="?", help="uden den: alle uden based_on")

    _translate(commands, common)
    _mail(commands, common, dated)
    _print(commands, common, dated)
    _site(commands, common, dated)
    commands.add_parser("schemas", parents=[common], help="skriv schemas/*.schema.json igen")
    serve = commands.add_parser("serve", parents=[common], help="vis sitet, mens du skriver")
    serve.add_argument("--port", type=int, default=8000)
    return made


def _build(commands: Any, common: ArgumentParser, dated: ArgumentParser) -> None:
    build = commands.add_parser("build", parents=[common, dated], help="byg det hele, eller en del")
    build.add_argument("-m", "--municipality", action="append", default=[], metavar="KOMMUNE")
    build.add_argument("-l", "--language", action="append", default=[], metavar="SPROG")
    build.add_argument("-a", "--audience", action="append", default=[], metavar="MÅLGRUPPE")
    build.add_argument("--only", action="append", default=[], choices=tuple(GROUPS), help="kun den slags")
    build.add_argument("-o", "--out", metavar="MAPPE", help="byg hertil i stedet for out/")
    build.add_argument("-j", "--jobs", type=_jobs, metavar="N", help="så mange ad gangen")
    build.add_argument("--engine", choices=SITE_ENGINES, default=SITE_ENGINES[0], help="hvem der laver siderne")
    build.add_argument("--demo", action="store_true", help="kun kommunerne i region.yml: demo")


def _translate(commands: Any, common: ArgumentParser) -> None:
    translate = commands.add_parser("translate", help="oversættelser (PO-filer)")
    deeds = translate.add_subparsers(dest="deed", required=True, metavar="HVAD")
    deeds.add_parser("update", parents=[common], help="skriv og opdatér locales/<sprog>/LC_MESSAGES/*.po")
    draft = deeds.add_parser("draft", parents=[common], help="læg maskinkladder ind, mærket som kladder")
    draft.add_argument("language", metavar="SPROG")
    draft.add_argument("domain", metavar="DOMÆNE", help="shared, ui eller en kommune")
    draft.add_argument("file", metavar="FIL", help="JSON: {msgctxt eller msgid: tekst}")
    draft.add_argument("--how", default="machine", help="hvordan kladden er lavet, fx 'machine 2026-11-22'")


def _site(commands: Any, common: ArgumentParser, dated: ArgumentParser) -> None:
    site = commands.add_parser("site", help="hjemmesiden på et USB-stik")
    deeds = site.add_subparsers(dest="deed", required=True, metavar="HVAD")
    made = deeds.add_parser("zip", parents=[common, dated], help="skriv site/<kommune>-offline.zip")
    made.add_argument("-m", "--municipality", action="append", default=[], metavar="KOMMUNE")
    made.add_argument("-o", "--out", metavar="MAPPE", help="skriv hertil i stedet for out/")


def _mail(commands: Any, common: ArgumentParser, dated: ArgumentParser) -> None:
    mail = commands.add_parser("mail", help="mails: til et mailsystem, prøv dem, prøv rejsen")
    deeds = mail.add_subparsers(dest="deed", required=True, metavar="HVAD")
    chosen = ArgumentParser(add_help=False)
    chosen.add_argument("-m", "--municipality", action="append", default=[], metavar="KOMMUNE")
    chosen.add_argument("-l", "--language", action="append", default=[], metavar="SPROG")

    export = deeds.add_parser("export", parents=[common, dated, chosen], help="skriv mailene til et mailsystem")
    export.add_argument("--target", required=True, metavar="SYSTEM", help="et id fra templates/mail/targets.yml")
    export.add_argument("-o", "--out", metavar="MAPPE", help="skriv hertil i stedet for out/")

    send = deeds.add_parser("send-test", parents=[common, dated, chosen], help="send mailene til en prøveserver")
    send.add_argument("--smtp", required=True, type=_server, metavar="VÆRT:PORT", help="fx localhost:1025")
    send.add_argument("--to", required=True, metavar="ADRESSE", help="din egen adresse")
    send.add_argument("--mail", action="append", default=[], metavar="MAIL", help="kun den mail, fx welcome")

    simulate = deeds.add_parser("simulate", parents=[common, dated, chosen], help="følg en opdigtet person på rejsen")
    simulate.add_argument("--person", required=True, metavar="FIL", help="en YAML-fil om en opdigtet person")


def _print(commands: Any, common: ArgumentParser, dated: ArgumentParser) -> None:
    paper = commands.add_parser("print", help="tryk: ét sæt nu, en bestilling, eller husk hvad der er trykt")
    deeds = paper.add_subparsers(dest="deed", required=True, metavar="HVAD")
    chosen = ArgumentParser(add_help=False)
    chosen.add_argument("-m", "--municipality", required=True, metavar="KOMMUNE")
    out = ArgumentParser(add_help=False)
    out.add_argument("-o", "--out", metavar="MAPPE", help="byg hertil i stedet for out/")

    box = deeds.add_parser("box", parents=[common, dated, chosen, out], help="lav én læsers æske: én PDF og delene")
    box.add_argument("-l", "--language", required=True, metavar="SPROG")
    box.add_argument("-a", "--audience", required=True, metavar="MÅLGRUPPE")
    box.add_argument("--extras", action="store_true", help="guiden også med stor skrift og i sort-hvid, hvis I har dem")
    run = deeds.add_parser(
        "tickets", parents=[common, dated, chosen, out], help="lav et oplag af nummererede billetter eller kuponer"
    )
    run.add_argument("-l", "--language", required=True, metavar="SPROG")
    run.add_argument("--copies", required=True, type=_jobs, metavar="N", help="antal ark")
    run.add_argument("--first", default=1, type=_jobs, metavar="N", help="nummeret på det første ark")
    run.add_argument("--insert", default="tickets", metavar="TRYKSAG", help="id fra content/box.yml, fx coupons")
    deeds.add_parser("order", parents=[common, dated, chosen, out], help="skriv bestillingen til trykkeriet")
    deeds.add_parser("release", parents=[common, dated, chosen], help="husk, hvad der nu er trykt og delt ud")


def _server(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise ArgumentTypeError(f"'{text}' er ikke en server som localhost:1025")
    return host.strip("[]"), int(port)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"'{text}' er ikke en dato som 2027-01-31") from error


def _jobs(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError(f"'{text}' er ikke et antal")
    return int(text)
