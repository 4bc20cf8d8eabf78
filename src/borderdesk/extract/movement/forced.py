"""People whom a state takes over its border: by force, by its police, back to where they do not want to be."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.cue import Cue
from borderdesk.extract.movement.places import Spot
from borderdesk.extract.movement.words import word_set

Turn = tuple[str, str] | None
FORCE = (
    "against their will",
    "by force",
    "under escort",
    "under guard",
    "in handcuffs",
    "forcibly",
    "at gunpoint",
    "in shackles",
    "in chains",
    "handcuffed",
)
BORDER = frozenset("border frontier line boundary".split())
AGENT = 7  # tokens before a verb in which its subject stands


def by_force(low: list[str], m: Mention, cue: Cue) -> Turn:
    """ "taken to Hanoi against their will", "under guard 303 were brought to the border"."""
    first, last = min(cue.first, m.first), max(m.last, cue.end)
    guarded = low[max(first - 2, 0) : first] == ["under", "guard"]
    around = " ".join(low[first : last + 9])
    return ("deported", "by force") if guarded or any(force in around for force in FORCE) else None


def taken_off(low: list[str], m: Mention, cue: Cue, spots: Sequence[Spot]) -> Turn:
    """ "Spain flew 99 of them back to Senegal", "police took 131 back to Ventimiglia", "Germany flew 81 Afghans to
    Kabul": a state sends them off; "the UN flew 99 back" helps them home."""
    agents = [spot for spot in spots if spot.part == "agent" and spot.code and spot.last <= cue.first <= spot.last + 4]
    subject = low[max(cue.first - AGENT, 0) : cue.first]
    helped = not word_set("helpers").isdisjoint(subject) or ["u", ".", "n"] in (subject[-3:], subject[-4:-1])
    if cue.passive or helped:
        return None
    police = not word_set("enforcers").isdisjoint(subject)
    state = agents[-1].code if agents else ""
    goals = {spot.code for spot in spots if spot.part == "to" and spot.code}
    people = {spot.code for spot in spots if spot.part == "people" and 0 <= spot.first - m.last <= 2}
    if not (state or police) or (state and state in goals | people):
        return None
    back = low[cue.end - 1] == "back" and bool(goals)
    home = bool(goals) and goals <= people and (police or bool(state))
    border = police and not BORDER.isdisjoint(low[max(cue.end, m.last) : max(cue.end, m.last) + 7])
    return ("deported", "taken off by a state") if back or home or border else None
