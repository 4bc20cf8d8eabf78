"""Dates that follow another date of their sentence: "5,000 on Monday, 3,000 the day before"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.dates.datetext import DateText
from borderdesk.extract.dates.mention import DateMention, fits, follow


def link(s: DateText, found: list[DateMention]) -> list[DateMention]:
    """Resolve inside the sentence what follows another date of it: "5,000 on Monday, 3,000 the day before".

    A length before "to" or "since" that no date follows ("three hours to enter") is dropped.
    """
    for place, mention in enumerate(found):
        if mention.start is not None or mention.shift is None or mention.role == "since":
            continue
        before, after = found[:place][::-1], found[place + 1 :]
        for anchor in sorted(_candidates(s, mention, before, after), key=lambda one: _likely(s, one)):
            if _anchors(anchor, mention) and anchor.start and anchor.end:
                mention.start, mention.end = follow(mention, anchor.start, anchor.end) or (None, None)
                break
    found = [mention for mention in found if mention.start is not None or mention.why not in ("stretch", "week of")]
    return [one for one, after in pairwise([*found, None]) if one and not (after and _said_plainly(s, one, after))]


def _said_plainly(s: DateText, one: DateMention, after: DateMention) -> bool:
    """ "A week earlier, on March 20": the day itself stands behind."""
    plain = after.shift is None and after.start is not None and after.start == after.end and after.role == "on"
    return plain and one.shift is not None and s.low[one.last : after.first] in ([","], [",", "on"])


def _likely(s: DateText, one: DateMention) -> tuple[bool, bool]:
    """ "three times Sunday's 400": "that day" is likelier another one, and least likely that of the dateline."""
    return one.role == "dateline", s.low[one.last] == "'" and s.low[one.last + 1] == "s"


def _candidates(
    s: DateText, mention: DateMention, before: list[DateMention], after: list[DateMention]
) -> list[DateMention]:
    """Where to look for the anchor: back; for "three days since the fence was shut on Saturday" ahead."""
    if mention.why == "span":
        return before + after
    if mention.why != "stretch" or mention.shift is None:
        return before
    if mention.shift[0].startswith("first"):
        return [one for one in after[:1] if s.low[mention.last] == "since"]
    return before if after and after[0].first <= mention.last + 2 else []


def _anchors(anchor: DateMention, mention: DateMention) -> bool:
    """A single day answers "that day"; "the same weeks" and "the same period" want a stretch with both its ends."""
    if (
        anchor.why in ("clock", "time stamp")
        or anchor.start is None
        or anchor.role not in ("on", "as_of", "within", "since", "dateline", "same", "until")
    ):
        return False
    if mention.why == "span":
        return anchor.grain in ("day", "hour") and anchor.start == anchor.end
    if mention.shift and mention.shift[0] in ("same", "in_year") and mention.grain == "period":
        return anchor.role in ("on", "within") and anchor.start != anchor.end
    if mention.shift and mention.shift[0] in ("same", "in_month") and mention.grain != "hour" and anchor.end:
        return anchor.role == "since" or fits(mention, anchor.start, anchor.end)
    return True
