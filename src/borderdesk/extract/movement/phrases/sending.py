"""Who is sent over a border: by a state, by violence, to work abroad."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.phrases.sentoff import WILDS
from borderdesk.extract.movement.phrases.timesubject import by_time
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.traits import trait
from borderdesk.extract.movement.words.words import word_set, words

Counted = list[Mention]
NATIONALS = frozenset(("people", "adjective"))


def sent_to(low: list[str], counted: Counted, places: list[PlaceMention]) -> list[Cue]:
    """ "It sent 299 people to Panama", "raids sent 5,200 villagers into Chad", "sends 200,000 workers to the Gulf"."""
    found: list[Cue] = []
    for m in counted:
        at = next((i for i in range(m.first - 1, max(m.first - 4, -1), -1) if low[i] in SENDS), -1)
        if at < 0 or m.unit == "vehicles" or (m.noun >= 0 and low[m.noun] in words().still - SETTLERS):
            continue
        goals = [place for place in places if m.last <= place.first <= m.last + SENT_REACH]
        goals = [one for one in goals if {*low[max(one.first - 2, 0) : one.first]} & INTO and one.role != "people"]
        people = m.noun >= 0 or any(place.role in NATIONALS and 0 <= place.first - m.last <= 1 for place in places)
        people = people or (m.last < len(low) and low[m.last] in words().stateless)
        people = people or (m.noun < 0 and bool(goals) and _driven(low, at))  # "fighting has sent thousands into"
        if low[at] in HANDS and not any(one.role in ("country", "authority") for one in goals):
            continue  # "handed 300 migrants to a charity"
        labour = m.noun >= 0 and low[m.noun] in LABOUR and not ABROAD.isdisjoint(low[m.last : m.last + SENT_REACH])
        if people and not goals and _into_the_wild(low, at, m.last):
            found.append(Cue(at, at + 1, "displaced", "displace", "past", False, at + 1))
        elif (people and (goals or _over(low, m.last))) or labour:
            found.append(_sending(low, at, low[m.noun] if m.noun >= 0 else ""))
    return found


def handed_to(low: list[str], counted: Counted, places: list[PlaceMention]) -> list[Cue]:
    """ "620 Afghans were handed to Pakistan"."""
    found: list[Cue] = []
    for m in counted:
        at = next((i for i in range(m.last + 1, min(m.last + OVER_REACH, len(low) - 1)) if low[i] in HANDS), -1)
        if at > 0 and low[at - 1] in ("were", "been", "was") and low[at + 1] == "to" and m.unit != "vehicles":
            ends = any(at + 2 <= one.first <= at + 3 and one.role in ("country", "authority") for one in places)
            if ends or "taliban" in low[at + 2 : at + 4]:
                found.append(Cue(at, at + 1, "deported", "send", "past", True, at + 1))
    return found


def _over(low: list[str], last: int) -> bool:
    """ "The army sent 1,310 Haitians over the bridge", "across the border"."""
    behind = low[last : last + OVER_REACH]
    at = next((i for i, token in enumerate(behind) if token in ("over", "across")), len(behind))
    return behind[at + 1 : at + 2] == ["the"] and not LINES.isdisjoint(behind[at + 2 : at + 4])


LINES = frozenset("border frontier bridge line river".split())
OVER_REACH = 6  # tokens from the number to the line


def _driven(low: list[str], at: int) -> bool:
    return not word_set("violence").isdisjoint(low[max(at - 9, 0) : at])


def _into_the_wild(low: list[str], at: int, last: int) -> bool:
    """ "The shelling has sent 14,000 villagers into the hills": over no border."""
    driven = _driven(low, at)
    behind = low[last : last + SENT_REACH]
    return driven and not INTO.isdisjoint(behind) and not WILDS.isdisjoint(behind)


def _sending(low: list[str], at: int, noun: str) -> Cue:
    """What the sending is: violence drives people over a border, labour is sent abroad, a state sends people off."""
    driven = _driven(low, at) or by_time(low, at)
    measure, shape = ("arrivals", "come") if driven else ("deported", "send")
    measure, shape = ("departures", "leave") if noun in LABOUR else (measure, shape)
    return Cue(at, at + 1, measure, shape, "past", False, at + 1)


ABROAD = frozenset(("gulf", "abroad", "overseas"))
HANDS = frozenset("handed hands handing surrendered surrenders delivered".split())
SENDS = frozenset("sent sends sending send".split()) | HANDS
SENDING = trait(SENDS)
SETTLERS = frozenset("villager villagers resident residents inhabitant inhabitants".split())
INTO = frozenset(("to", "into"))
SENT_REACH = 9  # tokens from the number to where its people are sent
LABOUR = frozenset("worker workers labourers laborers maids nurses seafarers students pilgrims".split())
