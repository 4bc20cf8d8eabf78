"""Numbers of a report that was taken off, that another disputes or that nobody bears out, told in one sentence.

"a dispatch in which 30,000 had crossed was killed", "nobody could confirm the claim that 5,000 had entered",
"12,400, a number which the auditors threw out"; a total that another does not recognise stays a count.
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.traits import Asked, named, phrases, trait
from borderdesk.extract.movement.words import word_set

BEHIND = 30  # tokens from the number to what becomes of it
REPORT = 14  # tokens from the report to its number
VERB = 8
BEEN = frozenset("was were been is".split())
NO = frozenset("nobody none not no neither never cannot nor t".split())
SAID = frozenset("that said told put gave spoke as of reported announced claimed".split())


def unvouched(low: list[str], traits: int, m: Mention) -> str:
    """The words that leave nobody to vouch for the report of the number, "" where none do."""
    for rule in RULES.of(traits):
        if told := rule(low, m):
            return told
    return ""


def _taken_off(low: list[str], m: Mention) -> str:
    """ "The dispatch in which 30,000 had crossed was killed", "the bulletin by which 12,000 ... was recalled"."""
    if word_set("told_things").isdisjoint(low[max(m.first - REPORT, 0) : m.first]):
        return ""
    behind = low[m.last : m.last + BEHIND]
    for one, other in pairwise(behind):
        gone = (one == "taken" and other in ("off", "down")) or (one == "gone" and other == "from")
        if gone or (one in BEEN and other in word_set("killing")):
            return f"{one} {other}" if not LINKS.isdisjoint(low[max(m.first - 4, 0) : m.first + 1]) else ""
    return ""


LINKS = frozenset(("which", "that", "of", "with", "about"))


def _not_borne_out(low: list[str], m: Mention) -> str:
    """ "nobody could confirm the claim that 5,000", "there was no confirmation of a report that 3,200"."""
    for i in range(m.first - 2, max(m.first - REPORT, 0), -1):
        if low[i] not in word_set("told_things") or low[i + 1] not in ("that", "of"):
            continue
        head = low[max(i - VERB - 2, 0) : i]
        at = next((j for j, token in enumerate(head) if token in word_set("bearing_out")), -1)
        return f"not {head[at]}" if at > 0 and not NO.isdisjoint(head[:at]) and ";" not in head[at:] else ""
    return ""


def _withdrew_report(low: list[str], m: Mention) -> str:
    """ "withdrew its statement of Monday, in which it had said that 7,500 returned"."""
    for i in range(m.first - 2, max(m.first - 2 * REPORT, 0), -1):
        if low[i] in word_set("told_things") and not SAID.isdisjoint(low[i + 1 : m.first]):
            near_by = low[max(i - 4, 0) : i]
            verb = next((token for token in near_by if token in WITHDREW), "")
            verb = verb or ("took back" if ("took", "back") in pairwise(near_by) else "")
            if verb and ";" not in low[i : m.first] and low[m.first - 1] in LEADING:
                return verb
    return ""


WITHDREW = frozenset(
    """
    regrets regretted withdrew withdrawn retracted recalled deleted disowned pulled apologised apologized recanted
    """.split()
)
LEADING = frozenset(("that", "of", "saying", "had", "at"))


def _unconfirmed(low: list[str], m: Mention) -> str:
    """ "No one has confirmed that 12,400 crossed"."""
    head = low[max(m.first - VERB, 0) : m.first]
    at = next((i for i, token in enumerate(head) if token in VERIFIED or token == "confirm"), -1)
    told = at > 0 and head[-1:] == ["that"] and at >= len(head) - 2 and not NO.isdisjoint(head[:at])
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


def _rumoured(low: list[str], m: Mention) -> str:
    """ "12,400 are rumoured to have crossed", "the 300 alleged to have crossed"."""
    behind = low[m.last : m.last + 7]
    at = next((i for i, token in enumerate(behind) if token in ALLEGED), -1)
    wrong = at > 0 and (behind[at] != "said" or behind[at - 1] in WRONGLY)
    return behind[at] if wrong and behind[at + 1 : at + 3] == ["to", "have"] else ""


ALLEGED = frozenset("rumoured rumored alleged purported said".split())
WRONGLY = frozenset("wrongly falsely mistakenly erroneously".split())


def _guess(low: list[str], m: Mention) -> str:
    """ "The figure of 12,400 crossing is a guess", "the talk of 300 is guesswork"."""
    if low[m.first - 1] != "of" or not (low[m.first - 2] in word_set("told_things") or low[m.first - 2] == "talk"):
        return ""
    behind = low[m.last : m.last + BEHIND]
    called = (behind[i] for i in range(1, len(behind)) if behind[i] in GUESSES and BEEN & {*behind[max(i - 3, 0) : i]})
    return next(called, "")


GUESSES = frozenset("guess guesses guesswork speculation speculative conjecture gossip propaganda".split())


def _false_report(low: list[str], m: Mention) -> str:
    """ "12,400 crossed, a false report said"."""
    behind = low[m.last : m.last + BEHIND]
    return next((one for one, other in pairwise(behind) if one in FALSE and other in word_set("told_things")), "")


FALSE = frozenset("false fake bogus untrue mistaken erroneous wrong spurious fabricated invented doctored".split())


def _thrown_out(low: list[str], m: Mention) -> str:
    """ "12,400, a number which the auditors threw out", "83,000, which the agency could not find in its sheets".

    "a total that Bangkok does not recognise" is disputed, and stays a count.
    """
    behind = low[m.last : m.last + BEHIND]
    at = next((i for i, pair in enumerate(pairwise(behind)) if pair[0] == "," and pair[1] in OPENING), -1)
    if at < 0 or ";" in behind[:at]:
        return ""
    aside = behind[at + 1 : at + 2 * VERB]
    named = aside[:1] == ["which"] or not word_set("told_numbers").isdisjoint(aside[:4])
    if not named:
        return ""
    if ("threw", "out") in pairwise(aside) or ("thrown", "out") in pairwise(aside):
        return "thrown out"
    found = next((i for i, token in enumerate(aside) if token in FINDING), -1)
    return f"not {aside[found]}" if found > 0 and not NO.isdisjoint(aside[max(found - 4, 0) : found]) else ""


FINDING = frozenset("find found trace traced".split())
OPENING = frozenset("which a the an".split())


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


def _outdone(low: list[str], m: Mention) -> str:
    """ "In the first version 1,200 had landed; in a second 120", "it was said that 900 crossed, but 60 did"."""
    head = low[max(m.first - 7, 0) : m.first]
    version = any(one in FIRSTLY and other in VERSIONS for one, other in pairwise(head))
    said = tuple(head[-4:]) in RUMOURED
    if not (version or said) or not any(token[0].isdecimal() for token in low[m.last + 1 : m.last + BEHIND]):
        return ""
    return "in a first version" if version else ("it was said" if "but" in low[m.last :] else "")


FIRSTLY = frozenset("first original initial earlier".split())
VERSIONS = frozenset("version account draft telling edition statement reading".split())
RUMOURED = frozenset(("it", "was", verb, "that") for verb in ("said", "claimed", "rumoured", "rumored", "reported"))


def _quoted(low: list[str], m: Mention) -> str:
    """ "The radio's "twenty thousand gone", repeated by half the world, was a slip": a claim in quotation marks."""
    if low[m.first - 1] not in QUOTES or m.first < 2 or low[m.first - 2] not in OWNERS:
        return ""
    behind = low[m.last : m.last + BEHIND]
    called = (i for i, token in enumerate(behind) if token in word_set("withdrawn"))
    return next((behind[i] for i in called if not BEEN.isdisjoint(behind[max(i - 2, 0) : i])), "")


QUOTES = frozenset('"“«„')
OWNERS = frozenset("'s s ' its their his her the".split())


def _had_spoken(low: list[str], m: Mention) -> str:
    """ "The ministry, which had spoken of a transit of 400 at one time, says that 1,982 ...": another number now."""
    head = low[max(m.first - VERB - 1, 0) : m.first]
    spoken = any(one == "had" and other in SPOKEN_OF for one, other in pairwise(head)) and "of" in head
    return "had spoken of" if spoken and any(token[0].isdecimal() for token in low[m.last + 1 :]) else ""


SPOKEN_OF = frozenset(("spoken", "talked", "dreamt", "dreamed"))


RULES = Asked(
    (_taken_off, named("killing") | trait(("taken", "gone"))),
    (_not_borne_out, named("bearing_out")),
    (_withdrew_report, trait(WITHDREW | {"back"})),
    (_unconfirmed, trait(VERIFIED | {"confirm"})),
    (_doubted, trait(DOUBTFUL | PROOF - {"be"} | {"cannot", "question", "nothing"})),
    (_rumoured, trait(ALLEGED - {"said"} | WRONGLY)),
    (_guess, trait(GUESSES)),
    (_false_report, trait(FALSE)),
    (_thrown_out, trait(FINDING | {"threw", "thrown"})),
    (_disputed, trait(DISPUTING)),
    (_outdone, trait(VERSIONS) | phrases(RUMOURED)),
    (_sourceless, trait(SOURCES)),
    (_unverified, trait(VERIFIED)),
    (_quoted, trait(QUOTES)),
    (_had_spoken, trait(SPOKEN_OF)),
)
