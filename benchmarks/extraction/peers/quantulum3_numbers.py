"""quantulum3 without its classifier; it has an uncertainty for ranges, no open bounds and no dates."""

from __future__ import annotations

from datetime import date

from quantulum3 import parser
from stream import Found, answer


def find(text: str, published: date) -> Found:
    amounts = []
    for one in parser.parse(text):
        spread = one.uncertainty or 0
        amounts.append([one.surface, one.value - spread, one.value + spread])
    return amounts, []


answer(find)
