"""An amount as it is written into one cell: 64000, "about 100,000", ">64,000", "200-300", "hundreds"."""

from __future__ import annotations

import re

from borderdesk.exchange.numerals import NUMERAL, number_text
from borderdesk.extract.amounts import Mention, find_amounts
from borderdesk.extract.text import Sentence, split

SIGNS = {
    ">=": "at least ",
    "≥": "at least ",
    "<=": "up to ",
    "≤": "up to ",
    ">": "more than ",
    "<": "less than ",
    "~": "about ",
    "≈": "about ",
    "ca.": "about ",
    "c.": "about ",
}
AND_MORE = re.compile(r"([\d.,]+)\s*\+")
EXPECTED = "expected a number such as 64000, or words such as 'about 100,000', 'more than 64,000', '200 to 300'"


def amount_cells(text: str, style: str) -> dict[str, str]:
    """value_low, value_high, qualifier, and the unit and rate where the words say them ("" else).

    A bare number is exact. ValueError where the words are not one amount and nothing else.
    """
    try:
        number = number_text(text, style)
    except ValueError:
        if re.fullmatch(r"[\d.,\s]+", text):
            raise  # a number that could be two
        return _read(text, style)
    return {"value_low": number, "value_high": number, "qualifier": "exact", "unit": "", "rate": ""}


def _read(text: str, style: str) -> dict[str, str]:
    english = NUMERAL.sub(lambda found: number_text(found[0], style), text)
    sentences = split(_worded(english))
    found = [(one, sentence) for sentence in sentences for one in find_amounts(sentence)]
    if len(sentences) != 1 or len(found) != 1 or not _is_all(*found[0]):
        raise ValueError(f"found {text!r}, {EXPECTED}")
    mention = found[0][0]
    return {
        "value_low": _digits(mention.low),
        "value_high": _digits(mention.high),
        "qualifier": mention.qualifier,
        "unit": mention.unit,
        "rate": mention.rate,
    }


def _worded(text: str) -> str:
    text = AND_MORE.sub(r"at least \1", text.strip())
    for sign, word in SIGNS.items():
        if text.startswith(sign):
            return word + text.removeprefix(sign).strip()
    return text


def _is_all(one: Mention, sentence: Sentence) -> bool:
    """Whether the amount and the noun it counts are all that stands there."""
    last = max(one.last, one.noun + 1)
    return (
        one.first == 0 and last == len(sentence) and one.last >= last - 1 and bool(one.low or one.high or one.low == 0)
    )


def _digits(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if float(value).is_integer() else repr(value)
