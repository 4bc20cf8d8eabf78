"""Numbers of reports that nobody confirms, or that are doubted: "nobody could confirm the claim that 5,000 entered".

"it is unlikely that 300 crossed", "unconfirmed reports speak of 900", "are rumoured to have left". What another office
disputes stays a count.
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.traits import named, trait
from borderdesk.extract.movement.words.words import word_set, words

BEHIND = 30  # tokens from the number to what is said of it
REPORT = 14  # tokens from the report to its number
VERB = 8
BEEN = frozenset("was were been is".split())
NO = frozenset("nobody none not no neither never cannot nor t".split())


def _not_borne_out(low: list[str], m: Mention) -> str:
    """ "nobody could confirm the claim that 5,000", "there was no confirmation of a report that 3,200"."""
    for i in range(m.first - 2, max(m.first - REPORT, 0), -1):
        if low[i] not in word_set("told_things") or low[i + 1] not in ("that", "of"):
            continue
        head = low[max(i - VERB - 2, 0) : i]
        at = next((j for j, token in enumerate(head) if token in word_set("bearing_out")), -1)
        return f"not {head[at]}" if at > 0 and not NO.isdisjoint(head[:at]) and ";" not in head[at:] else ""
    return ""


def _message(low: list[str], m: Mention) -> str:
    """ "According to a message that nobody has confirmed, 3,000 had crossed", "a clip that could not be verified"."""
    for i in range(max(m.first - 2 * REPORT, 0), m.first - 3):
        behind = low[i + 1 : i + VERB]
        if low[i] not in word_set("told_things+media") or not {"that", "which"} & {*behind[:2]}:
            continue
        at = next((j for j, token in enumerate(behind) if token in VERIFIED or token == "confirm"), -1)
        if at > 1 and not NO.isdisjoint(behind[1:at]) and GOING_ON.isdisjoint(low[i : m.first]):
            return f"not {behind[at]}"
    return ""


GOING_ON = frozenset((";", "but", "and", "while"))


def _unconfirmed(low: list[str], m: Mention) -> str:
    """ "No one has confirmed that 12,400 crossed"."""
    head = low[max(m.first - VERB, 0) : m.first]
    at = next((i for i, token in enumerate(head) if token in VERIFIED or token == "confirm"), -1)
    told = at > 0 and head[-1:] == ["that"] and at >= len(head) - 2 and not (NO | DECLINING).isdisjoint(head[:at])
    return f"not {head[at]}" if told and "doubt" not in head else ""


def _doubted(low: list[str], m: Mention) -> str:
    """ "It is unlikely that 12,400 crossed", "nothing suggests that 300 left", "there is no sign that"."""
    head = low[max(m.first - VERB, 0) : m.first]
    if head[-1:] not in (["that"], ["whether"]):
        return ""
    doubt = next((token for token in head if token in DOUBTFUL), "")
    missing = not (NO | {"nothing"}).isdisjoint(head) and not PROOF.isdisjoint(head) and "only" not in head
    idle = ("out", "of") in pairwise(head) and "question" in head
    idle = idle or ("nothing" in head and not word_set("told_things").isdisjoint(head))
    return doubt or ("no sign" if missing or idle else "")


DOUBTFUL = frozenset(
    """
    unlikely improbable impossible doubtful inconceivable implausible unproven unthinkable myth nonsense rubbish tale
    legend hogwash
    """.split()
)
PROOF = frozenset(
    """
    sign proof evidence indication suggests suggest shows show indicates indicate proves prove reason think thinks
    believes believe be supports
    """.split()
)


def _unsure(low: list[str], m: Mention) -> str:
    """ "Unconfirmed reports speak of 12,400", "officials are checking reports that 300 have left"."""
    head = low[max(m.first - REPORT, 0) : m.first]
    at = next((i for i, token in enumerate(head) if token in UNSURE), -1)
    told = at >= 0 and not (word_set("told_things") | PICTURES).isdisjoint(head[at + 1 : at + 4])
    return head[at] if told and head[-1] in TELLING and not {",", ";", "."} & {*head[at:]} else ""


UNSURE = frozenset("unconfirmed unverified uncorroborated checking investigating verifying examining".split())
TELLING = frozenset("that of show shows showing had about".split())
PICTURES = frozenset("footage images pictures photographs clip clips".split())


def _rumoured(low: list[str], m: Mention) -> str:
    """ "12,400 are rumoured to have crossed", "the 300 alleged to have crossed"."""
    behind = low[m.last : m.last + 7]
    if told := next((one for one, other in pairwise(behind) if one in SUPPOSEDLY and other in words().cues), ""):
        return told
    at = next((i for i, token in enumerate(behind) if token in ALLEGED), -1)
    wrong = at > 0 and (behind[at] != "said" or behind[at - 1] in WRONGLY)
    return behind[at] if wrong and behind[at + 1 : at + 3] == ["to", "have"] else ""


SUPPOSEDLY = frozenset("supposedly purportedly ostensibly reputedly".split())
ALLEGED = frozenset("rumoured rumored alleged purported said".split())
WRONGLY = frozenset("wrongly falsely mistakenly erroneously".split())


def _guess(low: list[str], m: Mention) -> str:
    """ "The figure of 12,400 crossing is a guess", "the line about 300 had been a leftover from a drill"."""
    if low[m.first - 1] not in OF and low[m.core_first - 1] not in OF:
        return ""
    told = word_set("told_things") | PASSAGES
    if told.isdisjoint(low[max(m.first - 2, 0) : m.core_first]):
        return ""
    behind = low[m.last : m.last + BEHIND]
    called = (behind[i] for i in range(1, len(behind)) if behind[i] in GUESSES and BEEN & {*behind[max(i - 3, 0) : i]})
    return next(called, "")


OF = frozenset("of about on with saying".split())
PASSAGES = frozenset("talk line lines entry note message alert passage sentence paragraph page post".split())
GUESSES = frozenset(
    """
    guess guesses guesswork speculation speculative conjecture gossip propaganda leftover drill exercise placeholder
    test joke prank hoax satire misreading invention
    """.split()
)


DECLINING = frozenset("declined declines refused refuses unable failed".split())


def _false_report(low: list[str], m: Mention) -> str:
    """ "12,400 crossed, a false report said"."""
    behind = low[m.last : m.last + BEHIND]
    return next((one for one, other in pairwise(behind) if one in FALSE and other in word_set("told_things")), "")


FALSE = frozenset("false fake bogus untrue mistaken erroneous wrong spurious fabricated invented doctored".split())


def _disputed(low: list[str], m: Mention) -> str:
    """ "Pretoria disputes that 1,500 were deported", "doubts whether 900 crossed"."""
    head = low[max(m.first - 5, 0) : m.first]
    told = next((one for one, other in pairwise(head) if one in DISPUTING and other in ("that", "whether")), "")
    return told if DOUBTLESS.isdisjoint(head) else ""


DISPUTING = frozenset("disputes dispute disputed contests contested doubts doubt doubted questions questioned".split())
DOUBTLESS = frozenset("no not never nobody without beyond little".split())


def _sourceless(low: list[str], m: Mention) -> str:
    """ "maintained that 80,000 entered; pressed for a source, he had none"."""
    behind = low[m.last : m.last + BEHIND]
    at = next((i for i, token in enumerate(behind) if token in SOURCES), -1)
    return "no source" if at > 0 and "none" in behind[at : at + VERB] else ""


SOURCES = frozenset(("source", "sources", "proof", "evidence"))


def _unverified(low: list[str], m: Mention) -> str:
    """ "Reports that 3,000 had stormed the crossing could not be independently verified"."""
    if word_set("told_things").isdisjoint(low[max(m.first - VERB, 0) : m.first]):
        return ""
    behind = low[m.last : m.last + BEHIND]
    for i, (one, other) in enumerate(pairwise(behind)):
        if (
            one in ("be", "been")
            and VERIFIED & {other, *behind[i + 2 : i + 3]}
            and not NO.isdisjoint(behind[max(i - 2, 0) : i])
        ):
            return "not verified"
    return ""


VERIFIED = frozenset("verified confirmed corroborated substantiated checked authenticated proven proved".split())


RULES = (
    (_not_borne_out, named("bearing_out")),
    (_unconfirmed, trait(VERIFIED | {"confirm"})),
    (_message, trait(VERIFIED | {"confirm"})),
    (_doubted, trait(DOUBTFUL | PROOF - {"be"} | {"cannot", "question", "nothing"})),
    (_unsure, trait(UNSURE)),
    (_rumoured, trait(ALLEGED - {"said"} | WRONGLY | SUPPOSEDLY)),
    (_guess, trait(GUESSES)),
    (_false_report, trait(FALSE)),
    (_disputed, trait(DISPUTING)),
    (_sourceless, trait(SOURCES)),
    (_unverified, trait(VERIFIED)),
)
