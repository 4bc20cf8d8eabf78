"""The part a date plays, from the words left of it: since, until, as of, or the line that opens a dispatch."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.calendar import nearest
from borderdesk.extract.datemention import DateMention
from borderdesk.extract.datetext import DateText
from borderdesk.extract.datewords import words


def give_roles(s: DateText, found: list[DateMention], published: date) -> None:
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
        if low[j] not in hedges:
            break
        if low[j - 1] == "as" and low[j] in ("of", "at", "from"):
            return "as", j - 1
        j -= 1
    return low[j], j


def _give_role(s: DateText, mention: DateMention, published: date) -> None:
    text, j = _text_before(s.low, mention.first)
    sets = words().sets
    if text in ("of", "from", "on", "at") and s.low[j - 1] == "as":
        _as_of(mention, published) if text != "from" else _since(mention, published, "from")
    elif s.low[mention.first - 1] in ("at", "of") and s.low[mention.first - 2] == "as":
        _as_of(mention, published)
    elif (mention.grain == "hour" and text in ("before", "after")) or (
        text == "from" and s.low[j - 1] in sets["change"]
    ):
        pass
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
    return j == 0 or low[j - 1] in (
        "valid",
        "good",
        "extended",
        "prolonged",
        "postponed",
        "year",
        "delayed",
        ",",
        "-",
    )


def _up_to(low: list[str], j: int) -> bool:
    return (low[j] == "to" and low[j - 1] in ("up", "prior")) or (low[j] == "of" and low[j - 1] == "ahead")


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


def _is_dateline(s: DateText, mention: DateMention) -> bool:
    """ "BARI, Italy, Aug 9 -": only names before the date, a mark of a dateline after it."""
    if not 1 <= mention.first <= 12 or mention.grain not in ("day", "hour"):
        return False
    after = s.low[mention.last]
    if after not in ("-", "–", "—", ":", ".", ")", "(", "|", ""):
        return False
    head = s.raw[: mention.first]
    if not all(not text[0].isalpha() or text[0].isupper() for text in head) or not head[0][0].isalpha():
        return False
    return head[-1] in (",", "(", "/", "-", ".", ":", "|") or after in ("-", "–", "—")
