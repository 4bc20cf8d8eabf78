"""Turns of phrase that say of people that they live, leave, are registered or wait somewhere."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.words import word_set

Counted = list[Mention]
HAVENS = frozenset("haven refuge sanctuary shelter asylum".split())
LOSING = frozenset("lost loses lose".split())
AWAY = frozenset("emigration abroad neighbours neighbors exile migration".split())
PRINTS = frozenset(("fingerprints", "biometrics", "fingerprint"))
TAKEN = frozenset("taken recorded stored scanned".split())
FRONT = frozenset(("front", "before", "outside"))
STANDING = frozenset("sat sit sits were are stood stand stands idled idle".split())
CONVOYS = frozenset("convoy train flight ferry bus plane boat ship sailing".split())
REACH = 6  # tokens from the number to where its people go or stand


def haven_for(low: list[str], counted: Counted) -> list[Cue]:
    """ "Uganda is a haven for 1.5 million refugees": they live there."""
    return [
        Cue(m.first - 2, m.first, "stayed", "have", "fixed", False, m.first)
        for m in counted
        if m.first > 2 and low[m.first - 1] == "for" and low[m.first - 2] in HAVENS and low[m.first - 3] in ("a", "the")
    ]


def lost_to(low: list[str], counted: Counted) -> list[Cue]:
    """ "Venezuela lost 1.2 million people to its neighbours": they left."""
    return [
        Cue(m.first - 1, m.first, "departures", "takeout", "past", False, m.first) for m in counted if emigrated(low, m)
    ]


def emigrated(low: list[str], m: Mention) -> bool:
    """Whether those lost have gone away: "lost 16,000 people to emigration"; others are dead."""
    if not m.first or low[m.first - 1] not in LOSING:
        return False
    behind = low[m.last : m.last + REACH]
    at = behind.index("to") if "to" in behind else -1
    return at >= 0 and not AWAY.isdisjoint(behind[at + 1 : at + 4])


def printed(low: list[str], counted: Counted) -> list[Cue]:
    """ "Fingerprints of 2,300 newcomers were taken": they are registered."""
    return [
        Cue(m.first - 2, m.first, "registered", "register", "fixed", False, m.first)
        for m in counted
        if m.first > 1
        and low[m.first - 1] == "of"
        and low[m.first - 2] in PRINTS
        and not TAKEN.isdisjoint(low[m.last : m.last + REACH])
    ]


def in_front(low: list[str], counted: Counted) -> list[Cue]:
    """ "In front of the gate 900 trucks sat", "340 cars were in front of the bridge": they wait."""
    found: list[Cue] = []
    for m in counted:
        end = max(m.noun + 1, m.last)
        verb = next((i for i in range(end, min(end + 2, len(low))) if low[i] in STANDING), -1)
        if verb >= 0 and m.unit == "vehicles" and (_gate(low, verb + 1) or _gate(low, max(m.first - 2 * REACH, 0))):
            found.append(Cue(verb, verb + 1, "queue", "wait", "fixed", False, verb + 1))
    return found


def _gate(low: list[str], at: int) -> bool:
    """Whether "in front of", "before" or "outside" a gate stands from there on."""
    span = low[at : at + REACH]
    front = next((i for i, token in enumerate(span) if token in FRONT), -1)
    return front >= 0 and not word_set("gates").isdisjoint(low[at + front : at + front + REACH])


def convoy_had(low: list[str], counted: Counted) -> list[Cue]:
    """ "Saturday's convoy had 290": as many as went with it."""
    return [Cue(m.first - 1, m.first, "sum", "sum", "fixed", False, m.first) for m in counted if had_aboard(low, m)]


def had_aboard(low: list[str], m: Mention) -> bool:
    """Whether a bare number is what a convoy or a train had."""
    carrier = m.noun < 0 and m.first > 1 and low[m.first - 1] == "had" and low[m.first - 2] in CONVOYS
    return carrier and not (low[m.last : m.last + 1] and nouns().get(low[m.last]))
