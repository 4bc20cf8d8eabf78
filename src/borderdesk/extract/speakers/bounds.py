"""Where what one speaker says begins and ends within a sentence, whoever else may speak in it."""

from __future__ import annotations

from borderdesk.extract.dates.words import words as numbers
from borderdesk.extract.speakers.nametokens import proper
from borderdesk.extract.speakers.speech import Speech
from borderdesk.extract.text import Sentence

TURNS = frozenset("but while whereas although though yet and whose against".split())
BEHIND = frozenset("after following days hours weeks".split())
WHO = frozenset(("which", "who", "where"))
QUEUES = frozenset("queue queues tailback tailbacks wait waits line column jam".split())
HEDGES = frozenset("about some around nearly almost roughly over more than at least another".split())
HALF, SUBJECT = 9, 3  # tokens from "and" to the speaker: at most, more than
NO_COUNT = frozenset("of were was per percent %".split())  # a share, or a part


def bound(s: Sentence, speech: Speech) -> None:
    """Narrow the scope to what can have been said."""
    end = max(speech.at, speech.last)
    speech.scope_first = max(speech.scope_first, _begin(s, speech))
    last = _new_subject(s, end)
    if speech.back and speech.kind == "said":
        last = min(last, _told_behind(s, max(speech.at + 1, speech.last)))
    if speech.kind == "counted":
        last = min(last, _others(s, end))
    elif not speech.back:
        last = min(last, _writer(s, speech.at))
    speech.scope_last = min(speech.scope_last, last)


def _begin(s: Sentence, speech: Speech) -> int:
    """Behind a half that has no number, "some of whom" or the clause about the speaker."""
    if interrupts(s, speech):
        if of_whom(s, speech):
            return speech.first
        if own := _own_half(s, speech):
            return own
        halves = [i for i in range(speech.first) if s.raw[i] == ";" and not _counts(s.low[i : speech.first])]
        return max(halves, default=0)
    told_of = not speech.back and speech.last < speech.at - 2 and s.raw[speech.last] == ","
    clause = told_of and s.low[speech.last + 1] in WHO
    return speech.at if clause else 0  # "X, which flew in 1,900, says 1,100 have left"


def of_whom(s: Sentence, speech: Speech) -> bool:
    """ "3,500 were there, some of whom, a guard said, had slept outside": of these alone."""
    return "whom" in s.low[max(0, speech.first - 3) : speech.first]


def _own_half(s: Sentence, speech: Speech) -> int:
    """ "300 stood there, and the wait, a driver said, was nine hours": of the half whose subject he cuts off."""
    for i in range(speech.first - 1, max(0, speech.first - HALF), -1):
        if _counts(s.low[i : i + 1]):
            return 0
        if s.low[i] == "and" and s.raw[i - 1] == ",":
            return i if speech.first - i > SUBJECT else 0
    return 0


def _counts(low: list[str]) -> bool:
    return any(map(str.isdigit, low))


def _told_behind(s: Sentence, end: int) -> int:
    """Where the writer goes on behind the speaker: "the president said, after 1,040 people had landed"."""
    if s.low[end : end + 1] == [","] and s.low[end + 1 : end + 2] and s.low[end + 1] in BEHIND:
        return end
    return len(s.low)


def _new_subject(s: Sentence, start: int) -> int:
    """Where behind a semicolon a name begins that acts by itself: "; Peru, with no count, took in 90"."""
    for i in range(start, len(s.low) - 2):
        if s.raw[i] == ";" and proper(s, i + 1) and not s.low[i + 1].endswith("s"):
            return i
    return len(s.low)


def interrupts(s: Sentence, speech: Speech) -> bool:
    """Whether the speaker stands between commas inside what is said: "; their guests, a driver said, wait"."""
    end = max(speech.at + 1, speech.last)
    after = s.low[end : end + 2]
    return speech.back and speech.kind == "said" and after[:1] == [","] and TURNS.isdisjoint(after[1:])


def _others(s: Sentence, start: int) -> int:
    """Where others act behind an office's count: "cleared 300 lorries, and the queue was 5 km", ", while a tug"."""
    for i in range(start, len(s.low) - 2):
        if s.raw[i] == ";" and _next_count(s, i + 1):
            return i
        if s.raw[i] != ",":
            continue
        if s.low[i + 1] == "while" or (s.low[i + 1] == "and" and not QUEUES.isdisjoint(s.low[i + 2 : i + 6])):
            return i
    return len(s.low)


def _next_count(s: Sentence, i: int) -> bool:
    """Whether a clause begins with its own number: "logged 300 lorries; 40 families drove out"."""
    while i < len(s.low) - 3 and s.low[i] in HEDGES:
        i += 1
    if not s.low[i][0].isdigit() and s.low[i] not in numbers().numbers:
        return False
    return s.low[i + 1] not in NO_COUNT and not (s.low[i + 1] == "in" and s.low[i + 3] in ("of", "were"))


def _writer(s: Sentence, at: int) -> int:
    """Where the writer goes on in the plain past: "said they had sent 160 back, while 4,800 went home"."""
    had = -1
    for i in range(at, len(s.low) - 2):
        had = i if s.low[i] == "had" else had
        if s.raw[i] == "," and s.low[i + 1] == "while" and had > 0:
            return len(s.low) if "had" in s.low[i:] else i
    return len(s.low)
