"""Whether an amount is stated as a fact: forecasts, ceilings, withdrawn numbers and counts of both directions."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.ahead import BOUND_TO, ahead
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.modality.carriedout import carried_out
from borderdesk.extract.movement.modality.gainsaid import gainsaid
from borderdesk.extract.movement.modality.holds import MODALS, WHO, governs, holds, put_right
from borderdesk.extract.movement.modality.misentries import MISPRINTS
from borderdesk.extract.movement.modality.otherclause import beside
from borderdesk.extract.movement.modality.pointing import who_had_told
from borderdesk.extract.movement.modality.setaside import set_aside
from borderdesk.extract.movement.modality.unmet import unmet
from borderdesk.extract.movement.modality.withdrawn import withdrawn
from borderdesk.extract.movement.words.layout import JOINTS, Layout
from borderdesk.extract.movement.words.sense import HAVE, TAKING_IN
from borderdesk.extract.movement.words.traits import ending, named, trait
from borderdesk.extract.movement.words.words import ended_by, word_set, words

WINDOW = 14
BOTH, NEGATED = ending("both"), trait(("not", "never"))
HAD_TOLD = trait(("had",))
CARRIED_OUT = named("hindering") | trait(("place", "ahead", "completed", "which", "they"))
CHECKS = (
    ("retracted", "withdrawn", named("withdrawn")),
    ("limit", "ceiling", named("ceiling")),
    ("expected", "ahead", named("ahead")),
)


def modality(layout: Layout, m: Mention, cue_at: int) -> tuple[str, str]:
    """(modality, the words that decided it) of an amount whose cue stands at token ``cue_at``."""
    low = layout.sentence.low
    none = _none_of(low, m)
    those = none and _of_those(low, m, cue_at)
    if m.kind == "none" or m.low == m.high == 0 or (none and not those):
        return "negated", "nobody"
    if m.first > 2 and (put_right(low, m.first - 3) or _instead(low, m)):
        return "observed", ""  # "the number should have read 4,900", "an error for 1,400"
    if layout.traits & CARRIED_OUT and carried_out(low, m, cue_at):
        return "observed", ""
    if layout.traits & NEGATED and _not_done(low, m, cue_at):
        return "retracted", "did not"
    start, end = _clause(layout, m, cue_at, JOINTS[","])
    known = those or _known(low, m, cue_at)
    start = m.first if known else start
    told = _marked(layout, m, cue_at, start, end, CHECKS[:1] if known else CHECKS)
    if told is not None:
        return told
    roof = next((o.first for o in layout.owners if o.first >= m.last and low[o.first] != "twice"), len(low))
    up_to = low[: who_had_told(low, m.last)[0]] if layout.traits & HAD_TOLD else low
    taken_back = withdrawn(up_to, layout.traits, m, start, min(roof, len(up_to)))
    taken_back = taken_back or gainsaid(up_to, layout.traits, m)
    if taken_back:
        return "retracted", taken_back
    first = not any(o.last <= m.first for o in layout.amounts if not _way(low, o))
    framed = _past_ways(layout, m, _clause(layout, m, cue_at, PARTED)[0]) if layout.traits & BOTH else start
    both = _both_ways(low[(framed if first else m.first) : layout.joined(m) + WINDOW]) if layout.traits & BOTH else ""
    if both:
        return "two_way", both
    if known:
        return "observed", ""
    to_come = ahead(low, layout.traits, m, cue_at, start, end)
    if to_come[1]:
        return to_come
    hoped = unmet(low, layout.traits, m, cue_at)
    return ("expected", hoped) if hoped else ("observed", "")


def _instead(low: list[str], m: Mention) -> bool:
    """ "14,000 evacuated, an error for 1,400"."""
    head = low[max(m.first - SUMMED, 0) : m.first]
    if head[-1] in GIVING and any(one in RIGHT and other in NUMBERS for one, other in pairwise(head)):
        return True  # "the revised tally is 38,900"
    if head[-1] == "to" and not CUT.isdisjoint(head) and _had_told(low[: m.first - 1]):
        return low[m.first - 2] in NUMBERS or low[m.first - 2] in ("back", "down")  # "then cut the number to 2,650"
    if low[m.first - 1] != "for" or low[m.first - 2] not in MISPRINTS:
        return _gives_now(low[max(m.first - WINDOW, 0) : m.first])
    return any(token[0].isdecimal() for token in low[: m.first - 2])


def _gives_now(head: list[str]) -> bool:
    """ "has withdrawn that number and gives 130", "withdrew the figure and now speaks of 90"."""
    if "and" not in head or head[-1] not in GIVING:
        return False
    at = len(head) - 1 - head[::-1].index("and")
    gone = head[max(at - AND, 0) : at]
    return not word_set("withdrawing").isdisjoint(gone) and not NUMBERS.isdisjoint(gone) and len(head) - at <= AND


def _had_told(head: list[str]) -> bool:
    """ "had put May's arrivals at 4,050, then": a number was stated before, none that was only wanted."""
    at = max((i for i, token in enumerate(head) if token in CUT), default=0)
    told = any(token[0].isdecimal() for token in head[:at]) and not TOLD.isdisjoint(head[:at])
    months = [token for token in head if token != "may"]
    return told and word_set("ahead+ceiling+attitudes+offers").isdisjoint(months)


TOLD = frozenset("put said reported counted given told announced spoken".split())
CUT = frozenset("cut lowered reduced revised corrected scaled".split())
SUMMED, RIGHT = 7, frozenset("revised corrected right true real actual proper".split())
AND = 6  # tokens on both sides
GIVING = frozenset("gives gave puts speaks says names counts reports of at is now".split())
NUMBERS = frozenset("number figure count total claim estimate tally it that".split())


NONE_OF = frozenset("nor neither not of".split())


def _none_of(low: list[str], m: Mention) -> bool:
    """ "None of the 300 was sent back", "not a single one remains"."""
    head = low[max(m.first - 3, 0) : m.first]
    if NONE_OF.isdisjoint(head):
        return False
    if head[-2:-1] == ["nor"] and "neither" in low[: m.first]:
        return True  # "neither the 3,000 nor the 500 exist"
    if head == ["not", "a", "single"] or ("neither" in head[-2:] and "nor" in low[m.last :]):
        return True
    one = m.first > 3 and head[0] == "one" and low[m.first - 4] in ("not", "single")
    return head[-2:-1] == ["of"] and (one or head[0] in ("none", "neither", "nobody"))


def _of_those(low: list[str], m: Mention, cue_at: int) -> bool:
    """ "expelled none of the 2,050 Afghans still waiting", "none of the 300 who came was sent back": they are there."""
    between = low[m.last : cue_at]
    if low[m.first - 1] not in ("the", "these", "those") or not m.last <= cue_at <= m.last + WHOLE:
        return False
    if not WHO.isdisjoint(between):
        return _known(low, m, cue_at)
    return low[cue_at] in LINGERING and BE_OR_HAVE.isdisjoint(between) and HELD_BACK.isdisjoint(between)


WHOLE = 6  # tokens from the number to what its people do
LINGERING = frozenset("waiting living staying sheltering camping remaining held detained lodged stranded".split())


def _known(low: list[str], m: Mention, cue_at: int) -> bool:
    """ "the 12,000 who crossed", "one of 300 deported on Monday": taken for granted, whatever is said of them."""
    between = low[m.last : cue_at]
    one_of = m.first > 2 and low[m.first - 2 : m.first] == ["one", "of"] and low[m.first - 3] in (",", "is", "was")
    if not (one_of or low[m.first - 1] in ("the", "these", "those")) or not m.last <= cue_at <= m.last + NEAR_BY:
        return False
    if "whom" in between or tuple(low[cue_at : cue_at + 2]) in BOUND_TO:
        return False  # "the 1,500 for whom lorries stood waiting", "the 4,500 picked for Canada"
    who = not WHO.isdisjoint(between)
    plain = word_set("ahead+ceiling").isdisjoint(between) and HELD_BACK.isdisjoint(between)
    done = is_past(low, cue_at) or (low[cue_at] in ("let", "put", "set") and not who)
    done = done or (who and low[cue_at] in STANDING)
    done = done or (low[cue_at - 1] in ("it", "they") and low[cue_at] in SHELTERING)  # "the 12 men it holds"
    return plain and (who or BE_OR_HAVE.isdisjoint(between)) and done


HELD_BACK = frozenset(("to", "not", ","))
STANDING = frozenset("are live lives remain stay reside hold have work".split())
SHELTERING = frozenset("holds hold houses hosts shelters keeps detains lodges".split())
NEAR_BY = 5  # tokens from the number to what its people did
BE_OR_HAVE = frozenset("was were had have has been are is being".split())


def _not_done(low: list[str], m: Mention, cue_at: int) -> bool:
    """ "3,000 people did not cross", "300 were not deported", "does not host 1.4 million"."""
    if m.first > 2 and low[m.first - 2] == "not" and low[m.first - 3] in DID and low[m.first - 1] in words().cues:
        return m.kind == "count" and low[m.first - 1] not in TAKING_IN
    behind = low[m.last : max(cue_at + 1, m.last + NEAR_BY)]
    at = next((i for i, token in enumerate(behind) if token in ("not", "never")), 0)
    at = 0 if m.last + at == cue_at else at  # "were not allowed to board" is what was done
    if behind[:1] == ["never"] and cue_at == m.last + 1:
        return m.kind == "count"  # "At least 40 never arrived"
    helped = at > 0 and (behind[at - 1] in BE_OR_HAVE | DID or behind[at] == "never")  # "700 Armenians never set out"
    helped = helped and not (behind[at - 1] in HAVE and behind[at + 1 : at + 2] in GONE)  # who has not left stayed
    plain = (WHO | {",", "and"}).isdisjoint(behind[:at]) or (behind[at] == "never" and m.last + at + 1 == cue_at)
    done = helped and plain  # also of "3,400 people who never left Libya"
    verb = next(
        (token for token in behind[at + 1 :] if token not in word_set("adverbs") and token not in BE_OR_HAVE), ""
    )
    return done and m.kind == "count" and verb in words().cues and verb not in TAKING_IN


DID = frozenset(("did", "do", "does"))
GONE = (["left"], ["departed"], ["gone"], ["moved"], ["travelled"])


def _marked(
    layout: Layout, m: Mention, cue_at: int, start: int, end: int, checks: tuple[tuple[str, str, int], ...]
) -> tuple[str, str] | None:
    """The first word of denial, ceiling or forecast in the clause that speaks of this amount."""
    low = layout.sentence.low
    for check, name, bit in checks:
        hits = word_set(name)
        if not layout.traits & bit or hits.isdisjoint(low[start:end]):
            continue
        for at in range(start, end):
            if (
                low[at] in hits
                and (at != cue_at or check == "limit")
                and not _is_may(layout, at)
                and not put_right(low, at)
                and not _of_those_before(layout, m, at)
                and holds(check, low, at, m, cue_at)
                and not beside(low, at, *_span(m, cue_at), cue_at)
                and (check == "retracted" or m.rate or not set_aside(low, at, *_span(m, cue_at), cue_at))
                and not (low[at] in MODALS and cue_at != m.core_first and not governs(low, at, cue_at, m))
            ):
                return check, low[at]
    return None


def _span(m: Mention, cue_at: int) -> tuple[int, int]:
    return min(m.first, cue_at), max(m.last, cue_at + 1)


def _of_those_before(layout: Layout, m: Mention, at: int) -> bool:
    """ "Instead of the 5,000 expected on Friday 897 came", "of the 2,000 who had been promised a visa 640 left"."""
    low = layout.sentence.low
    if at >= m.first or not low[at].endswith("ed"):
        return False
    before = next((o for o in reversed(layout.owners) if o.last <= at), None)
    if before is None or at in (before.last, before.noun + 1):
        return before is not None
    return low[at - 1] == "been" and not WHO.isdisjoint(low[before.last : at])


def _way(low: list[str], m: Mention) -> bool:
    return low[m.last : m.last + 1] in (["directions"], ["ways"], ["senses"])


def _past_ways(layout: Layout, m: Mention, start: int) -> int:
    """The start of the clause again where only "the two directions" cut it off."""
    low = layout.sentence.low
    ways = [o for o in layout.amounts if o.last <= m.first and _way(low, o)]
    return max(ways[-1].first - 2, 0) if ways and ways[-1].last >= start - 1 else start


def _both_ways(tokens: list[str]) -> str:
    return " ".join(ended_by("both", tokens)[1])


def _is_may(layout: Layout, at: int) -> bool:
    """The month, or the noun of "against their will"."""
    low = layout.sentence.low
    if layout.sentence.raw[at] == "Cap":
        return True  # Cap-Haïtien
    if at == 0:
        return low[at] == "may" and low[1] in (word_set("yielding") | HAD)
    return layout.sentence.raw[at] == "May" or (low[at] in ("will", "eyes") and low[at - 1] in OWNERS)


HAD = frozenset(("was", "had", "with"))
OWNERS = frozenset("their his her its own free the good s '".split())


def _clause(layout: Layout, m: Mention, cue_at: int, parted: float) -> tuple[int, int]:
    """The tokens around amount and cue up to separators of that weight or another amount."""
    left, right = min(m.first, cue_at), max(m.last, cue_at + 1)
    start, end, sums = left, right, layout.sums
    floor, roof = max(layout.last_amount(left), left - WINDOW), min(layout.next_amount(right), right + WINDOW)
    while start > floor and sums[left] - sums[start - 1] < parted:
        start -= 1
    while end < roof and sums[end + 1] - sums[right] < parted:
        end += 1
    return start, end


PARTED = 6  # the weight of separators behind which even a frame is past: "In both directions, it said, 300 went"
