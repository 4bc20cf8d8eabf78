"""dateparser: dates in running text, no amounts; weeks, months and years are widened to all their days."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from typing import Any

from dateparser.date import DateDataParser
from dateparser.search import search_dates
from stream import Found, answer


def find(text: str, published: date) -> Found:
    base = datetime(published.year, published.month, published.day)
    settings: dict[str, Any] = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found = search_dates(text, languages=["en"], settings=settings) or []
    parser = DateDataParser(languages=["en"], settings=settings)
    return [], [widened(at.date(), parser.get_date_data(quote).period) for quote, at in found]


def widened(day: date, period: str | None) -> list[date]:
    if period == "year":
        return [date(day.year, 1, 1), date(day.year, 12, 31)]
    if period == "month":
        return [day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])]
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return [monday, monday + timedelta(days=6)]
    return [day, day]


answer(find)
