"""The words of movement in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from borderdesk.extract.movement.words import Pattern, word_set, words
from borderdesk.extract.text import Sentence

REACH = 7  # tokens between a verb and its particle
BREAKS = frozenset(".;:?!()")
BE = frozenset("is are was were be been being am 's get gets got".split())
HAVE = frozenset("has have had having 've 'd".split())
ARTICLES = frozenset("the a an this that its their his her our my no any each every some such".split())
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


class Beginning(NamedTuple):
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
            if not pattern.rest and not _noun(low, i, pattern):
                continue
            return Cue(i, end, _forced(low, i, pattern.measure), pattern.shape, pattern.form, False, end)
        if pattern.form == "be" and not pattern.rest:
            continue
        if not _verb(low, i, pattern):
            continue
        passive = pattern.shape in AGENTLESS and is_passive(low, i, pattern.form)
        if pattern.shape in ("bring", "host", "displace") and pattern.form == "past":
            passive = passive or low[i - 1] in BE
        last = end if not pattern.apart and end else i + 1
        return Cue(i, last, pattern.measure, pattern.shape, pattern.form, passive, end)
    return None


STATISTICS = frozenset("statistics state foreign interior home border bank red deputy prime".split())
AT_WORK = frozenset(
    "agent agents officer officers staff centre center station post camp ground area card cards list".split()
)
REFUSED = frozenset("refused denied refuse deny denying refusing barred".split())
KINDS = frozenset(
    "enforced forced voluntary assisted spontaneous total daily monthly annual new organised organized".split()
)
HOLDING = frozenset(("hold", "holds", "held"))
REFUSING = frozenset(("refuse", "refuses", "stop", "stopped"))
STANDING = frozenset("stand stands stood standing".split())
DENYING = frozenset("deny denies denied denying".split())
ENTRY = frozenset("entry access admission asylum visa visas permission passage boarding exit".split())
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
        while at < len(low) and low[at] in word_set("adverbs") and low[at] != rest[0]:
            at += 1
        stop = at + len(rest)
    if low[at:stop] == list(rest):
        return 0 if rest[-1] in ("in", "on") and _governs_time(low, stop) else stop
    if not pattern.apart:
        return 0
    for j in range(i + 2, min(i + 2 + REACH, len(low))):
        if low[j - 1] in BREAKS:
            return 0
        if low[j] == rest[0] and not (rest[0] in ("in", "on") and _governs_noun(low, j + 1)):
            return j + 1
    return 0


def _governs_time(low: list[str], i: int) -> bool:
    """Whether a day, a month, a year or a season follows: "8,000 went in May" is no going in."""
    if i >= len(low):
        return False
    return low[i] in word_set("time_of") or (len(low[i]) == len("2024") and low[i].isdecimal())


def _governs_noun(low: list[str], i: int) -> bool:
    """Whether a number or an article follows: "in 14 flights" is no particle."""
    return i < len(low) and (low[i][0].isdecimal() or low[i] in ARTICLES)


def _paper_near(low: list[str], i: int, shape: str) -> bool:
    if low[i] in GIVING and "to" not in low[i + 1 : i + 2]:
        return not words().papers.isdisjoint(low[i + 1 : i + 9])
    if shape == "lodge":  # "held temporary protection"
        behind = low[i + 1 : i + 6]
        return not any(token[0].isdecimal() for token in behind[:2]) and not words().papers.isdisjoint(behind)
    return not words().papers.isdisjoint(low[max(i - 16, 0) : i + 10])


NOUN_LEFT = frozenset("to will would can could may might must shall should not n't who they we you i it he she".split())


QUEUE_RIGHT = frozenset(
    "of at to before outside for was is ran runs reached reaches stretched stretches stood measured".split()
)
OVER = frozenset(("over", "across", "along"))
QUEUES = frozenset("line lines tail column columns".split())
NOUN_RIGHT = frozenset(
    """
    pass passes passed top tops topped hit hits exceed exceeded reach reaches reached rise rises rose fall falls fell
    climb climbs climbed of from to by for were have had at in between was is on
    """.split()
)
"""Verbs whose base and third person are nouns as well: verbs only behind a subject."""


def _noun(low: list[str], i: int, pattern: Pattern) -> bool:
    """A noun, not the verb of the same form: "claims of", "they claim", "the returns", "returns home"."""
    before = low[i - 1] if i else ""
    if low[i + 1 : i + 2] and low[i + 1] in word_set("offices") and low[i + 1] not in STATISTICS:
        return False  # "immigration officers", "arrivals hall"
    if low[i] == "total" and before == "a" and low[i + 1 : i + 2] == ["of"]:
        return False  # "a total of 300 applied": the verb decides
    if low[i] in ENTRY and (before in REFUSED or _refused(low, i)):
        return False  # "were refused entry"
    if low[i] == "immigration" and i + 1 < len(low) and low[i + 1].isalpha() and low[i + 1] not in NOUN_RIGHT:
        return False  # the office: "Thai immigration calls it"
    if low[i] in QUEUES and not OVER.isdisjoint(low[max(i - 3, 0) : i]):
        return False  # "over the Niger line"
    if low[i] in QUEUES:
        return (i + 1 < len(low) and low[i + 1] in QUEUE_RIGHT) or "waiting" in low[max(i - 3, 0) : i + 4]
    if before in NOUN_LEFT:
        return False
    if low[i] not in word_set("verb_nouns"):
        return True
    if (
        before in ARTICLES
        or before.isdecimal()
        or before in ("of", "and", "'s", "s", "asylum", "daily", "new", "true", "")
    ):
        return True
    counted = i > 1 and low[i - 2][:1].isdecimal()  # "1,300 voluntary returns"
    return counted or (i + 1 < len(low) and low[i + 1] in NOUN_RIGHT)


def _refused(low: list[str], i: int) -> bool:
    """ "entry into Lithuania was denied to 45", "refusals of entry"."""
    if low[i - 1] == "of" and low[i - 2] in REFUSALS:
        return True
    at = next((j for j in range(i + 1, min(i + 5, len(low))) if low[j] in BE), 0)
    return at > 0 and not REFUSED.isdisjoint(low[at + 1 : at + 3])


REFUSALS = frozenset("refusal refusals denial denials".split())


NO_VERB_BEHIND = frozenset(("'s", "of", "on", "for", "at", "with", "per"))


def _verb(low: list[str], i: int, pattern: Pattern) -> bool:
    """A verb, not the noun or adjective of the same form."""
    before = low[i - 1] if i else ""
    if pattern.form == "base" and (before in ARTICLES or before in NO_VERB_BEHIND):
        return False
    if pattern.form == "s" and before in ("for", "of", "with") and not pattern.rest:
        return False  # "for stays of up to 15 days"
    if pattern.rest == ("from",) and pattern.measure == "turned_away":
        return any(token.endswith("ing") for token in low[i + 2 : i + 2 + REACH])
    if low[i] in DENYING:
        return not ENTRY.isdisjoint((*low[max(i - 4, 0) : i], *low[i + 1 : i + 6]))
    if _other_sense(low, i, before):
        return False
    particle = not pattern.rest or pattern.rest in LOOSE
    if low[i] in word_set("noun_verbs") and not pattern.needs and pattern.form in ("base", "s") and particle:
        return before in NOUN_LEFT or _subject(low, i)
    if low[i] == "crossing" and low[i - 2] in ARTICLES and not before.endswith("s") and before not in words().movers:
        return False  # "at the Chacalluta crossing"
    at_work = low[i + 1 : i + 2] and low[i + 1] in AT_WORK  # "clearing agents"
    return not (pattern.form == "ing" and (before in ARTICLES or at_work))


def _other_sense(low: list[str], i: int, before: str) -> bool:
    """A verb that moves nobody here: "did not reach", "left of", "the total stands at", "held that", "who refuse"."""
    word, behind = low[i], low[i + 1 : i + 3]
    if (before == "not" and word not in TAKING_IN) or (
        word == "lives" and (before.isdecimal() or before in ("the", "many"))
    ):
        return True
    if word in KEEPING and behind[:1] and behind[0].endswith("ing") and behind[0] not in ("waiting", "being"):
        return True  # "kept pouring home"
    if word in TAKING and behind[:1] and behind[0] in IDIOMS:
        return True  # "took advantage of the offer"
    if word == "taken" and behind[:1] == ["off"]:
        return True  # "taken off a hull", no aircraft
    if word == "stretch" or (word in ("file", "files") and behind[:1] in ([","], ["."], [])):
        return True
    if word in STANDING and behind[:1] == ["at"] and behind[1:] and behind[1][0].isdecimal():
        return True
    if (word in HOLDING and behind[:1] == ["that"]) or (word in ("left", "leaves") and before in (*ARTICLES, "far")):
        return True
    refuses = word in REFUSING and before in ("who", "to", "they", "we")
    return refuses and behind[:1] not in (["entry"], ["them"], ["people"])


TAKING = frozenset("take takes took taken taking".split())
IDIOMS = frozenset("advantage place part effect note steps measures action power office over heart stock".split())
TAKING_IN = frozenset("let admit accept receive allow admitted allowed accepted permitted".split())
LOOSE = (("in",), ("into",), ("out",), ("on",))
GIVING = frozenset("give gives gave given giving hand hands handed handing".split())
RUSHING = frozenset("cross flood surge flow head march pass land rush throng flock crowd climb step queue".split())
SHORT = 4  # letters
KEEPING = frozenset("keep keeps kept keeping stopped stops stop".split())


def _subject(low: list[str], i: int) -> bool:
    """Whether what stands before and behind makes a verb of it: "Finland counts 300", "UNHCR counts"."""
    before = low[i - 1] if i else ""
    after = low[i + 1] if i + 1 < len(low) else ""
    if before in ARTICLES or before in ("of", "in", "by", "for", "and", "'s", "s", "with", "to", "") or before in KINDS:
        return False
    if low[i] in RUSHING and len(before) > SHORT and before.endswith("s") and after.isalpha():
        return True  # "Tens of thousands of Syrians cross pontoon bridge"
    return after[:1].isdigit() or after in word_set("after_verb") or after in ('"', "\u201c")


def is_passive(low: list[str], i: int, form: str) -> bool:
    """Whether the participle at ``i`` has the movers as its subject."""
    if form not in ("past", "base") and not low[i].endswith(("ed", "en", "n", "t")):
        return False
    j = i - 1
    while j >= 0 and low[j] in word_set("adverbs"):
        j -= 1
    if j > 0 and low[j] == "and":  # "were put on buses and sent back"
        head = low[max(j - 10, 0) : j]
        return (
            not BE.isdisjoint(head)
            and "," not in head
            and any(token.endswith("ed") or token == "put" for token in head)
        )
    return j >= 0 and low[j] in BE
