"""Numbers from which their own source has retreated by the end of the sentence: until a slip came out, counted twice.

"was speaking of 11,000 until it turned out that a convoy had been counted twice", "the 2,400 landings given in May
should no longer be quoted", "its estimate of 900, which papers printed, it has taken back".
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.amends import CONCEDING, WHO
from borderdesk.extract.movement.modality.blame import MISREAD, TYPING
from borderdesk.extract.movement.modality.denial import NOT
from borderdesk.extract.movement.modality.doubted import BEHIND, REPORT
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.traits import named, trait
from borderdesk.extract.movement.words.words import word_set

MODAL = frozenset("should must ought may can could might to".split())
DOUBLE = frozenset(("twice", "double", "doubly"))
TAKEN_UP = frozenset(
    "counted counts included listed registered entered recorded reported booked logged tallied contained".split()
)


def _at_first(low: list[str], m: Mention) -> str:
    """ "first told of 48,000 permits; the sheet, it turned out, had two Junes in it"."""
    head = low[max(m.first - 8, 0) : m.first]
    behind = low[m.last : m.last + BEHIND] if not FIRSTLY.isdisjoint(head) and not TELLING.isdisjoint(head) else []
    out = any(pair[0] == "it" and pair[1] in COMING_OUT for pair in pairwise(behind))
    return "it turned out" if out else ""


FIRSTLY = frozenset("first initially originally".split())


def _wrong_place(low: list[str], m: Mention) -> str:
    """ "owned in the evening to having read the wrong column"."""
    return wrong_place(low[m.last : m.last + BEHIND])


def wrong_place(low: list[str]) -> str:
    """ "a clerk had taken the wrong line of the table": no lane of a road."""
    for i, (one, other) in enumerate(pairwise(low)):
        if one in ("wrong", "false") and other in PLACES and NOT.isdisjoint(low[max(i - 5, 0) : i]):
            return f"{one} {other}"
    return ""


PLACES = frozenset("column columns row rows page sheet month table file unit key cell box spreadsheet button".split())


def _until(low: list[str], m: Mention) -> str:
    """ "was speaking of 11,000 until somebody noticed": what was told; "300 crossed until guards noticed" happened."""
    behind = low[m.last : m.last + BEHIND]
    at = behind.index("until") if "until" in behind else len(behind)
    found = next((token for token in behind[at + 1 : at + 7] if token in COMING_OUT), "")
    return f"until {found}" if found and not TELLING.isdisjoint(low[max(m.first - 6, 0) : m.first]) else ""


TELLING = frozenset(
    """
    speaking spoke spoken talking talked saying said telling told tells putting put giving gave given naming named
    claiming claimed quoting quoted reporting reported maintaining maintained
    """.split()
)
COMING_OUT = frozenset(
    """
    noticed realised realized discovered found turned emerged transpired asked checked pointed looked remembered spotted
    recounted corrected challenged became saw
    """.split()
)


def _twice(low: list[str], m: Mention) -> str:
    """ "The 2,400 landings given in May counted some boats twice"; "so that nobody is counted twice" does not."""
    return counted_twice(low[m.last : m.last + BEHIND])


def counted_twice(low: list[str]) -> str:
    """ "whole families had been entered twice", "some were listed under two names"."""
    for i, token in enumerate(low):
        if token not in TAKEN_UP:
            continue
        behind, head = low[i + 1 : i + 6], low[max(i - 6, 0) : i]
        at = next((j for j, one in enumerate(behind) if one in DOUBLE or tuple(behind[j : j + 2]) in IN_TWO), -1)
        others = (
            any(one[0].isdecimal() or one in CAREFUL for one in behind[: at + 1]) or behind[at + 1 : at + 2] in AS_MANY
        )
        perhaps = any(one in MODAL and other in BE | HAVE for one, other in pairwise(head))
        if at >= 0 and not others and not perhaps and AVOIDED.isdisjoint(head):
            return f"{token} {behind[at]}"
    return ""


AS_MANY = (["as"], ["the"], ["that"], ["a"], ["what"], ["daily"])  # "reported twice as many"
AVOIDED = NOT | frozenset("nobody from lest without avoid avoids prevent prevents".split())
CAREFUL = frozenset((",", "them", "it", "everybody", "everyone", "each", "all"))  # "had counted them twice to be sure"
IN_TWO = frozenset((("under", "two"), ("by", "both"), ("at", "both")))


def _not_for_use(low: list[str], m: Mention) -> str:
    """ "The 2,400 landings given in May should no longer be quoted", "the 900 must not be relied on"."""
    return not_for_use(low[m.last : m.last + BEHIND])


def not_for_use(low: list[str]) -> str:
    """ "should no longer be quoted", "the figure is not to be used"; a road is not to be used either."""
    for i, token in enumerate(low):
        if token not in QUOTED | USED or low[i - 1] != "be" or i < 3:
            continue
        head = low[max(i - 5, 0) : i - 1]
        bare = head[-1] in ("not", "longer") and MODAL.isdisjoint(head[-2:])  # "has ordered that it no longer be used"
        ought = bare or not OUGHT.isdisjoint(head) or (head[-1] == "to" and head[-2] == "not" and head[-3] in BE)
        named = token in QUOTED or not _things().isdisjoint(low[max(i - 8, 0) : i])
        if ought and named and not (NOT | {"longer"}).isdisjoint(head):
            return f"not be {token}"
    return ""


@cache
def _things() -> frozenset[str]:
    return word_set("told_numbers+told_of") | {"it", "they", "this", "these", "those"}


OUGHT = frozenset("should must ought better".split())
QUOTED = frozenset("quoted cited repeated relied reprinted".split())
USED = frozenset("used trusted printed published believed taken".split())


def _fronted(low: list[str], m: Mention) -> str:
    """ "Its estimate of 900, which papers printed, the office has taken back": nothing stands behind the verb."""
    told = low[m.first - 1] in word_set("told_numbers") or (
        low[m.first - 1] == "of" and low[m.first - 2] in word_set("told_numbers")
    )
    behind = low[m.last : m.last + BEHIND] if told else []
    for i, token in enumerate(behind[:-1]):
        if token not in word_set("withdrawing") or HAVE.isdisjoint(behind[max(i - 2, 0) : i]):
            continue
        end = i + 1 + (behind[i + 1] == "back")
        if i > 1 and BE.isdisjoint(behind[i - 2 : i]) and (not behind[end].isalpha() or behind[end] in ENDING):
            return " ".join(behind[i:end])
    return ""


ENDING = frozenset("since again on in after today yesterday".split())


def _typing_error(low: list[str], m: Mention) -> str:
    """ "which spoke of 1,100 newcomers, acknowledged a typing error"; "admitted an error" may be one of conduct."""
    behind = low[m.last : m.last + BEHIND]
    at = next((i for i, token in enumerate(behind) if token in OWNING), len(behind))
    near_by = behind[at + 1 : at + 6]
    error = next((token for token in near_by if token in word_set("errors")), "")
    plain = error in MISREAD or (error and not TYPING.isdisjoint(near_by))
    return error if plain and ";" not in behind[:at] and NOT.isdisjoint(near_by) else ""


OWNING = CONCEDING | frozenset("found discovered noticed spotted regrets regretted corrected apologised".split())


def _no_numbers(low: list[str], m: Mention) -> str:
    """ "first 3,000, then that it had meant 300, and at last that it had no numbers at all": none is left."""
    behind = low[m.last : m.last + REPORT]
    for i, (one, other) in enumerate(pairwise(behind)):
        if one == "no" and other in word_set("told_numbers") and behind[i - 1] in ("had", "has", "have"):
            none = i > 1 and behind[i - 2] in WHO and tuple(behind[i + 2 : i + 4]) in AT_ALL
            return f"no {other}" if none else ""
    return ""


AT_ALL = frozenset((("at", "all"), ("to", "show"), ("whatever", "."), ("whatsoever", "."), ("of", "any")))


def _no_count(low: list[str], m: Mention) -> str:
    """ "Bonn's 1.2 million was a projection, an aide said": a number of nobody counted."""
    behind = low[m.last : m.last + 5] if m.noun < 0 else []
    bare = (
        behind[:1] != []
        and behind[0] in BE
        and behind[1:2] != []
        and behind[1] in ("a", "an", "only", "just", "merely")
    )
    return next((token for token in behind[2:] if token in word_set("no_counts")), "") if bare else ""


RULES = (
    (_no_count, named("no_counts")),
    (_at_first, trait(FIRSTLY)),
    (_wrong_place, trait(PLACES)),
    (_until, trait(("until",))),
    (_twice, trait(DOUBLE | {"both", "under"})),
    (_not_for_use, trait(QUOTED | USED)),
    (_fronted, named("withdrawing")),
    (_typing_error, named("errors")),
    (_no_numbers, named("told_numbers")),
)
