"""Numbers that somebody wants, asks for or has means for, and of which nobody says that they came.

A verb of wanting rules the deed ("consented in principle to the return of 300"), or what is said of the deed leaves it
undone ("whose exit is being negotiated", "300, who have yet to appear"). The classes are in lexicon/movement.toml.
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.modality.scope import ASIDE, BREAKS, DEED, GIVEN, INSERTION
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.traits import named, trait
from borderdesk.extract.movement.words.words import word_set, words


def still_to(low: list[str], m: Mention, cue_at: int) -> str:
    """ "of these 480 are still to be collected", "300 have still to leave"."""
    if housed(low, m, cue_at):
        return ""
    behind = low[m.last : m.last + DEED]
    at = next((i for i, token in enumerate(behind[:4]) if token in BE or token in HAVE), -1)
    adverbs = behind[at + 1 : at + 3] if at >= 0 else []
    if adverbs == ["to", "be"] and cue_at == m.core_first:
        return f"{behind[at]} to be"  # "10,000 at most were to be had"
    to = adverbs.index("to") if "to" in adverbs else 0
    return f"{behind[at]} {adverbs[to - 1]} to" if to and adverbs[0] in word_set("adverbs") else ""


def housed(low: list[str], m: Mention, cue_at: int) -> bool:
    """ "Nepal shelters 2,000 Bhutanese who have yet to be enrolled": they are there, whatever is still to come."""
    there = cue_at < m.first and any(one.shape == "host" for one in words().cues.get(low[cue_at], ()))
    return there and "who" in low[m.last : m.last + 4]


def yet_to(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Hungary has yet to see the 6,000 it has recruited": what has not come."""
    head = low[max(m.first - 2 * DEED, 0) : m.first]
    at = next((i for i, pair in enumerate(pairwise(head)) if pair == ("yet", "to")), -1)
    return "yet to" if at >= 0 and BREAKS.isdisjoint(head[at:]) and "," not in head[at:] else ""


def none_came(low: list[str], m: Mention, cue_at: int) -> str:
    """ "signed up to 6,182 and never took one", "300 Israelis, who have yet to appear": what came of it, nothing."""
    behind = low[m.last : m.last + 2 * ASIDE]
    for i, (one, other) in enumerate(pairwise(behind)):
        if one == "yet" and other == "to" and not JOINED.isdisjoint(behind[:i]) and not HAVE.isdisjoint(behind[:i]):
            return "" if housed(low, m, cue_at) else "yet to"
        joined = one in ("never", "not") and not AND.isdisjoint(behind[max(i - 3, 0) : i])
        attained = other in ATTAINED or other in words().cues  # not "and never regretted it"
        if (
            joined
            and attained
            and behind[i + 2 : i + 3]
            and behind[i + 2] in NOTHING
            and (behind[i + 3 : i + 4] or ["."])[0] in ENDS
        ):
            return f"{one} {other}"
    return ""


JOINED = frozenset("who which and but they though".split())
AND = frozenset("and but yet though".split())
NOTHING = frozenset("one it any them this that so".split())
ATTAINED = frozenset("reached reach met meet attained achieved achieve filled used kept managed did got saw".split())
ENDS = frozenset(".;,")


def object_of(low: list[str], m: Mention, cue_at: int) -> str:
    """ "An application to land 1,100 passengers was turned down": the number is what an infinitive is about."""
    verb = m.first - 1
    if low[verb - 1] != "to" or not low[verb].isalpha() or (m.last <= cue_at and not _is_noun(low, cue_at)):
        return ""
    asked = not word_set("bidding").isdisjoint(low[max(verb - INSERTION, 0) : verb - 1])
    able = low[verb - 2] in word_set("resources") and not LACKING.isdisjoint(low[max(verb - DEED, 0) : verb - 2])
    return f"to {low[verb]}" if (asked or able) and low[verb] not in LEVELS else ""


LACKING = frozenset("has have lacks lack without no enough needs need wants want for".split())
LEVELS = frozenset("nearly almost about some around over under roughly".split())


def _is_noun(low: list[str], at: int) -> bool:
    return any(pattern.shape == "noun" for pattern in words().cues.get(low[at], ()))


