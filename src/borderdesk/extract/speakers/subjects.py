"""Which noun phrase before a verb may be its speaker: none that is itself counted, or that a clause only defines."""

from __future__ import annotations

from borderdesk.extract.speakers.names import before, left, right
from borderdesk.extract.speakers.nametokens import Span, article, core, headed, known, office, proper, timely
from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

SCALES = frozenset("hundred thousand million lakh crore dozen".split())
ONE = frozenset("a an one another".split())
WHEN = frozenset("when before after once until if since because".split())


def subject(s: Sentence, i: int, low: str, kind: str) -> Span | None:
    """The subject of the verb that may speak; none that is counted itself, or that a clause only defines."""
    spoke = low in words().said or low in words().stated
    whole = _defined(s, i) or (_described(s, i) if low in words().said else None) or (_owner(s, i) if spoke else None)
    name = whole or before(s, i - 1 if low.endswith("ing") else i) or _shared(s, i)
    if (
        name is None
        or _counted(s, name)
        or _relative(s, name)
        or (not whole and _defining(s, i, name) and not office(s, *name))
    ):
        return None
    if s.raw[name[1] - 1].islower() and s.low[name[1] - 1].endswith("ed"):
        return None  # police resumed [checks]
    if name[0] and s.low[name[0] - 1] == "by" and kind == "counted":
        return None  # trips by residents numbered 300
    if name[0] and s.low[name[0] - 1] == "our" and {"correspondent", "reporter"}.isdisjoint(s.low[slice(*name)]):
        return None  # the writer
    first = name[0] - 1 if name[0] and s.low[name[0] - 1] in words().articles else name[0]
    return None if first and s.low[first - 1] in WHEN and kind == "counted" else name


def _defined(s: Sentence, i: int) -> Span | None:
    """The office before its defining clause: "the authority [that runs the bridge] counted"."""
    lexicon = words()
    for k in range(i - 1, max(0, i - 12), -1):
        if not s.raw[k].isalnum():
            return None
        if s.low[k] in {"who", "whom", "that", "which"}:
            idle = lexicon.skipped | lexicon.time | {"on", "in", "at", "the"}
            whole = any(low not in idle and low.isalpha() for low in s.low[k + 1 : i])
            return left(s, k) if whole and (headed(s, k - 1) or s.low[i] in lexicon.said) else None
    return None


def _relative(s: Sentence, name: Span) -> bool:
    """Whether a noun before the name is what the name speaks of: a level [that] Ankara called the most."""
    if _contact(s, name):
        return True
    first = name[0] + article(s, name[0])
    plain = name[1] - first == 2 and s.raw[first].islower() and s.low[first] not in words().heads
    return plain and s.low[first - 1] in ("a", "the", "an") and proper(s, name[1] - 1)


def _contact(s: Sentence, name: Span) -> bool:
    """ "Under an agreement [that] the agencies called fair": what somebody says of one noun only."""
    at = name[0] - 2
    if at < 1 or s.low[at + 1] != "the" or s.low[at - 1] not in ("a", "an"):
        return False
    return s.raw[at].islower() and not timely(s, at) and not headed(s, at)


def _described(s: Sentence, i: int) -> Span | None:
    """Of "workers arriving with rice cookers said", "a reader with two toddlers said", who said it."""
    name = right(s, 0) if s.raw[0].isalpha() else None
    if name is None or name[1] >= i or s.raw[i - 1][:1].isupper() or headed(s, i - 1):
        return None
    after, plain = s.low[name[1]], not any(s.raw[k] in {",", ";", ":"} for k in range(name[1], i))
    return name if plain and (after == "with" or after.endswith("ing")) else None


def _owner(s: Sentence, i: int) -> Span | None:
    """Who has something: "a driver [with a load of palm oil] said", "a doctor [of 58] said"."""
    for k in range(i - 1, max(0, i - 8), -1):
        if s.low[k] in ("with", "of") and s.low[k - 1] not in words().stops:
            name = left(s, k)
            bare = s.low[k] == "with" or s.low[k + 1].isdigit()
            one = name is not None and s.low[name[0] - 1] in ONE and name[0] > 0 and s.raw[name[1] - 1].islower()
            return name if bare and one else None
        if not s.raw[k].isalnum() or proper(s, k):
            return None
    return None


def _defining(s: Sentence, i: int, name: Span) -> bool:
    """Whether the verb belongs to a clause that defines the name: Greeks who fear."""
    return name[1] < i and s.low[name[1]] in {"who", "which", "that"}


def _counted(s: Sentence, name: Span) -> bool:
    """Whether the people are a figure: 300 [Afghans] registered with UNHCR."""
    clock = name[0] > 1 and s.raw[name[0] - 2] in {":", "."}  # the hour of a live entry
    before = s.low[name[0] - 1] if name[0] > 1 and not clock else ""
    plural = s.low[name[1] - 1].endswith("s") and not (office(s, *name) and s.low[name[1] - 1] not in words().people)
    return s.low[name[0]] in SCALES or (plural and (before.isdigit() or before in SCALES))


def _shared(s: Sentence, i: int) -> Span | None:
    """The office that opens the clause, for a second verb: "The ministry withdrew that number and gives 130"."""
    at = i
    while at > 1 and s.low[at - 1] in words().skipped:
        at -= 1
    if not at or s.low[at - 1] not in {"and", "but"}:
        return None
    marks = [k + 1 for k in range(at - 2, -1, -1) if s.raw[k] in {";", ",", ":"}]
    for start in dict.fromkeys([*marks[:1], 0]):
        name = right(s, start)
        if name and name[1] < at - 1 and known(s, name):
            return name
    return None


def acts(s: Sentence, name: Span) -> bool:
    """Whether the number of a deed is the subject's own count: no government's, but a port authority's."""
    lexicon, at = words(), core(s, name)
    roles = {s.low[i] for i in range(name[0], name[1])} & lexicon.heads
    if roles and roles <= lexicon.people and proper(s, name[1] - 1):
        return False  # President Ana Lind
    named = s.low[at] in {"authorities", "administration"} and any(
        s.low[i] in lexicon.heads for i in range(name[0], at)
    )
    return s.low[at] not in lexicon.people or named
