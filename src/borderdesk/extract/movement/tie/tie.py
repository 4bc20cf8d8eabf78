"""The tie of an amount to its word of movement, and the second thoughts about the nearest one."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.tie.aftermath import FIRST_DEEDS, then_came, then_sent_off
from borderdesk.extract.movement.tie.expelled import put_out
from borderdesk.extract.movement.tie.numbered import of_a_number
from borderdesk.extract.movement.tie.peoplenouns import HANDLED, of_people, returnees
from borderdesk.extract.movement.tie.settled import known_to_be
from borderdesk.extract.movement.tie.undone import came_first, what_happened
from borderdesk.extract.movement.words.bond import GOING, NEAR, Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.rolls import on_the_books, signed_up, tended, written_down
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.trips import back_from

FLOWS = frozenset(("departures", "returns", "arrivals", "cross"))
ASKERS = frozenset("applicant applicants claimant claimants".split())  # "put 450 failed applicants on planes"
DONE_TO = ("take", "refuse", "catch", "host")  # "received 51 evacuees": what is done to them now


def second_thought(layout: Layout, m: Mention, best: Bond, found: list[Bond], cues: list[Cue]) -> Bond:
    """The word that decides where the nearest only describes: a participle, a relative clause, a noun for people."""
    best = _verb_of_phrase(layout.sentence.low, best, found)
    expelled = _papers_of(layout.sentence.low, m, found) or _heading(layout.sentence.low, m, found)
    expelled = expelled or _among_those(layout.sentence.low, m, found)
    expelled = expelled or put_out(layout, m, best, found)
    if expelled is not None:
        return expelled
    returning = layout.sentence.low[best.cue.first] in ("returnee", "returnees", "deportee", "deportees")
    if best.why == "head noun" and best.cue.measure in FLOWS and not returning:
        best = next((one for one in found if one.why == "verb before" and one.cost < 0 and _done_now(one.cue)), best)
        best = _carried_on(layout.sentence.low, m, on_the_books(layout.sentence.low, m, best, found), found)
    asker = layout.sentence.low[best.cue.first] in ASKERS
    if best.why == "head noun" and (asker or layout.sentence.low[m.last : m.last + 1] == ["of"]):
        best = next(
            (one for one in found if one.why == "verb before" and one.cost < 0 and one.cue.shape in HANDLED), best
        )
    best = _asking(layout, m, best, found) if asker else best
    if best.why in ("participle", "relative clause") and best.cue.shape in GOING:
        best = _done_to_them(layout, m, best, found)
    best = next((one for one in found if one.why == "head noun" and one.cue.last == m.noun), best)
    best = back_from(layout.sentence.low, m, best, found)
    if best.why == "head noun":
        best = next((one for one in found if one.cue.shape == "supply" and one.cue.last == m.first), best)
    if best.why in ("participle", "verb behind") and best.cue.first - m.last <= CLOSE:
        best = _main_verb(layout, m, best, found)
    best = known_to_be(layout, m, what_happened(layout, m, best, found), found)
    best = of_a_number(layout, m, best, cues)
    if best.cue.shape in ("register", "count") and layout.sentence.low[m.first - 1] == "of":
        best = _entry_of(m, best, found)
    if best.why == "verb before" and best.cue.shape == "take":
        best = returnees(layout, m, best, found)
    best = _of_the_whole(layout, m, best, found)
    best = _by_shape(layout, m, _stated_after(m, best, found), found)
    if best.why == "counted":
        best = _counted_doing(layout, m, best, found)
    return of_people(layout, m, best, found)


def _carried_on(low: list[str], m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "moved 340 newcomers from Lampedusa to Porto Empedocle": where they are taken, not that they came."""
    behind = low[m.noun + 1 : m.noun + FROM_TO]
    if behind[:1] != ["from"] or "to" not in behind:
        return best
    return next((one for one in found if one.cue.shape == "bring" and one.cue.last == m.first), best)


FROM_TO = 7  # tokens of "from Lampedusa to"


def _done_now(cue: Cue) -> bool:
    """ "received 51 evacuees", "brought 500 evacuees home": what is done to them now."""
    return cue.shape in DONE_TO or (cue.shape, cue.measure) == ("bring", "returns")


