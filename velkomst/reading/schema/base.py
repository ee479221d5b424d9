"""Define the field types that all kinds of YAML file share, with their validation and hover help.

A type with a message of its own raises ``PydanticCustomError`` with a code of ``problems.toml`` as its type.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError
from stdnum.dk import cvr

YES = ("yes", "ja", "true")
NO = ("no", "nej", "false")

_HOST = r"[A-Za-z0-9]([A-Za-z0-9.\-]*[A-Za-z0-9])?\.[A-Za-z]{2,}(:[0-9]+)?"
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
BORROWED = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
NAME = r"^[a-z][a-z0-9_]*$"
ONE_LINE = r"^[^\r\n]*$"
HTTPS = rf"^https://{_HOST}([/?#][^\s<>\x22]*)?$"
HTTPS_OR_LOOKUP = rf"^(https://{_HOST}([/?#][^\s<>\x22]*)?|\{{\{{ ?[a-z][a-z0-9_.]* ?\}}\}}[^\s<>\x22]*)$"
PHONE = r"^(\+[0-9]{2,3} ?)?[0-9]([0-9 ]{1,13}[0-9])( (lok\.|lokal|ext\.) ?[0-9]{1,6})?$"
EMAIL = r"^[A-Za-z0-9._%+\-]+@[A-Za-z0-9]([A-Za-z0-9.\-]*[A-Za-z0-9])?\.[A-Za-z]{2,}$"
COLOUR = r"^#[0-9A-Fa-f]{6}$"
LANGUAGE = r"^[a-z]{2,3}(_[A-Za-z0-9]{2,8})*$"
NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"
FINGERPRINT = r"^[0-9a-f]{8}$"
DURATION = r"^-?P([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,4}D)?$"
CVR = r"^[0-9]{8}$"
POSTCODE = r"^[1-9][0-9]{3}$"
PARAMETER = r"^[A-Za-z][A-Za-z0-9_-]*$"
IMAGE = r"^images/[a-z0-9][a-z0-9_\-]*\.(svg|png|jpg|jpeg|webp)$"

PATTERN_CODES = {
    ID: "bad-id",
    BORROWED: "bad-borrowed",
    NAME: "bad-name",
    ONE_LINE: "one-line",
    HTTPS: "not-https",
    HTTPS_OR_LOOKUP: "not-https",
    PHONE: "bad-phone",
    EMAIL: "bad-email",
    COLOUR: "bad-colour",
    LANGUAGE: "unknown-language",
    FINGERPRINT: "bad-fingerprint",
    IMAGE: "bad-image-path",
    PARAMETER: "bad-parameter",
    DURATION: "bad-duration",
    NUMBER: "bad-number",
    CVR: "bad-cvr",
    POSTCODE: "bad-postcode",
}
"""Pattern -> code of the problem when a text does not match it."""

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DEGREES = re.compile(r"[0-9]{1,2}(\.[0-9]{1,6})?")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(rf"{_ISO_DAY.pattern}T({_CLOCK.pattern})")


class Entry(BaseModel):
    """Base of all entries of YAML files: frozen, without unknown keys, text stripped of surrounding space."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def described(title: str, description: str, **more: Any) -> ConfigDict:
    """Return the settings of a model with a Danish title and hover help; ``more`` goes into its JSON Schema."""
    return ConfigDict(title=title, json_schema_extra={"description": description, **more})


def yes_or_no(value: object) -> bool:
    """Return the boolean of yes, no, ja, nej, true or false; raises PydanticCustomError for anything else."""
    small = str(value).strip().lower()
    if small in YES or small in NO:
        return small in YES
    raise PydanticCustomError("not-yes-no", "not yes or no", {"value": str(value)})


def _day(value: object) -> object:
    if isinstance(value, str) and _ISO_DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("bad-date", "not a date", {"value": str(value)})


def _clock(value: object) -> object:
    if isinstance(value, str) and _CLOCK.fullmatch(value):
        return time.fromisoformat(value)
    raise PydanticCustomError("bad-clock", "not a time", {"value": str(value)})


def _moment(value: object) -> object:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("bad-moment", "not a day and time", {"value": str(value)})


def _day_or_moment(value: object) -> object:
    return _day(value) if isinstance(value, str) and _ISO_DAY.fullmatch(value) else _moment(value)


def _closing(value: object) -> object:
    """Return a time of day; ``24:00`` is midnight at the end of the day, as ISO 8601 has it."""
    return time() if value == "24:00" else _clock(value)


