"""The words of movement in a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from borderdesk.extract.movement.words.asnoun import is_noun
from borderdesk.extract.movement.words.asverb import is_verb
from borderdesk.extract.movement.words.sense import ARTICLES, BE, HAVE, REACH, is_passive
from borderdesk.extract.movement.words.words import Pattern, word_set, words
from borderdesk.extract.text import Sentence

FAR = 13  # tokens to "out of": "has taken 4,640 of its own people and 960 foreigners out of Yemen"
OUT_OF = (["out", "of"], ["back", "into"])  # "forced 9,600 Mozambicans who had fled violence back into Mozambique"
SEEING = frozenset("see sees saw seen seeing".split())
STEPPING = frozenset("step get come set take walk go jump drive climb fly".split())  # "saw 41,000 step off ships"
BONDS = frozenset("handcuffs chains shackles irons lorries trucks buses".split())
BREAKS = frozenset(".;:?!()")
AGENTLESS = frozenset(("take", "send", "refuse", "catch", "host", "bring", "issue", "takeout", "displace", "register"))


@dataclass(slots=True)
class Cue:
    """Tokens ``first``..``last`` (last excluded, particle included in ``end``) with measure and shape of the lexicon.

    ``passive``: the movers are the subject of a verb that has an agent ("300 were deported").
    """

    first: int
    last: int
    measure: str
    shape: str
    form: str
    passive: bool = False
    end: int = 0

    def bringing(self) -> Cue:
        """The same verb where it tells who is carried."""
        return replace(self, shape="bring")

    def receiving(self) -> Cue:
        """The same verb where its subject is a state that lets people in."""
        return replace(self, shape="take", measure="arrivals")

    def meaning(self, measure: str) -> Cue:
        """The same verb where what stands beside it says what it measures."""
        return replace(self, measure=measure)


def find_cues(sentence: Sentence) -> list[Cue]:
    """Cues in order of their first token; at most one per token."""
    table, low = _beginnings(), sentence.low
    found: list[Cue] = []
    free, present = 0, frozenset(low)
    taken = -1  # the particle of a verb begins no other word: "sent back in this way"
    for i in [i for i, token in enumerate(low) if token in table]:
        if i < free or i == taken or (low[i] == "march" and sentence.raw[i] == "March"):
            continue
        begun = table[low[i]]
        patterns = begun.of(present) if isinstance(begun, Beginning) else begun
        cue = _cue(low, i, patterns) if patterns else None
        if cue is not None:
            found.append(cue)
            free = cue.last
            taken = cue.end - 1 if cue.end > cue.last else taken
    return found


Patterns = tuple[Pattern, ...]


@dataclass(slots=True)
class Beginning:
    """Patterns that begin with one word and the second words of some; those that may match are worked out once."""

    patterns: Patterns
    seconds: frozenset[str]
    known: dict[frozenset[str], Patterns]

    def of(self, present: frozenset[str]) -> Patterns:
        """Those of which the second word, if they have one, is present."""
        seconds = self.seconds & present
        found = self.known.get(seconds)
        if found is None:
            found = tuple(one for one in self.patterns if not one.rest or one.rest[0] in seconds)
            self.known[seconds] = found
        return found


@cache
def _beginnings() -> dict[str, Patterns | Beginning]:
    """By the first word; where no pattern needs a second one, the patterns alone."""
    found: dict[str, Patterns | Beginning] = {}
    for token, patterns in words().cues.items():
        seconds = frozenset(one.rest[0] for one in patterns if one.rest)
        found[token] = Beginning(patterns, seconds, {}) if seconds else patterns
    found.pop("according", None)  # "according to": who says it
    return found


def _cue(low: list[str], i: int, patterns: Patterns) -> Cue | None:
    apart = [one for one in patterns if one.apart and low[i + 1 : i + 1 + len(one.rest)] == [*one.rest]]
    for pattern in (*apart, *patterns) if apart else patterns:  # "took home 3,140 in 14 flights": home, not in
        end = _end(low, i, pattern) if pattern.rest else i + 1
        if not end or (pattern.needs and not _paper_near(low, i, pattern.shape)):
            continue
        if pattern.form == "fixed":
            return Cue(i, end, pattern.measure, pattern.shape, "fixed", False, end)
        if pattern.shape == "sum" and "by" in low[max(i - 4, 0) : i] and low[i + 1 : i + 2] != ["of"]:
            continue  # "by its count": who says it
        if pattern.shape in ("noun", "sum"):
            if not pattern.rest and not is_noun(low, i, pattern):
                continue
            return Cue(i, end, _forced(low, i, pattern.measure), pattern.shape, pattern.form, False, end)
        if (pattern.form == "be" and not pattern.rest) or _said_otherwise(low, i):
            continue
        if not is_verb(low, i, pattern):
            continue
        passive = pattern.shape in AGENTLESS and is_passive(low, i, pattern.form)
        if pattern.shape in ("bring", "host", "displace") and pattern.form == "past":
            passive = passive or low[i - 1] in BE
        last = end if not pattern.apart and end else i + 1
        return Cue(i, last, pattern.measure, pattern.shape, pattern.form, passive, end)
    return None


def _said_otherwise(low: list[str], i: int) -> bool:
    """ "let it be known that", "gave soup away until it ran out", "scaled back to 70"."""
    if low[i] in LETTING:
        return low[i + 1 : i + 2] in LET_GO
    if low[i] in SCALING:
        return low[i + 1 : i + 2] in (["back"], ["down"], ["up"])
    return low[i] in RUNNING and low[i + 1 : i + 2] == ["out"] and not "".join(low[i + 2 : i + 3]).isalpha()


SCALING = frozenset("scale scales scaled scaling".split())
RUNNING = frozenset("run runs ran running".split())
ON_THEIR_OWN = (["their"], ["his"], ["her"], ["its"], ["foot"], ["forged"], ["false"], ["horseback"])
LETTING = frozenset("let lets letting".split())
LET_GO = (["slip"], ["alone"], ["it"], ["fly"], ["go"], ["us"], ["know"], ["known"])  # "let it be known that"
GIVING = frozenset("give gives gave given giving hand hands handed handing".split())
FORCED = frozenset("enforced forced forcible involuntary compulsory".split())


def _forced(low: list[str], i: int, measure: str) -> str:
    """ "enforced returns" are deportations."""
    return "deported" if measure == "returns" and FORCED & {*low[max(i - 2, 0) : i]} else measure


def _end(low: list[str], i: int, pattern: Pattern) -> int:
    """The token after the pattern, 0 where it does not match."""
    rest = pattern.rest
    stop = i + 1 + len(rest)
    at = i + 1
    if pattern.form == "be" or not pattern.apart:
        while at < len(low) and low[at] != rest[0] and low[at] in word_set("adverbs"):
            at += 1
        stop = at + len(rest)
    if at < len(low) and low[at] == rest[0] and low[at:stop] == [*rest]:
        if rest[-1] == "on" and low[stop : stop + 1] in ON_THEIR_OWN:
            return 0  # "a third travelled on their own"
        return 0 if rest[-1] in ("in", "on") and _governs_time(low, stop) else stop
    if not pattern.apart:
        return 0
    out_of = (rest[0] == "out" and pattern.form != "ing") or (rest == ("back",) and low[i] == "forced")
    for j in range(i + 2, min(i + 2 + (FAR if out_of else REACH), len(low))):
        if low[j - 1] in BREAKS and not (low[j - 1] == "." and low[j].isdecimal()):  # but "made 1.4 million homeless"
            return 0
        if j >= i + 2 + REACH and low[j : j + 2] not in OUT_OF:
            continue
        if (
            low[j] == rest[0]
            and (len(rest) == 1 or low[j : j + len(rest)] == [*rest])
            and not (low[i] in SEEING and low[j - 1] in STEPPING)
            and not _of_another(low, j)
            and not (rest[0] in ("in", "on") and _governs_noun(low, j + 1))
        ):
            return j + len(rest)
    return 0


def _of_another(low: list[str], j: int) -> bool:
    """Whether the particle is that of the verb right before it: "brought 310 who had set out", "had been let in"."""
    verbs = words().cues.get(low[j - 1], ()) if low[j - 2] in HAVE or low[j - 2] == "been" else ()
    return any(one.rest[:1] == (low[j],) for one in verbs)


def _governs_time(low: list[str], i: int) -> bool:
    """Whether a day, a month, a year or a season follows: "8,000 went in May" is no going in."""
    if i >= len(low):
        return False
    if low[i] == "a" and i + 1 < len(low) and low[i + 1] in word_set("times"):
        return low[i + 2 : i + 3] not in (["later"], ["after"], ["before"], ["ago"])  # "18,000 went in a year"
    return low[i] in word_set("time_of") or (len(low[i]) == len("2024") and low[i].isdecimal())


def _governs_noun(low: list[str], i: int) -> bool:
    """Whether a number, an article or a bond follows: "in 14 flights", "in handcuffs" are no particles."""
    return i < len(low) and (low[i][0].isdecimal() or low[i] in ARTICLES or low[i] in BONDS)


def _paper_near(low: list[str], i: int, shape: str) -> bool:
    if low[i] in GIVING and "to" not in low[i + 1 : i + 2]:
        return not words().papers.isdisjoint(low[i + 1 : i + 9])
    if shape == "lodge" and low[i + 1 : i + 2] in PRONOUNS:  # "the cards ran out; 1.3 million hold one"
        return not words().papers.isdisjoint(low[max(i - 24, 0) : i])
    if shape == "lodge":  # "held temporary protection"
        whose = next((j for j in range(i + 2, min(i + 8, len(low) - 1)) if low[j : j + 2] == ["'", "s"]), i)
        behind = low[i + 1 : whose + 6]  # "hold a cross-border worker's permit"
        return not any(token[0].isdecimal() for token in behind[:2]) and not words().papers.isdisjoint(behind)
    return not words().papers.isdisjoint(low[max(i - 16, 0) : i + 10])


PRONOUNS = (["one"], ["them"], ["it"])
