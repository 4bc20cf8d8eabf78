"""Numbers that stand under a word for a number or a saying, of which their own sentence then says what becomes of it.

"The communiqué of 2,100 returned lasted a day", "Zambia's figure, 3,900 arrivals, turned out to be a guess", "that 300
crossed is something he was told". What is said of such a thing where it holds is a closed class.
"""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.doubted import BEHIND, REPORT
from borderdesk.extract.movement.modality.verdicts import SOUND
from borderdesk.extract.movement.words.traits import named, trait
from borderdesk.extract.movement.words.words import word_set

TURNED = frozenset(
    (("turned", "out"), ("proved", "to"), ("proved", "a"), ("proves", "to"), ("was", "found"), ("were", "found"))
)
WAYS = frozenset("back home to into on through across over abroad from by north south east west".split())
STANDING = frozenset("stand hold survive last exist".split())
OWNERS = frozenset("the a an its his her their our this that 's s '".split())
NEAR = 9  # tokens from the word for a number to its number: "figure for Sunday, 3,900 arrivals"


def _under_a_word(low: list[str], m: Mention) -> str:
    """ "Zambia's figure for Sunday, 3,900 arrivals, turned out to be a guess"; "turned out to be right" holds."""
    told = word_set("told_of+told_things")
    near_by = range(m.first - 1, max(m.first - NEAR, 0), -1)
    at = next((i for i in near_by if low[i] in told and low[i - 1] in OWNERS), -1)
    if at < 0 or not (low[m.first - 1] in ("of", "that") or (low[m.first - 1] == "," and ":" not in low[at : m.first])):
        return ""
    behind = low[m.last : m.last + REPORT]
    for i, pair in enumerate(pairwise(behind)):
        if pair[0] == "not" and pair[1] in STANDING:
            return f"not {pair[1]}"  # "the count of 1,960 entering does not stand"
        if pair in TURNED:
            return "" if not SOUND.isdisjoint(behind[i + 2 : i + 6]) else " ".join(pair)
        if pair[0] in (";", "who", "that") or pair[0] in word_set("fading"):
            moves = pair[1] in WAYS or low[at - 1 : at + 2] == ["a", "total", "of"]  # "a total of 300 went to Syria"
            return pair[0] if pair[0] in word_set("fading") and not moves else ""
    return ""


def _that_clause(low: list[str], m: Mention) -> str:
    """ "That 1,200 were thrown out is something he was told by a driver"; "that 300 crossed is certain" is a fact."""
    if low[0] != "that" or m.first > 3:
        return ""
    behind = low[m.last : m.last + BEHIND]
    at = next((i for i, token in enumerate(behind) if token in ("is", "remains")), -1)
    at = (
        at
        if at >= 0
        else next((i for i, token in enumerate(behind) if token == "was" and behind[i + 1 :][:1] == ["what"]), -1)
    )
    said = behind[at + 1 :] if at > 0 else []
    if said[:1] == [","] and "," in said[1:]:
        said = said[said.index(",", 1) + 1 :]  # "is, the envoy now says, something"
    return "" if not said or not (word_set("vouching_that") | HOLDING).isdisjoint(said[:3]) else f"that ... {said[0]}"


HOLDING = frozenset(
    "due thanks because remarkable beyond undisputed common public established no not only good bad".split()
)


def _for_having(low: list[str], m: Mention) -> str:
    """ "has apologised for having 8,000 crossing", "regrets putting landings at 300"."""
    head = low[max(m.first - REPORT, 0) : m.first]
    at = next((i for i, token in enumerate(head) if token in SORRY), -1)
    said = head[at + 1 :] if at >= 0 else []
    plain = said[-1:] == ["having"] or not SAYING.isdisjoint(said)
    return head[at] if plain and not {",", ";"} & {*said} else ""


SORRY = frozenset("apologised apologized apologises apologizes sorry regrets regretted regret".split())
SAYING = frozenset(
    "saying reporting claiming putting giving announcing printing writing publishing airing telling".split()
)


def _said_to_have(low: list[str], m: Mention) -> str:
    """ "Of the 75 whom Stockholm said it had sent back, Ulaanbaatar has never seen one"."""
    if low[m.first - 1] not in ("the", "those"):
        return ""
    behind = low[m.last : m.last + BEHIND]
    said = next((i for i, token in enumerate(behind) if token in SAID), -1)
    led = 0 < said < NEAR and {",", ";", "."}.isdisjoint(behind[:said]) and not WHO_IT.isdisjoint(behind[:said])
    rest = behind[said:] if led else []
    return next((token for token in rest if token in NEVER), "") if "," in rest or "were" in rest else ""


SAID = frozenset("said says claimed claims reported announced saw seen counted alleged".split())
WHO_IT = frozenset("whom which that it he she they had".split())
NEVER = frozenset("never none nobody nowhere".split())


def _do_not_use(low: list[str], m: Mention) -> str:
    """ "an asterisk next to the 14,500 emigrants: do not use"."""
    behind = low[m.last : m.last + BEHIND]
    return (
        "do not use"
        if any(behind[i : i + 2] == ["do", "not"] and behind[i + 2] in USE for i in range(len(behind) - 2))
        else ""
    )


USE = frozenset("use quote cite publish print".split())


RULES = (
    (_under_a_word, named("told_of", "told_things")),
    (_that_clause, trait(("is", "remains", "what"))),
    (_for_having, trait(SORRY)),
    (_said_to_have, trait(NEVER)),
    (_do_not_use, trait(USE)),
)
