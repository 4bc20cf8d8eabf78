"""Numbers of a report that was taken off or outdone by another, told in one sentence.

"a dispatch in which 30,000 had crossed was killed", "12,400, a number which the auditors threw out".
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.doubted import BEEN, BEHIND, NO, REPORT, VERB
from borderdesk.extract.movement.words.traits import named, phrases, trait
from borderdesk.extract.movement.words.words import word_set

SAID = frozenset("that said told put gave spoke as of reported announced claimed".split())


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


def _withdrew_report(low: list[str], m: Mention) -> str:
    """ "withdrew its statement of Monday, in which it had said that 7,500 returned"."""
    if "now" in low[max(m.first - 4, 0) : m.first]:
        return ""  # "has withdrawn its estimate, and now speaks of 270,000"
    for i in range(m.first - 2, max(m.first - 2 * REPORT, 0), -1):
        told = low[i] in word_set("told_things+told_of") or low[i] in PAPERS or low[i : i + 2] in WHAT_HE
        if told and not (SAID | {"which"}).isdisjoint(low[i + 1 : m.first]):
            near_by = low[max(i - 4, 0) : i]
            verb = next((token for token in near_by if token in WITHDREW), "")
            verb = verb or ("took back" if ("took", "back") in pairwise(near_by) else "")
            if verb and ";" not in low[i : m.first] and low[m.first - 1] in LEADING:
                return verb
    return ""


PAPERS = frozenset("paper papers memo letter circular brief".split())
WHAT_HE = (["what", "he"], ["what", "she"], ["what", "it"], ["what", "they"])
WITHDREW = frozenset(
    """
    disclaims disclaimed disavows disavowed
    regrets regretted withdrew withdrawn retracted recalled deleted disowned pulled apologised apologized recanted
    """.split()
)
LEADING = frozenset("which that of saying had at claimed announced reported put".split())


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


RULES = (
    (_taken_off, named("killing") | trait(("taken", "gone"))),
    (_withdrew_report, trait(WITHDREW | {"back"})),
    (_thrown_out, trait(FINDING | {"threw", "thrown"})),
    (_outdone, trait(VERSIONS) | phrases(RUMOURED)),
    (_quoted, trait(QUOTES)),
    (_had_spoken, trait(SPOKEN_OF)),
)
