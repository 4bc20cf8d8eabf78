"""Which words, however far off, decide whether a number is a fact: a table of classes, and how each reaches the number.

A noun heads it over what is inserted ("a ceiling, often repeated by Ankara, of 100,000") or stands behind it ("300,000,
a forecast the ministry called pessimistic"); a frame holds a clause whose verb is not in the past ("at this rate 300
cross by May"); a verb of wanting rules the deed ("consented in principle to the return of 300"), or what is said of the
deed leaves it undone ("whose exit is being negotiated"). The classes stand in lexicon/movement.toml.
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.allowed import is_past
from borderdesk.extract.movement.offered import MODALS
from borderdesk.extract.movement.sense import BE, HAVE
from borderdesk.extract.movement.traits import ending, named, trait
from borderdesk.extract.movement.words import ending_in, word_set, words

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
            heads = word_set("ceiling") | word_set("outlooks") | word_set("offers") | word_set("providing")
            return low[i - 1] if low[i - 1] in heads else ""
    return ""


def called(low: list[str], m: Mention, cue_at: int) -> str:
    """ "300,000, a forecast the ministry called pessimistic", "a million, a scenario dismissed as alarmist"."""
    for i in range(m.last, min(m.last + ASIDE, len(low) - 2)):
        if low[i] in (",", "—", "–", "(") and low[i + 1] in OPENING:
            noun = next((j for j in range(i + 2, min(i + 5, len(low))) if low[j] in word_set("imaginings")), -1)
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
    for i in range(len(low)):
        for phrase in ending_in("framing", low[i]):
            if tuple(low[max(i + 1 - len(phrase), 0) : i + 1]) == phrase and ";" not in low[i : m.first]:
                return " ".join(phrase) if ";" not in low[m.last : i] else ""
    return ""


def promised_those(low: list[str], m: Mention, cue_at: int) -> str:
    """ "against the 2,500 a month that the accord provides for", "the 300 he had asked for": what others mean."""
    if low[m.first - 1] not in GIVEN:
        return ""
    for i in range(m.last + 1, min(m.last + ASIDE, len(low))):
        if low[i] in STOPS:
            return ""
        if low[i] in word_set("meaning_to") and (i != cue_at or low[i + 1 : i + 2] == ["for"]):
            gap = i + 1 + (low[i + 1 : i + 2] != [] and low[i + 1] in PARTICLES)
            return low[i] if gap >= len(low) or low[gap] in CLOSING else ""
    return ""


GIVEN = frozenset("the those these his her its their another".split())
STOPS = frozenset(", ; : who were was had been and but".split()) - {"had"}
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


def still_to(low: list[str], m: Mention, cue_at: int) -> str:
    """ "of these 480 are still to be collected", "300 have still to leave"."""
    behind = low[m.last : m.last + DEED]
    at = next((i for i, token in enumerate(behind[:4]) if token in BE or token in HAVE), -1)
    adverbs = behind[at + 1 : at + 3] if at >= 0 else []
    if adverbs == ["to", "be"] and cue_at == m.core_first:
        return f"{behind[at]} to be"  # "10,000 at most were to be had"
    to = adverbs.index("to") if "to" in adverbs else 0
    return f"{behind[at]} {adverbs[to - 1]} to" if to and adverbs[0] in word_set("adverbs") else ""


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
            return "yet to"
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
    if deed < 0:
        return ""
    head = low[max(deed - DEED, 0) : deed]
    at = next((i for i in range(len(head) - 1, -1, -1) if head[i] in word_set("willing")), -1)
    led = not word_set("making").isdisjoint(head[at:])  # "the order, signed on Monday, led to the deportation of 800"
    return head[at] if at >= 0 and BREAKS.isdisjoint(head[at:]) and not led else ""


def undone(low: list[str], m: Mention, cue_at: int) -> str:
    """ "310 dissidents, whose exit from Nicaragua is being negotiated", "the deportation of 250 was averted"."""
    for i in (*range(max(m.first - 3, 0), m.first), *range(m.last, min(m.last + 2 * ASIDE, len(low) - 2))):
        if low[i] not in word_set("to_be_done"):
            continue
        behind = low[max(i + 1, m.last) : max(i + 1, m.last) + DEED + 1]
        at = next((j for j, token in enumerate(behind) if token in word_set("undone")), -1)
        if at > 0 and not BE.isdisjoint(behind[:at]) and BREAKS.isdisjoint(behind[:at]):
            return behind[at]
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
        if token in word_set("attitudes") and low[i - 1] not in GIVEN:
            return token
    return ""


FULL = frozenset((";", ":", ".", "but", "who", "which", "that"))
COMPLEX = frozenset("that who which".split())


def possible(low: list[str], m: Mention, cue_at: int) -> str:
    """ "anything between 100,000 and 150,000 was possible", "puts those still to be dealt with at 2 million"."""
    behind = low[m.last : m.last + 4]
    told = next((other for one, other in pairwise(behind) if one in BE and other in POSSIBLE), "")
    head = low[max(m.first - DEED, 0) : m.first]
    to_be = head[-1:] and head[-1] in AT and ("to", "be") in pairwise(head) and not COUNTS.isdisjoint(head)
    return told or ("to be" if to_be else "")


POSSIBLE = frozenset(
    "possible conceivable likely realistic feasible thinkable imaginable plausible achievable attainable".split()
)
AT = frozenset("at is are was".split())
COUNTS = frozenset("those number people numbers".split())


PROVISION = frozenset("money funds room space means beds capacity resources fuel tents rations".split())


def picked(low: list[str], m: Mention, cue_at: int) -> str:
    """ "of the 5,700 people identified for a first round of removals", "money for the onward journey of 6,000"."""
    if low[cue_at] in word_set("to_be_done") and cue_at > m.last:
        between = low[m.last : cue_at]
        at = between.index("for") if "for" in between else 0
        if at and between[at - 1].endswith("ed") and BREAKS.isdisjoint(between):
            return f"{between[at - 1]} for"
    head = low[max(m.first - DEED - 1, 0) : m.first]
    means = next((i for i, pair in enumerate(pairwise(head)) if pair[0] in PROVISION and pair[1] == "for"), -1)
    counted = means >= 0 and any(token[0].isdecimal() for token in head[means:])  # "room for 1,500, about 900 spent"
    return f"{head[means]} for" if means >= 0 and not counted and BREAKS.isdisjoint(head[means:]) else ""


EXPECTED = (
    (headed, named("ceiling", "outlooks", "offers", "imaginings", "providing", "projects")),
    (called, named("imaginings")),
    (framed, ending("framing") | trait(("were", "next"))),
    (promised_those, named("meaning_to")),
    (parenthesis, named("meaning_to")),
    (still_to, trait(("to",))),
    (yet_to, trait(("yet",))),
    (wanted, named("willing")),
    (none_came, trait(("yet", "never", "not"))),
    (object_of, named("bidding", "resources")),
    (undone, named("undone")),
    (bare, named("attitudes")),
    (possible, trait(POSSIBLE) | trait(("to",))),
    (picked, trait(("for",))),
    (meaning, trait(MEANS)),
    (the_most, trait(("most", "utmost", "maximum", "highest", "what"))),
)
