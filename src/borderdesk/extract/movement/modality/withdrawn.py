"""Whether an amount is withdrawn by its own source: "was a mistake", "took back his claim", "not 32,000"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.otherclause import PRINTED, disowned, printed
from borderdesk.extract.movement.words.traits import ending, named, trait
from borderdesk.extract.movement.words.words import word_set, words

DENYING = frozenset("denied denies deny dismissed refuted".split())


def withdrawn(low: list[str], traits: int, m: Mention, start: int, roof: int) -> str:
    """The words that take the amount back; its clause begins at ``start``, the next amount at ``roof``."""
    if not traits & (ANY | AFTERWARDS):
        return ""
    told = _labelled(low, m) or _superseded(low, m) if traits & (TAKEN | EARLY) else ""
    told = (
        told or (_dropped(low, m) if traits & DROPPED else "") or (_taken_back(low, m, roof) if traits & TAKEN else "")
    )
    told = told or (disowned(low[start : _own_end(low, m, roof)]) if traits & DISOWNED else "")
    told = told or (_took_it_back(low, m) if traits & AFTERWARDS else "")
    told = told or ((_given(low, m) or _corrected_to(low, m)) if traits & TAKEN else "")
    told = told or (_report_denied(low, m) if traits & REPORTED else "")
    told = told or (_denied_by_others(low, m, roof) if traits & DENIED else "")
    return told or (printed(low, m.first) if traits & PUBLISHED else "")


def _labelled(low: list[str], m: Mention) -> str:
    """ "False: 10,000 crossed in a day"."""
    at = low.index(":") if ":" in low[:LABEL] else 0
    return next((token for token in low[:at] if token in word_set("withdrawn") and at < m.first), "")


def _own_end(low: list[str], m: Mention, roof: int) -> int:
    """ "14,300 were deported; a draft had mistakenly put the number at 41,300": what is said of the next number."""
    at = next((i for i in range(m.last, roof) if low[i] == ";"), roof)
    return roof if roof == len(low) or not POINTED_AT.isdisjoint(low[at:roof]) else at


POINTED_AT = frozenset(("it", "that", "this", "which"))
LABEL = 4  # tokens


def _superseded(low: list[str], m: Mention) -> str:
    """ "the 3,000 first announced", "first spoke of 3,000, then of 300": a later number has taken its place."""
    behind = low[m.last : m.last + 7]
    named = any(one in FIRSTLY and other in TOLD for one, other in pairwise(behind))
    head = low[max(m.first - 6, 0) : m.first]
    at = max((i for i, token in enumerate(head) if token in FIRSTLY), default=-1)
    at = max((i for i, pair in enumerate(pairwise(head)) if pair[0] == "had" and pair[1] in TOLD), default=at)
    told = at >= 0 and not TOLD.isdisjoint(head[max(at - 2, 0) :])
    later = (
        told
        and not LATER.isdisjoint(low[m.last : m.last + 10])
        and any(token[0].isdecimal() or token in ("nobody", "none") for token in low[m.last + 1 : m.last + 14])
    )
    return "first told" if named or later else ""


FIRSTLY = frozenset("first initially originally earlier previously".split())
TOLD = frozenset(
    """
    mentioned announced reported given stated said put claimed spoke spoken counted published named gave estimated cited
    quoted
    """.split()
)
LATER = frozenset("then now later but fact corrected instead since actually".split())


def _given(low: list[str], m: Mention) -> str:
    """ "corrected its count of trips, given last month as 1.3 million": the number that was put right."""
    head = low[max(m.first - REPORT, 0) : m.first]
    if head[-1:] != ["as"] or GIVEN.isdisjoint(head) or ";" in head:
        return ""
    return next((token for token in head if token in word_set("withdrawing")), "")


def _corrected_to(low: list[str], m: Mention) -> str:
    """ "corrected to 222,000 the 262,000 arrivals it had reported": the number behind "the"."""
    head = low[max(m.first - 8, 0) : m.first]
    at = next((i for i, pair in enumerate(pairwise(head)) if pair[0] in CORRECTED and pair[1] == "to"), -1)
    numbers = head[at + 2 : -1]
    plain = bool(numbers) and all(token.isdecimal() or token == "," for token in numbers)
    return head[at] if at >= 0 and head[-1:] == ["the"] and plain else ""


CORRECTED = frozenset("corrected revised amended".split())
GIVEN = frozenset("given put stated reported published announced quoted".split())


def _report_denied(low: list[str], m: Mention) -> str:
    """ "rejected on Wednesday a newspaper's claim that 700", "contradicted reports of 900": the number is theirs."""
    for i in range(m.first - 2, max(m.first - (LONG_REPORT if "which" in low else REPORT), 0), -1):
        apart = ";" in low[i : m.first] or _in_its_place(low, i, m)
        if low[i] in word_set("told_things+media") and not apart and _tells(low, i, m):
            head = low[max(i - VERB, 0) : i]
            verb = next((token for token in head if token in word_set("denying")), "")
            if not verb and not word_set("calling").isdisjoint(head):
                verb = next((token for token in head if token in word_set("withdrawn")), "")  # "branded as untrue"
            asked = low[i].startswith("claim") and low[i + 1] == "of"  # "rejected the claims of 300 Syrians"
            return "" if asked and verb.startswith("reject") else verb
    return ""


def _in_its_place(low: list[str], i: int, m: Mention) -> bool:
    """ "denied reports that 1 million had left, putting the figure at 70,000": what the denier says instead."""
    told = [one.isdecimal() for one in low[i : m.first]]
    gap = low[i + told.index(True) : m.first] if True in told else []
    return any(one == "," and other in INSTEAD for one, other in pairwise(gap))


INSTEAD = frozenset("putting giving saying insisting adding setting".split())


def _tells(low: list[str], i: int, m: Mention) -> bool:
    """Whether the report at ``i`` leads to the number: "that", "of", "a message, shared widely, according to which"."""
    if low[i + 1] in ("that", "of"):
        return i >= m.first - REPORT
    if "which" not in low[i : m.first]:
        return low[i + 1] in SAYING
    at = low.index("which", i) - (2 if low[low.index("which", i) - 1] == "to" else 1)
    aside = low[i + 1] == "," and low[at - 1] == ","
    others = "and" in low[i:at] or not {"who", "and"}.isdisjoint(low[max(i - 4, 0) : i])
    return low[at] in ("according", "by", "in") and not others and (aside or "," not in low[i:at])


SAYING = frozenset("saying claiming alleging asserting suggesting purporting".split())
LONG_REPORT = 24
REPORT, VERB = 14, 8  # tokens from the report to its number, from the denial to the report


def _denied_by_others(low: list[str], m: Mention, roof: int) -> str:
    """ "A blog claimed that 10,000 had crossed, which the police denied"; a count of an office stays disputed."""
    for i in range(m.last, roof - 2):
        if low[i : i + 2] == [",", "which"] and not word_set("hearsay").isdisjoint(low):
            return next((token for token in low[i + 2 : min(i + VERB, roof)] if token in word_set("denying")), "")
    return ""


def _taken_back(low: list[str], m: Mention, roof: int) -> str:
    """ "700,000, which ..., was withdrawn"; "82,000; this was a slip"; "1,300 ...; it has withdrawn that number"."""
    behind = low[m.last : roof]
    for i, token in enumerate(behind):
        if token in CORRECTING and behind[i + 1 : i + 2] and behind[i + 1].endswith("self"):
            return f"{token} {behind[i + 1]}"
        if token in REVISED and behind[i - 1] in BEEN and i:
            return token  # "have been revised down to 3,200"
        if token not in word_set("withdrawn"):
            continue
        was = i > 0 and any(word in WAS for word in behind[max(i - 5, 0) : i])
        it = bool(THAT & {*behind[i + 1 : i + 4]})
        if token in WRONGS and low[m.first - 1] == "of" and low[m.first - 2] in word_set("to_be_done"):
            continue  # "the deportation of 300 was a mistake"
        plain = token not in DENYING and (token != "slip" or behind[max(i - 1, 0)] == "a")
        if plain and (was or it):
            return token
    return ""


def _took_it_back(low: list[str], m: Mention) -> str:
    """ "declared that 1.6 million had sailed; on Friday his office took that back"; "4,050, then cut that to 2,650"."""
    behind = low[m.last : m.last + BACK]
    for i, token in enumerate(behind):
        if token in TOOK and "back" in behind[i + 1 : i + 4] and not POINTED.isdisjoint(behind[i + 1 : i + 4]):
            return "took back"
        named = not POINTED.isdisjoint(behind[i + 1 : i + 4]) and "to" in behind[i + 2 : i + 6]
        if token in LESSENED and i and behind[i - 1] in SOON and named:
            return f"{behind[i - 1]} {token}"
    return ""


POINTED = frozenset("number figure count total claim estimate tally story report statement tweet that it this".split())
BACK = 24  # tokens from the number to what takes it back
TOOK = frozenset("took takes taken walked rolled rowed".split())
SOON = frozenset("then later since soon afterwards".split())
LESSENED = frozenset("cut lowered reduced revised corrected changed amended halved".split())
AFTERWARDS = trait(TOOK | LESSENED)


def _dropped(low: list[str], m: Mention) -> str:
    """ "has dropped its earlier figure of 10,000", "took back the 16,000 he had announced"."""
    head = low[max(m.first - 7, 0) : m.first]
    took = "took" in head and ("took", "back") in pairwise(head)
    if (took or not DROPPING.isdisjoint(head)) and not THAT.isdisjoint(head) and not _level(low, m):
        return "dropped"
    if head[-1:] == ["not"] and head[-2:-1] != ["if"]:
        return "not so many"  # "3,200 crossed, not 32,000"
    if head[-2:] == ["not", "the"] and not TOLD.isdisjoint(low[m.last : m.last + 6]):
        return "not so many"  # "he had meant 450, not the 4,500 that he mentioned"
    if head[-1:] == ["no"] and head[-2:-1] != ["says"]:
        return "no such number"  # "there were no 4,000 refugees"
    again = took and any(low[i : i + 2] == ["took", "back"] for i in range(max(m.first - 4, 0), m.first))
    if head[-1:] in (["the"], ["our"]) and head[-2:-1] and head[-2] in FORGETTING:
        return head[-2]  # "Forget the 700 arrivals we reported"
    if head[-1:] in (["its"], ["his"], ["her"], ["their"]) and head[-2:-1] == ["back"] and _names_deed(low, m):
        return "took back"
    if head[-1:] and head[-1] in COUNTED and "twice" in low[m.last : m.last + 4]:
        return "counted twice"
    return "took back" if again and low[m.last : m.last + 1] and low[m.last] in ("he", "she", "it", "they") else ""


WRONGS = frozenset("mistake error wrong mistaken scrapped slip dropped".split())


def _names_deed(low: list[str], m: Mention) -> bool:
    """ "took back its 9,000 arrivals": a number, no people."""
    return m.noun >= 0 and any(one.shape == "noun" for one in words().cues.get(low[m.noun], ()))


FORGETTING = frozenset("forget scrap ignore disregard strike delete".split())
COUNTED = frozenset("counted counts count reported listed".split())


def _level(low: list[str], m: Mention) -> bool:
    """ "the number registered dropped below 800,000": what it has come to, nothing taken back."""
    fell = low[m.first - 1] in DROPPING and low[m.first] in LEVEL
    return fell or low[m.first - 1] in LEVEL


LEVEL = frozenset("to below above under by".split())
DROPPING = frozenset("dropped drops abandoned scrapped withdrew withdrawn retracted revised retired binned".split())
REVISED = frozenset("revised corrected amended rectified lowered halved".split())
BEEN = frozenset(("been", "was", "were"))
WAS = frozenset("was were been be is are".split())
THAT = frozenset(("number", "figure", "count", "total", "claim", "estimate", "tally"))
CORRECTING = frozenset("corrects corrected correcting".split())
# words that each of the rules cannot do without
DENIED, REPORTED, EARLY = named("denying"), named("denying", "calling"), trait(FIRSTLY | {"had"})
DROPPED, TAKEN = (
    trait(DROPPING | FORGETTING | {"took", "not", "no", "back", "twice"}),
    named("withdrawn") | trait(CORRECTING | REVISED),
)
DISOWNED, PUBLISHED = ending("disowned"), trait(PRINTED | {"we"})
ANY = REPORTED | EARLY | DROPPED | TAKEN | DISOWNED | PUBLISHED
