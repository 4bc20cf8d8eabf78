"""People whom a state takes over its border: by force, by its police, back to where they do not want to be."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set

Turn = tuple[str, str] | None
FORCE = (
    "against their will",
    "by force",
    "under escort",
    "under guard",
    "under army guard",
    "under police guard",
    "under military guard",
    "in handcuffs",
    "forcibly",
    "at gunpoint",
    "in shackles",
    "in chains",
    "handcuffed",
    "against their wishes",
    "or not",
    "willy-nilly",
    "willing or unwilling",
    "some kicking",
    "kicking and screaming",
)
UNASKED = frozenset("will wishes liked like willing wanted unwilling".split())
REMOVING = frozenset("removal deportation expulsion removals deportations".split())
FLIGHTS = frozenset("flight flights charter charters plane planes bus buses".split())


def on_forced_flight(low: list[str], m: Mention) -> bool:
    """ "put 122 down in Hanoi, the latest in a run of forced flights": in apposition to those carried."""
    behind = low[m.last : m.last + APART]
    at = next((i for i, pair in enumerate(pairwise(behind)) if pair[0] in FORCED and pair[1] in CARRYING), -1)
    comma = behind.index(",") if "," in behind[: max(at, 0)] else -1
    return comma >= 0 and not ORDINAL.isdisjoint(behind[comma:at])


APART = 18  # tokens from those carried to what the flight is called
CARRYING = FLIGHTS | {"returns", "repatriations", "repatriation", "return"}
FORCED = REMOVING | {"forced", "forcible", "involuntary", "mandatory", "compulsory", "enforced"}
ORDINAL = frozenset("first second third fourth fifth sixth latest last another one such".split())


def removal_flight(low: list[str], at: int, kinds: frozenset[str] = REMOVING) -> bool:
    """ "Washington's latest deportation flight set down 116 Hondurans": the words right before ``at``."""
    head = low[max(at - 8, 0) : at]
    return any(one in kinds and other in FLIGHTS for one, other in pairwise(head)) and "," not in head[-4:]


BORDER = frozenset("border frontier line boundary".split())
AGENT = 7  # tokens before a verb in which its subject stands


def at_gate(low: list[str], cue: Cue, spots: Sequence[Spot] = ()) -> bool:
    """ "sent back at the border", "sent home from the barrier": they never got in."""
    if low[cue.end - 1] in BACK and any(pair in FROM_DESK for pair in pairwise(low[cue.end : cue.end + 7])):
        return True  # "sent back to Syria from the counter"
    if low[cue.end - 1] not in BACK or low[cue.end : cue.end + 1] not in (["at"], ["from"]):
        return False
    gate = not (word_set("gates") | DESKS).isdisjoint(low[cue.end : cue.end + 6])
    return gate or any(spot.place.role == "crossing" and spot.first == cue.end + 1 for spot in spots)


FROM_DESK = frozenset(("the", desk) for desk in ("counter", "counters", "desk", "desks", "hatch", "turnstile"))
DESKS = frozenset("counter counters desk desks bridges posts checkpoints kerb turnstile hatch".split())
BACK = frozenset(("back", "home", "away"))


def off_vehicles(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "guards took 190 men off flights", "fetched 31 out of lorries bound for Poland": kept from leaving."""
    if cue.first > m.first or word_set("enforcers").isdisjoint(low[max(cue.first - AGENT, 0) : cue.first]):
        return False
    for i in range(m.last, min(m.last + AGENT, len(low) - 1)):
        out = low[i] == "off" or (low[i] == "out" and low[i + 1] == "of")
        if out and not VEHICLES.isdisjoint(low[i + 1 : i + 4]):
            return INWARDS.isdisjoint(low[i + 2 : i + 7])
    return False


def off_incoming(low: list[str], m: Mention, cue: Cue) -> Turn:
    """ "In August the police took 5,200 people off trains from Austria": those who came in."""
    taken = cue.shape in ("take", "takeout") and cue.first < m.first
    if not taken or word_set("enforcers").isdisjoint(low[max(cue.first - AGENT, 0) : cue.first]):
        return None
    behind = low[m.last : m.last + AGENT]
    at = behind.index("off") if "off" in behind else len(behind)
    incoming = not VEHICLES.isdisjoint(behind[at + 1 : at + 3]) and "from" in behind[at + 2 : at + 4]
    return ("arrivals", "taken off as they came") if incoming else None


INWARDS = frozenset("coming arriving arrived entering from".split())
VEHICLES = frozenset(
    "planes plane flights flight trains train buses bus lorries trucks cars coaches vans ships".split()
)


def by_force(low: list[str], m: Mention, cue: Cue) -> Turn:
    """ "taken to Hanoi against their will", "under guard 303 were brought to the border"."""
    first, last = min(cue.first, m.first), max(m.last, cue.end)
    guarded = low[max(first - 2, 0) : first] == ["under", "guard"] or _under_guard(low[first : last + 12])
    unasked = not UNASKED.isdisjoint(low[last : last + FAR])
    around = " ".join(low[first : min(last + (FAR if unasked else 9), _next_part(low, last))])
    hit = any(force in around for force in FORCE if unasked or force != "or not")
    return ("deported", "by force") if guarded or hit or _led_back(low, m, cue) else None


def rejected(low: list[str], m: Mention, cue: Cue) -> Turn:
    """ "34 rejected asylum seekers were flown back to Kabul": nobody goes so of his own will, unless it is said."""
    behind = low[m.last : m.last + ASKERS]
    turned_down = not REJECTED.isdisjoint(behind[:1]) and "asylum" in behind
    if not turned_down or not WILLINGLY.isdisjoint(low):
        return None
    carried = cue.shape == "bring" or (cue.shape == "leave" and not (FLIGHTS | {"aboard"}).isdisjoint(low))
    return ("deported", "rejected asylum seekers") if carried else None


