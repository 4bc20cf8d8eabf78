"""Recognizers-Text: numbers and dates, of two readings the past one; its Python edition has no number ranges."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from recognizers_date_time import DateTimeRecognizer
from recognizers_number import NumberRecognizer
from recognizers_text import Culture
from stream import Found, answer

numbers = NumberRecognizer(Culture.English)
models = numbers.get_percentage_model(), numbers.get_number_model()
date_model = DateTimeRecognizer(Culture.English).get_datetime_model()


def find(text: str, published: date) -> Found:
    base = datetime(published.year, published.month, published.day)
    try:
        times = date_model.parse(text, base)
    except Exception:  # it raises on some texts; a reader of many texts would go on
        times = []
    days = [(one, day) for one in times if (day := _day(one, published))]
    taken = [(one.start, one.end) for one, _ in days]
    return _amounts(text, taken), [day for _, day in days]


def _amounts(text: str, taken: list[tuple[int, int]]) -> list[list[Any]]:
    """Percentages first, then bare numbers; what an earlier one covers is not counted again."""
    found = []
    for model in models:
        for one in model.parse(text):
            value = _value(str((one.resolution or {}).get("value", "")))
            if value is not None and not any(a <= one.end and one.start <= b for a, b in taken):
                taken.append((one.start, one.end))
                found.append([one.text, value, value])
    return found


def _value(written: str) -> float | None:
    try:
        return float(written.rstrip("%"))
    except ValueError:
        return None


def _day(one: Any, published: date) -> list[date] | None:
    readings = [span for value in (one.resolution or {}).get("values", []) if (span := _span(value))]
    past = [span for span in readings if span[0] <= published]
    return (past or readings or [None])[-1 if past else 0]


def _span(value: dict[str, str]) -> list[date] | None:
    """The days of one reading, the last included (the library excludes the end of a range)."""
    try:
        if value.get("type") in ("date", "datetime"):
            day = date.fromisoformat(value["value"][:10])
            return [day, day]
        if value.get("type") in ("daterange", "datetimerange"):
            start, end = (date.fromisoformat(value[key][:10]) for key in ("start", "end"))
            return [start, end - timedelta(days=value["type"] == "daterange")]
    except (KeyError, TypeError, ValueError):  # a reading without its days
        return None
    return None


answer(find)
