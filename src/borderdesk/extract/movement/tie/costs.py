"""What it costs to tie an amount to a word of movement behind it or before it."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.words.bond import RELATIVE
from borderdesk.extract.movement.words.cue import AGENTLESS, Cue
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.words import word_set

SPEAKING = frozenset("it they he she we has have".split())
JOINED = frozenset(("and", ",", ";", ":", "(", "by"))


def cost_of(layout: Layout, m: Mention, cue: Cue, cues: list[Cue]) -> tuple[float, str]:
    """(cost, why) of the tie: the lower the cost, the closer the two."""
    low = layout.sentence.low
    if cue.first >= m.last:
        return _after(layout, m, cue, low)
    return _before(layout, m, cue, low, cues)


def _after(layout: Layout, m: Mention, cue: Cue, low: list[str]) -> tuple[float, str]:
    """The cue follows the amount: its head noun, the verb of which it is the subject, or a relative clause."""
    gap = low[m.last : cue.first]
    last = layout.joined(m)  # "300 Cubans and 200 Haitians were held": one subject
    cost = 0.45 * len(low[last : cue.first]) + layout.between(last, cue.first) + 6.0 * layout.numbers(last, cue.first)
    if cue.form == "fixed":
        return cost - 2.0, "phrase behind"
    if cue.shape == "count":
        tag = low[cue.first - 1] == "," and low[cue.last : cue.last + 1] != ["by"]  # ", reported the police"
        told = tag or low[cue.first - 1] in SPEAKING or not (cue.passive or cue.form == "past")
        return cost + (30.0 if told else 3.0), "counted"
    if cue.shape == "sum":
        return cost + (1.0 if low[cue.first - 1] == "the" else 9.0), "sum behind"
    cost += _other_subject(layout, m, cue, low)
    if cue.shape == "noun":
        return _noun_after(m, cue, low, cost)
    if cue.shape == "host" and not cue.passive and RELATIVE & {*gap}:
        return cost + 12.0, "verb behind, active"  # "people who held an appointment"
    if RELATIVE & {*gap}:
        parted = gap[-1] == "whom" and layout.next_amount(cue.end) <= cue.end + 1 < len(low)
        parted = parted or ("whom" in gap and _some_of_whom(layout, m.last + gap.index("whom"), cue.first))
        parted = parted or (";" in gap and _of_another(gap[gap.index(";") :]))
        cost += 20.0 * parted  # "arrivals: 118,000, of whom registered 102,000"
        return cost - 2.0 + 4.0 * _verbs(gap), "relative clause"
    done = cue.passive or (cue.form == "be" and cue.shape in ("send", "refuse"))  # "310 were told to go back"
    if cue.shape in AGENTLESS and not (done or _sheltering(low, cue, gap)):
        return _acted(layout, cue, gap, cost)
    if cue.form == "ing" and not BE & {*gap}:
        return cost + 1.0 + (0 if len(gap) <= 6 else 4), "participle"
    if cue.shape == "wait" and cue.form == "past" and not BE & {*gap} and len(gap) <= 3 and low[cue.first] != "waited":
        return cost + 5.0, "adjective"
    return cost, "verb behind"


def _some_of_whom(layout: Layout, whom: int, verb: int) -> bool:
    """ "15,000 Eritreans, of whom three quarters returned": what is told of those only."""
    return layout.sentence.low[whom - 1] == "of" and layout.next_amount(whom) == whom + 1 <= verb


def _of_another(clause: list[str]) -> bool:
    """ "2,000 were on the road; the column that reached Tecún Umán": what another clause says of its own subject."""
    at = next((i for i, token in enumerate(clause) if token in RELATIVE), 1)
    return clause[at - 1].isalpha() and clause[at - 1] != "of"


def _sheltering(low: list[str], cue: Cue, gap: list[str]) -> bool:
    """ "21,000 Malians are sheltering in Bassikounou": what they do themselves, where a state shelters others."""
    return low[cue.first] == "sheltering" and not BE.isdisjoint(gap[-2:])


def _acted(layout: Layout, cue: Cue, gap: list[str], cost: float) -> tuple[float, str]:
    """An active verb behind the amount: what its people did, or a participle that describes them."""
    low = layout.sentence.low
    ahead = layout.next_amount(cue.end)
    parted = ahead > cue.end and not low[cue.end].isalpha()  # "7,698 deported; 12,373 people applied"
    if ahead < len(low) and ahead - cue.end <= 1 and cue.form == "past" and not parted:
        return cost + 14.0, "verb behind, active"  # "checked 2,000 people and turned 18 of them back"
    active = cue.last == cue.first + 1 and low[cue.last : cue.last + 1] in OBJECTS
    entry = low[cue.last : cue.last + 1] in ENTRY and ahead - cue.last > NEXT  # "42 with a positive test refused entry"
    let = low[cue.first] == "let" and low[cue.end : cue.end + 1] in LET_IN  # "and 84,000 Lebanese let in"
    bare = (cue.form == "past" or let) and (len(gap) <= 3 or (entry and len(gap) <= 2 * NEXT)) and not active
    return (cost + 1.0, "participle") if bare else (cost + 7.0, "verb behind, active")


ENTRY, NEXT = (["entry"], ["admission"], ["passage"], ["boarding"]), 4  # tokens from "refused entry" to a number
LET_IN: tuple[list[str], ...] = ([], ["."], [","], [";"], ["by"], ["on"], ["at"], ["since"], ["from"], ["through"])
OBJECTS = (["the"], ["a"], ["an"], ["their"])  # "533 accepted a ride home": an active verb
NO_NAME = frozenset("for to by from with and who have has had were was used got".split())


def _noun_after(m: Mention, cue: Cue, low: list[str], cost: float) -> tuple[float, str]:
    """ "300 arrivals", "300 Syrian refugees"."""
    gap = low[m.last : cue.first]
    if m.noun < 0 and not NO_NAME.isdisjoint(gap):  # "3,000 Chinese applied for visas"
        return cost + (20.0 if cue.measure == "permits" else 7.0), "noun behind"
    if (
        m.noun == cue.first
        or (m.noun >= 0 and cue.first <= m.noun < cue.last)
        or (m.noun < 0 and len(gap) <= 3 and cost < 4)
        or (
            m.noun >= cue.last and m.noun - cue.last <= 1 and m.unit in ("vehicles", "other") and cue.measure != "queue"
        )
        or (not gap and low[cue.first] in ("outbound", "inbound", "outgoing", "incoming"))
    ):
        return -6.0 + 0.2 * len(gap), "head noun"
    return cost + (20.0 if cue.measure == "permits" else 7.0), "noun behind"


def _before(layout: Layout, m: Mention, cue: Cue, low: list[str], cues: list[Cue]) -> tuple[float, str]:
    """The cue stands before the amount: its verb, or the noun of which it is the number."""
    gap = low[cue.last : m.first]
    cost = 0.45 * len(gap) + layout.between(cue.last, m.first) + 6.0 * layout.numbers(cue.last, m.first)
    cost += 12.0 * _of_the_whole(layout, m, cue, low)
    if gap[-1:] == [":"]:
        cost -= 7.0
    if cue.form == "fixed":
        return (cost - 5.0 if cue.shape in ("sum", "noun") else cost), "phrase before"
    if cue.shape == "have":
        return (4.0 if low[cue.first] == "with" else 1.0), "has"
    if cue.shape == "count":
        return cost + 5.0, "counted"
    if cue.shape in ("noun", "sum"):
        return _noun_before(layout, m, cue, cues, cost)
    if cue.shape in AGENTLESS:
        if cue.passive:
            return cost + 5.0, "passive before"
        return (
            (cost - 4.0, "verb before")
            if len(gap) <= 2 and not any(token in JOINED for token in gap)
            else (cost, "verb before")
        )
    if cue.shape in ("lodge", "enter", "leave", "stay", "wait", "flee", "return", "come", "move"):
        if gap[-1:] == ["by"] and low[cue.first - 1] in BE:
            return cost - 4.0, "passive before"  # "the region was entered from Russia by 6,400 people"
        plain = not gap or gap[0] in ("were", "was", "have", "been", "by", "in")
        return cost + (2.0 if plain else 4.5), "verb before, inverted"
    return cost + 3.0, "before"


def _of_the_whole(layout: Layout, m: Mention, cue: Cue, low: list[str]) -> bool:
    """ "Of the 9,000 held in Libya 1,200 should fly home": where the whole is held, not what the part does."""
    if cue.form != "past" or "of" not in low[:WHOLE] or cue.shape not in AGENTLESS:
        return False
    wholes = (o for o in layout.amounts if o.last <= cue.first and low[max(o.first - 2, 0) : o.first] == ["of", "the"])
    return any(0 <= cue.first - max(o.last, o.noun + 1) <= 1 for o in wholes)


WHOLE = 8  # tokens in which "of the" opens a sentence, with a dateline


def _noun_before(layout: Layout, m: Mention, cue: Cue, cues: list[Cue], cost: float) -> tuple[float, str]:
    """ "arrivals came to 300", "a total of 300", "of all visits 78 per cent"."""
    low = layout.sentence.low
    gap = low[cue.last : m.first]
    if cue.measure == "permits" and gap[:1] not in ([], ["of"]):
        cost += 4.0
    if m.kind in ("percent", "fraction") and "of" in low[max(cue.first - 3, 0) : cue.first] and cue.first <= 4:
        return cost, "noun of the whole"
    named = cue.last + (gap[:1] == ["of"])
    if cue.measure == "cross" and named < m.first and layout.sentence.raw[named][0].isupper():
        return cost + 12.0, "a crossing's name"  # "at the crossing of Dorohusk 900 lorries stood"
    level = bool(word_set("levels") & {*gap}) or gap[:1] == ["of"] or not gap
    verbs = cue.shape == "sum" and any(cue.last <= o.first < m.first and o.shape != "noun" for o in cues)
    extra = (6.0 if verbs else 1.5) if cue.shape == "sum" else 0.0
    return (cost + 1.0 + extra, "noun before") if level else (cost + 4.0 + extra, "noun near")


def _other_subject(layout: Layout, m: Mention, cue: Cue, low: list[str]) -> float:
    """What it costs that somebody else is the subject of the verb: "300 reservists ..., with men leaving"."""
    at = cue.first - 1
    while at > m.last and (low[at] in HAVE or low[at] in BE or low[at] in word_set("adverbs")):
        at -= 1
    if low[at - 1] in ("with", "without") or (low[at - 1] == "and" and at - 2 == m.noun):
        return 0.0  # "22 women and children stood"
    noun = nouns().get(low[at])
    if noun is None or not noun.plural or noun.unit != "persons" or at <= m.last or at == m.noun or cue.shape == "noun":
        return 0.0
    return 0.0 if m.noun < 0 and at - m.last <= 4 else 7.0


def _verbs(gap: list[str]) -> int:
    return sum(1 for token in gap if token in HAVE or token in BE) > 2
