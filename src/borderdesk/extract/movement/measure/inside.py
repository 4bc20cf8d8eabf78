"""Moves inside one country after arrival: to a camp, to the mainland, on to another town."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.words import word_set

STAGGERING = frozenset(
    """
    staggered stagger stumbled trudged trekked limped straggled streamed poured flooded crossed walked made make walk
    trek trudge stream pour flood cross flocked flock trickled trickle
    """.split()
)
PARTS = frozenset("states provinces regions districts towns cities parts camps centres centers".split())


def inside(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> bool:
    """ "bussed to camps", "taken to the mainland": no other country is named."""
    first = m.first
    ends = [spot for spot in spots if spot.part in ("to", "from") and spot.code]
    ends = [spot for spot in ends if not any(token[0].isdecimal() for token in low[spot.last : first])]
    if len({spot.code for spot in ends}) == 1 and {"to", "from"} <= {spot.part for spot in ends}:
        return True  # "from Mariupol to Zaporizhzhia"
    if by_compass(low, cue):
        return True
    if any(pair[0] == "other" and pair[1] in PARTS for pair in pairwise(low[cue.last : cue.last + 12])):
        return True  # "flown from Roraima to other states"
    if cue.shape == "move" and not cue.passive and cue.first >= first and low[cue.first] in STAGGERING:
        return False  # "have staggered into the camps": they come from abroad
    abroad = any(spot.part in ("to", "from", "out") and spot.place.role == "country" for spot in spots)
    at = m.last if cue.last <= first <= cue.last + 2 else cue.last
    behind = low[at : at + 9]
    if "back" in low[cue.first : cue.end] and "from" in behind:
        behind = behind[: behind.index("from")]  # "brought back 3,000 Angolans from refugee camps in Congo"
    return not abroad and not word_set("inner").isdisjoint(behind)


def by_compass(low: list[str], cue: Cue) -> bool:
    """ "walked from the north of the strip to the south": from one part of it to another."""
    behind = low[cue.last : cue.last + COMPASS_REACH]
    at = next(
        (i for i in range(len(behind) - 2) if behind[i : i + 2] == ["from", "the"] and behind[i + 2] in COMPASS), -1
    )
    ends = (behind[i + 2 : i + 3] for i in range(at + 3, len(behind) - 2) if behind[i : i + 2] == ["to", "the"])
    return at >= 0 and any(end and end[0] in COMPASS and end[0] != behind[at + 2] for end in ends)


COMPASS_REACH = 14  # tokens from the verb to where they go
COMPASS = frozenset("north south east west".split())


def under_a_roof(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> bool:
    """ "moved 1,100 people out of the woods at Bruzgi into a customs warehouse": from no town, to no other place."""
    if cue.shape != "takeout" or any(spot.part in WAY and spot.place.role != "crossing" for spot in spots):
        return False
    behind = low[max(m.last, cue.last) : max(m.last, cue.last) + SENT_REACH]
    at = next((i for i, token in enumerate(behind) if token in INTO), len(behind))
    return NONE_OF.isdisjoint(behind[:at]) and not word_set("inner").isdisjoint(behind[at : at + 6])


WAY = frozenset("to for from out in".split())
INTO = frozenset(("into", "to"))
NONE_OF = frozenset((",", ";", "across", "over"))


def sent_on(low: list[str], m: Mention, spots: list[Spot]) -> bool:
    """ "some 31,500 have been sent by train to nine inland districts", "700 were spread over the provinces"."""
    behind = low[m.last : m.last + SENT_REACH]
    at = next((i for i, token in enumerate(behind) if token in SENT), -1)
    if at < 1 or BE.isdisjoint(behind[:at]) or "back" in behind or not PARTED.isdisjoint(behind[:at]):
        return False
    goal = next((i for i in range(at, len(behind)) if behind[i] in GOALS), len(behind))
    abroad = any(m.last <= spot.first <= m.last + SENT_REACH and spot.place.role == "country" for spot in spots)
    return not abroad and not DISTRICTS.isdisjoint(behind[goal : goal + 6])


SENT = frozenset("sent dispersed distributed transferred spread dispatched scattered".split())
PARTED = frozenset((",", ";", ":", "and", "who", "that"))
SENT_REACH = 16  # tokens from those sent to where they go
GOALS = frozenset("to into among over across between".split())
DISTRICTS = frozenset(
    "districts provinces regions towns cities villages municipalities inland interior cantons".split()
)


def moved_on(low: list[str], cue: Cue, spots: list[Spot], focus: str, last: str) -> bool:
    """ "UNHCR has moved 640 of the new arrivals to Guiglo": to a town of the country that they have reached."""
    carried = cue.shape == "bring" or (cue.shape in ("move", "leave") and low[cue.first - 1] in BE)
    if not carried or cue.measure not in ("move", "departures") or not last:
        return False
    onward = any(pair in ON_TO for pair in pairwise(low[cue.last : cue.last + 10]))  # "took the first 600 on to Kigoma"
    onward = onward or low[cue.end - 1] in ("on", "onward", "onwards")
    if low[cue.first] not in ONWARD and not onward:
        return False
    if last != focus and not onward:
        return False
    focus = last
    foreign = any(spot.part in ("from", "out") and spot.code and spot.code != focus for spot in spots)
    towns = [spot for spot in spots if spot.place.role in ("city", "region") and spot.code == focus]
    towns = [spot for spot in towns if spot.part == "to" or (spot.part == "in" and "to" in low[cue.end : spot.first])]
    return bool(towns) and not foreign


ON_TO = frozenset((("on", "to"), ("onward", "to"), ("onwards", "to")))
ONWARD = frozenset(
    """
    moved move moves moving taken takes took transferred transfer transfers trucked bussed bused transported relocated
    shipped ferried shuttled conveyed walked driven led escorted shepherded
    """.split()
)


def taken_further(low: list[str], m: Mention, cue: Cue, spots: list[Spot], last: str) -> bool:
    """ "has trucked 27,000 of the newcomers to a plain", "moves 1,300 a day away from the border": those who came.

    ``last``: the country that they have reached; "3,900 have gone there" of the new camp as well.
    """
    last = last or next((spot.code for spot in spots if spot.part == "agent" and spot.last <= cue.first), "")
    if cue.shape not in ("bring", "move") or not last:
        return False
    behind = low[max(cue.last, m.last) : max(cue.last, m.last) + GOAL]
    ends = [spot for spot in spots if spot.part in ("to", "for", "from", "out") and spot.code not in ("", last)]
    if any(spot.part != "from" or low[spot.first - 2] not in COMING for spot in ends):
        return False  # but "trucked 2,300 of those who came from Congo to Kyangwali"
    if not (HOMEWARD | OVER).isdisjoint((*low[cue.first : cue.end], *behind)):
        return False
    away = any(pair == ("away", "from") for pair in pairwise(behind)) and not LINE.isdisjoint(behind)
    if not FAR.isdisjoint(behind):
        return False  # "flew 900 of them on to third countries"
    those = any(pair in OF_THE for pair in pairwise(low[m.last : m.last + 3])) and not CAME.isdisjoint(
        low[m.last + 1 : m.last + 8]
    )
    carries = cue.shape == "bring" or cue.last == m.first  # "has since flown 240 of them on to the peninsula"
    goes = carries and not {"to", "inland", "into"}.isdisjoint((*behind, *low[cue.last : m.first]))
    return away or (those and goes)


GOAL = 12  # tokens from those carried to where they are taken
OF_THE = frozenset((("of", "the"), ("of", "those"), ("of", "these"), ("of", "its"), ("of", "them")))
COMING = frozenset("came come fled arrived crossed landed arriving coming fleeing crossing".split())
CAME = frozenset("newcomers arrivals landed arrived entrants refugees migrants rescued come came them crossed".split())
HOMEWARD = frozenset("home back homes homeland".split())
OVER = frozenset("across over".split())
FAR = frozenset("countries country abroad overseas states elsewhere".split())
LINE = frozenset("border line frontier fence front".split())
