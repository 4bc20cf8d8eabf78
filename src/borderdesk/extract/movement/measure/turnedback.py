"""What a verb of refusing makes of those refused: turned back to somewhere, pushed out, stopped after they had come."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.measure.waiting import near_by
from borderdesk.extract.movement.phrases.forced import Turn
from borderdesk.extract.movement.phrases.sentoff import GOING
from borderdesk.extract.movement.places.places import Spot
from borderdesk.extract.movement.words.cue import Cue

CAME = frozenset("crossed stepped entered came walked".split())
INNER = frozenset(("inland", "camps"))
OVER = frozenset(("across", "over", "into"))


def refused(low: list[str], m: Mention, cue: Cue, spots: list[Spot]) -> Turn:
    word, around = low[cue.first], near_by(low, m, cue)
    to = any(spot.part == "to" for spot in spots)
    if word.startswith("turn") and not cue.passive and to and cue.first > m.last:
        return "returns", "turned back to"
    if word in GOING and not cue.passive and cue.first >= m.last:
        return ("returns", "drove back") if low[cue.end - 1] == "back" else ("departures", "headed off")
    if low[cue.end - 1] == "back" and low[cue.end : cue.end + 1] == ["home"]:
        return "returns", "back home"  # "94 were driven back home by bus"
    if not INNER.isdisjoint(low[max(cue.end, m.last) : max(cue.end, m.last) + 6]):
        return "", "kept inside the country"
    pushed = word.startswith("push") and (low[cue.end - 1] != "back" or _of_those(low, m))
    if pushed and OVER & {*low[cue.last : cue.end + 3]}:
        return "deported", "pushed over the border"
    across = ("who" in around and CAME & around) or _after_they_came(low, m.last)
    if word in ("stopped", "halted") and across:
        return "arrivals", "stopped after crossing"
    return None


def _after_they_came(low: list[str], at: int) -> bool:
    """ "stopped 4,330 on Saturday and 5,809 on Sunday after they had crossed the border"."""
    behind = low[at : at + STOPPED]
    after = next((i for i, pair in enumerate(pairwise(behind)) if pair == ("after", "they")), -1)
    return after >= 0 and not CAME.isdisjoint(behind[after : after + 6])


STOPPED = 18  # tokens from those stopped to what they had done before


def _of_those(low: list[str], m: Mention) -> bool:
    """ "60 of them were pushed back across the wire": they had got in."""
    return low[m.last : m.last + 2] in (["of", "them"], ["of", "those"], ["of", "these"])
