"""The deed a text has just spoken of without a number: what later words take up."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.words.cue import Cue, find_cues

EMPTY = frozenset(("sum", "count", "have", "supply"))


def spoken_of(cues: list[Cue], m: Mention, low: list[str], memory: Memory) -> tuple[Cue | None, list[str]]:
    """The last word of movement before the number, here or in the sentence before, with the tokens around it."""
    here = [cue for cue in cues if cue.end <= m.first]
    if here and (best := _deed_of(here)) is not None:
        return best, low
    if memory.before is None:
        return None, []
    return _deed_of(find_cues(memory.before)), memory.before.low


def _deed_of(cues: list[Cue]) -> Cue | None:
    """The last that tells of a deed: verbs before nouns, going before staying and waiting."""
    for kinds in (EMPTY | {"noun", "stay", "wait", "host"}, EMPTY | {"noun"}, EMPTY):
        deeds = [cue for cue in cues if cue.shape not in kinds]
        if deeds:
            return deeds[-1]
    return None


OUTWARD = frozenset(("departures", "returns", "deported"))
CARRIED = frozenset(("deported", "returns"))
EVACUATING = frozenset("evacuation evacuations airlift airlifts exodus departure".split())
CARRIER = 6  # tokens from a plane or ferry to its verb: "a plane with 138 Afghans left"


def goes_as_told(cues: list[Cue], m: Mention, cue: Cue, rule: str, low: list[str], memory: Memory) -> str:
    """ "India told all to leave; 224 crossed at Attari", "Turkey deports again. A plane with 138 left Van"."""
    uncounted = m.noun < 0 and (memory.last is None or memory.last.sentence < memory.at)
    if uncounted and cue.shape in ("come", "move") and _coming_home(cues, m, low):
        return "returns"
    if memory.last is not None and memory.before is not None and memory.last.sentence >= memory.before.index:
        return ""  # it goes on with a count
    if cue.shape in ("come", "move") and _returns_are_told(memory, low):
        return "returns"
    told, tokens = spoken_of([one for one in cues if one is not cue and one.measure != "move"], m, low, memory)
    if told is None or told.measure not in OUTWARD:
        return ""
    first, head = min(cue.first, m.first), {*tokens[max(told.first - ORDER, 0) : told.first]}
    if not head.isdisjoint(("not", "no", "never")):
        return ""
    carrier = any(_carries(token) for token in low[max(first - CARRIER, 0) : first])
    if carrier and cue.shape in ("bring", "leave", "move"):
        return told.measure if told.measure in CARRIED or tokens[told.first] in EVACUATING else ""
    if told.shape == "noun":
        return ""
    ordered = not ORDERING.isdisjoint(head) and cue.shape == "move" and rule == "crossing"
    return told.measure if ordered else ""


def _returns_are_told(memory: Memory, low: list[str]) -> bool:
    """ "Returns from West Timor gathered pace. 2,417 people came by ship on Wednesday": what the sentence is about."""
    before = memory.before.low if memory.before is not None else []
    at = next((i for i, token in enumerate(before[:SUBJECT]) if token in RETURNS), -1)
    named = before[at + 1 : at + 2] in (["from"], ["of"], ["to"], ["has"], ["began"], ["have"])
    return at >= 0 and named and AWAY.isdisjoint(low)


def _coming_home(cues: list[Cue], m: Mention, low: list[str]) -> bool:
    """ "Turks coming home from Iran spend 14 days in quarantine; 132 came in last week": of those spoken of."""
    if ";" not in low[: m.first] or not AWAY.isdisjoint(low):
        return False
    stop = m.first - 1 - low[: m.first][::-1].index(";")
    return any(one.measure == "returns" and one.shape == "return" and one.end <= stop for one in cues)


SUBJECT = 12  # tokens, with a dateline, in which a sentence says what it is about
RETURNS = frozenset("returns return repatriation repatriations homecoming".split())
AWAY = frozenset("direction opposite reverse other".split())
ORDER = 6  # tokens from an order to what is ordered
ORDERING = frozenset("ordered told asked must orders order gave given commanded instructed".split())


def _carries(token: str) -> bool:
    noun = nouns().get(token)
    return (noun is not None and noun.unit == "vehicles") or token in FLIGHTS


FLIGHTS = frozenset("flight flights convoy convoys airlift airlifts sortie sorties".split())
