"""Numbers of places kept ready, of offers and plans: what was meant for people, not who came.

"readied a base for 1,000", "the offer, for 350, lapsed", "the plan was for 60,000", "growers want visas for 9,500".
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.traits import named, trait
from borderdesk.extract.movement.words.words import word_set

OBJECT = 7  # tokens from what is provided to its number: "readied the old naval base for"
SUBJECT = 18
REACH = 8
MODALS = frozenset("could would may might can will should".split())
BREAKS = frozenset((",", ";", ":", "and", "but"))


def has_moved(low: list[str], m: Mention, cue_at: int) -> bool:
    """Whether a verb behind the number says what its people did: "buses ordered for 700 left at dawn"."""
    if cue_at < m.last or not JOINTS.isdisjoint(low[m.last : cue_at]):
        return False
    return is_past(low, cue_at) and low[cue_at] not in STAYED and "never" not in low[m.last : cue_at]


JOINTS = frozenset(("and", "but", ","))
STAYED = frozenset(("stayed", "remained"))


def _provided(low: list[str], m: Mention, cue_at: int) -> str:
    """ "readied Guantanamo for 1,000", "buses have been ordered for 1,200 evacuees", "enough for 9,000"."""
    if low[m.first - 1] != "for" or m.kind != "count" or has_moved(low, m, cue_at):
        return ""
    if m.first < 2:
        return _fronted(low, m)
    if "whom" in low[m.last : m.last + 3] and any(
        is_past(low, i) for i in range(m.last + 2, min(m.last + 6, len(low)))
    ):
        return ""  # "was paid for 2,700 evacuees whom it brought out"
    if m.rate and low[m.first - 2] == "open":
        return "open for"  # "the gate is kept open for 300 a day"
    head = low[max(m.first - OBJECT, 0) : m.first - 1]
    if head[-1:] and (head[-1] in FIT or (head[-1] in FREE and not KEEPING.isdisjoint(head))):
        return f"{head[-1]} for"  # "keeps beds free for 200"
    at = next((i for i in range(len(head) - 1, -1, -1) if head[i] in word_set("providing")), -1)
    return f"{head[at]} for" if at >= 0 and BREAKS.isdisjoint(head[at:]) else ""


def _fronted(low: list[str], m: Mention) -> str:
    """ "For 350 deportees the government set aside a gymnasium"."""
    behind = low[m.last : m.last + SUBJECT]
    at = next((i for i, token in enumerate(behind) if token in word_set("providing")), -1)
    return f"for ... {behind[at]}" if at >= 0 and BREAKS.isdisjoint(behind[:at]) else ""


FREE = frozenset("free open empty vacant ready aside good fit suited suitable adequate".split())
FIT = frozenset("good fit suited suitable adequate".split())
KEEPING = frozenset("keep keeps kept keeping set sets setting left leaves".split())


def _for_whom(low: list[str], m: Mention, cue_at: int) -> str:
    """ "the 500 for whom berths were kept", "the million refugees against whom the gate was shut"."""
    i = next((i for i in range(m.last + 1, min(m.last + 5, len(low))) if low[i] == "whom"), 0)
    given = low[m.first - 1] in ("the", "those")
    second = not BE.isdisjoint(low[i:cue_at]) and has_moved(low, m, cue_at)  # "for whom visas were issued crossed"
    return f"{low[i - 1]} whom" if i and given and low[i - 1] in AIMED and not second else ""


AIMED = frozenset(("for", "against"))


def _offered(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Canada's offer, for 350, lapsed", "the consul's arithmetic, 90 bus loads"."""
    at = m.first - (2 if low[m.first - 1] in ("for", "of", "to") else 1)
    if (
        low[m.first - 1] == "for"
        and low[at] in PLANS
        and low[m.last : m.last + 1] != [","]
        and not has_moved(low, m, cue_at)
    ):
        return f"{low[at]} for"  # "a timetable for 900 returnees"
    if at < 1 or low[at] != "," or low[at - 1] not in word_set("offers") or has_moved(low, m, cue_at):
        return ""
    return low[at - 1] if low[at - 2] in OWNERS else ""


PLANS = frozenset("timetable schedule scheme plan plans proposal intention".split())
OWNERS = frozenset("'s s its their his her our own the a an first".split())


def _stood_at(low: list[str], m: Mention, cue_at: int) -> str:
    """ "UNHCR's plan, drawn up in May, was for 60,000", "the pledge was 10,000 a year"."""
    told_for = low[m.first - 1] == "for"
    at = m.first - (2 if told_for else 1)
    if at < 1 or low[at] not in IS or has_moved(low, m, cue_at):
        return ""
    head = low[max(at - SUBJECT, 0) : at]
    noun = next((i for i in range(len(head) - 1, -1, -1) if head[i] in word_set("offers")), -1)
    between = head[noun + 1 :]
    plain = BREAKS.isdisjoint(between) and len(between) < OBJECT and word_set("told_numbers").isdisjoint(between)
    aside = between[:1] == [","] or between[-1:] == [","]
    return f"{head[noun]} {low[at]}" if noun >= 0 and (plain or (told_for and aside)) else ""


