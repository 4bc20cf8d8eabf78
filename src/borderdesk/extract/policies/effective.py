"""From when to when a rule holds: the dates that its own words give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.text import Sentence
from borderdesk.period import UNSTATED, Period

if TYPE_CHECKING:
    from borderdesk.extract.dates import DateMention

LENGTHS = {
    "day": 1,
    "days": 1,
    "week": 7,
    "weeks": 7,
    "fortnight": 14,
    "month": 30,
    "months": 30,
    "year": 365,
    "years": 365,
}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
NUMBERS |= {"nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "ninety": 90}
NUMBERS |= {"sixty": 60, "forty": 40, "half": 0}
ENDS = frozenset("lapse lapses lapsed expire expires expired end ends ending ended valid good runs run lasts".split())
NO_DATE = frozenset(("rate", "open", "now", "dateline", "same"))


def dates_of(sentence: Sentence, published: date) -> list[DateMention]:
    """The dates found in the sentence, looked for at most once."""
    if "dates" not in sentence.found:
        from borderdesk.extract.dates import find_dates

        sentence.found["dates"] = find_dates(sentence, published)
    return cast("list[DateMention]", sentence.found["dates"])


def effective(scene: Scene, hit: Hit, start: int, end: int, published: date | None) -> Period:
    """The days of the rule whose quote is the tokens ``start``..``end``; an end that is not in the text is None."""
    if published is None:
        return UNSTATED
    mentions = [m for m in dates_of(scene.sentence, published) if m.start and dated(scene, m)]
    first: date | None = None
    last: date | None = None
    for mention in chosen(scene, mentions, hit, start, end):
        begins, ends = bounds(scene, mention, hit, published)
        first, last = first or begins, last or ends
    if first and not last and hit.rule.value not in ("days", "protection"):
        last = after_length(scene, first, start, end)
    return Period(first, last) if not (first and last and first > last) else Period(first, None)


def dated(scene: Scene, mention: DateMention) -> bool:
    """Whether a date can bound a rule: not a rate, a loose "in recent days" or a length that only looks back."""
    if mention.role == "within":
        return "from" in scene.sentence.low[mention.first : mention.last]  # "for one month from 1 March"
    return mention.role not in NO_DATE


def chosen(scene: Scene, mentions: list[DateMention], hit: Hit, start: int, end: int) -> Iterator[DateMention]:
    """Dates within the quote; without one, those that open its clause ("On Sunday the army shut")."""
    _, right = scene.clause(hit.first, hit.last)
    inside = [m for m in mentions if start <= m.first < end or (m.first < right and of_status(scene, hit, m.first))]
    yield from inside
    if not inside and not scene.has(hit.first, "AGREE"):
        left, _ = scene.clause(hit.first, hit.last)
        yield from (m for m in mentions if left <= m.first < hit.first and leads(scene, m.first, m.last, hit.first))


def of_status(scene: Scene, hit: Hit, first: int) -> bool:
    """ "protected status for the islanders, the office says, ends on 3 August": the date is the object of an end."""
    near = scene.sentence.low[max(hit.first, first - 4) : first]
    return hit.rule.value == "protection" and first >= hit.last and not ENDS.isdisjoint(near)


def leads(scene: Scene, first: int, last: int, verb: int) -> bool:
    """Whether a date stands at the head of its clause, with little more than the subject before the verb."""
    low = scene.sentence.low
    head = next((i for i in range(first - 1, max(-1, first - 4), -1) if low[i] in HEADS), -1)
    near = verb - last <= (2 * FAR_SUBJECT if first <= 2 else FAR_SUBJECT) and not scene.any_of(last, verb, "SAYS")
    return near and (head >= 0 or first <= 2 or verb - last <= 2)


HEADS = frozenset((",", "—", "–", "and", "but", "which", "who", ":", ";", "-", ".", "where", "since"))
FAR_SUBJECT = 7


def bounds(scene: Scene, mention: DateMention, hit: Hit, published: date) -> tuple[date | None, date | None]:
    """The first and the last day that one date expression gives to a rule."""
    low = scene.sentence.low
    start, end = mention.start, mention.end
    left, _ = scene.clause(hit.first, hit.last)
    lead = frozenset(low[max(0, mention.first - 2) : mention.first + 1])
    ahead = not lead & {"since", "of"} and scene.any_of(max(left, hit.first - 4), hit.last, "WILL")
    if (ahead or announced(scene, mention, hit)) and mention.cycle and not mention.future:
        start, end = mention.ahead() or (start, end)
    elif start and end and last_year(scene, mention, published):
        start, end = in_month(start.year + 1, start.month, start.day), in_month(end.year + 1, end.month, end.day)
    if mention.role == "within":
        return start, end
    if mention.role == "until" or lead & {"until", "till"}:
        return None, last_before(low, mention, end)
    if mention.role in ("since", "after"):
        return start, None
    if hit.rule.value in ("protection", "visas suspended") and not ENDS.isdisjoint(low[left : mention.first]):
        return None, end
    if start != end and mention.grain in ("day", "weekend"):
        return start, end
    return start, None


def announced(scene: Scene, mention: DateMention, hit: Hit) -> bool:
    """ "needs a visa from Monday", published before Monday: a first or last day said in the present is one to come."""
    low, first = scene.sentence.low, mention.first
    lead = frozenset(low[max(0, first - 2) : first + 1])
    if lead.isdisjoint(FORWARD) or "since" in lead or (mention.role == "since" and mention.start == mention.end):
        return False
    left, right = scene.clause(hit.first, hit.last)
    verbs = low[max(left, hit.first - 6) : min(right, hit.last + 2)]
    return PAST.isdisjoint(verbs) and not (past_form(low[hit.first]) and BE.isdisjoint(verbs))


def last_year(scene: Scene, mention: DateMention, published: date) -> bool:
    """ "from 29 October to 30 November" in a text of 4 November: days without a year that may not be over yet."""
    words, end = scene.sentence.low[mention.first : mention.last], mention.end
    if (
        not end
        or mention.start == end
        or "from" not in words
        or any(len(word) == 4 for word in words if word.isdecimal())
    ):
        return False
    return end < published < in_month(end.year + 1, end.month, end.day) < published + timedelta(days=200)


def past_form(word: str) -> bool:
    return word.endswith("ed") and word != "need"


FORWARD = frozenset(("from", "starting", "effective", "beginning", "until", "till"))
PAST = frozenset(("was", "were", "had", "has", "have", "did", "been"))
BE = frozenset(("be", "is", "are", "may", "must", "can", "will", "shall"))


def last_before(low: list[str], mention: DateMention, end: date | None) -> date | None:
    """ "until 6 July" ends on that day, "before 1 July" on the day before."""
    words = low[max(0, mention.first - 1) : mention.first + 1]
    if "before" in words and mention.start:
        return mention.start - timedelta(days=1)
    return end


def after_length(scene: Scene, first: date, start: int, end: int) -> date | None:
    """The last day of a rule that holds "for 60 days", "for a month" from a known first day."""
    low = scene.sentence.low
    left, _ = scene.clause(start, end)
    for i in range(left, end):
        if low[i] == "for" and i + 2 < len(low):
            j = i + 2 if low[i + 1] in ("another", "some", "about", "trial") else i + 1
            count = int(low[j]) if low[j].isdecimal() and len(low[j]) < 4 else NUMBERS.get(low[j], 0)
            unit = next((word for word in low[j + 1 : j + 3] if word in LENGTHS or word in ("hours", "hour")), "")
            if count and unit:
                return end_of(first, count, unit)
    return None


def end_of(first: date, count: int, unit: str) -> date:
    if unit.startswith("hour"):
        return first + timedelta(days=(count - 1) // 24)
    if unit.startswith(("month", "year")):
        months = first.month - 1 + count * (12 if unit.startswith("year") else 1)
        year, month = first.year + months // 12, months % 12 + 1
        return in_month(year, month, first.day) - timedelta(days=1)
    return first + timedelta(days=count * LENGTHS[unit] - 1)


def in_month(year: int, month: int, day: int) -> date:
    """The day of that month, or its last where the month is shorter."""
    for shorter in range(4):
        try:
            return date(year, month, day - shorter)
        except ValueError:
            continue
    raise ValueError(f"found day {day}, expected a day of a month")
