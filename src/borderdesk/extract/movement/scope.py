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
from borderdesk.extract.movement.takenback import no_support
from borderdesk.extract.movement.traits import ending, named, trait
from borderdesk.extract.movement.words import ending_in, word_set, words

INSERTION = 14  # tokens from comma to comma
DEED = 7  # tokens from a verb of wanting to the deed: "consented last night, in principle, to the return"
ASIDE = 16  # tokens of what is said of a number behind it
BREAKS = frozenset((";", ":", "but", "who", "which", "that", "and", ".", "after"))
LINKS = frozenset("of for at to".split())


def headed(low: list[str], m: Mention, cue_at: int) -> str:
    """ "A ceiling, often repeated by Ankara, of 100,000", "a plan, as yet secret, for 300 flights"."""
    at = m.first - 1
    if low[at] not in LINKS or low[at - 1] != ",":
        return ""
    for i in range(at - 2, max(at - INSERTION, 0), -1):
        if low[i] == "," and not low[i + 1][0].isdecimal():
            return low[i - 1] if low[i - 1] in word_set("ceiling") | word_set("outlooks") | word_set("offers") else ""
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
    if low[0] == "were" and "to" in low[:INSERTION] and "," in low[: m.first]:
        return "were ... to"
    for i in range(len(low)):
        for phrase in ending_in("framing", low[i]):
            if tuple(low[max(i + 1 - len(phrase), 0) : i + 1]) == phrase and ";" not in low[i : m.first]:
                return " ".join(phrase) if ";" not in low[m.last : i] else ""
    return ""


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
    return f"to {low[verb]}" if asked and low[verb] not in LEVELS else ""


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
    """ "310 dissidents, whose exit from Nicaragua is being negotiated"."""
    for i in range(m.last, min(m.last + 2 * ASIDE, len(low) - 2)):
        if low[i] not in word_set("to_be_done"):
            continue
        behind = low[i + 1 : i + DEED + 2]
        at = next((j for j, token in enumerate(behind) if token in word_set("undone")), -1)
        if at > 0 and not BE.isdisjoint(behind[:at]) and BREAKS.isdisjoint(behind[:at]):
            return behind[at]
    return ""


def told_as_tale(low: list[str], m: Mention) -> str:
    """ "They still say that sixty thousand crossed", "to hear the opposition tell it, 2 million came"."""
    for i in range(len(low)):
        for phrase in ending_in("tales", low[i]):
            if tuple(low[max(i + 1 - len(phrase), 0) : i + 1]) == phrase:
                return " ".join(phrase)
    if ("to", "hear") in pairwise(low[:2]) and not TELL.isdisjoint(low[: m.first]):
        return "to hear them tell it"
    return ""


TELL = frozenset("tell say talk speak put".split())


def mistaken(low: list[str], m: Mention) -> str:
    """ "240,000, a figure his own office later described as a slip": named again, with an error."""
    for i in range(m.last, min(m.last + ASIDE, len(low) - 2)):
        if low[i] in (",", "—", "–", "(") and not word_set("told_things").isdisjoint(low[i + 1 : i + 4]):
            behind = low[i + 2 : i + ASIDE]
            at = next((j for j, token in enumerate(behind) if token in word_set("errors")), -1)
            named = at > 0 and not (BE | word_set("calling") | word_set("attributing")).isdisjoint(behind[:at])
            return behind[at] if named and NOT.isdisjoint(behind[:at]) else ""
    return ""


NOT = frozenset("no not never nothing none nor without hardly nobody neither t".split())


def told_wrongly(low: list[str], m: Mention) -> str:
    """ "The agency, wrongly as it now admits, told donors that 60,000 had come over"."""
    head = low[max(m.first - 2 * ASIDE, 0) : m.first]
    at = next((i for i, token in enumerate(head) if token in WRONGLY), -1)
    told = at >= 0 and ";" not in head[at:] and not (TOLD | word_set("saying")).isdisjoint(head[max(at - 4, 0) :])
    return head[at] if told and NOT.isdisjoint(head[max(at - 3, 0) : at]) else ""


WRONGLY = frozenset("wrongly mistakenly erroneously incorrectly falsely prematurely".split())
TOLD = frozenset("told said gave put reported announced stated informed claimed published wrote spoke that".split())


def reported(low: list[str], m: Mention) -> str:
    """ "The 300 said by one station to have crossed turned out to be market women"."""
    behind = low[m.last : m.last + 2 * ASIDE]
    have = next((i for i, pair in enumerate(pairwise(behind)) if pair == ("to", "have")), -1)
    told = have > 0 and not REPORTED.isdisjoint(behind[:have]) and BREAKS.isdisjoint(behind[:have])
    return "turned out" if told and any(pair in ALAS for pair in pairwise(behind[have:])) else ""


REPORTED = frozenset("said reported thought believed alleged claimed rumoured rumored supposed".split())
ALAS = frozenset((("turned", "out"), ("proved", "to"), ("were", "in"), ("were", "really"), ("were", "actually")))


def unsupported(low: list[str], m: Mention) -> str:
    """ "26,000, a claim for which the UN found no support", "70,000 walked over the ice; no record of it exists"."""
    return no_support(low[m.last : m.last + 2 * ASIDE])


EXPECTED = (
    (headed, named("ceiling", "outlooks", "offers")),
    (called, named("imaginings")),
    (framed, ending("framing") | trait(("were",))),
    (yet_to, trait(("yet",))),
    (wanted, named("willing")),
    (none_came, trait(("yet", "never", "not"))),
    (object_of, named("bidding")),
    (undone, named("undone")),
)
RETRACTED = (
    (told_as_tale, ending("tales") | trait(("hear",))),
    (unsupported, named("support")),
    (mistaken, named("errors")),
    (told_wrongly, trait(WRONGLY)),
    (reported, trait(("turned", "proved", "in", "really", "actually"))),
)
