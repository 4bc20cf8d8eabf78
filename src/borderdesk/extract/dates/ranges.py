"""Neighbouring dates joined to one: "noon on Monday", "from 7 May to Tuesday", "the year to June 2024"."""

from __future__ import annotations

from collections.abc import Callable

from borderdesk.extract.dates.calendar import days_from, stretch, stretch_to, week_of
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.dayforms import oracle
from borderdesk.extract.dates.mention import DateMention, turned_before

RANGE = {
    tuple(gap.split())
    for gap in (
        "to|until|till|through|into|-|–|—|‑|up to|up until|to the|until the|to early|, to|, until|, through|, and"
    ).split("|")
}
LONGEST = 20  # tokens of a clause about the first of two dates
BESIDE = {tuple(gap.split()) for gap in "|,|(|the|, the|( the".split("|")}
ON = {tuple(gap.split()) for gap in "|on|,|, on|of|(|late|early|at|the|on the|, at".split("|")}
PART_OF = frozenset(
    "the early late small hours evening morning afternoon night noon end of on".split()
)  # and the evening of
STRETCH = {
    tuple(gap.split())
    for gap in (
        "to|until|till|through|ending|ended|end|up to|to the|to early|ending on|ending in|ending the|ended on|ended in|"
        "that ended|that ended on|that ended in"
    ).split("|")
}

Join = Callable[[DateText, DateMention, DateMention, tuple[str, ...]], DateMention | None]


def joined(s: DateText, found: list[DateMention]) -> list[DateMention]:
    """The mentions in order, with those that belong together made one: first hours with days, then the rest."""
    if len(found) > 1:
        found = [one for one in found if one.start is not None or not _described(s, one)]
    return _pass(s, _pass(s, found, _beside), _join) if len(found) > 1 else found


def _described(s: DateText, one: DateMention) -> bool:
    """ "9 April, the day after the president fled", "the two weeks since 14 May": what days these are, no others."""
    if one.why == "stretch" and s.low[one.last] == "since":
        return one.shift is not None and not one.shift[0].endswith("day")  # three days since Monday are three
    return s.low[one.first - 1] == "," and s.low[one.last] in ("after", "before")


def _pass(s: DateText, found: list[DateMention], join: Join) -> list[DateMention]:
    out: list[DateMention] = []
    for mention in found:
        while out and (gap := _gap(s, out[-1], mention)) is not None:
            if (one := join(s, out[-1], mention, gap)) is None:
                break
            out.pop()
            mention = one
        out.append(mention)
    return out


def _gap(s: DateText, left: DateMention, right: DateMention) -> tuple[str, ...] | None:
    """The words between two dates that may belong together; without a clause about the first."""
    gap = tuple(s.low[left.last : right.first])
    if 0 <= right.first - left.last <= 3:
        return gap
    if gap[:1] == ("and",) and PART_OF.issuperset(gap[1:]) and s.low[left.first - 1] == "between":
        return ("and",)  # "between Monday evening and the early hours of Tuesday"
    close = len(gap) - next((i for i, token in enumerate(reversed(gap)) if token not in PART_OF), len(gap))
    clause = gap[:1] == (",",) and gap[1:2] in (("when",), ("the",)) and gap[max(close - 2, 0) : close] == (",", "and")
    between = left.first > 0 and s.low[left.first - 1] == "between" and gap.count(",") == 2
    return ("and",) if clause and between and len(gap) < LONGEST else None


