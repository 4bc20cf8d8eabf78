"""Borderdesk's amounts and dates alone: what the peers do too."""

from __future__ import annotations

from datetime import date

from stream import Found, answer

from borderdesk.extract.amounts import ASIDE, find_amounts
from borderdesk.extract.dates import find_dates, owned
from borderdesk.extract.text import split


def find(text: str, published: date) -> Found:
    amounts, days = [], []
    for s in split(text):
        dates = find_dates(s, published)
        days += [[one.start, one.end] for one in dates]
        taken = [m for m in find_amounts(s, owned(dates, len(s))) if m.kind not in ASIDE]
        amounts += [[s.text[s.starts[m.first] : s.ends[m.last - 1]], m.low, m.high] for m in taken]
    return amounts, days


answer(find)