def _asking(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "32,400 applicants were living in hostels", "applicants had come over land": what they do."""
    low = layout.sentence.low
    for one in found:
        at = one.cue.first
        near_by = best.cue.last <= at <= best.cue.last + ASKING and one.why.startswith("verb behind")
        doing = low[at - 1] in HELPING or one.cue.form == "be"
        if near_by and doing and one.cue.shape not in WEAK and "," not in low[best.cue.last : at]:
            return Bond(one.cue, min(one.cost, NEAR), "verb behind")
    return best


ASKING = 5  # tokens from those who ask for asylum to their verb


def _papers_of(low: list[str], m: Mention, found: list[Bond]) -> Bond | None:
    """ "renewed the work permits of 105,000 Cambodians who stayed on": whose papers they are."""
    if low[m.first - 1] != "of" or low[max(m.first - 2, 0)] not in PAPERS:
        return None
    return next((one for one in found if one.cue.measure == "permits" and one.cue.last == m.first - 1), None)


PAPERS = frozenset("permits visas".split())


def _heading(low: list[str], m: Mention, found: list[Bond]) -> Bond | None:
    """ "Expelled from Algeria, by the prefect's count: 1,140", "Waiting at Narva to cross into Russia: 380"."""
    if not m.first or low[m.first - 1] != ":":
        return None
    start = max((i + 1 for i in range(m.first - 1) if low[i] in HEADED), default=0)
    heads = (one for one in found if one.cue.first == start and one.cue.form in ("past", "ing"))
    return next((Bond(one.cue, 0.0, "heading") for one in heads), None)


HEADED = frozenset((".", ";", "-", "–", "—", ":"))


def _among_those(low: list[str], m: Mention, found: list[Bond]) -> Bond | None:
    """ "Among those turned back were 41 people who had come from Belarus": what was done to all of them."""
    at = low.index("among") if "among" in low[:OPENING] else len(low)
    if low[at + 1 : at + 2] not in (["those"], ["the"]) or {"were", "was", "are"}.isdisjoint(low[at : m.first]):
        return None
    near = (one for one in found if at < one.cue.first <= at + 3 and one.cue.last < m.first)
    return next((Bond(one.cue, 0.0, "among those") for one in near if one.cue.shape != "noun"), None)


OPENING = 8  # tokens, with a dateline, in which a sentence opens


def _by_shape(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """What words of one shape give way to."""
    instead = INSTEAD.get(best.cue.shape)
    return instead(layout, m, best, found) if instead else best


def _verb_of_phrase(low: list[str], best: Bond, found: list[Bond]) -> Bond:
    """ "2,240 people arrived in the country": the verb right before, not the phrase; "entered Jordan with permits"."""
    if best.cue.form == "fixed" and best.cue.measure == "permits" and low[best.cue.first] == "with":
        went = (one for one in found if one.why == "verb behind" and one.cue.shape in GOING and one.cost < NEAR)
        return next(went, best)
    if best.cue.form != "fixed" or best.cue.shape not in ("stay", "count"):
        return best
    came = (one for one in found if one.cost < NEAR and one.cue.shape in WENT and one.cue.end <= best.cue.first)
    went = (one for one in came if low[one.cue.end : best.cue.first] in TO_SETTLE)
    return next((one for one in went if low[one.cue.first - 1] != "without"), best)


TO_SETTLE: tuple[list[str], ...] = (
    [],
    ["to", "live"],
    ["to", "settle"],
    ["to", "stay"],
    ["to", "work"],
)  # "came to live in the country"
WENT = frozenset("come enter leave flee return move take send bring".split())


def _counted_doing(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "counts more than 900 lorries still parked on the other side": what those counted do."""
    for one in found:
        close = m.last <= one.cue.first <= m.last + DOING and not layout.between(m.last, one.cue.first)
        done = one.why in ("participle", "adjective") or (one.why == "verb behind" and one.cue.form == "base")
        if close and done and not layout.numbers(m.last, one.cue.first):
            return one
    return best


DOING = 4  # tokens from the number to what its people do


def _stated_after(m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "left 700 lorries stranded", "have been uprooted inside the country": what they are now."""
    for one in found:
        stranded = best.cue.shape == "leave" and best.cue.last <= m.first and one.cue.shape == "wait"
        phrase = best.cue.form == "fixed" or one.cue.end == best.cue.first
        uprooted = phrase and best.cue.shape == "stay" and one.cue.shape == "displace"
        if (stranded or uprooted) and m.last <= one.cue.first <= m.last + 5 and one.cue.form in ("past", "part", "be"):
            return Bond(one.cue, best.cost, "participle")
    return best


CLOSE = 2  # tokens between the people and the participle that describes them
WEAK = frozenset(("noun", "sum", "count", "have", "supply", "register"))


def _main_verb(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "2,800 Syrians living in Turkey went home": what they did, not what describes them."""
    low = layout.sentence.low
    if best.cue.form not in ("ing", "past") or not HELPING.isdisjoint(low[m.last : best.cue.first]):
        return best
    for one in found:
        cue = one.cue
        if cue.first <= best.cue.last or cue.shape in WEAK or (cue.form == "ing" and low[cue.first - 1] not in BE):
            continue
        if best.cue.shape in GOING and best.cue.form == "past" and not TIMES.isdisjoint(low[best.cue.last : cue.first]):
            return best  # "left Egypt on Monday before the evacuation was halted"
        plain = cue.form in ("past", "base", "be", "fixed", "ing") and layout.between(best.cue.last, cue.first) < MAIN
        before = low[max(cue.first - 3, 0) : cue.first]
        finite = "to" not in before and (best.cue.form == "ing" or cue.form == "be" or not HELPING.isdisjoint(before))
        if plain and finite and low[cue.first - 1] not in BOUND and not layout.numbers(m.last, cue.first):
            return Bond(cue, best.cost, "verb behind")
    return best


TIMES = frozenset("before until when while".split())
MAIN = 2.0
HELPING = BE | frozenset(("has", "have", "had", "who", "that", "which"))
BOUND = frozenset("to and by of for in the a who that which after before when while as".split())


def _entry_of(m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "registered the entry of 3,150 people"."""
    inner = (one for one in found if one.cue.shape == "noun" and best.cue.last <= one.cue.first < m.first)
    return next(inner, best)


def _done_to_them(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "150 people coming from Belarus were repelled": what was done to them, not what they were doing."""
    for one in found:
        done = one.cue.passive and one.cue.shape in ("refuse", "send")
        behind = one.cue.first > best.cue.first and (
            done or (one.cue.shape in ("stay", "wait") and best.why == "relative clause")
        )
        if behind and not layout.numbers(m.last, one.cue.first) and layout.between(best.cue.last, one.cue.first) < 8:
            return Bond(one.cue, best.cost, "verb behind")
    return best


def _of_a_noun(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "Entry at the same post was refused to 17 people": what was done, not the noun that it was done with."""
    behind = (one for one in found if one.why == "passive before" and one.cue.shape == "refuse")
    refused = next((one for one in behind if best.cue.last <= one.cue.first), None)
    if refused and best.why == "noun before":
        return refused
    return _in_a_column(layout, m, best, found)


def _of_the_whole(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "Of the newcomers, 40,100 have put their names down", "Of those in camps 900 have enrolled": what it did."""
    low = layout.sentence.low
    of = low.index("of") if "of" in low[:OPENING] else -1
    whole = of >= 0 and low[of + 1 : of + 2] in (["the"], ["those"]) and of < best.cue.first < best.cue.last <= m.first
    if not whole or m.noun >= 0 or low[m.last : m.last + 1] not in (["have"], ["has"], ["had"]):
        return best
    did = (one for one in found if one.why in BEHIND and one.cue.shape not in WEAK - {"register"})
    return next((one for one in did if not layout.numbers(m.last, one.cue.first) and one.cost < MEMBER), best)


BEHIND = frozenset(("verb behind", "verb behind, active", "phrase behind"))
MEMBER = 10.0  # the cost of a verb that is surely that of the part


def _in_a_column(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond:
    """ "A column of 7,000 Hondurans broke down the gate and walked into Mexico": they do not stand in it."""
    if best.cue.measure != "queue" or layout.sentence.low[best.cue.first] != "column" or m.unit == "vehicles":
        return best
    went = (one for one in found if one.why == "verb behind" and one.cue.shape in WENT and one.cost < NEAR)
    return next(went, best)


INSTEAD = {
    "register": written_down,
    "have": signed_up,
    "host": tended,
    "noun": _of_a_noun,
    "lodge": came_first,
    **dict.fromkeys(FIRST_DEEDS, then_sent_off),
    **dict.fromkeys(("leave", "flee", "displace"), then_came),
}
