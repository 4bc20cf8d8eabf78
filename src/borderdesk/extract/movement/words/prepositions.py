"""The preposition before a place, and what it makes of the place."""

from __future__ import annotations

from borderdesk.extract.geography import PlaceMention
from borderdesk.extract.movement.words.words import word_set, words
from borderdesk.extract.text import Sentence

NO_WAY = frozenset("according thanks owing due compared contrary prior similar equal opposed".split())  # to
PARTS = {
    "to": "into to onto towards toward",
    "from": "from",
    "of": "of",
    "in": "in at inside within on near off throughout across around outside",
    "via": "through via by over past",
    "for": "for",
    "beside": "with between among against about than behind beyond despite without unlike like",
}
PART = {word: part for part, words in PARTS.items() for word in words.split()}


def preposition(sentence: Sentence, place: PlaceMention) -> str:
    """to, from, out, of, in, via, for, beside; "" where no preposition stands before the place or it shows no way."""
    low, i = sentence.low, _before(sentence, place)
    word = low[i] if i >= 0 else ""
    before = low[i - 1] if i > 0 else ""
    if (word in ("to", "into") and before in NO_WAY) or (word == "from" and before in word_set("not_from")):
        return ""
    if before == "way" and i > 3 and low[i - 3 : i + 1] == ["on", "the", "way", "to"] and low[i - 4] not in STILL:
        return ""  # "entered our country on the way to Karbala"
    if word == "with" and (behind := low[place.last : place.last + 1]) and behind[0].endswith("ing"):
        return "" if behind[0] in words().cues else "beside"  # "with Germany taking 9,900": who does it
    if word == "of" and before == "out":
        return "to" if low[i - 3 : i - 1] in BOTH_WAYS else "out"
    if word == "way" and before == "by":
        return "via"  # "by way of Pakistan"
    if word == "in" and place.role == "country" and (led := _led(sentence, i)):
        return led
    if word == "in" and before in SETTLING and low[i - 2] == "to":
        return "to"  # "left to live in Australia"
    if word == "on" and place.role == "country" and i == place.first - 1:
        there = before in words().movers or before in THERE or (i == 0 and _opens(low, place.last))
        there = there and word_set("islands").issuperset(place.codes)
        return "in" if there else "beside"  # "the migrants on Nauru", not "gave up on Germany", "a report on Sudan"
    return PART.get(word, "")


def _opens(low: list[str], at: int) -> bool:
    """ "On Nauru 545 are held", "On Malta, an island of clerks, 90 landed"; not "On Cuba, the minister said"."""
    number = at < len(low) and low[at][0].isdecimal()
    return number or (low[at : at + 1] == [","] and low[at + 1 : at + 2] in (["an"], ["where"], ["which"]))


THERE = frozenset("those them held landed were are ashore arrived camps camp detained kept live".split())
STILL = frozenset("are were is was be been already , and".split())  # "are on their way to Germany"
BOTH_WAYS = (["into", "and"], ["in", "and"])  # "crossings into and out of China"
SETTLING = frozenset("live settle work study retire resettle".split())
WAY = frozenset(("to", "from", "for", "via"))


def _led(sentence: Sentence, i: int) -> str:
    """ "for Husi in Romania": the preposition before the town that the tables may not know."""
    k = i - 1
    while k > 0 and sentence.raw[k][0].isupper() and i - k <= 3:
        k -= 1
    part = PART.get(sentence.low[k], "") if 0 <= k < i - 1 else ""
    part = "out" if part == "of" and sentence.low[k - 1] == "out" else part
    return part if part in WAY or part == "out" else ""


def _before(sentence: Sentence, place: PlaceMention) -> int:
    """The token before the place and the words that lead it: "the former", "the city of"."""
    low, i = sentence.low, place.first - 1
    while (
        i >= 0
        and low[i - 1 : i + 1] != ["out", "of"]
        and not (low[i] == "outside" and low[i - 1] not in PART)
        and (low[i] in word_set("leading") or (low[i] in ("'", "s", "-")))
    ):
        i -= 1
    return i
