"""Whether a state or its office acts in what an amount tells: it receives, fetches home, counts or supplies."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.movement.event import NEAR, Event
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.tie.listing import NEXT, NEXT_REACH
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout

TAKING = frozenset(
    ("take", "host", "refuse", "issue", "register", "catch", "send", "lodge", "noun", "count", "sum", "have", "")
)
RECEIVING = frozenset("received receives receive receiving accepted accepts admitted got welcomed".split())
BY_REACH = 4  # tokens from a number to who did it
TO_IT = (["to", "it"], ["to", "them"])
STOCKS = frozenset(("stayed", "registered"))
EMBASSIES = frozenset("embassy embassies consulate consulates consul consular ambassador mission missions".split())
DOING = frozenset("take host refuse issue register catch send".split())
MAKING_UP = frozenset("accounted accounts account accounting contributed contributes represented represents".split())
MADE_UP = tuple([verb, "up"] for verb in ("made", "make", "makes", "making"))


def acts(layout: Layout, event: Event, cue: Cue | None, at: int, spot: Spot) -> bool:
    """Whether the state or office receives, refuses or counts the amount, not only stands near it."""
    if event.shape in ("bring", "takeout") and event.measure == "departures":
        return False
    before = layout.sentence.low[max(spot.first - 2, 0) : spot.first]
    by = before[-1:] == ["by"] or before == ["by", "the"]
    if cue is None and by and 0 < spot.first - at <= BY_REACH:
        return True  # "admitted by Spain, 200 by Portugal"
    if cue is None:  # "and Chad 320", "Ghana's refugee board 3,300": right before its number
        gap = at - spot.last  # "Germany comes next with 970,000"
        follows = gap <= NEXT_REACH and NEXT.issuperset(layout.sentence.low[spot.last : at - 1])
        return (
            0 <= gap <= 2
            or (gap > 2 and follows)
            or (spot.office and 0 <= gap <= 6 and layout.between(spot.last, at) == 0)
        )
    if event.measure in STOCKS and not EMBASSIES.isdisjoint(layout.sentence.low[spot.first : at]):
        return False  # "its embassy counts 10,800 overstayers": abroad
    if by:
        return cue.shape in DOING
    if spot.first >= cue.end and not spot.office and cue.shape in DOING:
        return False  # "took in 630 people whom Malta had refused"
    own = cue.form == "fixed" and layout.sentence.low[cue.first + 1 : cue.first + 2] == ["its"]
    if own or event.shape in TAKING or (spot.last <= cue.first and spot.office):
        return spot.office or layout.between(spot.last, cue.first) < 8  # a dateline ends with a dash
    return False


def fetches(layout: Layout, event: Event, cue: Cue | None, spot: Spot) -> bool:
    """ "Mozambique has taken home 32,000": its own people."""
    if cue is None or spot.office or cue.shape != "bring" or cue.passive or event.nationality:
        return False
    return 0 <= cue.first - spot.last <= 3 and layout.between(spot.last, cue.first) == 0


def sends_home(layout: Layout, cue: Cue, spot: Spot) -> bool:
    """ "Cyprus flew 11,000 migrants home", "Tunisia repatriated 2,500 foreigners": no people of its own."""
    low = layout.sentence.low
    near_by = low[cue.first] in SENDING and not cue.passive and 0 <= cue.first - spot.last <= 3
    behind = low[cue.first : cue.first + HOMEWARD]
    return near_by and not FOREIGN.isdisjoint(behind) and OWN.isdisjoint(behind)


SENDING = frozenset(
    "flew fly flies flown repatriated repatriates repatriate shipped bussed bused".split()
)  # not "brought"
HOMEWARD = 10  # tokens from the verb in which its object and its way stand
FOREIGN = frozenset("migrants refugees foreigners immigrants asylum seekers strangers sub".split())
OWN = frozenset("its own nationals citizens from".split())


def receives(layout: Layout, cue: Cue | None, at: int) -> bool:
    """ "Mexico received 4,100 deportees", "Panama had 299 delivered to it"."""
    if cue is not None and layout.sentence.low[cue.last - 2 : cue.last] in TO_IT:
        return True
    words = layout.sentence.low[max(min(cue.first, at) - 3, 0) : max(cue.last, at)] if cue is not None else []
    took = any(one in TOOK and other == "in" for one, other in pairwise(words))  # "took in 36 people expelled"
    return took or not RECEIVING.isdisjoint(words)


TOOK = frozenset("took take takes taken taking let lets".split())


def supplies(layout: Layout, cue: Cue | None, at: int, spot: Spot) -> bool:
    """ "China supplied 3,100 visitors, Hong Kong 5,700": before the verb, or right before the number."""
    if cue is not None and cue.shape == "supply":
        return spot.last <= cue.first
    if layout.sentence.low[at - 1] == "with":
        return spot.last < at and layout.between(spot.last, at) == 0
    return 0 <= at - spot.last <= 2


def makes_up(layout: Layout, event: Event, at: int, spot: Spot) -> bool:
    """ "India accounted for 40,900 of them": the share of a country, not what it took in."""
    gap = layout.sentence.low[spot.last : at]
    made_up = not MAKING_UP.isdisjoint(gap) or any(gap[i : i + 2] in MADE_UP for i in range(len(gap)))
    return NEAR[event.measure] == "destination" and len(gap) <= 3 and made_up and not spot.office
