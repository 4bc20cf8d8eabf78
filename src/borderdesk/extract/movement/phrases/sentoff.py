"""People who are sent off, driven out or driven into the wild."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.phrases.forced import Turn, at_gate
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set

LISTS = frozenset("register registers list lists rolls roster database".split())
GOING = frozenset("drove drive drives driving headed heading head heads fought".split())


def sent_off(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    if low[cue.first] in ("forced", "drove", "driven") and not SEA.isdisjoint(low[m.first : m.last + 20]):
        return "turned_away", "kept from landing"
    if low[cue.first] in UPROOTING and not word_set("violence").isdisjoint(low[max(cue.first - 9, 0) : cue.first]):
        abroad = any(spot.part == "to" for spot in spots)
        return ("arrivals", "driven by violence") if abroad else None  # no state put them out
    back = low[cue.first] in ("sent", "send", "sends", "sending", "put") and low[cue.end - 1] == "back"
    there = [spot for spot in spots if not _said_there(low, cue, spot, spots)]
    refused = at_gate(low, cue, spots) or (back and _at_post(low, cue, there) and not _over_the_line(low, m, cue))
    if low[cue.first].startswith(("sen", "put", "forc", "push", "beat", "drove", "driv")) and refused:
        return "turned_away", "sent back at a border"
    if back and (_to_sea(low, m, cue) or _by_return(low, m, cue)):
        return "turned_away", "sent back as they came"
    if back and not LACKING.isdisjoint(low[max(cue.end, m.last) : max(cue.end, m.last) + 9]) and PAPERLESS & {*low}:
        return "turned_away", "sent back for want of papers"
    if low[cue.first] in GOING and not cue.passive and (cue.first >= m.last or m.unit == "vehicles"):
        return "arrivals", "drove over"
    if low[cue.end - 1] == "out" and low[cue.first] not in UPROOTING and out_of_town(low, cue):
        return "", "sent out of a town"
    if low[cue.first] in UPROOTING and _raided(low, cue, spots):
        return "displaced", "driven off by fighters"
    if low[cue.first] in UPROOTING and low[cue.end - 1] == "out" and _from_town(low, cue, spots):
        return "displaced", "out of a town"
    return ("", "off a list") if LISTS & {*low[cue.last : cue.last + 6]} else None


def _to_sea(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "sent two skiffs back", "sent 840 people back out to sea"."""
    boats = m.noun >= 0 and low[m.noun] in BOATS
    return boats or "sea" in low[max(cue.end, m.last) : max(cue.end, m.last) + 5]


