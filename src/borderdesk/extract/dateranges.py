"""Neighbouring dates joined to one - "noon on Monday", "from 7 May to Tuesday", "the year to June" - and their roles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from borderdesk.extract.calendar import days_from, nearest, stretch, stretch_to
from borderdesk.extract.datemention import DateMention, follow, turned_before
from borderdesk.extract.dateforms import oracle
from borderdesk.extract.dateparts import word
from borderdesk.extract.datewords import words
from borderdesk.extract.text import Sentence

RANGE = {
    ("to",), ("until",), ("till",), ("through",), ("-",), ("–",), ("—",), ("‑",), ("up", "to"), ("up", "until"),
    ("to", "the"), ("until", "the"), ("to", "early"), ("to", "late"),
}  # fmt: skip
BESIDE = {(), (",",), ("(",), ("the",), (",", "the"), ("(", "the")}
ON = {(), ("on",), (",",), (",", "on"), ("of",), ("(",), ("late",), ("early",), ("at",), ("the",), ("on", "the"), (",", "at")}
STRETCH = {
    ("to",), ("until",), ("till",), ("through",), ("ending",), ("ended",), ("up", "to"), ("to", "the"), ("ending", "on"),
    ("that", "ended"), ("to", "early"), ("ending", "in"), ("ended", "in"), ("ended", "on"), ("end",), ("ending", "the"),
}  # fmt: skip


Join = Callable[[Sentence, DateMention, DateMention, tuple[str, ...]], DateMention | None]


def joined(s: Sentence, found: list[DateMention]) -> list[DateMention]:
    """The mentions in order, with those that belong together made one: first hours with days, then the rest."""
    return _pass(s, _pass(s, found, _beside), _join) if len(found) > 1 else found


def _pass(s: Sentence, found: list[DateMention], join: Join) -> list[DateMention]:
    out: list[DateMention] = []
    for mention in found:
        while out and 0 <= mention.first - out[-1].last <= 3:
            gap = tuple(s.low[out[-1].last : mention.first])
            if (one := join(s, out[-1], mention, gap)) is None:
                break
            out.pop()
            mention = one
        out.append(mention)
    return out


def _join(s: Sentence, left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
    if left.why == "stretch":
        return _stretched(s, left, right, gap)
    if gap in RANGE:
        return _range(s, left, right, gap)
    return _listed(s, left, right, gap)


def _merged(left: DateMention, right: DateMention, keep: DateMention, grain: str = "") -> DateMention:
    keep.first, keep.last = left.first, right.last
    keep.grain = grain or keep.grain
    return keep


def _beside(s: Sentence, left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
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


def _closed(s: Sentence, right: DateMention, gap: tuple[str, ...]) -> DateMention:
    if "(" in gap and word(s.low, right.last) == ")":
        right.last += 1
    return right


def _stretched(s: Sentence, left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
    """ "the year to June 2024", "24 hours to Monday morning", "the fortnight from 7 July"."""
    if left.shift is None or right.start is None or right.end is None or not gap:
        return None
    kind, count = left.shift
    side, _, unit = kind.partition(" ")
    if side == "last" and gap in STRETCH:
        span = stretch_to(right.end, count, unit)
    elif side == "first" and gap in (("from",), ("since",), ("after",), ("from", "the"), ("beginning",), ("starting",)):
        span = stretch(right.start, count, unit)
    else:
        return None
    owns = right.first
    return DateMention(left.first, right.last, *span, "within", left.grain, "stretch to", right.future, owns=owns)


def _range(s: Sentence, left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
    """From one date to another; what an incomplete first date lacks is taken from the second."""
    before = word(s.low, left.first - 1)
    opened = before in ("from", "between", "since")
    if left.role not in ("on", "within") or right.role not in ("on", "within") or left.grain == right.grain == "hour" and not opened:
        return None
    if gap[0] in ("-", "–", "—", "‑") and (s.spaced(left.last) != s.spaced(right.first)):
        return None
    if gap[0] in ("-", "—") and s.spaced(left.last) and not opened:
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
        turned_before(right, days_from(left.start, 366 if right.cycle == "year" else 7 if right.cycle == "week" else 31))
    why = "range"
    if left.rough or right.rough:
        why = "rough range"
    start, end = left.start, right.end
    if start is not None and end is not None and start > end:
        return DateMention(first, right.last, None, None, grain=right.grain, why="backward range")
    return DateMention(first, right.last, start, end, grain=right.grain, why=why, future=right.future)


def _listed(s: Sentence, left: DateMention, right: DateMention, gap: tuple[str, ...]) -> DateMention | None:
    """ "between A and B"; "Saturday and Sunday", "May and June" where one follows the other at once."""
    if gap not in (("and",), ("or",), ("and", "the"), ("&",), ("and", "on")) or left.role not in ("on",) or right.role != "on":
        return None
    between = word(s.low, left.first - 1) == "between" or s.low[left.first] == "between"
    if between and gap[0] == "and":
        first = left.first if s.low[left.first] == "between" else left.first - 1
        return _span(left, right, first)
    if left.grain != right.grain or left.start is None or right.start is None or left.end is None or right.end is None:
        return None
    if left.grain == "year" or left.grain == "hour":
        return None
    if left.cycle and left.start > right.start:
        turned_before(left, right.start)
    if days_from(left.end, 1) != right.start or left.cycle != right.cycle and right.cycle:
        return None
    return DateMention(left.first, right.last, left.start, right.end, grain=left.grain, why="run", cycle=right.cycle)


def give_roles(s: Sentence, found: list[DateMention], published: date) -> None:
    """Set each mention's role from the words left of it."""
    for mention in found:
        if mention.role in ("on", "within", "same") and mention.why not in ("range", "run", "time stamp"):
            _give_role(s, mention, published)
        elif mention.why in ("range", "run") and _text_before(s.low, mention.first)[0] == "since":
            mention.role = "on"
        if mention.start is not None and mention.start > published:
            mention.future = True