def wanted(low: list[str], m: Mention, cue_at: int) -> str:
    """ "consented in principle to the repatriation of 300": a deed that somebody wants or allows."""
    deed = next((i for i in range(m.first - 1, max(m.first - 4, 0), -1) if low[i] in word_set("to_be_done")), -1)
    if deed < 0 or "," in low[deed : m.first]:
        return ""  # "she signed 1,890 deportation orders, 116 people were removed"
    head = low[max(deed - DEED, 0) : deed]
    at = next((i for i in range(len(head) - 1, -1, -1) if head[i] in word_set("willing")), -1)
    led = not word_set("making").isdisjoint(head[at:])  # "the order, signed on Monday, led to the deportation of 800"
    return head[at] if at >= 0 and BREAKS.isdisjoint(head[at:]) and not led else ""


def undone(low: list[str], m: Mention, cue_at: int) -> str:
    """ "310 dissidents, whose exit from Nicaragua is being negotiated", "the deportation of 250 was averted"."""
    for i in (*range(max(m.first - 3, 0), m.first), *range(m.last, min(m.last + 2 * ASIDE, len(low) - 2))):
        if low[i] not in word_set("to_be_done"):
            continue
        if cue_at < i and is_past(low, cue_at) and not SINCE.isdisjoint(low[max(m.last, cue_at) : i]):
            continue  # "got out of Gaza on Sunday before the exit was suspended"
        behind = low[max(i + 1, m.last) : max(i + 1, m.last) + DEED + 1]
        at = next((j for j, token in enumerate(behind) if token in word_set("undone")), -1)
        if at > 0 and not BE.isdisjoint(behind[:at]) and BREAKS.isdisjoint(behind[:at]):
            return behind[at]
    return ""


SINCE = frozenset("before until when after since though although because".split())


def bare(low: list[str], m: Mention, cue_at: int) -> str:
    """ "A petition demands 3,000", "are paying for 5,000 such departures": no verb of movement says that they came."""
    noun = m.last <= cue_at < m.last + 4 and _is_noun(low, cue_at)
    if cue_at != m.core_first and not noun:
        return ""
    for i in range(m.first - 1, max(m.first - DEED - 2, -1), -1):
        token = low[i]
        if token == "," and low[i + 1] != "for":
            return ""
        if token in FULL or token[0].isdecimal() or is_past(low, i) or (token in BE and low[i - 1] not in COMPLEX):
            return ""
        if token.startswith("call") and low[i + 1] != "for":
            continue  # "called the arrival of 300 unacceptable"
        trains = token == "trains" and i + 1 < m.first  # "two trains with 800 migrants"
        if token in word_set("attitudes") and low[i - 1] not in GIVEN and not trains:
            return token
    return ""


FULL = frozenset((";", ":", ".", "but", "who", "which", "that"))
COMPLEX = frozenset("that who which".split())


def picked(low: list[str], m: Mention, cue_at: int) -> str:
    """ "of the 5,700 people identified for a first round of removals", "money for the onward journey of 6,000"."""
    if low[cue_at] in word_set("to_be_done") and cue_at > m.last:
        between = low[m.last : cue_at]
        at = between.index("for") if "for" in between else 0
        if at and between[at - 1].endswith("ed") and BREAKS.isdisjoint(between):
            return f"{between[at - 1]} for"
    behind = low[m.last : m.last + DEED]
    chosen = behind[: behind.index("for")] if low[m.first - 1] in PICKING and "for" in behind else []
    if chosen and (BREAKS | words().papers).isdisjoint(chosen):
        return f"{low[m.first - 1]} for"  # "cleared 7,500 Afghans for travel"
    if cue_at > m.last and low[max(cue_at - 2, 0) : cue_at] == ["that", "they"] and "condition" in low[m.last : cue_at]:
        return "on condition"  # "pardoned 1,500 prisoners, on condition that they leave"
    head = low[max(m.first - DEED - 1, 0) : m.first]
    means = next((i for i, pair in enumerate(pairwise(head)) if pair[0] in PROVISION and pair[1] == "for"), -1)
    counted = means >= 0 and any(token[0].isdecimal() for token in head[means:])  # "room for 1,500, about 900 spent"
    return f"{head[means]} for" if means >= 0 and not counted and BREAKS.isdisjoint(head[means:]) else ""


PICKING = frozenset(
    "cleared approved selected picked earmarked shortlisted vetted screened nominated chose chosen".split()
)
PROVISION = frozenset("money funds room space means beds capacity resources fuel tents rations".split())


RULES = (
    (still_to, trait(("to",))),
    (yet_to, trait(("yet",))),
    (wanted, named("willing")),
    (none_came, trait(("yet", "never", "not"))),
    (object_of, named("bidding", "resources")),
    (undone, named("undone")),
    (bare, named("attitudes")),
    (picked, trait(("for", "condition"))),
)
