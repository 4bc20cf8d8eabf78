"""Which digits of plain text are no numbers: those of dates, of clock times, and of years that the words make one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from borderdesk.language import LANGUAGES, current

YEAR = r"(?:19|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
END = r"(?!-?[\d,.]*\d)"  # what follows must not make a longer number of it
GAP = "[ \N{NO-BREAK SPACE}]"


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a language writes dates, as parts of patterns.

    ``day``: a day of the month. ``joined``: the words between two days or years. ``of``: what stands between day, month
    and year. ``year``: what may follow one that a day goes before. ``years``: a year alone, where words make it one,
    and not a count of ``people``.
    """

    day: str
    joined: str
    of: str
    year: str
    years: str
    people: str


CALENDARS = {
    "en": Calendar(
        DAY,
        "to|and|or",
        "",
        "",
        r"\b(?:in|of|from|to|since|until|by|before|after|during|for|and|or|early|late|mid|spring|summer|autumn|winter|"
        rf"year|end) {YEAR}",
        "people|persons|crossings|vehicles|nationals|refugees",
    ),
    "de": Calendar(
        rf"{DAY}\.",
        "bis|und|oder",
        "",
        "",
        r"\b(?:im Jahr|in|seit|ab|vor|nach|Jahr|Anfang|Mitte|Ende|Frühjahr|Sommer|Herbst|Winter) "
        rf"{YEAR}",
        "Menschen|Personen|Grenzübertritte|Fahrzeuge|Staatsangehörige|Geflüchtete",
    ),
    "fr": Calendar(
        f"(?:1er|{DAY})",
        "au|et|ou",
        "",
        "",
        r"\b(?:en|depuis|avant|après|année|début|mi|fin|printemps|été|automne|hiver) "
        rf"{YEAR}",
        "personnes|passages|véhicules|ressortissants|réfugiés",
    ),
    "es": Calendar(
        DAY,
        "al|a|y|o",
        "(?:de )?",
        "",
        r"\b(?:en|desde|antes de|después de|año|principios de|mediados de|finales de|primavera de|"
        rf"verano de|otoño de|invierno de) {YEAR}",
        "personas|cruces|vehículos|ciudadanos|refugiados",
    ),
    "uk": Calendar(
        DAY, "до|по|і|й|та|або", "", rf"(?:{GAP}р\.)?", rf"\b{YEAR}{GAP}(?:р\.|рр\.|рік|року|році|роки|років)", "осіб"
    ),
    "ru": Calendar(
        DAY, "до|по|и|или", "", rf"(?:{GAP}г\.)?", rf"\b{YEAR}{GAP}(?:г\.|гг\.|год|года|году|годы|годов)", "человек"
    ),
}


def undated(text: str, language: str = "") -> str:
    """The text without its dates and times, blanks in their place; ``language`` is by default that of the report."""
    return dates(language or current()).sub(" ", text)


@cache
def dates(language: str) -> re.Pattern[str]:
    """The dates, times and years of a language; those of one that is none of ours as in English."""
    code = language if language in LANGUAGES else "en"
    return re.compile("|".join(_forms(CALENDARS[code], "|".join(_months(code)))), re.IGNORECASE)


def _forms(said: Calendar, months: str) -> Iterator[str]:
    joined = rf"(?:{GAP}(?:{said.joined}){GAP}|\s?[–-]\s?)"
    of, month = GAP + said.of, rf"(?:{months})(?!\w)\.?"
    dated = rf"{of}(?:{YEAR}|\d\d){END}{said.year}"
    yield rf"\b{YEAR}-[01]\d-[0-3]\d{END}"
    yield rf"\b(?:{said.day}{joined})?{said.day}{of}{month}(?:{dated})?"
    if said is CALENDARS["en"]:
        yield rf"\b{month} {DAY}(?:, {YEAR})?{END}"
        yield rf"\b{DAY}(?:st|nd|rd|th)\b"
    yield rf"\b{month}{of}{YEAR}{END}{said.year}"
    yield rf"\b{YEAR}{joined}{YEAR}{END}{said.year}(?! (?:{said.people}))"
    yield rf"{said.years}{END}(?! (?:{said.people}))"
    yield rf"\({YEAR}\)"
    yield rf"\b(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?{END}"


def _months(language: str) -> list[str]:
    """The names of the months, full and short, the longest first; a full stop behind a short one is no part of it."""
    if language == "en":
        return ENGLISH.split("|")
    from babel import Locale

    forms = Locale.parse(language).months
    names = {name for use in forms.values() for width in ("wide", "abbreviated") for name in use[width].values()}
    return sorted((re.escape(name.rstrip(".")) for name in names), key=len, reverse=True)


ENGLISH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
