"""The words that a policy quotes: its rule with what belongs to it."""

from __future__ import annotations

from datetime import date

from borderdesk.extract.policies.effective import dates_of
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene

LONGEST = 14  # tokens a quote may grow beyond its rule


def extent(seen: Scene, hit: Hit, published: date | None) -> tuple[int, int]:
    """The quote: the rule with the complements behind it ("to all but the sick", "since Monday")."""
    end, limit = hit.last, min(len(seen.sentence.low), hit.last + LONGEST)
    dates = {m.first: m.last for m in dates_of(seen.sentence, published)} if published else {}
    while end < limit:
        if end in dates:
            end = max(end + 1, dates[end])
        elif seen.sentence.low[end] == "to" and seen.has(end + 1, "PURPOSE"):
            break  # "closed its border to stop an exodus of Rwandans"
        elif seen.marks.get(end) == "CONT" or seen.has(end, "ADJUNCT") or not stops(seen, end):
            end += 1
        else:
            break
    while end > hit.last and end not in dates.values() and (stops(seen, end - 1) or seen.has(end - 1, "ADJUNCT")):
        end -= 1
    first = hit.first + (seen.marks.get(hit.first) == "COMMA")  # a rule may begin with the comma before it
    return first, min(end, len(seen.sentence.low))


def stops(seen: Scene, i: int) -> bool:
    if seen.marks.get(i) == "COMMA" and listed(seen, i):
        return False
    if seen.marks.get(i) in ("BREAK", "COMMA") or (seen.sentence.low[i] == "." and seen.marks.get(i) != "NUM"):
        return True
    if seen.has(i, "JOIN"):
        return seen.marks.get(i + 1) not in JOINED and seen.sentence.low[i - 1] not in UNIVERSAL
    return any(seen.has(i, name) for name in ("AUX", "REL", "SAYS"))


def listed(seen: Scene, i: int) -> bool:
    """Whether a comma parts names of one list that goes on to an "and": "Lithuania, Latvia and Poland"."""
    for k, name in enumerate(seen.names[1:], 1):
        if name.first == i + 1 and seen.names[k - 1].last == i and seen.same_kind(k - 1, k):
            last = next((j for j in range(k, len(seen.names) - 1) if not seen.same_kind(j, j + 1)), len(seen.names) - 1)
            return "and" in seen.sentence.low[i : seen.names[last].first]
    return False


JOINED = ("PL", "PE", "AD", "CR", "NUM")  # "with Germany and Lithuania" goes on, "and sent" does not


UNIVERSAL = ("all", "everyone", "anyone", "nothing", "nobody", "none")  # "to all but the sick"
