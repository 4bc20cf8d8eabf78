"""Words of movement that only say what was wanted, stopped or may be done: another word says what happened."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.hindered import not_hindered
from borderdesk.extract.movement.words.bond import GOING, NEAR, RELATIVE, Bond
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.sense import HAVE
from borderdesk.extract.movement.words.words import word_set

TRYING = frozenset("trying attempting seeking wanting hoping".split())
PASSING = frozenset("entry admission exit departure passage crossing".split())
INWARD = frozenset(("entry", "admission"))  # who is kept from them is turned away
UNREAL = frozenset("will would can could may might must should shall to not".split())
WANTING = RELATIVE | {"hoping", "trying", "wanting", "seeking", "wishing", "intending", "planning", "meaning", "due"}


def what_happened(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """The word of movement that is a fact, where the nearest is none."""
    low = layout.sentence.low
    infinitive = low[best.cue.first - 1] == "to" or low[best.cue.first - 2 : best.cue.first] == ["to", "be"]
    if infinitive and best.cue.first > m.last:
        best = _finite_behind(layout, m, _waiting_to(m, best, found), found)
        best = _purpose(layout, m, best, found)
    before = low[max(best.cue.first - 3, 0) : best.cue.first]
    if best.why == "relative clause" and ("had" in before[-2:] or before == ["to", "have", "been"]):
        best = _after_all(layout, m, best, found)
    if best.why == "relative clause":
        best = _in_the_end(layout, m, best, found)
    if best.why == "relative clause" and not TRYING.isdisjoint(low[m.last : best.cue.first]):
        best = next((one for one in found if one.why == "verb before" and one.cue.shape == "refuse"), best)
    if best.why == "verb before" and low[m.first - 1] == "the":
        best = _the_people_who(layout, m, best, found)
    if best.cue.shape == "refuse" and best.why == "verb before":
        best = _not_stopped(layout, m, best, found) or _deed_stopped(layout, m, best, found)
    if best.why in ("noun before", "noun near") and low[best.cue.first] in PASSING:
        best = _entry_stopped(layout, best, found)
    return best


def _entry_stopped(layout: Layout, best: Bond, found: list[Bond]) -> Bond:
    """ "impeded, in the month of May, the entry of 310 Haitians": turned away."""
    low, noun = layout.sentence.low, best.cue
    for one in found:
        cue = one.cue
        before = one.why == "verb before" and cue.shape == "refuse" and cue.last <= noun.first <= cue.last + STOPPED
        if before and low[noun.first - 1] in ("the", "their"):
            return one
    return best


STOPPED = 14  # tokens from "impeded" to "the entry of"


def _after_all(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "residents of Goma who had fled to Rwanda walked back": what they did in the end."""
    low = layout.sentence.low
    for one in found:
        cue = one.cue
        before = low[cue.first - 1]
        done = cue.passive or cue.form == "past" or (cue.form == "ing" and before in BEGINNING)
        if cue.first <= best.cue.last or cue.shape in NOUNS or not done or before in BOUND:
            continue
        if layout.between(best.cue.last, cue.first) < APART and not layout.numbers(m.last, cue.first):
            return Bond(cue, best.cost, "verb behind")
    return best


def _in_the_end(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "64 people who arrived from Russia have asked for asylum": the main verb, not what describes them."""
    low = layout.sentence.low
    for one in found:
        cue, at = one.cue, one.cue.first
        while low[at] not in HAVE and at > best.cue.last and (at == cue.first or low[at] in AUXILIARY):
            at -= 1
        main = low[at] in HAVE and at >= best.cue.last and cue.shape not in NOUNS
        main = main and CLAUSES.isdisjoint(low[best.cue.first : at]) and not layout.numbers(m.last, cue.first)
        if main and layout.between(best.cue.last, at) < APART:
            return Bond(cue, best.cost, "verb behind")
    return best


AUXILIARY = frozenset("been not already also since then now still just only all later finally illegally again".split())
CLAUSES = RELATIVE | frozenset("and or but they it he she what when while after before since because as if , ;".split())


def came_first(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "64 people arrived from Russia and asked for asylum": those who came are counted, whatever they then asked."""
    low, at = layout.sentence.low, best.cue.first
    joined = low[at - 1] == "and" or low[at - 2 : at - 1] == ["and"] or low[at - 3 : at] == ["all", "of", "whom"]
    if not joined:
        return best
    for one in found:
        came = one.cue.shape in COMING and one.cue.first < at and one.why in ("verb behind", best.why)
        if came and not layout.numbers(one.cue.first, at) and (one.cue.first > m.first) == (at > m.first):
            return Bond(one.cue, best.cost, one.why)
    return best


COMING = frozenset("come enter move flee".split())
BEGINNING = frozenset("began begun started continued kept were are was is".split())
NOUNS = frozenset(("noun", "sum", "count", "have", "supply"))
BOUND = frozenset("to and or by of for in the a had who that which after before when while as".split())
APART = 3.0  # the weight of separators between the two verbs


def _the_people_who(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "will feed the 12,000 people who crossed": what is known of them, not what may be done with them."""
    low = layout.sentence.low
    if low[best.cue.first - 1] not in UNREAL:
        return best
    known = (
        one for one in found if one.why == "relative clause" and one.cue.first <= m.last + 4 and one.cue.form == "past"
    )
    return next(known, best)


def _deed_stopped(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "A judge blocked the removal of 300": the deed, which has not been done, not people turned away."""
    deeds, low = word_set("to_be_done") - INWARD, layout.sentence.low
    stopped = (one for one in found if best.cue.last <= one.cue.first < m.first and low[one.cue.first] in deeds)
    return next(stopped, best)


def _not_stopped(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond | None:
    """ "could not prevent 300 from leaving": they left."""
    if not not_hindered(layout.sentence.low, best.cue.first):
        return None
    went = (one.cue for one in found if one.cue.form == "ing" and m.last <= one.cue.first <= m.last + STOPPED)
    return next((Bond(cue, best.cost, "verb behind") for cue in went), None)


def _waiting_to(m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "300 people waiting to climb the fence": what they do, not what they wait for."""
    for one in found:
        waits = one.cue.shape == "wait" and m.last <= one.cue.first < best.cue.first
        if (one.cue.end == best.cue.first - 1 and one.cue.shape == "register") or waits:
            return Bond(one.cue, best.cost, one.why)
    return best


def _finite_behind(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "300 who want to go to Germany were let into Austria", ", hoping to reach Malaysia, landed": what happened."""
    low = layout.sentence.low
    first = low[m.first - 1] in ("first", "last")  # "the first 300 to go home landed"
    if low[best.cue.first - 1] != "to" or (not first and WANTING.isdisjoint(low[m.last : best.cue.first])):
        return best
    for one in found:
        done = one.cue.passive or (one.cue.form == "past" and low[one.cue.first - 1] not in BOUND)
        plain = one.why.startswith("verb behind") or one.why in ("relative clause", "participle")
        if one.cue.first > best.cue.last and done and plain and not layout.numbers(m.last, one.cue.first):
            return Bond(one.cue, best.cost, "verb behind")
    return best


def _purpose(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "there have come 6,779 persons to ask protection": the verb, not what they mean to do next."""
    came = (one for one in found if one.why == "verb before, inverted" and one.cost < NEAR and one.cue.shape in GOING)
    return next(came, best)
