"""What was done in the end with people whom somebody had first caught, fetched or let in."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout

FIRST_DEEDS = frozenset("catch bring take count move".split())
LAST_DEEDS = frozenset(("send", "refuse"))
REACH = 18  # tokens from the number to the last deed


def then_sent_off(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "led 610 people on board and deported them", "intercepted 840 and sent them back": the last verb decides."""
    if best.cue.first > m.first:
        return _and_then(layout, m, best, found)
    low = layout.sentence.low
    if low[best.cue.first] in LADEN:
        return _with_its_boat(low, best, found, _boat_then(layout, m, best, found))
    for one in found:
        cue = one.cue
        near = m.last < cue.first <= m.last + REACH and layout.numbers(m.last, cue.first) <= _rides(layout, m)
        them = low[cue.first - 1] == "and" and low[cue.first + 1 : cue.first + 2] in (["them"], ["it"])
        if near and them and cue.shape in LAST_DEEDS:
            return Bond(cue, best.cost, "verb behind")
    return best


def _and_then(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "2,700 have been rounded up in Quetta and sent over the line": the last verb decides."""
    low = layout.sentence.low
    for one in found if best.cue.passive else ():
        joined = low[one.cue.first - 1] == "and" or low[one.cue.first - 2] == "and"
        done = one.cue.form == "past" or low[one.cue.first] == "put"
        later = best.cue.last <= one.cue.first <= m.last + REACH and done and joined
        if later and one.cue.shape in LAST_DEEDS and not layout.numbers(m.last, one.cue.first):
            return Bond(one.cue, best.cost, "verb behind")
    return best


def _boat_then(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "A boat carrying 52 Tunisians was turned back", "that was carrying 31 was intercepted": what was done to it."""
    for one in found:
        cue = one.cue
        done = cue.passive and cue.shape in BOATS_DEEDS and m.last <= cue.first <= m.last + BOAT
        if done and "," not in layout.sentence.low[m.last : cue.first] and not layout.numbers(m.last, cue.first):
            return Bond(cue, best.cost, "verb behind")
    return best


BOATS_DEEDS = frozenset(("catch", "refuse", "send"))


def _with_its_boat(low: list[str], best: Bond, found: list[Bond], then: Bond) -> Bond:
    """ "sent back a boat from Venezuela carrying 22 people": what is done to the boat is done to them."""
    for one in found:
        gap = low[one.cue.end : best.cue.first]
        if one.cue.shape in BOATS_DEEDS and gap[:1] in ARTICLES and len(gap) <= BOAT and "," not in gap:
            return Bond(one.cue, best.cost, "verb before")
    return then


LADEN = frozenset(("carrying", "bearing", "bringing"))
ARTICLES, BOAT = (["a"], ["the"], ["one"], ["another"]), 8  # tokens of "a boat from Venezuela"


def _rides(layout: Layout, m: Mention) -> int:
    """How many numbers may stand between: "led 1,070 on board in 17 flights and deported them"."""
    ahead, low = layout.next_amount(m.last), layout.sentence.low
    return int(low[ahead - 1] in ("in", "on", "aboard") or "them" in low[ahead : ahead + 4])


def then_came(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "560 soldiers have deserted and crossed into Colombia", "fled their homes and reached Chad": where they came."""
    low = layout.sentence.low
    for one in found if m.last <= best.cue.first else ():
        cue = one.cue
        joined = low[cue.first - 1] == "and" or low[cue.first - 2 : cue.first] in AND_THEN
        near = best.cue.last <= cue.first <= best.cue.last + OFF and cue.form == "past"
        if joined and near and _comes_in(low, cue) and not layout.numbers(m.last, cue.first):
            return Bond(cue, best.cost, "verb behind")
    return best


def _comes_in(low: list[str], cue: Cue) -> bool:
    """Whether a verb takes its people into a place: by itself, or with "into" or "to"."""
    return cue.shape == "enter" or (cue.shape in ("move", "flee") and low[cue.last : cue.last + 1] in INTO)


AND_THEN = (["and", "then"], ["and", "later"], ["and", "have"], ["and", "had"])
INTO = (["into"], ["to"])
OFF = 7  # tokens from "deserted" to "crossed into"
