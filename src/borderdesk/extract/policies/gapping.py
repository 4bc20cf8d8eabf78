"""Clauses without their verb: "Germany suspended its decisions on Monday, Austria the same afternoon"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from borderdesk.extract.policies.rules import Hit, Rule
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.segments import vocabulary
from borderdesk.extract.policies.story import acts

SAME = Rule("gapped", "same", "same", "subject", (), ())
LONGEST = 6  # tokens of the time that stands behind the states
TIME = frozenset(
    "on in since from by at the last next this yesterday today tomorrow earlier later already too likewise as soon a"
    " two three four five six".split()
)
ENDING = frozenset((",", ".", ";", "and"))


def gapped(seen: Scene, kept: Sequence[Hit]) -> Iterator[Hit]:
    """The rule told last, said again of states that only a time stands behind."""
    after = min((hit.last for hit in kept), default=0)
    starts = [k for k, name in enumerate(seen.names) if name.first >= after > 0 and acts(seen, k, name)]
    for k in starts:
        first, last = seen.names[k].first, states_end(seen, k)
        end = next((i for i in range(last, min(last + LONGEST + 1, len(seen.sentence.low))) if ends(seen, i)), 0)
        if end > last and follows(seen, first) and timed(seen, last, end) and free(kept, first, end):
            yield Hit(SAME, first, end)


def states_end(seen: Scene, k: int) -> int:
    """Where the list of states ends that begins with name ``k``."""
    while k + 1 < len(seen.names) and seen.same_kind(k, k + 1):
        k += 1
    return seen.names[k].last


def ends(seen: Scene, i: int) -> bool:
    return seen.sentence.low[i] in ENDING


def follows(seen: Scene, first: int) -> bool:
    """Whether a comma or a semicolon parts the states from the rule before."""
    low = seen.sentence.low
    return low[first - 1] in (",", ";") or (low[first - 1] == "and" and low[first - 2] in (",", ";"))


def timed(seen: Scene, first: int, last: int) -> bool:
    words = seen.sentence.low[first:last]
    return words[0] in TIME and vocabulary().isdisjoint(words) and not any(word.endswith("ed") for word in words)


def free(kept: Sequence[Hit], first: int, last: int) -> bool:
    return not any(hit.first < last and first < hit.last for hit in kept)
