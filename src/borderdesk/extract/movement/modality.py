"""Whether an amount is stated as a fact: forecasts, ceilings, withdrawn numbers and counts of both directions."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.ahead import ahead
from borderdesk.extract.movement.layout import Layout
from borderdesk.extract.movement.otherclause import as_said, beside
from borderdesk.extract.movement.traits import ending, named
from borderdesk.extract.movement.withdrawn import DENYING, withdrawn
from borderdesk.extract.movement.words import word_set, words

WINDOW = 14
BOTH = ending("both")
CHECKS = (
    ("retracted", "withdrawn", named("withdrawn")),
    ("limit", "ceiling", named("ceiling")),
    ("expected", "ahead", named("ahead")),
)


def modality(layout: Layout, m: Mention, cue_at: int) -> tuple[str, str]:
    """(modality, the words that decided it) of an amount whose cue stands at token ``cue_at``."""
    if m.kind == "none" or m.low == m.high == 0:
        return "negated", "nobody"
    low = layout.sentence.low
    start, end = _clause(layout, m, cue_at)
    told = _marked(layout, m, cue_at, start, end)
    if told is not None:
        return told
    roof = next((o.first for o in layout.owners if o.first >= m.last), len(low))
    taken_back = withdrawn(low, layout.traits, m, start, roof)
    if taken_back:
        return "retracted", taken_back
    first = start == 0 or not any(o.last <= m.first for o in layout.amounts if not _way(low, o))
    start = _past_ways(layout, m, start)
    both = _both_ways(low[(start if first else m.first) : layout.joined(m) + WINDOW]) if layout.traits & BOTH else ""
    if both:
        return "two_way", both
    return ahead(low, layout.traits, m, cue_at, start, end)


def _marked(layout: Layout, m: Mention, cue_at: int, start: int, end: int) -> tuple[str, str] | None:
    """The first word of denial, ceiling or forecast in the clause that speaks of this amount."""
    low = layout.sentence.low
    for check, name, bit in CHECKS:
        hits = word_set(name)
        if not layout.traits & bit or hits.isdisjoint(low[start:end]):
            continue
        for at in range(start, end):
            if (
                low[at] in hits
                and (at != cue_at or check == "limit")
                and not _is_may(layout, at)
                and _holds(check, low, at, m)
                and not beside(low, at, min(m.first, cue_at), max(m.last, cue_at + 1), cue_at)
                and not (low[at] in MODALS and cue_at != m.core_first and not _governs(low, at, cue_at, m))
            ):
                return check, low[at]
    return None


def _way(low: list[str], m: Mention) -> bool:
    return low[m.last : m.last + 1] in (["directions"], ["ways"], ["senses"])


def _past_ways(layout: Layout, m: Mention, start: int) -> int:
    """The start of the clause again where only "the two directions" cut it off."""
    low = layout.sentence.low
    ways = [o for o in layout.amounts if o.last <= m.first and _way(low, o)]
    return max(ways[-1].first - 2, 0) if ways and ways[-1].last >= start - 1 else start


def _both_ways(tokens: list[str]) -> str:
    ending = words().ended["both"]
    for i, token in enumerate(tokens):
        for phrase in ending.get(token, ()):
            if tuple(tokens[max(i + 1 - len(phrase), 0) : i + 1]) == phrase:
                return " ".join(phrase)
    return ""


def _is_may(layout: Layout, at: int) -> bool:
    """The month, or the noun of "against their will"."""
    low = layout.sentence.low
    if layout.sentence.raw[at] == "Cap":
        return True  # Cap-Haïtien
    return at > 0 and (layout.sentence.raw[at] == "May" or (low[at] == "will" and low[at - 1] in OWNERS))


OWNERS = frozenset("their his her its own free the good".split())


def _clause(layout: Layout, m: Mention, cue_at: int) -> tuple[int, int]:
    """The tokens around amount and cue up to separators of some weight or another amount."""
    left, right = min(m.first, cue_at), max(m.last, cue_at + 1)
    start, end, sums = left, right, layout.sums
    floor, roof = max(layout.last_amount(left), left - WINDOW), min(layout.next_amount(right), right + WINDOW)
    while start > floor and sums[left] - sums[start - 1] < PARTED:
        start -= 1
    while end < roof and sums[end + 1] - sums[right] < PARTED:
        end += 1
    return start, end


PARTED = 6  # the weight of separators from which another clause begins
MODALS = frozenset("may might could will would should shall".split())
PRONOUNS = frozenset("who they that which he she".split())
FORECASTS = frozenset(
    """
    goal goals objective ambition forecast forecasts target targets scenario prospect projection projections plan plans
    """.split()
)
PAPERS = frozenset("papers documents passports passport visas names identity identities".split())
JOINTS = frozenset(("and", "but", "while"))
NEAR_ONLY = frozenset("due ready wants target intended hope fear fears".split())
BEFORE_ONLY = frozenset(
    "limit limits capacity room places agreed offered limited maximum slots restricted willing".split()
)


def _governs(low: list[str], at: int, cue_at: int, m: Mention) -> bool:
    """Whether a modal at ``at`` belongs to the verb of movement: "will take in 300", not "the last day it would do"."""
    if at > cue_at:  # "arrivals will drop to 300"
        return cue_at < at < m.first <= at + VERB_GROUP + 1 and not any(t in BREAKS for t in low[at : m.first])
    between = low[at + 1 : cue_at]
    if len(between) <= VERB_GROUP and not any(token in BREAKS for token in between):
        return True
    sees = m.first > at and cue_at > m.last and at + VERB_GROUP >= m.first  # "would see 300 arrive"
    return sees and "," not in low[at : m.first]


VERB_GROUP = 5  # tokens from a modal to its verb: "would, in that case, have left"
BREAKS = frozenset((";", ":", "and", "but", "who", "which", "that", "(", ")"))


def _holds(check: str, low: list[str], at: int, m: Mention) -> bool:
    """Whether the word at ``at`` speaks of this amount."""
    hit = low[at]
    if check == "retracted" and low[at + 1 : at + 2] and low[at + 1] in PAPERS:
        return False  # "refused for false papers"
    if hit == "slip" and low[at - 1] not in ("a", "the"):
        return False  # "slip in"
    if check == "retracted" and hit in DENYING and at > m.last and low[at - 1] not in ("was", "were", "is", "been"):
        return False  # the denial is about what follows it
    if check == "expected" and low[at - 1] in PRONOUNS and at > m.last:
        return False  # "Haitians who fear to lose their status"
    if check == "expected" and as_said(low, at, m):
        return False  # "entered as expected", "as it had planned", ", an expected rise"
    if check == "expected" and low[at + 1 : at + 3] == ["be", "the"]:
        return False  # "a better gauge may be the 1.1 million who have signed up"
    if check in ("expected", "limit") and at > m.last and not JOINTS.isdisjoint(low[m.last : at]):
        return False  # "sent home 2,500 and hopes to send more"
    if check == "expected" and hit in FORECASTS and at > m.last:
        return False  # "17,202 came, against a forecast of 4,500"
    if check == "expected" and hit in NEAR_ONLY:
        return at <= m.last + 4 and "," not in low[m.last : at] and "," not in low[at : m.first]
    return check != "limit" or hit not in BEFORE_ONLY or at < m.first or at <= m.last + 3
