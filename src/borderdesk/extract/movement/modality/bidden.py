"""Deeds that are ordered, asked for, talked of or put off: "ordered the expulsion of 35", "Let 5,000 cross"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_base
from borderdesk.extract.movement.words.words import word_set

ORDERED = frozenset("ordered orders wants want wanted".split())
ABOUT = frozenset(("on", "for", "about", "over", "to"))
REACH = 18  # tokens from the number to what became of the deed


def bidden(low: list[str], m: Mention, cue_at: int) -> str:
    """ "ordered the expulsion of 35 diplomats", "ordered 300 returned", "talks on the return of 300": not yet done."""
    if low[cue_at] in ("ordered", "orders"):
        return "ordered"
    if low[cue_at] in word_set("to_be_done"):
        near_by = low[max(cue_at - 4, 0) : cue_at]
        if not word_set("orders").isdisjoint(near_by):
            return "ordered"
        if ("put", "off") in pairwise(near_by):
            return "put off"
        if any(one in word_set("projects") and other in ABOUT for one, other in pairwise(near_by)):
            return f"{low[cue_at]} talked of"
    if low[cue_at] in word_set("to_be_done") and (told := _undone(low, m)):
        return told
    called_for = (
        cue_at < m.first
        and is_base(low[cue_at])
        and m.first - cue_at <= CLOSE
        and (cue_at == 0 or low[cue_at - 1] in QUOTES)
    )
    if called_for:
        return f"{low[cue_at]}!"  # "Let 5,000 cross"
    return low[m.first - 1] if low[m.first - 1] in ORDERED and cue_at >= m.last else ""


def _undone(low: list[str], m: Mention) -> str:
    """ "The return of 10,000 was put off", "the evacuation of 400 is set for Thursday": not yet, or never."""
    for i in range(m.last, min(m.last + REACH, len(low) - 1)):
        if low[i] in (",", ";", ".", "and", "but", "who", "which", "before", "until", "when", "after"):
            return ""
        if low[i] in UNDONE or (low[i], low[i + 1]) in OFF or (low[i] in MODALS and low[i + 1] in STARTING):
            return f"{low[i]} {low[i + 1]}"
    return ""


UNDONE = frozenset(
    "postponed delayed cancelled canceled shelved dropped suspended halted blocked stalled frozen".split()
)
OFF = frozenset(
    (
        ("put", "off"),
        ("called", "off"),
        ("set", "for"),
        ("scheduled", "for"),
        ("due", "on"),
        ("under", "discussion"),
        ("under", "consideration"),
        ("under", "negotiation"),
        ("on", "hold"),
    )
)
MODALS = frozenset("may might could will would should shall must can".split())
STARTING = frozenset("begin start take happen follow be continue resume end come reach rise go proceed".split())
CLOSE = 2  # tokens from a call to the number: "Take in 5,000"
QUOTES = frozenset(('"', "\u201c", "\u00ab"))
