"""Which words, however far off, decide whether a number is a fact: a table of classes, and how each reaches the number.

A noun heads it over what is inserted ("a ceiling, often repeated by Ankara, of 100,000") or stands behind it ("300,000,
a forecast the ministry called pessimistic"); a frame holds a clause whose verb is not in the past ("at this rate 300
cross by May"). What is wanted, asked for or never came stands in wants.py. The classes are in lexicon/movement.toml.
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.modality.offered import MODALS
from borderdesk.extract.movement.modality.setaside import NAMES, is_done
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.traits import ending, named, trait
from borderdesk.extract.movement.words.words import word_set, words

INSERTION = 14  # tokens from comma to comma
DEED = 7  # tokens from a verb of wanting to the deed: "consented last night, in principle, to the return"
ASIDE = 16  # tokens of what is said of a number behind it
BREAKS = frozenset((";", ":", "but", "who", "which", "that", "and", ".", "after"))
ABOUT = frozenset("on about over".split())
LINKS = frozenset("of for at to".split())


def headed(low: list[str], m: Mention, cue_at: int) -> str:
    """ "A ceiling, often repeated by Ankara, of 100,000", "a plan, as yet secret, for 300 flights"."""
    at = m.first - 1
    at -= low[at] in GIVEN
    if low[at] in ABOUT and low[at - 1] in word_set("projects"):
        return f"{low[at - 1]} {low[at]}"  # "talks on 1,000 others"
    if low[at] == "of" and low[at - 1] in word_set("imaginings"):
        return low[at - 1]  # "the chief executive's yardstick of 35,000 a year was passed"
    if low[at] == "," and cue_at == m.core_first:
        nouns = (i for i in range(at - 1, max(at - DEED - 3, 0), -1) if low[i] in word_set("imaginings"))
        return next((low[i] for i in nouns if low[i - 1] in GIVEN), "")  # "the ceiling the speaker named, 100,000,"
    if low[at] not in LINKS or low[at - 1] != ",":
        return ""
    for i in range(at - 2, max(at - INSERTION, 0), -1):
        if low[i] == "," and not low[i + 1][0].isdecimal():
            heads = word_set("ceiling+outlooks+offers+providing")
            return low[i - 1] if low[i - 1] in heads else ""
    return ""


def called(low: list[str], m: Mention, cue_at: int) -> str:
    """ "300,000, a forecast the ministry called pessimistic", "a million, a scenario dismissed as alarmist"."""
    for i in range(m.last, min(m.last + ASIDE, len(low) - 2)):
        if low[i] in (",", "—", "–", "(") and low[i + 1] in OPENING:
            noun = next((j for j in range(i + 2, min(i + 5, len(low))) if low[j] in word_set("imaginings")), -1)
            if noun > 0 and low[noun] in NAMES and cue_at != m.core_first and is_done(low, cue_at):
                return ""  # "Slovenia let in 2,500, its limit for a day"
            return low[noun] if noun > 0 and MODALS.isdisjoint(low[i:noun]) else ""  # ", the mayor would guess,"
    return ""


OPENING = frozenset("a an the his her its their this in".split())


def framed(low: list[str], m: Mention, cue_at: int) -> str:
    """ "At this rate 300 cross by May", "Were the talks to fail, 300 leave", "after which it sends back 300"."""
    if is_past(low, cue_at) or m.rate:
        return ""
    if low[max(m.first - 2, 0) : m.first] == ["the", "next"]:
        return "the next"  # "without fresh money the next 11,000 stay where they are"
    if low[0] == "were" and "to" in low[:INSERTION] and "," in low[: m.first]:
        return "were ... to"
    ended = words().ended["framing"]
    for i in [i for i, token in enumerate(low) if token in ended]:
        for phrase in ended[low[i]]:
            if tuple(low[max(i + 1 - len(phrase), 0) : i + 1]) == phrase and ";" not in low[i : m.first]:
                return " ".join(phrase) if ";" not in low[m.last : i] else ""
    return ""


def promised_those(low: list[str], m: Mention, cue_at: int) -> str:
    """ "against the 2,500 a month that the accord provides for", "the 300 he had asked for": what others mean."""
    if low[m.first - 1] not in GIVEN:
        return ""
    for i in range(m.last + (m.noun >= 0), min(m.last + ASIDE, len(low))):
        if low[i] in STOPS:
            return ""
        if low[i] in word_set("meaning_to") and (i != cue_at or low[i + 1 : i + 2] == ["for"]):
            gap = i + 1 + (low[i + 1 : i + 2] != [] and low[i + 1] in PARTICLES)
            return low[i] if gap >= len(low) or low[gap] in CLOSING else ""
    return ""


GIVEN = frozenset("the those these his her its their another".split())
STOPS = frozenset(", ; : who were was and but".split())
PARTICLES = frozenset("for of with on in to".split())
CLOSING = frozenset('. , ; : ) " ” and but as on in at last before when by from to under'.split())


def parenthesis(low: list[str], m: Mention, cue_at: int) -> str:
    """ "Each tower, the supplier promises, keeps out 50 a night": said as a promise."""
    if is_past(low, cue_at):
        return ""
    for i in range(max(m.first - ASIDE, 3), m.first):
        spoken = low[i] == "," and low[i - 1] in word_set("meaning_to") and low[i - 2] not in BE
        if spoken and "," in low[max(i - DEED, 0) : i - 1] and i < cue_at <= i + 3:
            return low[i - 1]
    return ""


def meaning(low: list[str], m: Mention, cue_at: int) -> str:
    """ "which means moving 35,000 into Thailand": what something asks for."""
    verb = m.first - 1
    told = low[verb].endswith("ing") and low[verb - 1] in MEANS and low[verb - 2] != "by"
    return f"{low[verb - 1]} {low[verb]}" if told else ""


MEANS = frozenset(
    "means mean involves involve entails entail requires require implies imply demands presupposes".split()
)


def the_most(low: list[str], m: Mention, cue_at: int) -> str:
    """ "The most that the villages can absorb, the elders say, is 900", "a hundred buses is what he needs"."""
    behind = low[m.last : m.last + DEED + ASIDE]
    at = next((i for i, pair in enumerate(pairwise(behind[:5])) if pair[1] == "what" and pair[0] in BE), -1)
    if at >= 0:
        needs = (token for token in behind[at + 2 :] if token in word_set("wanting") or token in MODALS)
        return next(needs, "")
    head = low[max(m.first - 2 * ASIDE, 0) : m.first]
    most = any(pair in MOST for pair in pairwise(head)) and not BE.isdisjoint(head[-2:])
    return "the most" if most and not ABLE.isdisjoint(head) else ""


MOST = frozenset((("the", "most"), ("the", "utmost"), ("the", "maximum"), ("the", "highest")))
ABLE = MODALS | {"able", "capable", "allowed", "willing", "ready", "prepared"}


def possible(low: list[str], m: Mention, cue_at: int) -> str:
    """ "anything between 100,000 and 150,000 was possible", "puts those still to be dealt with at 2 million"."""
    behind = low[m.last : m.last + 4]
    told = next((other for one, other in pairwise(behind) if one in BE and other in POSSIBLE), "")
    risked = (one for one, other in pairwise(behind) if one in RISKING and other.endswith("ing"))
    told = told or next(risked, "")  # "half of them risk losing their passes"
    head = low[max(m.first - DEED, 0) : m.first]
    to_be = head[-1:] and head[-1] in AT and ("to", "be") in pairwise(head) and not COUNTS.isdisjoint(head)
    return told or ("to be" if to_be else "")


POSSIBLE = frozenset(
    """
    affected concerned covered eligible targeted entitled liable threatened possible conceivable likely realistic
    feasible thinkable imaginable plausible achievable attainable
    """.split()
)
RISKING = frozenset("risk risks face faces fear fears dread dreads".split())
AT = frozenset("at is are was".split())
COUNTS = frozenset("those number people numbers".split())


RULES = (
    (headed, named("ceiling", "outlooks", "offers", "imaginings", "providing", "projects")),
    (called, named("imaginings")),
    (framed, ending("framing") | trait(("were", "next"))),
    (promised_those, named("meaning_to")),
    (parenthesis, named("meaning_to")),
    (possible, trait(POSSIBLE | RISKING | {"to"})),
    (meaning, trait(MEANS)),
    (the_most, trait(("most", "utmost", "maximum", "highest", "what"))),
)
