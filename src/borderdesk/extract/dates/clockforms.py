"""Times of day and days named from the published one: "by 6 a.m.", "14:20", "noon", "yesterday", "this morning"."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.dates.calendar import days_from
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.mention import DateMention
from borderdesk.extract.dates.parts import number_before
from borderdesk.extract.dates.unitphrase import DETERMINERS
from borderdesk.extract.dates.words import words

ZONES = frozenset("gmt utc cet cest bst edt est pst pdt ist msk local hours hrs".split())


def clock(first: int, last: int, published: date, why: str = "clock") -> list[DateMention]:
    return [DateMention(first, last, published, published, grain="hour", why=why)]


def meridiem_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "6 a.m.", "5.30 pm", "seven p.m.", with ``i`` at am, pm or the m of p.m."""
    low = s.low
    last = i + 1
    if low[i] == "m":
        if low[i - 1] != "." or low[i - 2] not in ("a", "p"):
            return []
        last += low[last] == "." and not s.spaced(last)
        i -= 2
    hour = number_before(low, i - 1)
    first = hour[1] if hour else i - 1
    if low[i - 2] in (".", ":") and low[i - 3].isdecimal() and low[i - 1].isdecimal():
        first = i - 3
    elif hour and low[hour[1] - 1] in ("and", "to", "-", "–") and (start := number_before(low, hour[1] - 2)):
        first = start[1] if low[start[1] - 1] in ("between", "from", "at", "of", "hours") else first
    elif not hour or not 1 <= hour[0] <= 12:
        return []
    return clock(first, last, published)


def oclock_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "seven o'clock", with ``i`` at the o."""
    hour = number_before(s.low, i - 1)
    if s.low[i + 1] != "'" or s.low[i + 2] != "clock" or hour is None:
        return []
    return clock(hour[1], i + 3, published)


def colon_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """14:20 in any place, with ``i`` at the colon; "0600 GMT" has none and is read by `zone_form`."""
    low = s.low
    hours, minutes = low[i - 1], low[i + 1]
    if not (hours.isdecimal() and minutes.isdecimal() and len(hours) < 3 and len(minutes) == 2) or s.spaced(i):
        return []
    if s.spaced(i + 1) or int(hours) > 24 or int(minutes) > 59 or _goes_on(s, i + 2) or low[i - 2] == ":":
        return stamp(s, i, published) if i == 1 else []
    last = i + 3 if low[i + 2] in ZONES else i + 2
    return stamp(s, i, published) or clock(i - 1, last, published)


def _goes_on(s: DateText, i: int) -> bool:
    """Whether more digits follow, as in a lap time."""
    return s.low[i] in (".", ":") and s.low[i + 1].isdecimal() and not s.spaced(i + 1)


def stamp(s: DateText, i: int, published: date) -> list[DateMention]:
    """The time before an entry of a live blog, 14.20 or 14:20, with ``i`` at the mark and the entry's first token 0."""
    low = s.low
    if i != 1 or s.size < 4 or not low[0].isdecimal() or len(low[0]) > 2 or s.spaced(1) or s.spaced(2):
        return []
    minutes = low[2]
    if (
        low[1] not in (".", ":")
        or not minutes.isdecimal()
        or len(minutes) != 2
        or int(minutes) > 59
        or int(low[0]) > 24
    ):
        return []
    if not s.spaced(3) and low[3] not in (":", "-", "–", "—", "|"):
        return []
    plain = s.capital(3) or not s.raw[3][0].isalpha()
    return clock(0, 3, published, "time stamp") if plain and low[3] not in ("%", "(") else []


def zone_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "0600 GMT", with ``i`` at the zone."""
    before = s.low[i - 1]
    four = len(before) == 4 and before.isdecimal() and int(before[:2]) < 25
    first = (
        i - 3
        if s.low[i - 2] in ("to", "and", "-", "–") and len(s.low[i - 3]) == 4 and s.low[i - 3].isdecimal()
        else i - 1
    )
    return clock(first, i + 1, published) if four and s.raw[i].isupper() else []


def noon_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "by noon", "at midnight", "before dawn": an hour of the published day until a day stands beside it."""
    before = s.low[i - 1]
    known = before in (
        "by",
        "at",
        "since",
        "from",
        "until",
        "till",
        "before",
        "after",
        "and",
        "past",
        "to",
        "between",
        "local",
    )
    return clock(i, i + 1, published) if known or s.low[i] == "midnight" else []


