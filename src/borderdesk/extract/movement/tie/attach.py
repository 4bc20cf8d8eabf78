"""Which word of movement governs an amount."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.tie.costs import JOINED, cost_of
from borderdesk.extract.movement.tie.tie import second_thought
from borderdesk.extract.movement.words.bond import Bond
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.rolls import into_a_register
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.words import word_set, words

FAR = 22.0  # a cue that costs more governs nothing
FAR_WAIT = 30.0  # a length of time or road with a queue in the sentence is hardly anything else


def bond(layout: Layout, m: Mention, cues: list[Cue]) -> Bond | None:
    """The cheapest cue for the amount; None where all are too far."""
    if layout.inserted:  # what stands between two commas governs nothing outside
        cues = [cue for cue in cues if not _inside(layout, m, cue)]
    if "they" in layout.sentence.low and any(one.last <= m.first and one.shape in DEEDS for one in cues):
        cues = [cue for cue in cues if not _afterwards_told(layout.sentence.low, m, cue)]
    cues = cues if len(cues) <= CROWD else _near(m, cues)
    cues = _past_relative(layout, m, cues)
    if low_of_the(layout.sentence.low, m):
        behind = [cue for cue in cues if cue.first > m.last]
        cues = [cue for cue in cues if cue not in behind[1:]]
    found = [Bond(cue, *cost_of(layout, m, cue, cues)) for cue in cues if _fits(layout, m, cue)]
    best = min(found, key=lambda one: one.cost, default=None)
    if best is not None:
        best = second_thought(layout, m, best, found, cues)
    if best is not None and m.kind == "duration" and layout.between(m.last, best.cue.first) >= 12:
        return None  # another clause
    far = FAR if m.kind not in ("duration", "length") else FAR_WAIT
    return best if best is not None and best.cost <= far else None


def _inside(layout: Layout, m: Mention, cue: Cue) -> bool:
    """Whether the word stands in what is inserted; ", all of them expelled," tells of those right before it."""
    for first, last in layout.inserted:
        if first < cue.first < last and not first < m.first < last:
            return not (cue.shape == "send" and 0 <= first - m.last <= 1 and layout.sentence.low[first + 1] == "all")
    return False


DEEDS = frozenset("refuse catch send take".split())


def _afterwards_told(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "stopped 120 on Friday and 95 on Saturday after they had crossed": what all of them had done before."""
    head = low[max(cue.first - 4, 0) : cue.first]
    return cue.first > m.last and any(pair == ("after", "they") for pair in pairwise(head))


def low_of_the(low: list[str], m: Mention) -> bool:
    """ "most of the 20,000 who followed were sent home": the number is of those who followed."""
    return low[max(m.first - 2, 0) : m.first] == ["of", "the"] and "who" in low[m.last : m.last + 3] and m.first > 2


PASSING = frozenset("pass passes passed passing crossed crosses crossing".split())


CROWD = 24  # words of movement, more than any sentence has; a table without full stops may have hundreds


def _near(m: Mention, cues: list[Cue]) -> list[Cue]:
    """The nearest words of movement of very many, in their order: the others are too far to govern the amount."""
    reach = sorted(abs(cue.first - m.first) for cue in cues)[CROWD - 1]
    return [cue for cue in cues if abs(cue.first - m.first) <= reach]


def _past_relative(layout: Layout, m: Mention, cues: list[Cue]) -> list[Cue]:
    """ "60 percent of those who fled have gone home": the share is of the main verb, not of the relative clause."""
    low = layout.sentence.low
    if m.kind == "count" and low[m.last : m.last + 1] == ["of"] and _of_those(layout, m):
        return _past_those_who(low, m, cues)
    if m.kind == "count" and "who" in low[m.last : m.last + 4]:
        return cues if low_of_the(low, m) else _past_clause(layout, m, cues)
    if m.kind not in ("percent", "fraction") or "who" not in low[m.last : m.last + WHO]:
        return cues
    verbs = [cue for cue in cues if cue.first > m.last and cue.shape != "noun"]
    if len(verbs) < 2 or not (HAVE | BE) & {*low[verbs[0].last : verbs[1].first]}:
        went_on = len(verbs) > 1 and verbs[1].shape in ("move", "come", "enter")  # they keep the measure of the whole
        return cues if went_on else _past_those_who(low, m, cues)  # "a third of those who came asked for asylum"
    return [cue for cue in cues if cue is not verbs[0]]


def _of_those(layout: Layout, m: Mention) -> bool:
    """ "500 of those who came", "of the 8,600 Russians who came": a number that is counted out may stand between."""
    low = layout.sentence.low
    counted = low[m.last + 1 : m.last + 2] == ["the"] and layout.next_amount(m.last) == m.last + 2
    return "who" in low[m.last : m.last + (WHO if counted else 5)]


WHO = 10  # tokens from a share to "who": "90 per cent of the 1.3 million Kuwaitis who fled have gone back"


def _past_clause(layout: Layout, m: Mention, cues: list[Cue]) -> list[Cue]:
    """ "8,000 Chadians who had been working in Sudan have come home": what they had done before is not counted."""
    low = layout.sentence.low
    who = low.index("who", m.last)
    verbs = [cue for cue in cues if cue.first > who and cue.shape not in ("noun", "sum", "count")]
    if len(verbs) < 2 or layout.numbers(m.last, verbs[1].first):
        return cues
    if (HAVE | BE).isdisjoint(low[verbs[1].first - HELP : verbs[1].first]):
        return cues
    gap = low[verbs[0].last : verbs[1].first + (verbs[1].form == "be")]
    return cues if not APART.isdisjoint(gap) or not (HAVE | BE) & {*gap} else [c for c in cues if c is not verbs[0]]


