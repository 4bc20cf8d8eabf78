"""Clauses without their verb: "Germany suspended its decisions on Monday, Austria the same afternoon".

So too with other people: "has demanded a visa of Bosnians since Monday, of Macedonians since October".
"""

from __future__ import annotations

from collections.abc import Iterator

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
SINCE = frozenset("since from until".split())
ENDING = frozenset((",", ".", ";", "and"))


def gapped(seen: Scene, kept: list[Hit]) -> Iterator[Hit]:
    """The rule told last, said again of states that only a time stands behind."""
    after = min((hit.last for hit in kept), default=0)
    posts = any(hit.rule.policy == "land_border_open" for hit in kept)  # "..., and Salla and Vartius since 25 April"
    starts = [
        k
        for k, name in enumerate(seen.names)
        if name.first >= after > 0 and (acts(seen, k, name) or (posts and name.mark == "CR"))
    ]
    for k in starts:
        first, last = seen.names[k].first, states_end(seen, k)
        end = next((i for i in range(last, min(last + LONGEST + 1, len(seen.sentence.low))) if ends(seen, i)), 0)
        post = seen.names[k].mark == "CR"  # not "..., Raja-Jooseppi in Lapland, at midnight"
        if end > last and post and seen.sentence.low[last] not in SINCE | {"on"}:
            continue
        first = with_neighbour(seen, first) if post else first
        if end > last and follows(seen, first) and timed(seen, last, end) and free(kept, first, end):
            yield Hit(SAME, first, end)


def with_neighbour(seen: Scene, first: int) -> int:
    """Where "Salla and Vartius" begins, the first of which no table has as a crossing."""
    low, raw = seen.sentence.low, seen.sentence.raw
    return first - 2 if first > 2 and low[first - 1] == "and" and raw[first - 2][0].isupper() else first


def of_others(seen: Scene, kept: list[Hit]) -> Iterator[Hit]:
    """The visa told last, asked or waived of other people, with a time of its own before or behind them."""
    after = min((hit.last for hit in kept if "visa" in hit.rule.policy), default=0)
    for k in [k for k, name in enumerate(seen.names) if name.mark == "PE" and name.first >= after > 0]:
        at, last = seen.names[k].first, seen.names[k].last
        end = next((i for i in range(last, min(last + LONGEST + 1, len(seen.sentence.low))) if ends(seen, i)), 0)
        parted = [i + 1 for i in range(at - 1, max(0, at - LONGEST - 2), -1) if ends(seen, i)]
        first = next((i for i in parted if since(seen, [*range(i, at), *range(last, end)])), 0)
        if first and end and not (k and seen.same_kind(k - 1, k)) and free(kept, first, end):
            yield Hit(SAME, first, end)  # not "of Americans, Canadians and Britons from 10 April"


def since(seen: Scene, around: list[int]) -> bool:
    """Whether the tokens beside a name tell from when, without a verb."""
    words = {seen.sentence.low[i] for i in around if not seen.has(i, "MONTH")}
    return not SINCE.isdisjoint(words) and bare(words)


def bare(words: set[str]) -> bool:
    """Whether none of the words is a verb."""
    return vocabulary().isdisjoint(words) and not any(word.endswith("ed") for word in words)


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
    return words[0] in TIME and bare({*words})


def free(kept: list[Hit], first: int, last: int) -> bool:
    return not any(hit.first < last and first < hit.last for hit in kept)