IS = frozenset("is was were are remains stands stood been".split())


def _bespoken(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Flights for another 1,800 have been requested"."""
    if "for" not in low[max(m.first - 2, 0) : m.first]:
        return ""
    behind = low[m.last : m.last + REACH]
    ready = [] if "who" in behind or low[m.first - 1] == "the" else list(pairwise(behind))
    told = next((other for one, other in ready if (one in BE and other in READY) or (one in LYING and other in BY)), "")
    if told:
        return told  # "Loaves for 950 refugees lay waiting"
    at = next((i for i, pair in enumerate(pairwise(behind)) if pair[0] in BE and pair[1] in BESPOKEN), -1)
    open_still = at >= 0 and (behind[at + 1] != "under" or not STUDY.isdisjoint(behind[at + 2 : at + 3]))
    return behind[at + 1] if open_still else ""


READY = frozenset(
    "printed laid kept set held delivered prepared baked cooked readied stockpiled brought sent stored".split()
)
LYING = frozenset("lay lie lies stood stand stands".split())
BY = frozenset("ready waiting by prepared packed".split())
STUDY = frozenset("study discussion consideration review negotiation preparation examination construction".split())


BESPOKEN = frozenset(
    "under requested sought promised ordered booked planned needed wanted chartered arranged reserved".split()
)


def _announced(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Luxembourg announced 30 and got 30": what was announced, and what came of it."""
    if low[m.first - 1] not in ("announced", "promised", "bid", "advertised"):
        return ""
    behind = low[m.last : m.last + REACH]
    return low[m.first - 1] if any(one in ("and", "but") and other in GOT for one, other in pairwise(behind)) else ""


GOT = frozenset("got took received delivered welcomed has had let sent so".split())


def _wanted(low: list[str], m: Mention, cue_at: int) -> str:
    """ "is asking for permits for 16,000 cutters", "growers want visas for 9,500"."""
    if m.last < cue_at and low[cue_at] in word_set("papers_for") and low[cue_at - 1] in word_set("wanting"):
        return low[cue_at - 1]  # "12,400 want visas"
    at = m.first - 1 - (low[m.first - 1] in GIVEN)
    if low[at] != "for" or low[at - 1] not in word_set("papers_for") or has_moved(low, m, cue_at):
        return ""
    head = low[max(m.first - REACH, 0) : at - 1]
    asking = word_set("wanting+orders+attitudes")
    return next((token for token in head if token in asking and ";" not in head), "")


GIVEN = frozenset("the all its their these those another some".split())


def _lowered(low: list[str], m: Mention, cue_at: int) -> str:
    """ "It had pledged 25,000; in November that was lowered to 10,000": another plan."""
    head = low[max(m.first - 6, 0) : m.first]
    if head[-1:] != ["to"] or not head[:-2] or head[-2] not in LOWERED:
        return ""
    return f"{head[-2]} to" if any(one in POINTING and other in WAS for one, other in pairwise(head)) else ""


LOWERED = frozenset("lowered raised cut reduced trimmed scaled watered shrunk halved increased doubled".split())
POINTING = frozenset("that this target plan goal quota pledge promise offer limit cap ceiling".split())
WAS = frozenset("was has had is".split())


def _as_before(low: list[str], m: Mention, cue_at: int) -> str:
    """ "will accept 1,505 a week where it had accepted 3,010": both are what is let in."""
    head = low[max(m.first - 5, 0) : m.first]
    where = next((i for i, pair in enumerate(pairwise(head)) if pair[0] == "where" and pair[1] in THEY), -1)
    before = low[max(m.first - SUBJECT, 0) : m.first - len(head) + where]
    return "where it had" if where >= 0 and "had" in head[where:] and not MODALS.isdisjoint(before) else ""


THEY = frozenset(("it", "they", "he", "she"))


def _made_it(low: list[str], m: Mention, cue_at: int) -> str:
    """ "offered land to all, a minister made it "163 students": an offer put anew."""
    at = m.first - 1 if low[m.first - 1] in QUOTES else m.first
    if low[max(at - 2, 0) : at] not in MADE_IT:
        return ""
    return next((token for token in low[:at] if token in word_set("ceiling") or token in word_set("ahead")), "")


MADE_IT = (["made", "it"], ["makes", "it"], ["make", "it"])
QUOTES = frozenset('"“«„')


RULES = (
    (_provided, named("providing") | trait(FREE)),
    (_for_whom, trait(("whom",))),
    (_offered, named("offers")),
    (_stood_at, named("offers")),
    (_bespoken, trait(BESPOKEN | READY | LYING)),
    (_announced, trait(("announced", "promised", "bid", "advertised"))),
    (_wanted, named("papers_for")),
    (_lowered, trait(LOWERED)),
    (_as_before, trait(("where",))),
    (_made_it, trait(("made", "makes", "make"))),
)
