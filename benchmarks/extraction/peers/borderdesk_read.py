"""Borderdesk as it is used: figures with all their fields, and policies; borderdesk_numbers has its numbers."""

from __future__ import annotations

from datetime import date

from stream import Found, answer

from borderdesk.extract import read


def find(text: str, published: date) -> Found:
    found = read(text, published)
    return [[one.quote.exact, one.amount.low, one.amount.high] for one in found.figures], []


answer(find)
