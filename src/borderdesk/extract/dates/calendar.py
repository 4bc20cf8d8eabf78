"""Arithmetic on days: weeks run from Monday to Sunday, every interval has both ends included.

A span is a pair (start, end) of dates.
"""

from __future__ import annotations

from datetime import date, timedelta

Span = tuple[date, date]
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    """Days in the month; the standard module of this name brings the locale in at 3 ms."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return LENGTHS[month - 1] + leap


def day_in(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (30 February)."""
    if 1 <= month <= 12 and 1 <= day <= month_length(year, month):
        return date(year, month, day)
    return None


def days_from(day: date, count: int) -> date:
    """``count`` days later, held inside the years that Python can name."""
    ordinal = day.toordinal() + count
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def months_from(day: date, count: int) -> date:
    """The same day ``count`` months later; the last day where that month is shorter."""
    month = day.year * 12 + day.month - 1 + count
    year = min(max(month // 12, 1), 9999)
    return date(year, month % 12 + 1, min(day.day, month_length(year, month % 12 + 1)))


def month_of(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, month_length(year, month))


def months_span(year: int, first: int, last: int) -> Span:
    """From the first day of one month to the last day of another; ``last`` counts on past 12 into the next year."""
    return date(year, first, 1), month_of(year + (last - 1) // 12, (last - 1) % 12 + 1)[1]


def year_of(year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date, weeks: int = 0) -> Span:
    """The calendar week of the day, or one ``weeks`` later."""
    monday = days_from(day, 7 * weeks - day.weekday())
    return monday, days_from(monday, 6)


def weekday_before(day: date, weekday: int) -> date:
    """The last such day of the week (Monday is 0) up to ``day``, the day itself included."""
    return days_from(day, -((day.weekday() - weekday) % 7))


def weekend_of(day: date) -> Span:
    """The last weekend that has begun by ``day``."""
    saturday = weekday_before(day, 5)
    return saturday, days_from(saturday, 1)


def month_day_before(day: date, month: int, number: int) -> date | None:
    """The last such day of the year up to ``day``; looks back eight years, for 29 February."""
    for year in range(day.year, max(day.year - 9, 0), -1):
        found = day_in(year, month, number)
        if found and found <= day:
            return found
    return None


def monthly_before(day: date, number: int) -> date | None:
    """The last ``number``-th of a month up to ``day``."""
    for back in range(4):
        first = months_from(day.replace(day=1), -back)
        found = day_in(first.year, first.month, number)
        if found and found <= day:
            return found
    return None


def nearest(day: date, earlier: date, later: date) -> date:
    """Whichever of the two is closer to ``day``; the earlier one where both are as close."""
    return later if later - day < day - earlier else earlier


def year_later(day: date, years: int = 1) -> date:
    return months_from(day, 12 * years)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature, 20 April 1876)."""
    century, short = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (short // 4) - moon - short % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def stretch(start: date, count: int, unit: str) -> Span:
    """``count`` units from ``start`` on, the first day included: three days from Monday end on Wednesday."""
    if unit == "hour":
        return start, days_from(start, round(count / 24))
    if unit in ("day", "week"):
        return start, days_from(start, count * (7 if unit == "week" else 1) - 1)
    end = months_from(start, count * (12 if unit == "year" else 1))
    return start, end - timedelta(1)


def stretch_to(end: date, count: int, unit: str) -> Span:
    """``count`` units up to ``end``: six days to Wednesday begin on Friday, a year to 30 June on 1 July."""
    if unit == "hour":
        return days_from(end, -max(1, round(count / 24))), end
    if unit in ("day", "week"):
        return days_from(end, 1 - count * (7 if unit == "week" else 1)), end
    after = days_from(end, 1)
    return months_from(after, -count * (12 if unit == "year" else 1)), end


def stretch_past(day: date, count: int, unit: str) -> Span:
    """The past ``count`` units as newsrooms count them: the past week is ``day`` - 7 .. ``day``."""
    if unit == "hour":
        return days_from(day, -round(count / 24)), day
    if unit in ("day", "week"):
        return days_from(day, -count * (7 if unit == "week" else 1)), day
    return months_from(day, -count * (12 if unit == "year" else 1)), day


def quarter_span(number: int, parts: int, year: int, published: date) -> Span:
    """The n-th quarter or half of a year; without a year the last one that has ended."""
    each = 12 // parts
    span = months_span(year or published.year, 1 + (number - 1) * each, number * each)
    return span if year or span[1] <= published else months_span(published.year - 1, span[0].month, number * each)
