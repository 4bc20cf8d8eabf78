"""Nouns for people that tell where they stand or go, and the verbs that say more: "98,300 visitors left the city"."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.bond import GOING, NEAR, Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.rolls import into_a_register
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.words import word_set

RETURNING = ("returnees", "deportees")
HANDLED = frozenset("bring send host refuse takeout".split())


EXPELLED = 4  # tokens between the number and the participle: "1,240 of its citizens deported from Mexico"


def returnees(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "handled 14,700 of the returnees"."""
    low = layout.sentence.low
    near_by = (one for one in found if m.last <= one.cue.first <= m.last + 2 and low[one.cue.first] in RETURNING)
    expelled = (
        one
        for one in found
        if one.cue.shape == "send" and one.cue.form == "past" and 0 <= one.cue.first - m.last <= EXPELLED
        if low[m.last : one.cue.first][:1] in ([], ["of"], low[m.noun : m.noun + 1])
    )
    return next(near_by, None) or next(expelled, best)


def of_people(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "70,500 displaced people have reached Armenia": the verb, not the noun for people."""
    if best.why != "head noun":
        return best
    low, last = layout.sentence.low, best.cue.last
    if low[best.cue.first] in word_set("people_nouns") - set(RETURNING):
        shapes = MOVING | REACHING if best.cue.measure == "departures" else MOVING
        went = (
            one
            for one in found
            if one.why == "verb behind" and one.cost < NEAR and one.cue.shape in shapes and one.cue.first <= last + 4
        )
        best = next(went, best)  # "98,300 visitors left the city"
    if best.cue.measure == "displaced":
        verbs = (one for one in found if one.why == "verb behind" and one.cost < NEAR and one.cue.shape in GOING)
        return next(verbs, best)
    return _refused(layout, m, best, found) if best.cue.shape == "noun" else best


MOVING = frozenset(("leave", "flee", "return", "send"))
REACHING = frozenset(("come", "enter"))  # "1,400 evacuees docked here"
NEWCOMERS = frozenset("newcomer newcomers entrants incomers".split())


def _refused(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "812 visitors were refused entry", "registered 81,570 of the newcomers": the verb, not the noun for people."""
    low = layout.sentence.low
    if low[best.cue.first] not in word_set("people_nouns"):
        return best
    behind = low[best.cue.last : best.cue.last + 3]
    written = (one for one in found if one.cue.shape == "enter" and one.cue.last <= m.first)
    for one in written:
        if into_a_register(low, m, one.cue):
            return one  # "has entered 716 newcomers in its registers"
    for one in (one for one in found if one.cue.shape == "register" and one.cue.form == "fixed"):
        if one.why == "phrase behind" and best.cue.last <= one.cue.first <= best.cue.last + 1:
            return one  # "63,000 of the newcomers are on the books", "has 386,000 of the newcomers on its lists"
    if behind[:1] and behind[0] in BE and behind[1:] and behind[1] in ("in", "on", "at", "still", "there"):
        return Bond(
            Cue(best.cue.last, best.cue.last + 1, "stayed", "stay", "fixed", False, best.cue.last + 1), 0.0, "are there"
        )
    for one in found:
        done = one.why == "verb behind" and one.cue.passive and one.cue.shape in HANDLED and one.cost < 8
        listed = one.cue.shape == "register" and low[best.cue.first] in NEWCOMERS
        if listed and (
            (one.why == "verb before" and one.cost < 0)
            or (one.why == "verb behind" and one.cost < 6 and one.cue.passive)
        ):
            return one
        some = one.why == "verb before" and one.cost < 0 and low[m.last : m.last + 1] == ["of"]
        if done or (some and one.cue.shape in ("register", "send", "host", "refuse")):
            return one
    return best