def _by_return(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "sent 1,100 back on the plane that brought them", "by the next ferry": they never got in."""
    behind = low[max(cue.end, m.last) : max(cue.end, m.last) + 7]
    return behind[:1] in (["on"], ["by"], ["with"]) and not RIDES.isdisjoint(behind) and not RETURNS.isdisjoint(behind)


RIDES = frozenset("plane flight ferry boat train bus aircraft ship".split())
RETURNS = frozenset("brought next same first return come came arrived".split())


def _at_post(low: list[str], cue: Cue, spots: list[Spot]) -> bool:
    """ "sent back from the counter", "came in at Medyka, and 83 were sent back there": they never got in."""
    to = any(spot.part in ("to", "for") and spot.first >= cue.end and low[spot.first] != "there" for spot in spots)
    over = any(
        spot.part == "via" and spot.first >= cue.end and not OVER.isdisjoint(low[max(spot.first - 2, 0) : spot.first])
        for spot in spots
    )
    there = any(spot.place.role == "crossing" and spot.part in ("in", "of", "via") for spot in spots)
    return not to and there and not (over and not cue.passive)  # "sent back 5,000 through Torkham"


OVER = frozenset(("through", "over", "across", "via"))


def _said_there(low: list[str], cue: Cue, spot: Spot, spots: list[Spot]) -> bool:
    """ "Officials at Islam Qala said Iran had sent back 2,500": where they say so of another state."""
    said = next((i for i in range(spot.last, cue.first) if low[i] in word_set("saying")), cue.first)
    return any(said < one.first and one.last <= cue.first and one.code in spot.place.codes for one in spots)


def _over_the_line(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "sent 212 Hondurans back across the border at Corinto": they had been over it."""
    behind = low[max(cue.end, m.last) : max(cue.end, m.last) + 5]
    return any(one in ("across", "over") and not LINE.isdisjoint(behind[i + 1 : i + 4]) for i, one in enumerate(behind))


LINE = frozenset("border frontier line boundary river".split())


def _raided(low: list[str], cue: Cue, spots: list[Spot]) -> bool:
    """ "Rebel fighters drove 4,000 people out of their quarter": over no border."""
    raiders = not RAIDERS.isdisjoint(low[max(cue.first - 5, 0) : cue.first])
    return raiders and not any(spot.part in ("to", "for") for spot in spots)


RAIDERS = frozenset(
    """
    fighters rebels insurgents gunmen jihadists jihadis militants militiamen militias bandits raiders horsemen mobs mob
    gangs gang
    """.split()
)
LACKING = frozenset(("no", "without", "want", "lack", "lacked", "lacking", "false", "forged", "expired", "invalid"))
PAPERLESS = frozenset(
    "paper papers visa visas passport passports document documents permit permits test vaccination".split()
)
UPROOTING = frozenset(
    "drove driven drive drives forced force forces chased hounded hunted pushed driving forcing".split()
)
TOWNS = frozenset(
    "villages village town towns homes houses city district valley area areas zone settlements farms".split()
)


def _from_town(low: list[str], cue: Cue, spots: list[Spot]) -> bool:
    """ "driven out of Gori and its villages": out of a town, and no country is named that they go to."""
    out = [spot for spot in spots if spot.part in ("out", "from")]
    abroad = any(spot.part in ("to", "for") for spot in spots)
    town = any(spot.place.role in ("city", "region") for spot in out) or not TOWNS.isdisjoint(
        low[cue.end : cue.end + 7]
    )
    return town and not abroad and not any(spot.place.role == "country" for spot in out)


def into_the_wild(low: list[str], cue: Cue, spots: list[Spot]) -> bool:
    """ "fled to the countryside", "sent 4,000 people into the hills": they are still in their country."""
    behind = low[cue.last : cue.last + 10]
    if any(spot.part in ("to", "for") and spot.place.role == "country" for spot in spots):
        return False
    wild = not WILDS.isdisjoint(behind) or any(pair in ELSEWHERE for pair in pairwise(behind))
    inside = any(low[spot.first - 1] in ("inside", "within") for spot in spots if spot.part == "in")
    return (wild and not {"to", "into", "for"}.isdisjoint(behind)) or (inside and cue.shape == "flee")


ELSEWHERE = frozenset(
    (one, other)
    for one in ("other", "safer", "neighbouring", "neighboring", "nearby", "surrounding")
    for other in "parts regions areas towns villages districts provinces cities places ground".split()
)


def out_of_the_wild(low: list[str], cue: Cue) -> bool:
    """ "90 people walked out of the jungle": they have come to where they are counted."""
    out = low[cue.end - 1] == "out" or low[cue.end : cue.end + 1] == ["out"]
    behind = low[cue.end : cue.end + 5]
    return out and "of" in behind[:2] and not (WILDS | JUNGLE).isdisjoint(behind)


JUNGLE = frozenset("jungle woods desert mangroves rainforest maize".split())
WILDS = frozenset("hills bush forest forests mountains countryside fields swamps marshes".split())


def up_country(low: list[str], cue: Cue, spots: list[Spot]) -> bool:
    """ "left the capital for the provinces", "fled Khartoum for villages along the Nile": over no border."""
    reach = range(cue.last, min(cue.last + 12, len(low) - 1))
    at = next((i for i in reach if low[i] in INTERIOR or (low[i], low[i + 1]) in ELSEWHERE), -1)
    if at < 0 or (low[at] != "inland" and WAY.isdisjoint(low[max(at - 3, cue.end) : at])):
        return False
    if "," in low[cue.last : at] or not {"border", "frontier", "across"}.isdisjoint(low[cue.last : at + 4]):
        return False
    return not any(spot.place.role == "country" and spot.part != "agent" and spot.first >= cue.last for spot in spots)


WAY = frozenset(("to", "into", "for"))
INTERIOR = WILDS | frozenset(
    """
    provinces departments departements countryside interior inland villages hamlets outskirts suburbs hinterland
    districts provincial
    """.split()
)


def to_the_line(low: list[str], cue: Cue) -> bool:
    """ "set out from the camp for the border post", "set off for the Greek border": not over it."""
    behind = low[cue.last : cue.last + LINE_REACH] if low[cue.first] in SETTING and cue.shape == "leave" else []
    behind = behind[: behind.index(",")] if "," in behind else behind
    at = next((i for i, token in enumerate(behind) if token in TOWARDS), len(behind))
    return not GATES.isdisjoint(behind[at + 1 : at + 6])


SETTING, TOWARDS = frozenset("set sets setting started".split()), frozenset("for to toward towards".split())
GATES = frozenset("border frontier post gate crossing checkpoint fence bridge line".split())
LINE_REACH = 12  # tokens from "set out" to where they were bound


def out_of_town(low: list[str], cue: Cue) -> bool:
    """ "police have sent 171,587 people out of the city": over no border."""
    at = range(cue.last, min(cue.last + 12, len(low) - 3))
    return any(low[i : i + 3] == ["out", "of", "the"] and low[i + 3] in TOWN for i in at)


TOWN = frozenset("city town capital camp camps square station centre center building".split())
BOATS = frozenset("boat boats dinghy dinghies skiff skiffs vessel vessels raft rafts ships trawlers".split())
SEA = frozenset("boat boats waters dinghy dinghies vessel vessels sea".split())
