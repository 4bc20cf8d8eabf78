"""Which digits of plain text are no numbers: those of dates, of clock times, and of years that the words make one."""

from __future__ import annotations

import re

MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
YEAR = r"(?:19|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
END = r"(?!-?[\d,.]*\d)"  # what follows must not make a longer number of it
AND = r"(?: (?:to|and|or)|\s?[–-])\s?"
# a year alone is one only where a word says so: "in 2024", "autumn 2023", "2023 to 2025", "(2022)"
BEFORE = (
    "in|of|from|to|since|until|by|before|after|during|for|and|or|early|late|mid|spring|summer|autumn|winter|year|end"
)
DATES = re.compile(
    rf"\b{YEAR}-[01]\d-[0-3]\d{END}"
    rf"|\b(?:{DAY}{AND})?{DAY} {MONTH}\b(?: (?:{YEAR}|\d\d){END})?"
    rf"|\b{MONTH} {DAY}(?:, {YEAR})?{END}"
    rf"|\b{MONTH} {YEAR}{END}"
    rf"|\b{YEAR}{AND}{YEAR}{END}"
    rf"|\b(?:{BEFORE}) {YEAR}{END}(?! (?:people|persons|crossings|vehicles|nationals|refugees))"
    rf"|\({YEAR}\)"
    rf"|\b(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?{END}"
    rf"|\b{DAY}(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)


def undated(text: str) -> str:
    """The text without its dates and times, blanks in their place."""
    return DATES.sub(" ", text)
