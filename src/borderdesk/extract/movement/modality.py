"""Whether an amount is stated as a fact: forecasts, ceilings, withdrawn numbers and counts of both directions."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.layout import Layout
from borderdesk.extract.movement.otherclause import beside, disowned, done_to, inserted
from borderdesk.extract.movement.words import word_set, words

BOUND_TO = frozenset(
    (
        ("means", "to"),
        ("mean", "to"),
        ("meant", "to"),
        ("reckon", "with"),
        ("reckons", "with"),
        ("is", "to"),
        ("are", "to"),
        ("was", "to"),
        ("were", "to"),
        ("about", "to"),
        ("set", "to"),
        ("going", "to"),
        ("up", "for"),
    )
)
WINDOW = 14


def modality(layout: Layout, m: Mention, cue_at: int) -> tuple[str, str]:
    """(modality, the words that decided it) of an amount whose cue stands at token ``cue_at``."""
    if m.kind == "none" or m.low == m.high == 0:
        return "negated", "nobody"
    low = layout.sentence.low
    start, end = _clause(layout, m, cue_at)
    for check, name in (("retracted", "withdrawn"), ("limit", "ceiling"), ("expected", "ahead")):
        hits = word_set(name)
        if hits.isdisjoint(low[start:end]):
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
    taken_back = _dropped(low, m) or _taken_back(layout, m) or disowned(low[start : _roof(layout, m)])
    if taken_back:
        return "retracted", taken_back
    first = start == 0 or not any(o.last <= m.first for o in layout.amounts if not _way(low, o))
    start = _past_ways(layout, m, start)
    both = _both_ways(low[(start if first else m.first) : m.last + WINDOW])
    if both:
        return "two_way", both
    if m.last < cue_at and low[cue_at - 1] == "to" and not _made_to(low, m, cue_at):
        return "expected", f"to {low[cue_at]}"
    if "if" in low[start : m.first] and low[m.first - 2 : m.first - 1] != ["as"] and not _and_so(low, start, m):
        return "expected", "if"
    ahead = _bound_to(low[start:end], max(m.first - start, 0)) or _coming(low, m, min(end, len(low)))
    return ("expected", ahead) if ahead else ("observed", "")


def _and_so(low: list[str], start: int, m: Mention) -> bool:
    """ "if you want to work you need a permit, and Italy issued 3,100": the number stands in another main clause."""
    behind = low[low.index("if", start) : m.first]
    return any(one == "," and other in ("and", "but") for one, other in pairwise(behind))


def _made_to(low: list[str], m: Mention, cue_at: int) -> bool:
    """ "were able to leave", "forced 14,000 to flee": what is done, not what is to be done."""
    made = word_set("making")
    return low[cue_at - 2] in word_set("did_to") or not made.isdisjoint(low[max(m.first - 3, 0) : m.first])


def _roof(layout: Layout, m: Mention) -> int:
    """Where the next amount that may count people stands."""
    return min((o.first for o in layout.owners if o.first >= m.last), default=len(layout.sentence))


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


def _coming(low: list[str], m: Mention, end: int) -> str:
    """ "for 270 of its people next week"."""
    for i in range(max(m.first - 6, 0), end):
        if low[i] == "tomorrow" or (low[i] == "next" and low[i + 1 : i + 2] and low[i + 1] in SPANS):
            return " ".join(low[i : i + 2])
    return ""


SPANS = frozenset("week month year spring summer autumn winter season weekend".split())


def _bound_to(tokens: list[str], amount: int) -> str:
    """ "is to deploy", "about to leave": a verb in its base form follows."""
    for i in range(len(tokens) - 2):
        if (
            tokens[i + 1] in ("to", "for", "with")
            and (tokens[i], tokens[i + 1]) in BOUND_TO
            and tokens[i - 1] not in LINED
            and not inserted(tokens, i, amount)
        ):
            after = tokens[i + 2]
            plain = after.isalpha() and not after.endswith(("ed", "ing")) and after not in NO_VERBS
            plain = plain or (after == "be" and done_to(tokens[i + 3 : i + 4]))
            if plain or tokens[i + 1] == "with":
                return f"{tokens[i]} {tokens[i + 1]}"
    return ""


LINED = frozenset("lined line lining queued queue queuing backed".split())  # "lined up for Nigeria"
NO_VERBS = frozenset("the a be his their".split())


def _taken_back(layout: Layout, m: Mention) -> str:
    """ "700,000, which ..., was withdrawn"; "82,000; this was a slip"; "1,300 ...; it has withdrawn that number"."""
    low = layout.sentence.low
    behind = low[m.last : _roof(layout, m)]
    for i, token in enumerate(behind):
        if (
            token in ("corrects", "corrected", "correcting")
            and behind[i + 1 : i + 2]
            and behind[i + 1].endswith("self")
        ):
            return f"{token} {behind[i + 1]}"
        if token not in word_set("withdrawn"):
            continue
        was = i > 0 and any(word in WAS for word in behind[max(i - 3, 0) : i])
        it = bool(THAT & {*behind[i + 1 : i + 4]})
        plain = token not in DENYING and (token != "slip" or behind[max(i - 1, 0)] == "a")
        if plain and (was or it):
            return token
    return ""


def _dropped(low: list[str], m: Mention) -> str:
    """ "has dropped its earlier figure of 10,000", "took back the 16,000 he had announced"."""
    head = low[max(m.first - 7, 0) : m.first]
    if not DROPPING.isdisjoint(head) and not THAT.isdisjoint(head):
        return "dropped"
    again = any(low[i : i + 2] == ["took", "back"] for i in range(max(m.first - 4, 0), m.first))
    return "took back" if again and low[m.last : m.last + 1] and low[m.last] in ("he", "she", "it", "they") else ""


DROPPING = frozenset("dropped drops abandoned scrapped withdrew withdrawn retracted revised retired binned".split())
WAS = frozenset("was were been be is".split())
THAT = frozenset(("number", "figure", "count", "total", "claim"))


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
    others = [o for o in layout.amounts if o is not m and o.kind in ("count", "none", "percent", "fraction")]
    floor = max((o.last for o in others if o.last <= left), default=0)
    roof = min((o.first for o in others if o.first >= right), default=len(layout.sentence))
    start, end = left, right
    while start > floor and left - start < WINDOW and layout.between(start - 1, left) < 6:
        start -= 1
    while end < roof and end - right < WINDOW and layout.between(right, end + 1) < 6:
        end += 1
    return start, end


DENYING = frozenset("denied denies deny dismissed refuted".split())
MODALS = frozenset("may might could will would should shall".split())
PRONOUNS = frozenset("who they that which he she".split())
FORECASTS = frozenset("forecast forecasts target targets scenario prospect projection projections plan plans".split())
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
    if check == "expected" and low[at + 1 : at + 3] == ["be", "the"]:
        return False  # "a better gauge may be the 1.1 million who have signed up"
    if check == "expected" and at > m.last and not JOINTS.isdisjoint(low[m.last : at]):
        return False  # "sent home 2,500 and hopes to send more"
    if check == "expected" and hit in FORECASTS and at > m.last:
        return False  # "17,202 came, against a forecast of 4,500"
    if check == "expected" and hit in NEAR_ONLY:
        return at <= m.last + 4 and "," not in low[m.last : at] and "," not in low[at : m.first]
    return check != "limit" or hit not in BEFORE_ONLY or at < m.first or at <= m.last + 3
