"""Wrong entries of a list or table: struck off, mistyped, counted as what they are not, a wrong total."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.amends import CONCEDING
from borderdesk.extract.movement.modality.doubted import VERB
from borderdesk.extract.movement.words.traits import trait
from borderdesk.extract.movement.words.words import word_set


def _removed(low: list[str], m: Mention) -> str:
    """ "took 230 swimmers off its list of arrivals", "struck 1,900 crossings from the table"."""
    head, behind = low[max(m.first - 3, 0) : m.first], low[m.last : m.last + VERB + 2]
    at = next((i for i, token in enumerate(behind) if token in ("off", "from", "out")), -1)
    if at < 0 or REMOVING.isdisjoint(head) or LISTS.isdisjoint(behind[at : at + 4]):
        return "struck out" if ("struck", "out") in pairwise(head) or _taken_out(low, m) else ""
    return f"{behind[at]} the list"


def _taken_out(low: list[str], m: Mention) -> bool:
    """ "forgot to take out of its count of arrivals 2,300 sailors"."""
    head = low[max(m.first - VERB, 0) : m.first]
    at = next((i for i, pair in enumerate(pairwise(head)) if pair[0] in REMOVING and pair[1] in ("out", "off")), -1)
    return at >= 0 and not LISTS.isdisjoint(head[at:]) and "," not in head[at:]


REMOVING = frozenset(
    "take leave left took taken takes struck removed removes deleted dropped crossed erased cut".split()
)
LISTS = frozenset("list lists register registers count counts table tables statistics books rolls total tally".split())


def _came_off(low: list[str], m: Mention) -> str:
    """ "a hillside had been surveyed twice and 15,000 had to come off again", "300 came off the count"."""
    behind = low[m.last : m.last + VERB]
    at = next((i for i, pair in enumerate(pairwise(behind)) if pair[0] in COMING and pair[1] == "off"), -1)
    rest = behind[at + 2 : at + 5] if at >= 0 else []
    bare = behind[max(at - 1, 0) : at] == ["to"] and (rest[:1] == ["again"] or not "".join(rest[:1]).isalpha())
    return "came off" if bare or not LISTS.isdisjoint(rest) else ""


COMING = frozenset("come came comes coming".split())


def _mistyped(low: list[str], m: Mention) -> str:
    """ "A clerk typed 7,100 for 710 arrivals", "31,000 stood for 3,100"."""
    behind = low[m.last : m.last + 3]
    if _read_as(low[m.last : m.last + VERB + 2]):
        return "where it had"
    at = behind.index("for") if "for" in behind else -1
    if at < 0 or not behind[at + 1 : at + 2] or not behind[at + 1][0].isdecimal():
        return ""
    return "for" if TYPED & {*low[max(m.first - 3, 0) : m.first], *behind} else ""


def _counted_as(low: list[str], m: Mention) -> str:
    """ "admitted that it had counted 8,400 commuters as immigrants", "turned 630 into 6,300"."""
    if low[m.first - 1] == "into" and m.first > 1 and low[m.first - 2][0].isdecimal():
        return "into"
    counted = low[m.first - 1] in LISTED and "as" in low[m.last : m.last + 5]
    return low[m.first - 1] if counted and not CONCEDING.isdisjoint(low[max(m.first - VERB, 0) : m.first]) else ""


LISTED = frozenset("counted listed included entered booked".split())


def _wrong_total(low: list[str], m: Mention) -> str:
    """ "carried the wrong total, 2,570 landings", "what they called an exodus of 40,000 turned out to be a queue"."""
    head = low[max(m.first - 4, 0) : m.first]
    wrong = any(one in WRONG and other in word_set("told_numbers") for one, other in pairwise(head))
    seeming = low[0] == "what" and not SEEMING.isdisjoint(low[: m.first]) and _was_other(low[m.last :])
    return "wrong" if wrong else ("so called" if seeming else "")


def _was_other(behind: list[str]) -> bool:
    """ "turned out to be a queue", "was a queue", "were in fact pilgrims"."""
    return any(
        pair == ("turned", "out") or _says_today(behind, pair) or (pair[0] in WAS and pair[1] in ANOTHER)
        for pair in pairwise(behind)
    )


def _says_today(behind: list[str], pair: tuple[str, str]) -> bool:
    """ "were, it now says, passengers of any kind"."""
    at = behind.index(",") if pair[0] in WAS and pair[1] == "," else len(behind)
    said = behind[at + 1 : at + 6]
    return not {"now", "today"}.isdisjoint(said) and not word_set("saying").isdisjoint(said)


SEEMING = frozenset("called described reported presented hailed termed billed announced sold dubbed took".split())
WAS = frozenset("was were is are".split())
ANOTHER = frozenset(
    """
    a an in really only merely nothing no just but people those mostly pilgrims shoppers traders commuters tourists
    visitors soldiers fans workers
    """.split()
)
WRONG = frozenset("wrong false mistaken erroneous bogus faulty".split())


def _read_as(behind: list[str]) -> bool:
    """ "had 13,000 where the release had 1,300", "an error for 1,400": another number is right."""
    numbers = [i for i, token in enumerate(behind) if token[0].isdecimal()]
    return bool(numbers) and (
        behind[numbers[0] - 2 : numbers[0]] == ["read", "as"]
        or (behind[numbers[0] - 1] == "for" and behind[numbers[0] - 2] in MISPRINTS)
        or (behind[0] == "where" and behind[numbers[0] - 1] in ("had", "has", "said", "says", "shows", "gave"))
    )


MISPRINTS = frozenset("error misprint typo slip mistake".split())
TYPED = frozenset("typed wrote written printed stood keyed entered put".split())
RULES = (  # with words that each cannot do without
    (_removed, trait(REMOVING)),
    (_came_off, trait(COMING)),
    (_counted_as, trait(LISTED | {"into"})),
    (_wrong_total, trait(WRONG | SEEMING)),
    (_mistyped, trait(TYPED | MISPRINTS | {"where", "read"})),
)