def _join(s: DateText, left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
    if left.why == "stretch":
        return _stretched(s, left, right, gap)
    if left.why == "week of":
        return _week(left, right, gap)
    if gap in RANGE:
        return _range(s, left, right, gap)
    return _listed(s, left, right, gap)


def _merged(left: DateMention, right: DateMention, keep: DateMention, grain: str = "") -> DateMention:
    keep.first, keep.last = left.first, right.last
    keep.grain = grain or keep.grain
    return keep


def _beside(s: DateText, left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
    """A clock and its day, a weekday and its date."""
    if left.start is None or right.start is None:
        return None
    if left.why == "weekday" and right.why in ("date", "day of month", "numeric date") and gap in BESIDE:
        oracle(right, left.start.weekday())
        return _merged(left, _closed(s, right, gap), right)
    if right.why == "weekday" and left.why in ("date", "numeric date") and gap in (("(",), (",",)):
        oracle(left, right.start.weekday())
        return _merged(left, _closed(s, right, gap), left)
    clock = left.why == "clock" or left.why == "overnight"
    if clock and right.grain == "day" and gap in ON and right.start == right.end:
        return _merged(left, right, right, "hour")
    if right.why == "clock" and left.grain == "day" and gap in ON and left.start == left.end:
        return _merged(left, right, left, "hour")
    return None


def _closed(s: DateText, right: DateMention, gap: tuple[str, ...]) -> DateMention:
    if "(" in gap and s.low[right.last] == ")":
        right.last += 1
    return right


def _week(left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
    """ "the week of 12 February": the calendar week; "the week beginning": seven days."""
    if right.start is None or right.grain != "day":
        return None
    if right.end and right.end != right.start:
        span = right.start, right.end
    else:
        span = week_of(right.start) if gap[0] == "of" else stretch(right.start, 1, "week")
    return DateMention(left.first, right.last, *span, grain="week", why="week of", cycle=right.cycle)


def _stretched(s: DateText, left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
    """ "the year to June 2024", "24 hours to Monday morning", "the fortnight from 7 July"."""
    if left.shift is None or right.start is None or right.end is None or not gap:
        return None
    kind, count = left.shift
    side, _, unit = kind.partition(" ")
    if not count and gap in STRETCH:
        return DateMention(left.first, right.last, None, None, "within", left.grain, "open stretch", owns=right.first)
    if side == "last" and gap in STRETCH:
        span = stretch_to(right.end, count, unit)
    elif side == "first" and gap in (("from",), ("since",), ("after",), ("from", "the"), ("beginning",), ("starting",)):
        span = stretch(right.start, count, unit)
    else:
        return None
    owns = right.first
    return DateMention(left.first, right.last, *span, "within", left.grain, "stretch to", right.future, owns=owns)


def _range(s: DateText, left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
    """From one date to another; what an incomplete first date lacks is taken from the second."""
    before = s.low[left.first - 1]
    opened = before in ("from", "between", "since")
    if gap[0] == "," and before not in ("from", "between"):
        return None
    if (
        left.role not in ("on", "within")
        or right.role not in ("on", "within")
        or (left.grain == right.grain == "hour" and not opened)
    ):
        return None
    if gap[0] in ("-", "–", "—", "‑") and (s.spaced(left.last) != s.spaced(right.first)):
        return None
    dates = left.why == right.why == "date"
    if gap[0] in ("-", "—") and s.spaced(left.last) and not (opened or dates):
        return None
    if gap[0] in ("until", "till", "through") and not opened and right.grain == "hour":
        return None
    return _span(left, right, left.first - (before in ("from", "between")))


def _span(left: DateMention, right: DateMention, first: int) -> DateMention:
    """The range; its end bounds the start, unless only the start has its year."""
    if right.start and left.start and left.grain == "hour" and left.why in ("clock",) and left.end:
        left.start = left.end = right.start
    if left.cycle and right.start is not None and (left.start is None or left.start > right.start or not right.cycle):
        turned_before(left, right.start)
    elif right.cycle and left.start is not None and right.start is not None and right.start < left.start:
        turned_before(
            right, days_from(left.start, 366 if right.cycle == "year" else 7 if right.cycle == "week" else 31)
        )
    why = "range"
    if left.rough or right.rough:
        why = "rough range"
    start, end = left.start, right.end
    if start is not None and end is not None and start > end:
        return DateMention(first, right.last, None, None, grain=right.grain, why="backward range")
    return DateMention(first, right.last, start, end, grain=right.grain, why=why, future=right.future)


def _listed(s: DateText, left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
    """ "between A and B"; "Saturday and Sunday", "May and June" where one follows the other at once."""
    if right.why == "same" and left.start and s.low[left.first - 1] == "between" and gap == ("and",):
        return DateMention(left.first - 1, right.last, left.start, left.start, "since", why="between")
    listed = gap == (",",) and right.why == "run"  # "Friday, Saturday and Sunday"
    if (
        (gap not in (("and",), ("or",), ("and", "the"), ("&",), ("and", "on")) and not listed)
        or left.role not in ("on",)
        or right.role != "on"
    ):
        return None
    between = s.low[left.first - 1] == "between" or s.low[left.first] == "between"
    if between and gap[0] == "and":
        first = left.first if s.low[left.first] == "between" else left.first - 1
        return _span(left, right, first)
    if left.grain != right.grain or left.start is None or right.start is None or left.end is None or right.end is None:
        return None
    if left.grain == "hour":
        return None
    if left.cycle and left.start > right.start:
        turned_before(left, right.start)
    other = left.cycle != right.cycle and right.cycle and left.grain != "month"  # "last October and November"
    if days_from(left.end, 1) != right.start or other:
        return None
    return DateMention(left.first, right.last, left.start, right.end, grain=left.grain, why="run", cycle=right.cycle)
