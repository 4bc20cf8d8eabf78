"""The part a date plays, from the words left of it: since, until, as of, or the line that opens a dispatch."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.dates.calendar import nearest
from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.mention import DateMention
from borderdesk.extract.dates.words import words

TO_AFTER = ("valid", "good", "extended", "prolonged", "postponed", "delayed", "year", ",", "-")


def give_roles(s: DateText, found: list[DateMention], published: date) -> None:
    """Set each mention's role from the words left of it."""
    for mention in found:
        if mention.role in ("on", "within", "same") and mention.why not in ("range", "run", "time stamp"):
            _give_role(s, mention, published)
        if mention.why in ("month", "year") and s.low[mention.last : mention.last + 2] == ["so", "far"]:
            mention.end = min(mention.end or published, published)  # "in May so far"
        if mention.start is not None and mention.start > published:
            mention.future = True


def _text_before(low: list[str], first: int) -> tuple[str, int]:
    """The word that says how a date is meant, past "the", "about", "late": at most three of them."""
    j, hedges = first - 1, words().sets["hedges"]
    for _ in range(3):
        if low[j] not in hedges or (low[j] == "as" and low[j + 1] in ("of", "at", "on")):
            break
        j -= 1
    if low[j] == "of" and low[j - 1] == "as":
        j -= 1
    return low[j], j


def _give_role(s: DateText, mention: DateMention, published: date) -> None:
    text, j = _text_before(s.low, mention.first)
    sets = words().sets
    if _is_as_of(s.low, mention.first, j) or text == "by":
        _as_of(mention, published)
    elif text in sets["since"] and not (text != "since" and _is_change(s.low, mention, j)):
        _since(mention, published, text, text == "effective" or s.low[j - 1] in ("effect", "as"))
    elif text in sets["after"] and mention.grain != "hour":
        mention.role = "after" if mention.role == "on" else mention.role
    elif _is_until(s.low, text, j, mention):
        _until(mention, published, text)
    elif mention.role == "on":
        _on(s, mention, published, j)


def _is_change(low: list[str], mention: DateMention, j: int) -> bool:
    """ "down from May", "1.3% from a year earlier": two times compared, no beginning."""
    return mention.role != "on" or low[j - 1] in words().sets["change"]


def _is_as_of(low: list[str], first: int, j: int) -> bool:
    """ "as of Monday", "as at the 5th"; `_text_before` stops at the "as"."""
    return low[j] == "as" and low[j + 1] in ("of", "at", "on") and j < first - 1


def _is_until(low: list[str], text: str, j: int, mention: DateMention) -> bool:
    if (text == "before" and mention.grain == "hour") or (
        text == "through" and (low[j + 1] == "on" or low[j - 1] == "all")
    ):
        return False  # "before dawn on Monday"; "attempts to break through on Monday"
    to = text == "to" and mention.role == "on" and _total_to(low, j)
    return text in words().sets["until"] or _up_to(low, j) or to


def _on(s: DateText, mention: DateMention, published: date, j: int) -> None:
    """A plain date: the dateline, or what is still to come ("expires on 31 December")."""
    if _is_dateline(s, mention):
        mention.role = "dateline"
    elif mention.cycle == "year" and not words().sets["due"].isdisjoint(s.low[max(0, j - 2) : j + 1]):
        if mention.start is None or (published - mention.start).days > 60:
            mention.start, mention.end = mention.ahead() or (mention.start, mention.end)
        _to_nearest(mention, published)


def _total_to(low: list[str], j: int) -> bool:
    """ "To 19 May" at the head of a sentence, "valid to 30 May", "to date"."""
    return j == 0 or low[j - 1] in TO_AFTER


def _up_to(low: list[str], j: int) -> bool:
    return (low[j] == "to" and low[j - 1] in ("up", "prior")) or (low[j] == "of" and low[j - 1] == "ahead")


def _since(mention: DateMention, published: date, text: str, rule: bool) -> None:
    """From the first day on; a rule "effective 15 March" may begin after the published day."""
    mention.role = "since"
    mention.why = "from " + mention.why if text != "since" else mention.why
    if mention.start is None:
        return
    if rule and (ahead := mention.ahead()):
        mention.start = nearest(published, mention.start, ahead[0])
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
    if s.low[mention.last - 1] == "." and after.isalpha() and s.raw[mention.last][0].isupper():
        after = "."  # "LIMA, 3 Sept. Peru has shut"
    if after not in ("-", "–", "—", ":", ".", ")", "(", "|", ""):
        return False
    head = s.raw[: mention.first]
    if not all(not text[0].isalpha() or text[0].isupper() for text in head):
        return False
    return head[-1] in (",", "(", "/", "-", ".", ":", "|") or after in ("-", "–", "—")