HELP = 3  # tokens from a helping verb to its participle: "have also come"
APART = JOINED | frozenset("to or who that because when while as until said say after before if".split())


def _past_those_who(low: list[str], m: Mention, cues: list[Cue]) -> list[Cue]:
    """ "796,000 of the Venezuelans who came in with a passport went on to Peru": what that part did."""
    verbs = [cue for cue in cues if cue.first > m.last and cue.shape not in ("noun", "sum", "count")]
    did = len(verbs) > 1 and (verbs[1].form in ("past", "be") or low[verbs[1].first - 1] in HAVE)
    if not did or low[verbs[1].first - 1] in JOINED | {"to", "or", "who"}:
        return cues
    return [cue for cue in cues if cue is not verbs[0]]


def _fits(layout: Layout, m: Mention, cue: Cue) -> bool:
    if m.first <= cue.first < m.last or cue.first < m.first < cue.last:
        return False  # "there were over 5,000" are not over the border
    if cue.shape == "have" or (cue.form == "fixed" and cue.shape in ("sum", "noun")):
        return cue.last == m.first
    if m.unit == "vehicles" and layout.sentence.low[cue.first] == "carrying" and cue.first > m.first:
        return False  # "twelve boats carrying 640 people reached Britain"
    low = layout.sentence.low
    if cue.first >= m.last and _do_so_themselves(low, cue):
        return False
    level = cue.shape == "enter" and not into_a_register(low, m, cue)
    lands = cue.shape == "take" and m.unit == "vehicles" and cue.first == m.noun + 1  # "Five boats put 512 ashore"
    if cue.shape in GOVERNING and not (cue.passive or lands) and cue.first >= m.last and _has_its_own(layout, cue):
        return False  # "opened the gate to 3,800 and shut it on a thousand"
    if cue.first > m.last and low[cue.first - 1] == "to" and low[cue.first - 2] in WISHING and _of_whom(low, m, cue):
        return False  # "14,000 people, most of whom want to go on to Germany"
    if cue.shape == "count" and low[cue.first] in SPEAKING and not _office_speaks(low, cue.first):
        return False
    passing = cue.last == m.first and (level or (low[cue.first] in PASSING and cue.end == cue.last))
    passing = passing and not (cue.form == "ing" and _people_before(layout, cue))
    if passing and "there" not in low[max(cue.first - 4, 0) : cue.first] and not _inverted(low, m, cue):
        return False  # "reached 543": a level
    if m.kind in ("duration", "length"):
        return cue.measure == "queue"
    return cue.measure != "queue" or cue.form not in ("one", "many") or layout.sentence.low[cue.first] not in WAITS


def _do_so_themselves(low: list[str], cue: Cue) -> bool:
    """ "the 22 who refused to board", "90 traders blocked the road"."""
    if low[cue.first] in BLOCKING and low[cue.end : cue.end + 1] == ["the"]:
        return True
    return cue.shape == "refuse" and not cue.passive and low[cue.end : cue.end + 1] == ["to"]


BLOCKING = frozenset("block blocks blocked bar bars barred".split())
GOVERNING = frozenset("take send refuse catch".split())


def _has_its_own(layout: Layout, cue: Cue) -> bool:
    """Whether a number of its own stands right behind the verb."""
    low = layout.sentence.low
    behind = cue.last + (cue.last < len(low) and low[cue.last].isalpha())  # not "7,698 deported; 12,373 people applied"
    return cue.form in ("base", "past") and any(cue.last <= o.first <= behind for o in layout.amounts)


WISHING = frozenset("want wants wanted hope hopes hoped wish wishes wished mean means".split())


def _of_whom(low: list[str], m: Mention, cue: Cue) -> bool:
    between = low[m.last : cue.first]
    return "whom" in between and "," in between[: between.index("whom")]


SPEAKING = frozenset("speak speaks spoke spoken speaking".split())
SPEAKERS = 14  # tokens before "spoke" in which its subject stands


def _office_speaks(low: list[str], at: int) -> bool:
    """ "The refugee commissioner spoke of 800 families": an office counts; a message or a pilot only says so."""
    return low[at - 1] not in ("who", "that") and not word_set("offices").isdisjoint(low[max(at - SPEAKERS, 0) : at])


def _people_before(layout: Layout, cue: Cue) -> bool:
    """ "Ukrainians entering 21,480, leaving 20,950": a heading of a bulletin, and no level."""
    before = layout.sentence.low[cue.first - 1] if cue.first else ""
    return before.endswith("s") and (before in words().movers or layout.sentence.raw[cue.first - 1][0].isupper())


def _inverted(low: list[str], m: Mention, cue: Cue) -> bool:
    """ "To Russia from Ukraine crossed 41,000 citizens": people, and no level."""
    return m.unit == "persons" and m.noun >= 0 and not FRONTED.isdisjoint(low[max(cue.first - FRONT, 0) : cue.first])


FRONTED, FRONT = frozenset(("to", "from", "into", "over")), 8  # and the tokens before the verb in which they stand
WAITS = frozenset("wait waits delay delays waiting".split())


def is_mover(m: Mention, low: list[str]) -> bool:
    """Whether the noun of the amount is one that moves by itself: migrants, not officers."""
    return m.noun < 0 or low[m.noun] not in words().still
