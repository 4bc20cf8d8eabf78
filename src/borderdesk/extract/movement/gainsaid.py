"""Numbers whose report was in error, was taken off, or that nobody bears out, told in the same sentence.

"45,000 had come home; his office put that right", "a dispatch in which 30,000 had crossed was killed an hour later",
"nobody could confirm the claim that 5,000 had entered", "12,400, a number which the auditors threw out".
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.amends import CORRECTING, erred, set_right
from borderdesk.extract.movement.traits import Asked, named, trait
from borderdesk.extract.movement.words import word_set

BEHIND = 30  # tokens from the number to what takes it back
REPORT = 14  # tokens from the report to its number
VERB = 8
BEEN = frozenset("was were been is".split())


def gainsaid(low: list[str], traits: int, m: Mention) -> str:
    """The words that leave nobody to vouch for the number, "" where none do."""
    for rule in RULES.of(traits):
        if told := rule(low, m):
            return told
    return ""


def _erred(low: list[str], m: Mention) -> str:
    """ "told a rally that 50,000 landed; she conceded that she had misread a newspaper"."""
    return erred(low[m.last : m.last + BEHIND])


def _set_right(low: list[str], m: Mention) -> str:
    behind = low[m.last : m.last + BEHIND]
    return set_right(behind) if SAID & {*low[max(m.first - VERB, 0) : m.first]} or ";" in behind else ""


SAID = frozenset("that said told put gave spoke as of".split())


def _taken_off(low: list[str], m: Mention) -> str:
    """ "The dispatch in which 30,000 had crossed was killed", "the bulletin by which 12,000 ... was recalled"."""
    if word_set("told_things").isdisjoint(low[max(m.first - REPORT, 0) : m.first]):
        return ""
    behind = low[m.last : m.last + BEHIND]
    for one, other in pairwise(behind):
        if one in BEEN and other in word_set("killing"):
            return f"{one} {other}" if not LINKS.isdisjoint(low[max(m.first - 4, 0) : m.first]) else ""
    return ""


LINKS = frozenset(("which", "that", "of", "with"))


def _not_borne_out(low: list[str], m: Mention) -> str:
    """ "nobody could confirm the claim that 5,000", "there was no confirmation of a report that 3,200"."""
    for i in range(m.first - 2, max(m.first - REPORT, 0), -1):
        if low[i] not in word_set("told_things") or low[i + 1] not in ("that", "of"):
            continue
        head = low[max(i - VERB - 2, 0) : i]
        at = next((j for j, token in enumerate(head) if token in word_set("bearing_out")), -1)
        return f"not {head[at]}" if at > 0 and not NO.isdisjoint(head[:at]) and ";" not in head[at:] else ""
    return ""


NO = frozenset("nobody none not no neither never cannot nor t".split())


def _withdrew_report(low: list[str], m: Mention) -> str:
    """ "withdrew its statement of Monday, in which it had said that 7,500 returned"."""
    for i in range(m.first - 2, max(m.first - 2 * REPORT, 0), -1):
        if low[i] in word_set("told_things") and not SAID.isdisjoint(low[i + 1 : m.first]):
            verb = next((token for token in low[max(i - 4, 0) : i] if token in WITHDREW), "")
            if verb and ";" not in low[i : m.first] and low[m.first - 1] in LEADING:
                return verb
    return ""


WITHDREW = frozenset(
    """
    regrets regretted withdrew withdrawn retracted recalled deleted disowned pulled apologised apologized recanted
    """.split()
)
LEADING = frozenset(("that", "of", "saying", "had", "at"))


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


def _outdone(low: list[str], m: Mention) -> str:
    """ "In the first version 1,200 had landed; in a second 120", "it was said that 900 crossed, but 60 did"."""
    head = low[max(m.first - 7, 0) : m.first]
    version = any(one in FIRSTLY and other in VERSIONS for one, other in pairwise(head))
    said = " ".join(head[-4:]) in RUMOURED
    if not (version or said) or not any(token[0].isdecimal() for token in low[m.last + 1 : m.last + BEHIND]):
        return ""
    return "in a first version" if version else ("it was said" if "but" in low[m.last :] else "")


FIRSTLY = frozenset("first original initial earlier".split())
VERSIONS = frozenset("version account draft telling edition statement reading".split())
RUMOURED = frozenset(
    ("it was said that", "it was claimed that", "it was rumoured that", "it was rumored that", "it was reported that")
)


def _not_those(low: list[str], m: Mention) -> str:
    """ "shows not, as its caption has it, 5,000 crossing but a pilgrimage"."""
    head = low[max(m.first - VERB - 2, 0) : m.first]
    return "not" if head[-1:] == [","] and ("not", ",") in pairwise(head[:-1]) else ""


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


def _cut_later(low: list[str], m: Mention) -> str:
    """ "The estimate of 13,000 crossings was later cut to 8,400": the number, not the people, grew smaller."""
    if low[m.first - 1] != "of" or low[m.first - 2] not in word_set("told_numbers"):
        return ""
    behind = low[m.last : m.last + REPORT]
    for i, (one, other) in enumerate(pairwise(behind)):
        if one in CUT and other in TO and not BEEN.isdisjoint(behind[max(i - 3, 0) : i]):
            return one
    return ""


CUT = frozenset("cut reduced slashed trimmed pruned lowered scaled brought raised changed".split())
TO = frozenset("to down by back up".split())


def _on_paper(low: list[str], m: Mention) -> str:
    """ "turned up 7,000 people where 26,000 were on the rolls": the rolls were wrong."""
    if low[m.first - 1] != "where" or m.first < 3:
        return ""
    counted = low[m.first - 2][0].isdecimal() or (low[m.first - 2] in PEOPLE and low[m.first - 3][0].isdecimal())
    return "where" if counted and not BEEN.isdisjoint(low[m.last : m.last + 3]) else ""


PEOPLE = frozenset("people persons refugees migrants men families names".split())

RULES = Asked(
    (_erred, named("erring")),
    (_set_right, trait({"put", "set", "puts", "sets"} | CORRECTING)),
    (_taken_off, named("killing")),
    (_not_borne_out, named("bearing_out")),
    (_withdrew_report, trait(WITHDREW)),
    (_thrown_out, trait(FINDING | {"threw", "thrown"})),
    (_disputed, trait(DISPUTING)),
    (_outdone, trait(VERSIONS | {"rumoured", "rumored", "said", "claimed", "reported"})),
    (_not_those, trait(("not",))),
    (_quoted, trait(QUOTES)),
    (_had_spoken, trait(SPOKEN_OF)),
    (_cut_later, trait(CUT)),
    (_on_paper, trait(("where",))),
)
