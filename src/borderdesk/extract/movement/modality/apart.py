"""Words of forecast, ceiling or denial near a number that say something of others: "500 were foreseen and 500 went"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.words.sense import HAVE

NEAR = 3  # tokens
HANDED = frozenset("were have had went reached and".split())
CLAUSE = 7  # tokens from "when" to the word


def apart(low: list[str], at: int, m: Mention, cue_at: int) -> bool:
    """Whether the word at ``at`` belongs to another verb, thing or clause than the number."""
    if at < m.first:
        return _before(low, at, m, cue_at) or _other_sense(low, at, m)
    promised = m.last < at == cue_at - 1 and not {"whom", "which"}.isdisjoint(low[m.last : at])
    return (promised and is_past(low, cue_at)) or _other_sense(low, at, m)  # "the 53 whom it had been promised arrived"


def _before(low: list[str], at: int, m: Mention, cue_at: int) -> bool:
    between = low[at + 1 : m.first]
    if "now" in between[-NEAR:] and "and" in between:
        return True  # "has withdrawn its estimate of 400,000, and now speaks of 270,000"
    joined = between[-1:] in (["and"], ["but"])
    if joined and m.last <= cue_at <= m.last + NEAR and is_past(low, cue_at):
        return True  # "500 were foreseen and 500 went"
    if any(one == "and" and other in HAVE for one, other in pairwise(between[-2 * NEAR :])):
        return True  # "fears for its own turn and has 12,600 of them"
    if ("did", "so") in pairwise(low[m.last : m.last + NEAR + 2]):
        return True  # "Ghanaians may go home, and 640 of them did so"
    return "when" in low[max(at - CLAUSE, 0) : at] and "," in between and is_past(low, cue_at)


def _other_sense(low: list[str], at: int, m: Mention) -> bool:
    """ "has withdrawn 1,600 people", "a woman withdrew and", "hold a slip for", "at two places with 96 cars"."""
    word, behind = low[at], low[at + 1] if at + 1 < len(low) else "."
    if word == "withdrawn":
        return at + 1 == m.first and m.noun >= 0 and low[at - 1] in HAVE
    if word == "withdrew":
        return not behind.isalpha() or behind == "and"
    if word == "places":
        return at < m.first and behind != "for" and not low[at - 1][0].isdecimal()
    if word == "rations":
        return behind in HANDED  # "rations were handed out to 300"
    return word == "slip" and behind == "for"