ASKERS = 5  # tokens of "rejected Afghan asylum seekers"
REJECTED = frozenset("rejected failed unsuccessful".split())
WILLINGLY = frozenset("voluntarily voluntary accord assisted volunteered".split())


def _under_guard(near: list[str]) -> bool:
    """ "carried from Shanghai to Bremerhaven under American guard"."""
    return any(one == "under" and "guard" in near[i + 2 : i + 3] for i, one in enumerate(near))


def _led_back(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "Croatian officers walked him back over the line along with 15 others"."""
    him = low[cue.first + 1 : cue.first + 3]
    led = cue.first < m.first and him[:1] != [] and him[0] in HIM and him[-1] in BACK
    return led and not word_set("enforcers").isdisjoint(low[max(cue.first - LED, 0) : cue.first])


HIM, LED = frozenset("him her them me us".split()), 16  # and the tokens before the verb in which its subject stands


def _next_part(low: list[str], at: int) -> int:
    """Where "148 of those under guard" begins behind "6,584 went home": the force is theirs alone."""
    number = next((i for i in range(at, min(at + FAR, len(low))) if low[i][0].isdecimal()), len(low))
    near = " ".join(low[number : number + PART - 3])
    return number if any(force in near for force in FORCE) else len(low)


def part_by_force(low: list[str], m: Mention) -> bool:
    """ "148 of those under guard", "70 per cent were brought to the line by the police": of those who went home."""
    stop = next((i for i in range(m.last, min(m.last + PART, len(low))) if low[i][0].isdecimal() or low[i] == ";"), 0)
    behind = low[m.last : stop or m.last + PART]
    around = " ".join(behind)
    forced = any(force in around for force in FORCE if force != "or not") or "in handcuffs" in around
    return forced or ("by" in behind and not word_set("enforcers").isdisjoint(behind[behind.index("by") :][:4]))


PART = 11  # tokens behind a part
FAR = 18  # tokens to "whether they liked it or not"


def taken_off(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    """ "Spain flew 99 of them back to Senegal", "police took 131 back to Ventimiglia", "Germany flew 81 Afghans to
    Kabul": a state sends them off; "the UN flew 99 back" helps them home."""
    if not REMOVING.isdisjoint(low[max(cue.first - 2, 0) : cue.first]) or not REMOVING.isdisjoint(
        low[max(cue.first - 3, 0) : max(cue.first - 1, 0)]
    ):
        return "deported", "removal flights"
    if cue.passive and _by_police(low, max(cue.end, m.last)):
        return "deported", "taken off by police"
    agents = [spot for spot in spots if spot.part == "agent" and spot.code and spot.last <= cue.first <= spot.last + 4]
    subject = low[max(cue.first - AGENT, 0) : cue.first]
    helped = not word_set("helpers").isdisjoint(subject) or ["u", ".", "n"] in (subject[-3:], subject[-4:-1])
    if cue.passive or helped:
        return None
    police = not word_set("enforcers").isdisjoint(subject)
    state = agents[-1].code if agents else ""
    goals = {spot.code for spot in spots if spot.part == "to" and spot.code}
    people = {spot.code for spot in spots if spot.part == "people" and 0 <= spot.first - m.last <= 2}
    if police and state and goals == {state} and state not in people and word_set("seafarers").isdisjoint(subject):
        return "", "moved inside the country"  # "Greek police took 300 Afghans back to Athens"
    if not (state or police) or (state and state in goals | people):
        return None
    back = bool(goals) and (low[cue.end - 1] == "back" or "back" in low[m.last : m.last + 2])
    home = bool(goals) and goals <= people and (police or bool(state))
    unwanted = m.noun >= 0 and low[m.noun] in UNWANTED
    border = (police or unwanted or _left_there(low, m)) and _to_the_border(low, max(cue.end, m.last), spots)
    away = bool(state and goals) and unwanted
    return ("deported", "taken off by a state") if back or home or border or away else None


UNWANTED = frozenset("migrants immigrants foreigners aliens".split())  # "Morocco flew 300 migrants to Senegal"


def _left_there(low: list[str], m: Mention) -> bool:
    """ "bussed 600 Chadians to the frontier and left them there"."""
    behind = low[m.last : m.last + FAR]
    return any(pair in LEFT_THEM for pair in pairwise(behind))


LEFT_THEM = frozenset((("left", "them"), ("leaving", "them"), ("abandoned", "them"), ("dumped", "them")))


def _to_the_border(low: list[str], at: int, spots: list[Spot]) -> bool:
    """ "marched 400 to the bridge", "walked 75 back over the river", "bussed 600 to the frontier"."""
    behind = low[at : at + 9]
    to = next((i for i, token in enumerate(behind) if token in TO), len(behind))
    line = not BORDER.isdisjoint(behind)
    line = line or any(spot.place.role == "crossing" and at < spot.first <= at + 3 and to < 2 for spot in spots)
    return line or not LED_TO.isdisjoint(behind[to + 1 : to + 6])


LED_TO = frozenset("gate gates bridge fence wire wall barrier river".split())


def _by_police(low: list[str], at: int) -> bool:
    """ "have been trucked to the gates at Dajabón by the army": who takes them there."""
    by = next((i for i in range(at, min(at + FAR, len(low))) if low[i] == "by"), -1)
    to = by > 0 and not TO.isdisjoint(low[at - 1 : by])
    gate = to and not (word_set("gates") | BORDER).isdisjoint(low[at:by])
    return gate and not word_set("enforcers").isdisjoint(low[by + 1 : by + 5])


TO = frozenset(("to", "over", "across"))
