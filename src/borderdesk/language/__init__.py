"""Languages: what a report says in English, German, French, Spanish, Ukrainian or Russian.

English texts are the messages; ``catalogues/<code>.po`` has what stands for them, the Unicode CLDR (through babel) how
a language writes numbers, days and the names of countries. message.told() makes sentences with origins of them.
"""

from borderdesk.language.catalogue import message, phrase, plural
from borderdesk.language.days import day, from_to, month_day, on, since, stretch, until
from borderdesk.language.numbers import number, percent
from borderdesk.language.spoken import LANGUAGES, choose, current, speaking, unknown
from borderdesk.language.wording import capital, worded

__all__ = [
    "LANGUAGES",
    "capital",
    "choose",
    "current",
    "day",
    "from_to",
    "message",
    "month_day",
    "number",
    "on",
    "percent",
    "phrase",
    "plural",
    "since",
    "speaking",
    "stretch",
    "unknown",
    "until",
    "worded",
]
