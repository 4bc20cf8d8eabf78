"""Words of movement that only say what was wanted, stopped or may be done: another word says what happened."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.bond import GOING, NEAR, RELATIVE, Bond
from borderdesk.extract.movement.layout import Layout
from borderdesk.extract.movement.words import word_set

UNREAL = frozenset("will would can could may might must should shall to not".split())
WANTING = RELATIVE | {"hoping", "trying", "wanting", "seeking", "wishing", "intending", "planning", "meaning", "due"}


def what_happened(layout: Layout, m: Mention, best: Bond, found: Sequence[Bond]) -> Bond:
    """The word of movement that is a fact, where the nearest is none."""
    low = layout.sentence.low
    if low[best.cue.first - 1] == "to" and best.cue.first > m.last:
        best = _finite_behind(layout, m, _waiting_to(best, found), found)
        best = _purpose(layout, m, best, found)
    if best.why == "verb before" and low[m.first - 1] == "the":
        best = _the_people_who(layout, m, best, found)
    if best.cue.shape == "refuse" and best.why == "verb before":
        best = _deed_stopped(layout, m, best, found)
    return best


def _the_people_who(layout: Layout, m: Mention, best: Bond, found: Sequence[Bond]) -> Bond:
    """ "will feed the 12,000 people who crossed": what is known of them, not what may be done with them."""
    low = layout.sentence.low
    if low[best.cue.first - 1] not in UNREAL:
        return best
    known = (
        one for one in found if one.why == "relative clause" and one.cue.first <= m.last + 4 and one.cue.form == "past"
    )
    return next(known, best)


def _deed_stopped(layout: Layout, m: Mention, best: Bond, found: Sequence[Bond]) -> Bond:
    """ "A judge blocked the removal of 300": the deed, which has not been done, not people turned away."""
    deeds, low = word_set("to_be_done"), layout.sentence.low
    stopped = (one for one in found if best.cue.last <= one.cue.first < m.first and low[one.cue.first] in deeds)
    return next(stopped, best)


def _waiting_to(best: Bond, found: Sequence[Bond]) -> Bond:
    """ "300 people waiting to climb the fence": what they do, not what they wait for."""
    waits = (one for one in found if one.cue.end == best.cue.first - 1 and one.cue.shape in ("wait", "register"))
    return next(waits, best)


def _finite_behind(layout: Layout, m: Mention, best: Bond, found: Sequence[Bond]) -> Bond:
    """ "300 who want to go to Germany were let into Austria", ", hoping to reach Malaysia, landed": what happened."""
    low = layout.sentence.low
    if low[best.cue.first - 1] != "to" or WANTING.isdisjoint(low[m.last : best.cue.first]):
        return best
    for one in found:
        done = one.cue.passive or (one.cue.form == "past" and low[one.cue.first - 1] in ("had", "have", "has", ","))
        plain = one.why.startswith("verb behind") or one.why in ("relative clause", "participle")
        if one.cue.first > best.cue.last and done and plain and not layout.numbers(m.last, one.cue.first):
            return Bond(one.cue, best.cost, "verb behind")
    return best


def _purpose(layout: Layout, m: Mention, best: Bond, found: Sequence[Bond]) -> Bond:
    """ "there have come 6,779 persons to ask protection": the verb, not what they mean to do next."""
    came = (one for one in found if one.why == "verb before, inverted" and one.cost < NEAR and one.cue.shape in GOING)
    return next(came, best)
