"""People who wait: before a border, in camps, for an office."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.phrases.forced import Turn
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set

CAMPS = frozenset(
    """
    camps camp centre center centres centers shelter shelters hospital hospitals reception hotel hotels hostel hostels
    guesthouse guesthouses barracks dormitories
    """.split()
)
AT_BORDER = frozenset(("border", "side", "frontier", "line", "crossing", "post"))


def near_by(low: list[str], m: Mention, cue: Cue) -> set[str]:
    return {*low[max(min(m.first, cue.first) - 3, 0) : max(m.last, cue.end) + 6]}


def stranded(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    after = low[cue.end : cue.end + AT_GATE]
    if in_no_mans_land(low, cue, spots) or _to_be_let_in(low, cue):
        return None
    if m.unit == "vehicles" and not FETCHING.isdisjoint(after[1:5]):
        return "", "waiting to be fetched"  # "bicycles are waiting for a scrap dealer"
    if low[cue.last - 1] in ("wait", "waiting", "waited", "await", "awaiting", "awaited") and not OFFICE.isdisjoint(
        after[:6]
    ):
        cases = m.noun >= 0 and low[m.noun] in CASES
        return ("applications" if cases else "registered"), "waiting for an office"
    if "waiting" in after and not LET_IN.isdisjoint(after):
        return None
    if m.unit != "vehicles" and _for_papers(low, cue) and AT_BORDER.isdisjoint(near_by(low, m, cue)):
        return "stayed", "waiting for papers"
    if low[cue.last - 1] in ("wait", "waiting", "waited") and not CAMPS.isdisjoint(
        low[max(m.first - 8, 0) : cue.end + 6]
    ):
        return ("stayed", "waiting in camps") if AT_BORDER.isdisjoint(near_by(low, m, cue)) else None
    there = low[cue.last - 1] == "waiting" and any(
        spot.part == "in" and spot.first == cue.last + 1 and spot.place.role == "country" for spot in spots
    )
    if there and AT_BORDER.isdisjoint(near_by(low, m, cue)) and LET_IN.isdisjoint(after):
        return "stayed", "waiting in a country"
    if low[cue.first].startswith("camp") and not _before_a_border(after, spots):
        return "stayed", "camped in a place"
    stuck = not STUCK.isdisjoint(low[cue.first : cue.last])
    inside = (
        stuck
        and m.unit != "vehicles"
        and ("in" in low[cue.last - 1 : cue.last + 1] or _within(low, cue) or _in_town(m, spots))
    )
    return ("stayed", "stranded in") if inside and AT_BORDER.isdisjoint(near_by(low, m, cue)) else None


def _for_papers(low: list[str], cue: Cue) -> bool:
    """ "19,000 Haitians were waiting in Tapachula for papers": they are in the country."""
    behind = low[cue.end : cue.end + PAPERS_REACH]
    at = next((i for i, token in enumerate(behind) if token == "for"), len(behind))
    return low[cue.last - 1] in WAITING and not PAPERS.isdisjoint(behind[at + 1 : at + 4])


WAITING, PAPERS_REACH = frozenset(("wait", "waiting", "waited")), 7  # and the tokens to "for their papers"
PAPERS = frozenset("papers documents permits hearings hearing".split())  # and no appointment at the border


def _before_a_border(after: list[str], spots: list[Spot]) -> bool:
    """ "camping at the fence", "at Idomeni", "at Kagunga, waiting to cross"."""
    gate = word_set("gates") | AT_BORDER | LET_IN | HOPING
    return not gate.isdisjoint(after) or any(spot.place.role == "crossing" for spot in spots)


FETCHING = frozenset("owner owners dealer dealers auction buyer buyers scrap scrapping mechanic repair repairs".split())
CASES = frozenset("case cases claims applications files requests appeals".split())
OFFICE = frozenset(
    "decision decisions answer answers ruling rulings interview interviews hearing hearings verdict reply".split()
)
STUCK = frozenset("stranded stuck trapped marooned".split())


def _within(low: list[str], cue: Cue) -> bool:
    """ "stuck inside the city", "stranded on the island"."""
    return cue.last < len(low) and low[cue.last] in ("on", "inside", "within")


def _in_town(m: Mention, spots: list[Spot]) -> bool:
    """ "In Tapachula 30,000 are stuck"."""
    return any(spot.part == "in" and spot.last == m.first and spot.place.role in ("city", "country") for spot in spots)


def in_no_mans_land(low: list[str], cue: Cue, spots: list[Spot]) -> bool:
    """ "camped between the Chilean and Peruvian posts", "stranded in the no man's land"."""
    end = min(cue.end + AT_GATE, len(low))
    if any(low[i : i + 2] == ["no", "man"] for i in range(cue.end, end)):
        return True
    at = next((i for i in range(cue.end - 1, end) if low[i] == "between"), -1)
    beyond = [spot for spot in spots if at >= 0 and at < spot.first <= at + 5]
    return len(beyond) > 1 and beyond[0].code != beyond[1].code and "and" in low[beyond[0].last : beyond[1].first]


def _to_be_let_in(low: list[str], cue: Cue) -> bool:
    """ "stranded in the mud at Blace on Friday, waiting to be let in"."""
    end = min(cue.end + CLAUSE, len(low))
    end = next((i for i in range(cue.end, end) if low[i] in (".", ";", ":")), end)
    at = next((i for i in range(cue.end, end) if low[i] == "waiting"), -1)
    return (at > 0 and not LET_IN.isdisjoint(low[at : at + 7])) or any(_let_in(low, i) for i in range(cue.end, end))


def _let_in(low: list[str], i: int) -> bool:
    """ "for Pakistan to let them in", "asking to be let across"."""
    asked = low[i] == "let" and (low[i - 1] == "to" or low[i - 2 : i] == ["to", "be"])
    return asked and not INWARDS.isdisjoint(low[i + 1 : i + 4])


INWARDS = frozenset("in through across over into pass".split())


CLAUSE = 24  # tokens in which a clause says what they wait for


def camped(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "2,000 were camped before the barrier", "camped on Monday in the no-man's-land": they wait to cross."""
    if in_no_mans_land(low, cue, spots) or _to_be_let_in(low, cue) or _still_at_it(low, cue):
        return "queue", "waiting to cross"
    if low[cue.first] in DWELLING and _population(low, m, cue):
        return "", "a population"
    hoped = next((i for i, token in enumerate(low[cue.end :], cue.end) if token in HOPING), -1)
    if hoped > 0 and not LET_IN.isdisjoint(low[hoped : hoped + 7]) and _gate_near(low, cue):
        return "queue", "waiting to cross"
    at_fence = not FENCES.isdisjoint(low[cue.last : cue.last + 1])
    if at_fence and low[cue.first].startswith(("sit", "sat")) and "waiting" in low[cue.last :]:
        return "queue", "waiting to cross"  # "sat by the fence, waiting for the Hungarians"
    if not low[cue.last - 1].startswith(CAMPING):
        return None
    behind = low[cue.end : cue.end + AT_GATE]
    if not OPEN_AIR.isdisjoint(behind) and any(spot.place.role == "crossing" for spot in spots):
        return "queue", "camped before a border"  # "spent the night on the asphalt at Corinto"
    head = low[max(m.first - 6, 0) : m.first]
    if any(one in OUTSIDE and {*head[i + 1 :]} & word_set("gates") for i, one in enumerate(head)):
        return "queue", "camped before a border"  # "Outside the crossing 40,000 pilgrims slept"
    stop = next((i for i, token in enumerate(behind) if token in (".", ",", ";", "and", "after")), len(behind))
    for i, token in enumerate(behind[:stop]):
        gate = {*behind[i + 1 : min(i + 6, stop)]} if token in BEFORE else frozenset()
        if not word_set("gates").isdisjoint(gate) or {"no", "man"} <= gate:
            return "queue", "camped before a border"
    return None