def near_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """Today, tonight, yesterday, tomorrow, with a part of the day after them."""
    table, low = words(), s.low
    away = table.near[low[i]]
    first = i
    if low[i + 1] == "'" and low[i + 3] in ("world", "age", "market", "standards", "youth"):
        return []
    if low[i] in ("yesterday", "tomorrow") and low[i - 1] in ("before", "after") and low[i - 2] == "day":
        away += 1 if low[i - 1] == "after" else -1
        first = i - 3 if low[i - 3] == "the" else i - 2
    last = i + 1
    while low[last] in table.parts:
        last += 1
    day = days_from(published, away)
    return [DateMention(first, last, day, day, why=low[i], future=away > 0)]


def part_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "this morning", "last night", "that evening", "the night before", with ``i`` at the part of the day."""
    low, before, after = s.low, s.low[i - 1], s.low[i + 1]
    if before == "this":
        return [DateMention(i - 1, i + 1, published, published, why="this morning")]
    if before == "last" and low[i] in ("night", "evening"):
        day = days_from(published, -1)
        return [DateMention(i - 1, i + 1, day, day, why="last night")]
    if before in ("that", "same"):
        first = i - 2 if low[i - 2] == "the" else i - 1
        return [_same(first, i + 1, "same", 0)]
    if before in ("previous", "next", "following") and low[i - 2] == "the":
        return [_same(i - 2, i + 1, "day", -1 if before == "previous" else 1)]
    if before == "the" and after in ("before", "after") and low[i + 2] not in DETERMINERS:
        return [_same(i - 1, i + 2, "day", -1 if after == "before" else 1)]
    if before == "the" and low[i - 2] == "in" and (hour := number_before(low, i - 3)) and low[hour[1] - 1] == "by":
        return clock(hour[1], i + 1, published)  # "by five in the afternoon"
    if before in ("late", "early", "mid") and low[i - 2] == "by":
        return clock(i - 1, i + 1, published)
    if low[i] in ("evening", "night") and before == "by" and low[i + 1] not in ("of", "on"):
        return clock(i - 1, i + 1, published)  # "by evening the queue was 8 km long"
    in_the = low[i] in ("morning", "evening", "night", "afternoon") and before == "the" and low[i - 2] == "in"
    if in_the and not (after == "of" and low[i + 2][:1].isdecimal()):  # "in the night of 6 June"
        return [DateMention(i - 2, i + 1, published, published, role="same", why="in the morning", shift=("same", 0))]
    return noon_form(s, i, published) if low[i] in ("dawn", "dusk", "midday", "noon", "midnight", "nightfall") else []


def _same(first: int, last: int, kind: str, count: int) -> DateMention:
    return DateMention(first, last, None, None, role="same", why="day of another", shift=(kind, count))


def overnight_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "overnight": the night that ends on the published day; adjectives ("overnight stays") are none."""
    before, after = s.low[i - 1], s.low[i + 1]
    adjective = before in ("the", "an", "of", "in", "for", "with") or (after.endswith("s") and before != ",")
    if i and adjective and after[:1].isalpha() and after not in words().sets["day_follow"]:
        return []
    return [DateMention(i, i + 1, days_from(published, -1), published, grain="hour", why="overnight")]


def now_form(s: DateText, i: int, published: date) -> list[DateMention]:
    """ "now", "currently", "at the moment", "at present": the published day, for a stock only."""
    low, text = s.low, s.low[i]
    first = i
    if text in ("moment", "present", "time"):
        if low[i - 1] == "the" and text == "moment" and low[i - 2] == "at":
            first = i - 2
        elif text == "present" and low[i - 1] == "at":
            first = i - 1
        else:
            return []
    if text == "now" and low[i - 1] in ("until", "till", "by", "right", "from", "up", "just"):
        return []
    return [DateMention(first, i + 1, published, published, role="now", why="now")]
