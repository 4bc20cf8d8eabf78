"""Numbers weighed: how much in the words around one speaks for a plan, a ceiling or a denial, how much for a fact.

Rules know many ways of telling that something did not happen, newsrooms know more. So each word has a weight by where
it stands: before or behind the number, next to it, anywhere in its sentence, in the next one. The weights are learned
from annotated texts and the passages of tests/extract/movement/moods.tsv: tests/extract/weigh_moods.py makes the table
lexicon/moods.csv, by logistic regression. Where the words around what rules take for a fact weigh enough, it is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from sys import intern

from borderdesk.extract.lexicons import written
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.found import Found
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.text import Sentence

ENOUGH = 60  # what weighs as much is no fact
PLAIN = -310  # a sentence whose words weigh less, with those of the next, is not asked further: most are not
BEFORE, BEHIND, NEXT = 12, 14, 14  # tokens that count
STOPS = frozenset(";:.?!")
NEAR_BEFORE, NEAR_BEHIND = ("-1", "-2", "-3"), ("+1", "+2", "+3")  # the tokens next to a number, each by itself
NUMBER = "#"  # any other number among them
WEIGHED = "weighed: "  # before these words in the ground of a modality
SAID_OF, SHORT = 3, 3  # words told as the reason, and letters of those that are not

Placed = list[tuple[str, list[str]]]


def doubt(sentences: list[Sentence], found: list[Found], published: date | None) -> None:
    """Mark facts whose words weigh too much as numbers to come."""
    around, last = 0, -1
    for at, one in enumerate(found):
        if one.event.measure == "not_movement" or one.event.modality != "observed" or _presupposed(one):
            continue
        begins = one.event.period.start
        if begins is not None and published is not None and begins > published:
            found[at] = one._replace(event=_to_come(one.event, "on days to come"))
            continue
        if one.sentence.index != last:
            last = one.sentence.index
            around = scale().base + scale().weigh(alike(one, _next(sentences, last)))
        if around < PLAIN:
            continue
        if _was_able(one.sentence.low, one.mention.last):
            continue  # "400 had been able to leave Gaza"
        words = placed(one, published)
        if around + scale().weigh(words) >= ENOUGH:
            words += alike(one, _next(sentences, last))
            told = WEIGHED + ", ".join(scale().heaviest(words))
            found[at] = one._replace(event=_to_come(one.event, told))


def _to_come(event: Event, told: str) -> Event:
    """The event as one that is to come; later sentences went on with it as it was."""
    later = event.copy()
    later.modality, later.why = "expected", {**event.why, "modality": told}
    return later


def _was_able(low: list[str], last: int) -> bool:
    """Whether those counted had been able to do it, or managed to: it is done."""
    behind = low[last : last + ABLE]
    at = next((i for i in range(len(behind) - 2) if behind[i + 1 : i + 3] == ["able", "to"]), -1)
    could = at >= 0 and behind[at] in ("were", "been", "was") and UNREAL.isdisjoint(behind[:at])
    return could or ("managed" in behind and UNREAL.isdisjoint(behind))


ABLE, UNREAL = 7, frozenset("will would could might may not never n't should be".split())  # and the tokens it takes


def _presupposed(one: Found) -> bool:
    """ "declared an emergency after 4,200 Venezuelans a day began to enter": what came before a deed has happened."""
    low, last = one.sentence.low, one.mention.last
    if low[one.mention.first - 1] != "after":
        return False
    return any(is_past(low, at) or low[at] in BEGAN for at in range(last, min(last + VERB, len(low))))


BEGAN = frozenset(("began", "started", "were", "was"))
VERB = 7  # tokens from the number to its verb


def _next(sentences: list[Sentence], index: int) -> list[str]:
    return sentences[index + 1].low if index + 1 < len(sentences) else []


def alike(one: Found, following: list[str]) -> Placed:
    """The words that count alike for all numbers of a sentence: "=" those in it, "~" those in the next."""
    return [("=", one.sentence.low), ("~", following[:NEXT])]


def placed(one: Found, published: date | None) -> Placed:
    """The words that count for this one: "<" before, ">" behind, "-1" and "+1" next to it, "!" what was read."""
    low, first, last = one.sentence.low, one.mention.first, one.mention.last
    start, end = _clause(low, first, last)
    found = [("<", low[start:first]), (">", low[last:end])]
    found += [(place, [_plain(low[first - at])]) for at, place in enumerate(NEAR_BEFORE, 1) if first - at >= start]
    found += [(place, [_plain(low[last + at])]) for at, place in enumerate(NEAR_BEHIND) if last + at < end]
    return [*found, ("!", facts(one, published))]


def _plain(word: str) -> str:
    return NUMBER if word[0].isdecimal() else word


def _clause(low: list[str], first: int, last: int) -> tuple[int, int]:
    """From where to where the words around a number count: up to a full stop."""
    start, end = first, last
    while start > 0 and first - start < BEFORE and low[start - 1] not in STOPS:
        start -= 1
    while end < len(low) and end - last < BEHIND and low[end] not in STOPS:
        end += 1
    return start, end


def facts(one: Found, published: date | None) -> list[str]:
    """What has been read of the number: its measure, the word that says so, its kind, its rate, its days."""
    event, end = one.event, one.event.period.end
    found = [event.measure, f"by {event.why.get('measure', '').lower()}", f"a {one.mention.kind}"]
    if one.mention.rate:
        found.append("rated")
    if end is not None and published is not None:
        found.append("to come" if end > published else "past")
    return found


@dataclass
class Scale:
    """Weights in hundredths, by place and word."""

    base: int
    weights: dict[str, dict[str, int]]

    def weigh(self, words: Placed) -> int:
        """How much in the words speaks for no fact; with the base, 0 is even odds."""
        total = 0
        for place, them in words:
            table = self.weights[place]
            for word in them:
                total += table.get(word, 0)
        return total

    def heaviest(self, words: Placed) -> list[str]:
        """The words that speak most for no fact, short ones aside: "for" and "it" say nothing to a reader."""
        found: dict[str, int] = {}
        for place, them in words:
            for word in {*them} if place != "!" else ():
                found[word] = found.get(word, 0) + self.weights[place].get(word, 0) * (len(word) > SHORT)
        return sorted((word for word in found if found[word] > 0), key=lambda word: (-found[word], word))[:SAID_OF]


@cache
def scale() -> Scale:
    """The weights of the lexicon, which has none for numbers; read once, when the first movement needs them."""
    found: dict[str, dict[str, int]] = {place: {} for place in ("<", ">", "=", "~", "!", *NEAR_BEFORE, *NEAR_BEHIND)}
    base = 0
    for line in written("moods.csv").splitlines()[1:]:
        sign, _, weight = line.rpartition(",")
        place, _, word = sign.partition(" ")
        if sign:
            found[place][intern(word)] = int(weight)
        else:
            base = int(weight)
    return Scale(base, found)
