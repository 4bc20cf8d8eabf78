"""Shares that count no movement: a degree, a comparison with another time, a part of what is no people."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.amounts.words import nouns
from borderdesk.extract.movement.words.words import word_set, words

LOOSE = frozenset("empty full built open closed asleep deserted finished that as".split())
THEM = frozenset("them these those whom which".split())
CITIZENS = frozenset("citizen inhabitant resident adult person household".split())
HALVES = frozenset("outward outbound inward inbound return homeward northern southern eastern western".split())
OWNERS = frozenset("'s s its their the".split())
LEVELLING = frozenset("tally figure number level count rate load traffic volume intake throughput".split())


def degree(m: Mention, low: list[str]) -> str:
    """ "half empty", "half as many", "half of what was planned", "he had it at half that", "one citizen in six"."""
    behind = low[m.last : m.last + 1]
    if low[m.first] == "half" and (low[m.first - 1] in HALVES or (low[m.first - 1] in OWNERS and behind == ["of"])):
        return "one of two halves"  # "the outward half of the summer crossing", "Serbia's half of the bridge"
    of_that = low[m.last : m.last + 2] == ["of", "that"] and not "".join(low[m.last + 2 : m.last + 3]).isalpha()
    if of_that or low[m.last : m.last + 2] == ["of", "what"] or _of_another_day(low[m.last : m.last + 6]):
        return "a comparison"
    if not CITIZENS.isdisjoint(low[m.first : m.last]):
        return "a share of a population"
    for token in low[m.first : m.last] if m.last - m.first > 2 and m.kind == "fraction" else ():
        noun = nouns().get(token)
        if noun is not None and noun.kind == "thing" and (noun.plural or low[m.first] == "one"):
            return f"a share of {token}"  # "eight houses out of ten", "one barn in six"
    if not LEVELLING.isdisjoint(low[m.last : m.last + 5]) and behind[:1] in (["of"], ["the"]):
        of = low[m.last + 1 : m.last + 5]
        if (
            "'" in of
            or behind == ["the"]
            or (of[:1] == ["the"] and of[1:2] and of[1] in LEVELLING and _of_a_time(low[m.last + 3 : m.last + 7]))
        ):
            return "a comparison"  # "fewer than half of Monday's tally", "half the figure of the days before"
    return "a degree" if behind and behind[0] in LOOSE and m.kind == "fraction" else ""


def _of_another_day(behind: list[str]) -> bool:
    """ "a quarter of Monday's 8,200": that day's count is only a measure."""
    whose = behind[:1] == ["of"] and behind[1:2] and behind[1] in word_set("times")
    number = next((i for i, token in enumerate(behind[2:]) if token[0].isdecimal()), -1)
    return bool(whose) and "'" in "".join(behind[2:4]) and 0 < number <= 2


def _of_a_time(behind: list[str]) -> bool:
    """ "the figure in May", "the number for the same weeks", "the level of a year before"."""
    return behind[:1] in (["in"], ["for"]) or behind[1:2] == ["in"] or (behind[:1] == ["of"] and "year" in behind)


def of_things(m: Mention, low: list[str]) -> str:
    """ "70% of last year's cobalt": a share of what is no people."""
    if low[m.last : m.last + 1] != ["of"]:
        at = m.last + (low[m.last : m.last + 1] in (["the"], ["its"], ["their"]))  # "half the seats are empty"
        noun = nouns().get(low[at]) if at < len(low) and m.kind == "fraction" else None
        thing = noun is not None and noun.plural and (noun.kind == "thing" or low[at] in word_set("goods"))
        return f"a share of {low[at]}" if thing else ""
    if low[m.last + 1 : m.last + 2] in (["cases"], ["instances"], ["occasions"]):
        return f"a share of {low[m.last + 1]}"
    for i, token in enumerate(low[m.last + 1 : m.last + 10], m.last + 1):
        if token in THEM:
            return ""
        if token.isdecimal() or token in (",", "whose"):
            continue  # "four fifths of the province's 21,000 beds", "half of whose 1,400 stalls"
        if (not token.isalpha() and token not in ("'", "'s")) or token in words().movers or _moves(token):
            return ""
        noun = nouns().get(token)
        if token in word_set("goods"):
            return f"a share of {token}"
        if noun is not None and noun.unit in MOVABLE and not _is_thing(low, i + 1):
            return ""  # but "more than half of the Muslim villages"
        if _is_thing(low, i):
            return f"a share of {token}"
    return ""


MOVABLE = ("persons", "vehicles", "households")


def _is_thing(low: list[str], at: int) -> bool:
    noun = nouns().get(low[at]) if at < len(low) else None
    return noun is not None and noun.plural and noun.kind == "thing"


def _moves(token: str) -> bool:
    """Whether the word alone tells of movement, as "beds" of "beds down" does not."""
    return any(not one.rest for one in words().cues.get(token, ()))