def _degrees(code: str, lowest: int, highest: int) -> Any:
    """Return the type of a number of degrees inside Denmark."""

    def checked(value: object) -> object:
        if isinstance(value, str) and _DEGREES.fullmatch(value) and lowest <= float(value) <= highest:
            return float(value)
        raise PydanticCustomError(code, "not degrees in Denmark", {"value": str(value)})

    schema = WithJsonSchema({"type": ["number", "string"], "minimum": lowest, "maximum": highest})
    return Annotated[float, BeforeValidator(checked), schema]


def _duration(value: str) -> str:
    if not value.endswith("P"):
        return value
    raise PydanticCustomError("bad-duration", "not a duration", {"value": value})


def _cvr(value: str) -> str:
    """Refuse a number with a wrong check digit (modulus 11 over the eight digits): a typo."""
    if cvr.is_valid(value):
        return value
    raise PydanticCustomError("cvr-check-digit", "wrong check digit", {"value": value})


def _pattern(pattern: str, **more: Any) -> Any:
    return StringConstraints(pattern=pattern, **more)


YesNo = Annotated[
    bool,
    BeforeValidator(yes_or_no),
    WithJsonSchema({"enum": [True, False, *YES[:2], *NO[:2]]}),
]
AnyLine = Annotated[str, StringConstraints(pattern=ONE_LINE)]
"""A line that may be empty: "" means deliberately nothing."""
Text = Annotated[str, StringConstraints(min_length=1)]
"""Markdown, any number of lines."""
Line = Annotated[str, StringConstraints(min_length=1, pattern=ONE_LINE)]
Words = Annotated[Line, WithJsonSchema({"type": ["string", "number", "boolean"]})]
"""A line that may be only digits or the word yes, which editors by YAML 1.2 would take for a number or a boolean."""
Id = Annotated[str, _pattern(ID, max_length=60)]
Name = Annotated[str, _pattern(NAME, max_length=60)]
Parameter = Annotated[str, _pattern(PARAMETER, max_length=40)]
"""The name of a parameter in a web address."""
Https = Annotated[str, _pattern(HTTPS)]
HttpsOrLookup = Annotated[str, _pattern(HTTPS_OR_LOOKUP)]
Phone = Annotated[str, _pattern(PHONE), WithJsonSchema({"type": ["string", "integer"]})]
Email = Annotated[str, _pattern(EMAIL)]
Colour = Annotated[str, _pattern(COLOUR)]
Language = Annotated[str, _pattern(LANGUAGE), WithJsonSchema({"type": "string", "pattern": LANGUAGE})]
Number = Annotated[str, _pattern(NUMBER), WithJsonSchema({"type": ["string", "number"]})]
Fingerprint = Annotated[str, _pattern(FINGERPRINT), WithJsonSchema({"type": ["string", "number"]})]
Cvr = Annotated[str, _pattern(CVR), AfterValidator(_cvr), WithJsonSchema({"type": ["string", "integer"]})]
Postcode = Annotated[str, _pattern(POSTCODE), WithJsonSchema({"type": ["string", "integer"]})]
Latitude = _degrees("bad-latitude", 54, 58)
Longitude = _degrees("bad-longitude", 8, 16)
Image = Annotated[str, _pattern(IMAGE)]
IsoDay = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": f"^{_ISO_DAY.pattern}$"})]
Clock = Annotated[time, BeforeValidator(_clock), WithJsonSchema({"type": "string", "pattern": f"^({_CLOCK.pattern})$"})]

LocalTime = Annotated[
    datetime, BeforeValidator(_moment), WithJsonSchema({"type": "string", "pattern": f"^{_MOMENT.pattern}$"})
]
"""A day and a time of day in Europe/Copenhagen."""
DayOrTime = Annotated[
    date | datetime,
    PlainValidator(_day_or_moment),
    WithJsonSchema({"type": "string", "pattern": f"^{_ISO_DAY.pattern}(T({_CLOCK.pattern}))?$"}),
]
"""A whole day, or a day and a time of day in Europe/Copenhagen."""
ClosingTime = Annotated[
    time, BeforeValidator(_closing), WithJsonSchema({"type": "string", "pattern": f"^({_CLOCK.pattern}|24:00)$"})
]
Duration = Annotated[str, _pattern(DURATION), AfterValidator(_duration)]
"""ISO 8601 in years, months, weeks and days, perhaps negative."""


VALID_FROM: Any = Field(None, description="Første dag, det gælder og vises. Uden valid_from: fra nu af.")
"""Key of what begins on a day."""
VALID_TO: Any = Field(None, description="Sidste dag, det gælder og vises. Uden valid_to: indtil videre.")
"""Key of what ends on a day."""


def listed(description: str) -> Any:
    """Return the field of an optional list that must not be empty when it is present."""
    return Field((), min_length=1, description=description)
