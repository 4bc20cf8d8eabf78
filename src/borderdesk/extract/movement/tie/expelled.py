"""People who come, leave or are carried because a state has put them out: "landed with 201 Hondurans, all expelled"."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.phrases.sentoff import UPROOTING
from borderdesk.extract.movement.words.bond import NEAR, Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.sense import BE, HAVE

DONE_TO = frozenset(("take", "refuse", "catch", "host"))
CAME = frozenset(("arrivals", "move", "returns"))
TRAVELLED = frozenset(("arrivals", "move", "returns", "departures"))
EXPELLED, EXPELLED_FROM = 3, "expelled"  # tokens from the number to what was done; why
PASSING = frozenset("from to by in on since last this over across out for at and with over during under".split())
FINITE = BE | HAVE | {"who", "that", "which", ",", "and"}


def put_out(layout: Layout, m: Mention, best: Bond, found: list[Bond]) -> Bond | None:
    """The tie to what a state has done to those who travel; None where nothing is said of it."""
    sent = [
        one
        for one in found
        if one.cue.shape == "send" and _done(layout.sentence.low, one.cue) and one.cue.first >= m.last
    ]
    if not sent:
        return None
    return (
        _deported_ones(layout, m, sent) or _described(layout, m, best, found, sent) or _besides(layout, m, best, sent)
    )


def _done(low: list[str], cue: Cue) -> bool:
    return cue.form == "past" or (low[cue.first] == "put" and low[cue.first - 1] == ",")


def _deported_ones(layout: Layout, m: Mention, sent: list[Bond]) -> Bond | None:
    """ "201 deported Hondurans arrived": what has been done to them before the noun."""
    low = layout.sentence.low
    one = next((one for one in sent if one.cue.first == m.last), None)
    behind = low[m.last + 1 : m.last + 2]
    named = one is not None and bool(behind) and behind[0].isalpha() and behind[0] not in PASSING
    return one if named and one is not None and one.cue.end == one.cue.first + 1 else None


def _described(layout: Layout, m: Mention, best: Bond, found: list[Bond], sent: list[Bond]) -> Bond | None:
    """ "landed with 201 Colombians expelled from the United States": what a state has done to them."""
    low = layout.sentence.low
    past = [one.cue for one in found if one.cue.form == "past" and one.cue.shape != "send"]
    after = any(cue.first > m.last and (cue.measure in CAME or cue.shape in DONE_TO) for cue in past)
    if not after and not any(cue.measure in CAME and cue.last <= m.first for cue in past):
        return None
    doer = ["by"] if after else ["from"]  # "3,100 Mexicans expelled by the United States were received"
    for one in sent:
        cue, gap = one.cue, low[m.last : one.cue.first]
        if len(gap) <= EXPELLED and low[cue.last : cue.last + 1] == doer and FINITE.isdisjoint(gap):
            return Bond(cue, min(one.cost, best.cost, NEAR), EXPELLED_FROM)
    return None


def _besides(layout: Layout, m: Mention, best: Bond, sent: list[Bond]) -> Bond | None:
    """ "brought 39 Moldovans, thrown out of Italy,", "left for Hanoi, the first planeload sent back", "landed 236, all
    of them deported": the way is that of the verb, and they do not go of themselves."""
    if best.cue.measure not in TRAVELLED or best.cue.shape in ("noun", "catch", "supply"):
        return None
    low = layout.sentence.low
    for one in sent:
        cue = one.cue
        if cue is best.cue or cue.first < best.cue.first or layout.numbers(m.last, cue.first):
            continue
        if _had_been(low, cue) and best.cue.last <= m.first and best.cue.shape in ("bring", "take", "takeout"):
            return Bond(cue, min(one.cost, best.cost, NEAR), EXPELLED_FROM)
        if cue.passive:
            continue
        beside = low[cue.first - 1] == "," or _is_person(low[cue.first - 1])
        if beside and low[cue.first] not in UPROOTING and low[cue.end : cue.end + 1] in DOERS:
            return Bond(cue, min(one.cost, best.cost, NEAR), EXPELLED_FROM)
        if _all_of_them(low, cue) or _load(low, cue):
            return Bond(best.cue.meaning("deported"), best.cost, best.why)
    return None


def _is_person(token: str) -> bool:
    noun = nouns().get(token)
    return noun is not None and noun.unit == "persons"


DOERS = (["from"], ["by"], ["of"], ["border"], ["frontier"], ["line"])


def _had_been(low: list[str], cue: Cue) -> bool:
    """ "carried 48 people who had been thrown out of Italy"."""
    head = low[max(cue.first - 3, 0) : cue.first]
    return head[-1:] == ["been"] and head[-2] in HAVE and head[0] in ("who", "whom")


def _all_of_them(low: list[str], cue: Cue) -> bool:
    return low[cue.first - 1] == "all" or low[max(cue.first - 3, 0) : cue.first] == ["all", "of", "them"]


def _load(low: list[str], cue: Cue) -> bool:
    """ ", the first planeload sent back against its will": in apposition to those who left."""
    head = low[max(cue.first - LOAD, 0) : cue.first]
    return head[-1:] != [] and head[-1] in LOADS and "," in head


LOAD = 6  # tokens of ", the third such planeload"
LOADS = frozenset("planeload busload boatload shipload load flight group batch party convoy contingent lot".split())
