"""Whence people come, told as who supplied them: "Australia sent 103,700", "the chief market with 2.2 million"."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.cue import Cue

MARKETS = frozenset(("market", "markets"))
GUESTS = frozenset("them those visitors tourists travellers".split())
Counted = list[Mention]


def markets(low: list[str], counted: Counted) -> list[Cue]:
    """ "Britain remains the chief market with 2.2 million tourists": whence they come."""
    return [
        Cue(m.first - 1, m.first, "arrivals", "supply", "fixed", False, m.first)
        for m in counted
        if m.first and low[m.first - 1] == "with" and not MARKETS.isdisjoint(low[max(m.first - 4, 0) : m.first])
    ]


def sent_here(low: list[str], counted: Counted) -> list[Cue]:
    """ "Australia sent 103,700 of them": whence visitors come."""
    return [
        Cue(m.first - 1, m.first, "arrivals", "supply", "fixed", False, m.first)
        for m in counted
        if m.first and low[m.first - 1] in SENT and _guests(low, m)
    ]


def started(low: list[str], counted: Counted) -> list[Cue]:
    """ "Libya was the point of departure for 41,900", "Senegal was the starting point of 300": whence they come."""
    found: list[Cue] = []
    for m in counted:
        if low[m.first - 1] not in ("for", "of"):
            continue
        head = low[max(m.first - STARTED, 0) : m.first - 1]
        listed = found and low[found[0].first] == low[m.first - 1] and not JOINTS.isdisjoint(head[-4:-1])
        if listed or _starts(head):  # "the source of 728,500 and Australia of 52,900"
            found.append(Cue(m.first - 1, m.first, "arrivals", "supply", "fixed", False, m.first))
    return found


def _starts(head: list[str]) -> bool:
    begins = head[-1:] in (["source"], ["origin"]) or not POINTS.isdisjoint(head)
    return begins and not STARTING.isdisjoint(head) and not BEING.isdisjoint(head)


STARTED = 7  # tokens from "was" to the number
POINTS = frozenset("point points port ports place country beach shore coast".split())
STARTING = frozenset("departure starting embarkation jumping origin launching source".split())
BEING = frozenset("was is were are the remained remains as main chief top".split())
JOINTS = frozenset(("and", ",", ";"))
SENT = frozenset("sent sends sending".split())


def _guests(low: list[str], m: Mention) -> bool:
    """ "sent 103,700 of them", "Iran has sent 87,550"."""
    bare = (
        m.noun < 0
        and m.kind == "count"
        and low[m.last : m.last + 1] in ([","], ["."], [";"], ["and"], ["after"], ["of"], [])
    )
    return bare or not GUESTS.isdisjoint(low[m.last : m.last + 3])