def _text_before(low: list[str], first: int) -> tuple[str, int]:
    j = first - 1
    hedges = words().sets["hedges"]
    for _ in range(3):
        if word(low, j) not in hedges:
            break
        if word(low, j - 1) == "as" and low[j] in ("of", "at", "from"):
            return "as", j - 1
        j -= 1
    return word(low, j), j


def _give_role(s: Sentence, mention: DateMention, published: date) -> None:
    text, j = _text_before(s.low, mention.first)
    sets = words().sets
    if text in ("of", "from", "on", "at") and word(s.low, j - 1) == "as":
        _as_of(mention, published) if text != "from" else _since(mention, published, "from")
    elif word(s.low, mention.first - 1) in ("at", "of") and word(s.low, mention.first - 2) == "as":
        _as_of(mention, published)
    elif text in sets["since"]:
        _since(mention, published, text)
    elif text in sets["after"] and mention.role == "on":
        mention.role = "after"
    elif text in sets["until"] or _up_to(s.low, j) or (text == "to" and mention.role == "on" and _total_to(s.low, j)):
        _until(mention, published, text)
    elif text == "by":
        _as_of(mention, published)
    elif mention.role == "on" and _is_dateline(s, mention):
        mention.role = "dateline"


def _total_to(low: list[str], j: int) -> bool:
    """ "To 19 May" at the head of a sentence, "valid to 30 May", "to date"."""
    return j == 0 or word(low, j - 1) in ("valid", "good", "extended", "prolonged", "postponed", "year", "delayed", ",", "-")


def _up_to(low: list[str], j: int) -> bool:
    return word(low, j) == "to" and word(low, j - 1) in ("up", "prior") or word(low, j) == "of" and word(low, j - 1) == "ahead"


def _since(mention: DateMention, published: date, text: str) -> None:
    mention.role = "since"
    mention.why = "from " + mention.why if text != "since" else mention.why
    if mention.start is None:
        return
    mention.end = max(published, mention.start)


def _until(mention: DateMention, published: date, text: str) -> None:
    mention.role = "until"
    if text == "before":
        mention.why = "before " + mention.why
    _to_nearest(mention, published)


def _as_of(mention: DateMention, published: date) -> None:
    if mention.why in ("today", "yesterday") or mention.role == "on":
        mention.role = "as_of"
    if mention.cycle != "week":
        _to_nearest(mention, published)


def _to_nearest(mention: DateMention, published: date) -> None:
    """A deadline without a year may lie ahead: the nearest such day."""
    ahead = mention.ahead()
    if ahead is None or mention.start is None or mention.why.startswith("part of"):
        return
    if nearest(published, mention.start, ahead[0]) == ahead[0]:
        mention.start, mention.end = ahead
        mention.future = mention.start > published


def _is_dateline(s: Sentence, mention: DateMention) -> bool:
    """ "BARI, Italy, Aug 9 -": only names before the date, a mark of a dateline after it."""
    if not 1 <= mention.first <= 12 or mention.grain not in ("day", "hour"):
        return False
    after = word(s.low, mention.last)
    if after not in ("-", "–", "—", ":", ".", ")", "(", "|", ""):
        return False
    head = s.raw[: mention.first]
    if not all(not text[0].isalpha() or text[0].isupper() for text in head) or not head[0][0].isalpha():
        return False
    return head[-1] in (",", "(", "/", "-", ".", ":", "|") or after in ("-", "–", "—")


def link(found: list[DateMention]) -> None:
    """Resolve inside the sentence what follows another date of it: "5,000 on Monday, 3,000 the day before"."""
    for place, mention in enumerate(found):
        if mention.start is not None or mention.shift is None or mention.role == "since":
            continue
        others = found[:place][::-1] + (found[place + 1 :] if mention.why == "stretch" else [])
        anchor = next((one for one in others if _anchors(one)), None)
        if anchor and anchor.start and anchor.end and (span := follow(mention, *_base(anchor, mention))):
            mention.start, mention.end = span


def _base(anchor: DateMention, mention: DateMention) -> tuple[date, date]:
    assert anchor.start and anchor.end
    return anchor.start, anchor.end


def _anchors(mention: DateMention) -> bool:
    return mention.start is not None and mention.role in ("on", "as_of", "within", "since", "dateline", "same", "until")
