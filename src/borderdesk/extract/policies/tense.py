"""When a rule is told as past, present or to come, and which day a date without a year or week then means."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from borderdesk.extract.policies.lengths import in_month
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene

if TYPE_CHECKING:
    from borderdesk.extract.dates import DateMention

FUTURE = frozenset(("will", "shall", "due", "would", "soon"))
PAST = frozenset(("was", "were", "had", "has", "have", "did", "been"))
BE = frozenset(("be", "is", "are", "may", "must", "can", "will", "shall"))
STRONG_PAST = frozenset("kept held left put gave took brought made began froze threw slammed forbade withdrew".split())
SAME_FORM = frozenset(("shut", "cut", "put", "set", "let"))
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS_SET = frozenset(WEEKDAYS)
LAST_MINUTE = [[hour, sign, "59"] for hour in ("11", "23") for sign in ":."]
STARTING = frozenset(("starting", "beginning", "effective", "commencing"))


def tense(scene: Scene, hit: Hit) -> str:
    """past, present or future: by the verbs just before the rule and its first words."""
    low = scene.sentence.low
    left, right = scene.clause(hit.first, hit.last)
    around = range(max(left, hit.first - 5), min(right, hit.last))
    verbs = [low[i] for i in around if scene.marks.get(i) != "OTHER"]  # "on 19 May" is no "may"
    first = low[hit.first]
    if not FUTURE.isdisjoint(verbs) or any(a in ("is", "are") and b == "to" for a, b in pairwise(verbs)):
        return "future"
    obliged = any(a in ("have", "has") and b == "to" for a, b in pairwise(verbs))
    if not PAST.isdisjoint(verbs) and not obliged:
        return "past"
    before = low[hit.first - 1] if hit.first else ""
    bare = first in SAME_FORM and before not in ("to", "may", "must", "can") and not before.endswith("s")
    past = (first.endswith("ed") and first != "need") or first in STRONG_PAST or bare
    past = (
        past
        or scene.has(hit.last - 1, "OPENED")
        or any(low[i].endswith("ed") and low[i] != "need" for i in range(hit.first, hit.last))
    )  # "ordered the border closed"
    past = past or not STRONG_PAST.isdisjoint(low[max(left, hit.first - 2) : min(right, hit.last + 4)])
    return "past" if past and BE.isdisjoint(verbs) else "present"


def day_meant(scene: Scene, mention: DateMention, told: str, published: date) -> tuple[date | None, date | None]:
    """The days of a date expression: ahead for what is to come, the day after for "midnight on Thursday"."""
    low = scene.sentence.low
    words = low[mention.first : mention.last]
    around = low[max(0, mention.first - 4) : mention.last]
    start, end = mention.start, mention.end
    if start is None or end is None:
        return start, end
    if not UNTIL.isdisjoint(words) and ("midnight" in words or not WEEKDAYS_SET.isdisjoint(words[:2])):
        return from_day(words, start, end, told, published)
    if "from" in words and mention.role == "within" and not WEEKDAYS_SET.isdisjoint(words):
        night = timedelta(days=int("midnight" in words))
        first, last = from_weekday(start, end, told, published)
        return first + night, last + night
    if "from" in words and no_year(words) and start < end:
        start, end = around_now(start, end, told, published)
    elif told != "past" and mention.cycle and not mention.future and start < published and not looks_back(low, mention):
        ahead = mention.role == "until" or not UNTIL.isdisjoint(around)  # "keeps it shut until Sunday": the next one
        start, end = turned(mention, "future" if ahead else told, published)
    elif start < published and may_start_later(low, mention):
        start, end = turned(mention, "present", published)
    elif mention.grain == "weekend" and told != "past" and end < published and words[:1] == ["this"]:
        start, end = start + timedelta(days=7), end + timedelta(days=7)
    if words == ["midnight"]:  # last night's, or the one to come: the day that then begins
        start = end = published + timedelta(days=int(told != "past" and "since" not in around))
    shift = timedelta(days=late(around, words))
    return start + shift, end + shift


def may_start_later(low: list[str], mention: DateMention) -> bool:
    """ "has made a test compulsory from 1 October", "cancelled them, starting Friday": done, yet it may begin later."""
    done = not {"has", "have"}.isdisjoint(low) and "from" in low[mention.first - 1 : mention.last]
    starting = not STARTING.isdisjoint(low[max(0, mention.first - 2) : mention.first])
    return bool(mention.cycle) and (starting or (done and mention.cycle == "year"))


def from_weekday(start: date, end: date, told: str, published: date) -> tuple[date, date]:
    """ "will shut for two weeks from Thursday": the next such day, unless the rule is told as past."""
    week = timedelta(days=7 * int(told != "past" and published - start > timedelta(days=1)))
    return start + week, end + week


def looks_back(low: list[str], mention: DateMention) -> bool:
    """ "since Monday", "the order of the 19th", "signed on Friday": days that have been."""
    near = low[max(0, mention.first - 2) : mention.first]
    of = near[-1:] == ["of"] and near != ["as", "of"]
    made = not MADE.isdisjoint(near)
    return "since" in low[max(0, mention.first - 4) : mention.last] or of or made


def around_now(start: date, end: date, told: str, published: date) -> tuple[date, date]:
    """ "from 29 October to 30 November": the year in which it goes on, else the nearest that the verb allows."""
    years = [
        (in_month(start.year + k, start.month, start.day), in_month(end.year + k, end.month, end.day)) for k in (0, 1)
    ]
    for first, last in years:
        if first <= published <= last:
            return first, last
    ahead = years[1][0] - published < published - end
    soon = years[1][0] - published < timedelta(days=45)  # "suspended it for three months from 14 July", decided today
    return years[1] if ahead and (told != "past" or soon) else years[0]


MADE = frozenset("signed struck reached concluded".split())
UNTIL = frozenset(("until", "till"))


def turned(mention: DateMention, told: str, published: date) -> tuple[date, date]:
    """A weekday or a day without a year, in the reading that is to come unless the past one is nearer."""
    assert mention.start and mention.end
    ahead = mention.ahead() or (mention.start, mention.end)
    if told == "future":
        return ahead
    if mention.cycle == "week":
        return ahead if published - mention.start > timedelta(days=1) else (mention.start, mention.end)
    return ahead if ahead[0] - published < published - mention.start else (mention.start, mention.end)


def no_year(words: list[str]) -> bool:
    return not any(len(word) == 4 for word in words if word.isdecimal())


def late(around: list[str], words: list[str]) -> int:
    """One where the change comes as the day ends: "midnight on Thursday", "midnight tonight", "11.59 p.m."."""
    if "midnight" in around and not {"past", "after", "minute"}.intersection(around):
        on_day = ["midnight", "on"] in ([one, two] for one, two in pairwise(around))
        return int("tonight" in words or on_day or any(day in words for day in (*WEEKDAYS, "eve")))
    return int(any(around[i : i + 3] in LAST_MINUTE for i in range(len(around))))


def from_day(words: list[str], start: date, end: date, told: str, published: date) -> tuple[date, date]:
    """ "from midnight on Friday until 18 February", "from Monday until 3 July"."""
    day = next((WEEKDAYS.index(word) for word in words if word in WEEKDAYS), -1)
    if day >= 0:
        back = published - timedelta(days=(published.weekday() - day) % 7)
        start = back if told == "past" or back == published else back + timedelta(days=7)
        start += timedelta(days=int("midnight" in words))
    else:
        start = published + timedelta(days=int(told != "past"))
    if no_year(words):
        end = in_month(start.year, end.month, end.day)
        end = end if end >= start else in_month(start.year + 1, end.month, end.day)
    return start, end


def bare_midnight(scene: Scene, hit: Hit, left: int, right: int, published: date) -> date | None:
    """ "since midnight", "at midnight Finland closes": a midnight without a day is last night's, or tonight's."""
    low = scene.sentence.low
    left = max(left, scene.clause(hit.first, hit.last)[0], 1)
    for i in range(left, min(right, len(low))):
        if low[i] == "midnight" and low[i - 1] in ("since", "at", "from") and low[i + 1 : i + 2] != ["on"]:
            coming = low[i - 1] != "since" and tense(scene, hit) != "past"
            return published + timedelta(days=int(coming))
    return None
