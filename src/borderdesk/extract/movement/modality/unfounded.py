"""Numbers that nobody stands by, told in their own sentence: tales, reports that fell through, counts with an error.

"To hear the opposition tell it, 2 million came", "rumours of 40,000 proved groundless", "26,000, a claim for which it
found no support", "a figure his own office described as a slip", "the first tally, 9,700, had counted day visitors".
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.denial import no_support
from borderdesk.extract.movement.modality.scope import ASIDE, BREAKS
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.traits import ending, named, trait
from borderdesk.extract.movement.words.words import ended_by, word_set


def told_as_tale(low: list[str], m: Mention) -> str:
    """ "They still say that sixty thousand crossed", "to hear the opposition tell it, 2 million came"."""
    _, phrase = ended_by("tales", low)
    if phrase:
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
            named = at > 0 and not (BE | word_set("calling+attributing")).isdisjoint(behind[:at])
            return behind[at] if named and NOT.isdisjoint(behind[:at]) else ""
    return ""


NOT = frozenset("no not never nothing none nor without hardly nobody neither t".split())


def report_on(low: list[str], m: Mention) -> str:
    """ "Rumours of a second one, and of 40,000 people running, proved groundless", "of the 300 there was no trace"."""
    behind = low[m.last : m.last + 2 * ASIDE]
    if low[0] == "of" and ("there", "was") in pairwise(behind) and "no" in behind:
        return "there was no" if not TRACE.isdisjoint(behind) else ""
    told = word_set("told_things") - word_set("told_numbers")
    at = next((i for i in range(m.first - 2, max(m.first - 2 * ASIDE, -1), -1) if low[i] in told), -1)
    if at < 0 or ";" in low[at : m.first] or low[at + 1] not in ABOUT:
        return ""
    for i, token in enumerate(behind):
        if token in word_set("withdrawn") and not PROVED.isdisjoint(behind[max(i - 3, 0) : i]):
            return token if NOT.isdisjoint(behind[max(i - 3, 0) : i]) else ""
    return ""


ABOUT = frozenset("of about that on in which with".split())
PROVED = frozenset("was were is are been proved proves turned".split())
TRACE = frozenset("sign trace word evidence hint question record news".split())


def called_false(low: list[str], m: Mention) -> str:
    """ "Another 7,000, according to a WhatsApp message that the commissioner called mischief, were on the far bank"."""
    behind = low[m.last : m.last + 2 * ASIDE]
    at = next((i for i, token in enumerate(behind) if token in word_set("hearsay")), -1)
    if at < 0:
        return ""
    calls = next((i for i in range(at, len(behind)) if behind[i] in word_set("calling")), len(behind))
    if any(one == "of" and other[0].isdecimal() for one, other in pairwise(behind[at:calls])):
        return ""  # "some 600 went home; a radio report of 40,000 was called untrue"
    return next((token for token in behind[calls + 1 : calls + 5] if token in word_set("withdrawn")), "")


def never_said(low: list[str], m: Mention) -> str:
    """ "The president never said that 300,000 had gone home", "two million did not: 4,200 crossed"."""
    behind = low[m.last : m.last + 3]
    if len(behind) > 2 and behind[0] in HELPING and behind[1] == "not" and not behind[2].isalpha():
        return f"{behind[0]} not"
    head = low[max(m.first - 5, 0) : m.first]
    said = any(one in ("never", "not") and other in SAYING for one, other in pairwise(head))
    return "never said" if said and head[-1] in ("that", "of") else ""


HELPING = frozenset("did do have had were was".split())
SAYING = frozenset("said say claimed claim spoke speak spoken mentioned mention stated announced announce".split())


def spoilt(low: list[str], m: Mention) -> str:
    """ "The first tally, 9,700, had counted day visitors to the market": a count of others as well."""
    head, behind = low[max(m.first - 4, 0) : m.first], low[m.last : m.last + ASIDE]
    first = any(one in FIRSTLY and other in word_set("told_numbers") for one, other in pairwise(head))
    at = next((i for i, token in enumerate(behind[:-1]) if token in word_set("spoiling")), -1)
    return f"{head[0]} {behind[at]}" if first and at > 0 and behind[at - 1] in ("had", "also", "wrongly") else ""


FIRSTLY = frozenset("first initial original earlier provisional preliminary previous old".split())


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


RULES = (
    (never_said, trait(("never", "not"))),
    (told_as_tale, ending("tales") | trait(("hear",))),
    (unsupported, named("support")),
    (mistaken, named("errors")),
    (told_wrongly, trait(WRONGLY)),
    (report_on, named("told_things") | trait(TRACE)),
    (called_false, named("calling")),
    (spoilt, named("spoiling")),
    (reported, trait(("turned", "proved", "in", "really", "actually"))),
)