def _gate_near(low: list[str], cue: Cue) -> bool:
    return not word_set("gates").isdisjoint(low[cue.end : cue.end + AT_GATE + 4])


def _population(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "Across the runway live 38,000 people", "the island, where 6,000 people live": nobody came."""
    if m.noun < 0 and "where" in low[max(m.first - 2, 0) : m.first] and (m.low or 0) >= MILLION:
        return True  # "Bangladesh, where 160 million live"
    plain = m.noun >= 0 and low[m.noun] in ("people", "inhabitants", "souls") and m.noun - m.last <= 0
    if plain and low[cue.first] == "lived" and "before" in low and cue.first == m.noun + 1:
        return True  # "Before the war 22 million people lived in Syria"
    there = cue.last == m.first or "where" in low[max(m.first - 2, 0) : m.first]
    return plain and there and word_set("roofs").isdisjoint(low)


def _still_at_it(low: list[str], cue: Cue) -> bool:
    """ "1,900 people are still on the bridge"."""
    still = low[cue.first : cue.last] in STILL_ON and low[cue.last : cue.last + 1] == ["the"]
    return still and not FENCES.isdisjoint(low[cue.last + 1 : cue.last + 2])


MILLION = 1_000_000
STILL_ON = (["still", "on"], ["still", "at"])
DWELLING = frozenset("live lives lived dwell reside".split())
FENCES = frozenset("fence wire gate barrier bridge border line".split())
OPEN_AIR = frozenset("asphalt road roadside tarmac bridge pavement mud rough ground kerb verge".split())
OUTSIDE = frozenset(("outside", "before", "behind"))
HOPING = frozenset("hope hoping hopes waiting".split())
LET_IN = frozenset("turn let cross enter pass permission open reopen".split())
CAMPING = ("camp", "pitch", "tent", "sleep", "slept", "bivouac", "liv", "spen", "encamp", "overnight")
AT_GATE = 11
BEFORE = frozenset("before at outside by beside behind along in on rough".split())
