"""Counts beside the movements: hours of the clock, spans that are no wait, posts, ages, what was called off."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.aside import tellers
from borderdesk.extract.movement.aside.loads import LOADING, loaded
from borderdesk.extract.movement.aside.shares import degree, of_things
from borderdesk.extract.movement.words.layout import THEM
from borderdesk.extract.movement.words.traits import Asked, named, trait
from borderdesk.extract.movement.words.words import word_set, words

HOURS = 24
LEVELS = frozenset(
    "stood stands stand number numbered put puts remained remains peaked steady total figure capped".split()
)
CLOCK = frozenset(("past", ".", ",", ";", ""))
DAYTIMES = frozenset(("morning", "afternoon", "evening"))
POSTS = frozenset("crossing crossings point points post posts gate gates checkpoint checkpoints".split())
OPEN = frozenset("open shut closed".split())
FEW_POSTS = 60
KNOWN = frozenset("the its their all both these those other another single only of 's s".split())
WAYS = frozenset("road land rail official border main legal formal other open point points post posts".split())
CANCELLED = frozenset("cancelled canceled postponed aborted".split())
AGES = frozenset(("age", "oldest", "youngest"))
MANY = 100
STATED = frozenset(("is", "was", "of", "at"))


def idle(m: Mention, low: list[str], traits: int) -> str:
    """Why a count or share is no movement whatever verb stands near, "" where it may be one."""
    if m.kind == "count":
        for check in CHECKS.of(traits):
            told = check(m, low)
            if told:
                return told
        return ""
    if m.kind in ("percent", "fraction"):
        if traits & IDLE and (told := _idle_verb(m, low)):
            return told
        return degree(m, low) or of_things(m, low)
    return ""


def no_wait(m: Mention, low: list[str]) -> str:
    """ "in shifts of twelve hours", "an eight-hour drive", "within 48 hours": a time, but nobody waits."""
    around = {*low[max(m.first - 2, 0) : m.first], *low[m.last : m.last + 2]}
    if not word_set("spans").isdisjoint(around):
        return "a span"
    if m.kind == "length" and (m.low or 0) >= LONGEST and low[m.noun].startswith(("km", "kilomet", "mile")):
        return "the length of a border"  # "The line runs 1,340 km"
    if low[m.last : m.last + 2] == ["on", ","] and m.kind == "duration":
        return "a span"  # "Three weeks on, the line is shorter"
    if low[m.last : m.last + 1] == ["to"] and not MARKS.isdisjoint(low[m.last + 1 : m.last + 6]):
        return "a span"  # "it has taken ten weeks to pass that mark"
    lined = low[m.last : m.last + 1] == ["in"] and not LINES.isdisjoint(low[m.last : m.last + 3])
    idly = word_set("within") if m.kind == "duration" and not lined else ("along",)
    return "a span" if m.first and low[m.first - 1] in idly else ""


MARKS = frozenset("mark number total figure level threshold milestone tally".split())
LINES = frozenset("line queue queues".split())
LONGEST = 150  # km; no queue before a border has been so long


def _family(m: Mention, low: list[str]) -> str:
    """ "walked with her four children", "with his wife and five sons"."""
    if m.noun < 0 or low[m.noun] not in KIN or (m.high or MANY) > HOURS:
        return ""
    own = low[m.first - 1] in ("his", "her", "my", "their", "our") or low[max(m.first - 2, 0) : m.first] in SPOUSES
    return "a family" if own else ""


SPOUSES = (["wife", "and"], ["husband", "and"], ["mother", "and"], ["father", "and"], ["parents", "and"])


def _labelled(m: Mention, low: list[str]) -> str:
    """ "Tents on the Grand Canal: about 60"."""
    if m.first < 2 or low[m.first - 1] != ":" or m.noun >= 0:
        return ""
    start = m.first - 2
    while start > 0 and low[start - 1] not in (".", ";", ":", "•"):
        start -= 1
    head = nouns().get(low[start])
    return f"counts {low[start]}" if head is not None and head.plural and head.kind == "thing" else ""


def _idle_verb(m: Mention, low: list[str]) -> str:
    """ "two women gave birth", "135 people needed stitches", "314 of them tested positive"; "300 voted to leave" do."""
    at = m.noun + 1 if m.noun >= m.last else m.last
    whose = low[m.last : m.last + 2]
    if whose[:1] == ["of"] and whose[1:] and whose[1] in THEM:
        at = m.last + 2
    elif whose[:1] == ["of"] and low[m.last + 2 : m.last + 3] in (["have"], ["had"], ["has"]):
        at = m.last + 3  # "94 of whom have lost their appeal"
    at += m.noun < 0 and low[at + 1 : at + 2] != [] and low[at][-1:] == "s" and low[at + 1] in word_set("idle_verbs")
    first = at  # "250 Poles called its hotline"
    while at < len(low) and low[at] in HELPING:
        at += 1
    if at + 1 >= len(low) or not NO_IDLING.isdisjoint(low[at + 1 : at + 3]) or low[at + 1] == "to":
        return ""
    if low[at - 1 : at] == ["had"] or low[at] in HAVING:
        ill = word_set("ailments") & {*low[at : at + 4]}
        return f"they had {min(ill)}" if ill else _earlier(low, first, at)
    if (
        low[at + 1] in UPON
        and low[at + 2 : at + 3]
        and any(one.form == "ing" for one in words().cues.get(low[at + 2], ()))
    ):
        return ""  # "21,700 had been screened on coming home"
    if low[at] == "fell" and low[at + 1] in ("in", "on"):
        return ""  # "34,000, of which 17,300 fell in October"
    if low[at : at + 2] in RESIGNED and low[at + 2 : at + 3] == ["and"]:
        return ""  # "68 men gave up and flew home"
    idly = word_set("idle_verbs") if BE.isdisjoint(low[first:at]) else word_set("idle_passives")
    return f"they {low[at]}" if low[at] in idly else ""


def _earlier(low: list[str], first: int, at: int) -> str:
    """ "1,060 were refused, 493 of whom had tested positive" divides the refused: it had been so before."""
    divides = low[first - 1] in THEM and low[first - 2] == "of"
    return f"they {low[at]}" if low[at] in word_set("idle_verbs") and not divides else ""


BE = frozenset("were was are been being".split())
UPON = frozenset("on upon after when while before".split())
HELPING = BE | {"have", "had", "has", "also"}
HAVING = frozenset("showed bore carried suffered".split())
NO_IDLING = frozenset("home homes no".split())  # "needed no visa", "lost their homes"


RESIGNED = (["gave", "up"], ["lost", "hope"], ["lost", "heart"], ["lost", "patience"])


def _clock(m: Mention, low: list[str]) -> str:
    """ "reached her hotel at 11", "at ten past four"."""
    at = m.first and low[m.first - 1] == "at" and m.noun < 0 and (m.high or HOURS) < HOURS
    behind = low[m.last] if m.last < len(low) else ""
    if (
        at
        and low[m.last : m.last + 2] == ["in", "the"]
        and low[m.last + 2 : m.last + 3]
        and low[m.last + 2] in DAYTIMES
    ):
        return "a time of day"
    return "a time of day" if at and behind in CLOCK and LEVELS.isdisjoint(low[max(m.first - 3, 0) : m.first]) else ""


def _hurt(m: Mention, low: list[str]) -> str:
    """ "12 had broken bones and three had cuts"."""
    had = m.noun < 0 and low[m.last : m.last + 1] == ["had"]
    return "they were hurt" if had and not HURTS.isdisjoint(low[m.last + 1 : m.last + 3]) else ""


HURTS = frozenset("broken cuts bruises injuries wounds fractures burns fever frostbite".split())


def _level(m: Mention, low: list[str]) -> str:
    """ "infections in the country stood at 886"."""
    if m.noun < 0 and low[m.first - 1] == "to" and low[m.first - 2] in RAISED:
        staff = STAFF & {*low[max(m.first - 6, 0) : m.first]}
        return f"counts {min(staff)}" if staff else ""  # "whose ranks were increased to 8,000"
    if m.noun >= 0 or low[m.first - 1] != "at" or low[m.first - 2] not in LEVELS:
        return ""
    heads = word_set("idle_heads") & {*low[max(m.first - HEAD, 0) : m.first]}
    return f"counts {min(heads)}" if heads and {",", ";"}.isdisjoint(low[max(m.first - HEAD, 0) : m.first]) else ""


RAISED = frozenset(
    "increased raised brought cut reduced grown swelled swollen doubled lifted rose strengthened".split()
)
STAFF = frozenset("ranks strength staff garrison payroll workforce manpower personnel contingent".split())
HEAD = 8  # tokens from "infections" to their number


def _posts(m: Mention, low: list[str]) -> str:
    """ "at the four official crossings", "a single crossing point": places, no passages."""
    if m.noun < 0 or low[m.noun] not in POSTS or (m.high or FEW_POSTS) >= FEW_POSTS:
        return ""
    behind = low[m.noun + 1] if m.noun + 1 < len(low) else ""
    known = low[m.first - 1] in KNOWN | STOOD or low[m.first] in ("a", "both") or behind in POSTS or behind in OPEN
    return "posts of a border" if known or not WAYS.isdisjoint(low[m.last : m.noun]) else ""


STOOD = frozenset("at through via outside".split())  # "at two posts"


def _average_age(m: Mention, low: list[str]) -> str:
    """ "the average age is 26", "the oldest woman was 94"."""
    head = low[max(m.first - 9, 0) : m.first]
    aged = not AGES.isdisjoint(head)
    return "an age" if aged and (m.high or MANY) < 120 and head[-1] in STATED and m.noun < 0 else ""


def _net(m: Mention, low: list[str]) -> str:
    """ "net immigration fell to 11,300"."""
    head = low[max(m.first - 9, 0) : m.first]
    at = head.index("net") if "net" in head else -1
    return (
        "a balance"
        if at >= 0 and any(token.endswith("migration") for token in head[at + 1 : at + 4]) and ":" not in head
        else ""
    )


def _each_in_turn(m: Mention, low: list[str]) -> str:
    """ "one neighbour after another bolts its door", "one boat after the other"."""
    behind = low[m.last : m.last + 4]
    turn = "after" in behind and not {"another", "other"}.isdisjoint(low[m.last : m.last + 5])
    return "one by one" if turn and m.low == m.high == 1 else ""


def _of_us(m: Mention, low: list[str]) -> str:
    """ "1.8 million of us", "155 to the dollar": those who speak, and a rate of exchange."""
    behind = low[m.last : m.last + 3]
    if behind[:2] == ["of", "us"]:
        return "a population"
    if behind[:2] == ["who", "can"]:
        return "a capacity"
    return "a rate of exchange" if behind[:2] == ["to", "the"] and behind[2:3] and behind[2] in CURRENCIES else ""


CURRENCIES = frozenset("dollar euro pound yen greenback franc mark rouble".split())


def _undertaking(m: Mention, low: list[str]) -> str:
    """ "after 23 rescues": operations, no people."""
    return f"counts {low[m.noun]}" if m.noun >= 0 and low[m.noun] in UNDERTAKINGS else ""


UNDERTAKINGS = frozenset("rescues operations incidents missions searches raids patrols interviews".split())


def _undone(m: Mention, low: list[str]) -> str:
    """ "another 31,770 had to be called off"."""
    behind = low[m.last : m.last + 8]
    off = any(behind[i : i + 2] == ["called", "off"] for i in range(len(behind)))
    hit = next((token for token in behind if token in CANCELLED or token in (";", ".")), "")
    return "called off" if off or hit in CANCELLED else ""


def _of_the_things(m: Mention, low: list[str]) -> str:
    """ "Of the 96 tents that came, 30 blew away", "of the counters, three had no power"."""
    if m.noun >= 0 or low[m.first - 1] != "," or "of" not in low[: m.first]:
        return ""
    at = low.index("of")
    if low[at + 1 : at + 2] not in (["the"], ["its"], ["their"]) or (at and low[at - 1].isalpha()):
        return ""
    end = next((i for i in range(at + 2, m.first) if low[i] in HEAD_ENDS), m.first - 1)
    noun = nouns().get(low[end - 1])
    return f"of {low[end - 1]}" if noun is not None and noun.kind == "thing" and noun.plural else ""


HEAD_ENDS = frozenset("at in on of from that which who by for to , with".split())


KIN = frozenset("children sons daughters kids boys girls brothers sisters cousins grandchildren child".split())
IDLE = named("idle_verbs", "idle_passives", "ailments")
CHECKS = Asked(  # with words that each cannot do without
    (_family, trait(KIN)),
    (_labelled, trait((":",))),
    (_idle_verb, IDLE),
    (_clock, trait(("at",))),
    (_posts, trait(POSTS)),
    (_hurt, trait(HURTS)),
    (_level, named("idle_heads") | trait(STAFF)),
    (loaded, trait(LOADING)),
    (tellers.compared, trait(tellers.MATCHING)),
    (_average_age, trait(AGES)),
    (_net, trait(("net",))),
    (_each_in_turn, trait(("another", "other"))),
    (_of_us, trait(CURRENCIES | {"us", "can"})),
    (_undertaking, trait(UNDERTAKINGS)),
    (tellers.sized, trait(tellers.SIZES)),
    (tellers.witnesses, trait(tellers.ACCOUNTS | tellers.SEEING | tellers.TELLING)),
    (tellers.numbered, trait(tellers.ISSUES)),
    (_of_the_things, trait(("of",))),
    (_undone, trait(CANCELLED | {"called"})),
)
