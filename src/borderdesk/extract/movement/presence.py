"""Words of movement that a whole phrase gives: who is in a country, what a day brought, how long it took to cross."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.cue import Cue
from borderdesk.extract.movement.timesubject import brought
from borderdesk.extract.movement.traits import Asked, named, trait
from borderdesk.extract.movement.words import Pattern, word_set, words

ARE = frozenset("are were remain remained".split())
STILL = frozenset("now still already currently today also all thought believed estimated known said to be".split())
WHERE = frozenset(("in", "on", "inside"))
ROOFED = frozenset(("in", "at", "inside", "under"))
LANDS = frozenset(
    """
    country emirate kingdom territory republic island islands enclave state federation union strip
    town city capital camp camps
    """.split()
)
ROLES = frozenset(("country", "region", "city"))
PEOPLE_REACH = 5
BY = frozenset("by at outside before near behind beside along".split())
WIRE = frozenset("wire fence border frontier gate barrier crossing wall post line bridge".split())
TOOK = frozenset("need takes took take taken taking needed needs".split())
OVER = frozenset("cross clear pass enter reach get leave exit go".split())
TIMED = frozenset(("to", "at", "in", "for", "before"))
RECORDS = frozenset("busiest record peak worst highest quietest slowest lowest heaviest biggest largest".split())
PUT_REACH = 28
PUTTING = frozenset(("put", "puts", "putting", "placed", "loaded"))
CRAFT = frozenset(
    "plane planes flight flights ferry ferries train trains bus buses boat boats ship ships aeroplanes charter".split()
)
BOOKS = frozenset("books book list lists register registers rolls roll files".split())
Counted = Sequence[Mention]
BEING, TAKING = trait(ARE), trait(TOOK)


def present_cues(
    low: list[str], traits: int, counted: Counted, amounts: Sequence[Mention], places: Sequence[PlaceMention]
) -> list[Cue]:
    """All of them, kind by kind."""
    found = _there(low, counted, places) if traits & BEING else []
    found += _it_took(low, amounts) if traits & TAKING else []
    found += _in_line(low, amounts) if traits & QUEUED else []
    for rule in RULES.of(traits):
        found += rule(low, counted)
    return found


def _put_at(low: list[str], counted: Counted) -> list[Cue]:
    """ "puts the number of Venezuelans on the islands, which have 1.4 million people, at 40,000"."""
    found: list[Cue] = []
    for m in counted:
        if _put_at_once(low, m):
            found.append(Cue(m.first - 2, m.first, "stayed", "noun", "fixed", False, m.first))
        if m.first < 6 or low[m.first - 1] != "at":
            continue
        put = next(
            (i for i in range(m.first - 3, max(m.first - PUT_REACH, 0) - 1, -1) if low[i] in ("put", "puts")), -1
        )
        number = [i for i in range(put + 1, put + 4) if put >= 0 and low[i] in ("number", "figure", "total", "count")]
        if not number and put >= 0 and _put_stay(low[put + 1 : m.first - 1]):
            found.append(Cue(put, m.first, "stayed", "noun", "fixed", False, m.first))
        if not number:
            continue
        span = low[number[0] + 2 : m.first - 1]
        told = [one for token in span for one in words().cues.get(token, ()) if _tells(one)]
        there = not {"in", "on"}.isdisjoint(low[number[0] + 2 : number[0] + 5])
        if "lodged" in span and word_set("lodgeable").isdisjoint(span):
            found.append(Cue(put, m.first, "stayed", "noun", "fixed", False, m.first))
        elif told:
            found.append(Cue(put, m.first, told[0].measure, "noun", "fixed", False, m.first))
        else:
            name = "stayed" if there else "sum"
            found.append(Cue(put, m.first, name, "noun" if there else "sum", "fixed", False, m.first))
    return found


def _put_at_once(low: list[str], m: Mention) -> bool:
    """ "puts at 230,000 the East Timorese in his province"."""
    put = m.first > 1 and low[m.first - 1] == "at" and low[m.first - 2] in ("put", "puts")
    return put and low[m.last : m.last + 1] == ["the"] and not {"in", "on"}.isdisjoint(low[m.last + 2 : m.last + 5])


def _put_stay(span: list[str]) -> bool:
    """ "put the North Koreans hiding in China at between 100,000 and 300,000"."""
    doing = [token for token in span[:PUT_STAY] if token.endswith("ing") or token in ("stranded", "stuck")]
    return any(one.measure == "stayed" for token in doing for one in words().cues.get(token, ())) or "hiding" in doing


PUT_STAY = 6  # tokens from "put" to what those do


def _tells(one: Pattern) -> bool:
    return not one.rest and one.measure not in ("move", "cross", "queue", "sum", "count")


def _census(low: list[str], counted: Counted) -> list[Cue]:
    """ "The census found 58,000 Poles in Norway": they live there."""
    return [
        Cue(m.first - 1, m.first, "stayed", "stay", "fixed", False, m.first)
        for m in counted
        if m.kind == "count"
        and low[m.first - 1] in FINDING
        and not CENSUSES.isdisjoint(low[max(m.first - 8, 0) : m.first])
    ]


FINDING = frozenset("found finds counted counts shows showed lists listed".split())
CENSUSES = frozenset("census survey headcount".split())


def _busiest(low: list[str], counted: Counted) -> list[Cue]:
    """ "September was the second busiest month ever, with 75,268 people": the count goes on."""
    return [
        Cue(m.first - 1, m.first, "sum", "sum", "fixed", False, m.first)
        for m in counted
        if m.first and low[m.first - 1] in ("with", "at") and not RECORDS.isdisjoint(low[max(m.first - 9, 0) : m.first])
    ]


def _put_on(low: list[str], counted: Counted) -> list[Cue]:
    """ "It has put 452 people on planes": they are sent off."""
    found: list[Cue] = []
    for m in counted:
        at = next((i for i in range(max(m.first - 3, 0), min(m.last + 8, len(low))) if low[i] in PUTTING), -1)
        aboard = [i for i in range(m.last, min(m.last + 12, len(low) - 1)) if low[i] in ("on", "aboard", "onto")]
        if at >= 0 and any(i > at and "soil" in low[i + 1 : i + 4] for i in aboard):
            back = "back" in low[m.last : m.last + 8]
            found.append(Cue(at, at + 1, "returns" if back else "arrivals", "bring", "past", False, at + 1))
        elif at >= 0 and any(i > at and not CRAFT.isdisjoint(low[i + 1 : i + 4]) for i in aboard):
            if not OWN_PEOPLE.isdisjoint(low[m.last : m.last + 4]) and low[m.last : m.last + 2] in OF_ITS:
                found.append(Cue(at, at + 1, "returns", "bring", "past", False, at + 1))  # "154 of its nationals"
            else:
                found.append(Cue(at, at + 1, "deported", "send", "past", low[at - 1] in ARE, at + 1))
    return found


OF_ITS = (["of", "its"], ["of", "their"], ["of", "his"], ["of", "our"])
OWN_PEOPLE = frozenset("nationals citizens own people compatriots countrymen".split())


def _on_books(low: list[str], counted: Counted) -> list[Cue]:
    """ "640,000 Syrians are on UNHCR's books"."""
    found: list[Cue] = []
    for m in counted:
        are = (at for at in range(m.last, min(m.last + PEOPLE_REACH, len(low) - 2)) if low[at] in STAND)
        on = (at for at in are if low[at + 1] == "on" and not BOOKS.isdisjoint(low[at + 2 : at + 7]))
        found += [Cue(at, at + 2, "registered", "register", "fixed", False, at + 2) for at in on]
    return found


STAND = ARE | {"stand", "stands", "stood", "figure", "appear"}


def _there(low: list[str], counted: Counted, places: Sequence[PlaceMention]) -> list[Cue]:
    """ "Nearly 3 million Afghans are in Iran": people are where a country or a town is named."""
    found: list[Cue] = []
    starts = {place.first for place in places if place.role in ROLES}
    for m in counted:
        if low[m.first - 1] in ("another", "further"):
            continue  # "another 28,000 are in Libya": the next country of those who fled
        for at in range(m.last, min(m.last + PEOPLE_REACH, len(low) - 2)):
            if low[at] in ARE:
                end = at + 1
                while end < len(low) - 1 and low[end] in STILL:
                    end += 1
                the = low[end + 1 : end + 2] in (["the"], ["this"], ["our"])
                named = end + 1 + the in starts or (the and low[end + 2 : end + 3] and low[end + 2] in LANDS)
                whose = "'" in low[end + 2 : end + 4]
                roofed = low[end] in ROOFED and not word_set("roofs").isdisjoint(low[end + 1 : end + 5])
                if roofed or (low[end] in WHERE and named and not whose):
                    found.append(Cue(at, end, "stayed", "stay", "fixed", False, end))
                break
    return found


def _parked(low: list[str], counted: Counted) -> list[Cue]:
    """ "there were 1,100 lorries before Yahodyn": they wait."""
    found: list[Cue] = []
    for m in counted:
        head, behind = low[max(m.first - 4, 0) : m.first], low[m.last : m.last + 2]
        are = "there" in head and not BEFORE_ARE.isdisjoint(head)
        if are and m.unit == "vehicles" and not IN_LINE.isdisjoint(behind):
            found.append(Cue(m.first - 1, m.first, "queue", "wait", "fixed", False, m.first))
    return found


BEFORE_ARE = frozenset(("are", "were"))
IN_LINE = frozenset(("before", "outside", "behind", "waiting", "queueing"))


def _left(low: list[str], counted: Counted) -> list[Cue]:
    """ "leaving perhaps 800 by the wire": they wait."""
    found: list[Cue] = []
    for m in counted:
        behind = low[m.last : m.last + 8]
        at = next((i for i, token in enumerate(behind) if token in BY), -1)
        if m.first and low[m.first - 1] in ("leaving", "leaves") and at >= 0 and not WIRE.isdisjoint(behind[at:]):
            found.append(Cue(m.first - 1, m.first, "queue", "wait", "fixed", False, m.first))
    return found


def _it_took(low: list[str], amounts: Sequence[Mention]) -> list[Cue]:
    """ "It took travellers four hours to clear the checkpoint": a wait."""
    found: list[Cue] = []
    for m in amounts:
        head, behind = low[max(m.first - 5, 0) : m.first], low[m.last : m.last + 2]
        took = next((i for i in range(m.first - 1, max(m.first - 5, -1), -1) if low[i] in TOOK), -1)
        crossed = took == m.first - 1 and any(pair in CROSSING for pair in pairwise(low[max(took - 7, 0) : took]))
        crossed = crossed or (behind[:1] == ["to"] and bool(behind[1:2]) and behind[1] in OVER)
        if m.kind == "duration" and took >= 0 and head and crossed:
            found.append(Cue(took, took + 1, "queue", "wait", "past", False, took + 1))
    return found


def _in_line(low: list[str], amounts: Sequence[Mention]) -> list[Cue]:
    """ "Lorries spend 36 hours at the border", "held for nine hours at the crossing", "6 km of standing cars"."""
    found: list[Cue] = []
    for m in amounts:
        behind, head = low[m.last : m.last + 7], low[max(m.first - 3, 0) : m.first]
        if m.kind == "length" and behind[:1] == ["of"] and not STANDING.isdisjoint(behind[1:4]):
            found.append(Cue(m.last, m.last + 1, "queue", "wait", "past", False, m.last + 1))
        if m.kind != "duration" or behind[:1] not in (["in"], ["at"], ["on"], ["before"], ["last"], ["this"]):
            continue
        lined = behind[0] == "in" and not LINES.isdisjoint(behind[1:3])
        gate = not WIRE.isdisjoint(behind)
        spent = not SPENDING.isdisjoint(head) and (gate or not DRIVING.isdisjoint(low[max(m.first - 6, 0) : m.first]))
        held = head[-1:] == ["for"] and not HELD.isdisjoint(head) and gate
        if lined or spent or held:
            found.append(Cue(m.last, m.last + 1, "queue", "wait", "past", False, m.last + 1))
    return found


CROSSING = (
    ("crossing", "from"),
    ("getting", "in"),
    ("getting", "into"),
    ("getting", "across"),
    ("getting", "out"),
    ("crossing", "at"),
    ("cross", "at"),
    ("crossing", "into"),
    ("get", "through"),
    ("getting", "through"),
)
STANDING = frozenset("cars lorries trucks vehicles column queue queues standing stationary traffic tailback".split())
DRIVING = frozenset("drivers driver lorries cars trucks buses travellers motorists hauliers truckers coaches".split())
HELD = frozenset("held kept stuck stopped detained stranded stood".split())
LINES = frozenset("line queue queues traffic jam jams tailback".split())
SPENDING = frozenset("spend spends spent spending lose loses lost stood stand sat sit".split())
QUEUED = trait(LINES | SPENDING | HELD | STANDING)

RULES = Asked(  # with words that each cannot do without
    (_put_at, trait(("at",))),
    (brought, named("yielding") | trait(("accounted",))),
    (_left, trait(("leaving", "leaves"))),
    (_parked, trait(("there",))),
    (_busiest, trait(RECORDS)),
    (_put_on, trait(PUTTING)),
    (_census, trait(CENSUSES)),
    (_on_books, trait(BOOKS)),
)
