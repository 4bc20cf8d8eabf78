"""Which of several speakers is heard where in a sentence."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.speakers.nametokens import comma, office, proper
from borderdesk.extract.speakers.speech import Speech
from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

BEHIND = frozenset("after following days hours weeks".split())
WHO = frozenset(("which", "who"))
BY = frozenset("by in on the its a an of reckoning count estimate figures words".split())
QUEUES = frozenset("queue queues tailback tailbacks wait waits line column jam".split())
TURNS = frozenset("but while whereas although though yet and whose against".split())
OPENING = TURNS | {"and"}


def strongest(s: Sentence, found: list[Speech]) -> list[Speech]:
    """Without the same name twice, media that cite, and counts inside what somebody says."""
    named = [x for x in found if x.kind != "adverb"]
    found = named or found
    found = [x for x in found if not (_medium(s, x) and any(not _medium(s, r) for r in found))]
    found = [x for x in found if not (x.back and not office(s, x.first, x.last) and _told(s, x, found))]
    cited = {speech.at for speech in found if speech.kind == "according" and s.low[speech.at] in {"citing", "quoting"}}
    kept = []
    for speech in found:
        rivals = [r for r in found if r is not speech]
        if speech.at not in cited and any(r.at in cited and not _parted(s, r.at, speech.at) for r in rivals):
            continue
        if any(r.first < speech.last and speech.first < r.last and _before(r, speech) for r in rivals):
            continue
        whom = "whom" in s.low[max(0, speech.first - 2) : speech.first]  # the 300 whom the army counts
        if speech.kind == "counted" and not whom and any(r.kind != "counted" and _inside(s, speech, r) for r in rivals):
            continue
        kept.append(speech)
    return kept


def _parted(s: Sentence, one: int, other: int) -> bool:
    return ";" in s.raw[min(one, other) : max(one, other)]


def _before(one: Speech, other: Speech) -> bool:
    """Of two verbs of one name the first is heard, unless it is in a relative clause."""
    return (one.scope_first > 0, one.kind == "counted", one.at) < (
        other.scope_first > 0,
        other.kind == "counted",
        other.at,
    )


def _told(s: Sentence, late: Speech, found: list[Speech]) -> bool:
    """Whether an office says it at the beginning, and who speaks behind only passes it on."""
    early = [x for x in found if x.at < late.first and not x.back and x.kind == "said"]
    return any(office(s, x.first, x.last) and not _turn(s, x.at, late.first, strict=True) for x in early)


def _medium(s: Sentence, speech: Speech) -> bool:
    medium = s.low[speech.last - 1] in words().media or s.low[speech.last - 2 : speech.last] == ["news", "agency"]
    return medium and not any(s.low[i] in words().heads - {"agency"} for i in range(speech.first, speech.last))


def _inside(s: Sentence, count: Speech, said: Speech) -> bool:
    """Whether the count is part of what is said: no new clause between them."""
    if said.scope_first > 0:
        return False
    staff = all(low in words().staff | words().articles for low in s.low[count.first : count.last])
    if said.at < count.at and _interrupts(s, said) and (staff or not office(s, count.first, count.last)):
        return True  # "since May, said the ministry, the machines logged 300"
    if said.at < count.at:
        return (
            (not said.back or _announced(s, said))
            and not _turn(s, said.at, count.first, strict=True)
            and not _opens(s, count.first)
        )
    return said.back and (not _turn(s, count.at, said.at, strict=True) or _ends_all(s, count, said))


def _ends_all(s: Sentence, count: Speech, said: Speech) -> bool:
    """Whether who speaks at the very end has said all: "The guards stopped 300, but 65 got in, X said"."""
    end = max(said.at + 1, said.last)
    return ";" not in s.raw[count.at : said.at] and len(s.low) - end < 5 and count.first < 12


def _announced(s: Sentence, said: Speech) -> bool:
    """Whether a colon behind the speaker leads on: "Nonsense," said the prefect: police had stopped 40."""
    end = max(said.at + 1, said.last)
    return ":" in s.raw[end : end + 9] and not any(low.isdigit() for low in s.low[end : s.raw.index(":", end)])


def _opens(s: Sentence, first: int) -> bool:
    """Whether a subject stands right behind a comma."""
    at = first - 1 if s.low[first - 1] not in words().articles else first - 2
    return at > 0 and comma(s, at)


def _turn(s: Sentence, first: int, last: int, *, strict: bool = False) -> int:
    """The last place between the two where a new clause begins, 0 for none; strict: with more than a comma."""
    for i in range(last, first, -1):
        if s.raw[i] == ";":
            return i + 1
        if s.low[i] in TURNS and s.raw[i - 1] == "," and not (strict and s.low[i] == "and"):
            return i
        if s.low[i] in {"while", "whereas", "but"}:
            return i
    if strict:
        return 0
    return next((i + 1 for i in range(last, first, -1) if comma(s, i)), 0)


def scoped(s: Sentence, found: list[Speech]) -> list[Speech]:
    """Each speech up to where the next begins to be heard; the first not over the clause before its own."""
    if found and found[0].kind == "according" and _inserted(s, found[0]):
        found[0].scope_first = _own_clause(s, min(found[0].at, found[0].first) - 1)
    elif found and not found[0].back:
        found[0].scope_first = max(found[0].scope_first, _own_clause(s, found[0].first))
    for one, other in pairwise(found):
        if one.scope_first > 0 and not one.back and other.back and one.scope_last <= other.first:
            continue  # "since X called them up, the police said": what X did stands inside what they said
        border = _border(s, one, other)
        one.scope_last, other.scope_first = min(one.scope_last, border), max(other.scope_first, border)
    for speech in found:
        if _interrupts(s, speech):
            halves = [
                i for i in range(speech.first) if s.raw[i] == ";" and not any(map(str.isdigit, s.low[i : speech.first]))
            ]
            speech.scope_first = max([speech.scope_first, *halves])
        if (
            not speech.back
            and speech.last < speech.at - 2
            and s.raw[speech.last] == ","
            and s.low[speech.last + 1] in WHO
        ):
            speech.scope_first = max(speech.scope_first, speech.at)  # "X, which flew in 1,900, says 1,100 have left"
        if speech.back and speech.kind == "said":
            speech.scope_last = min(speech.scope_last, _told_behind(s, max(speech.at + 1, speech.last)))
        if speech.kind == "counted":
            speech.scope_last = min(speech.scope_last, _others(s, max(speech.at, speech.last)))
        speech.scope_last = min(speech.scope_last, _new_subject(s, max(speech.at, speech.last)))
    return found


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


def _interrupts(s: Sentence, speech: Speech) -> bool:
    """Whether the speaker stands between commas inside what is said: "; their guests, a driver said, wait"."""
    end = max(speech.at + 1, speech.last)
    after = s.low[end : end + 2]
    return speech.back and speech.kind == "said" and after[:1] == [","] and TURNS.isdisjoint(after[1:])


def _others(s: Sentence, start: int) -> int:
    """Where others act behind an office's count: "cleared 300 lorries, and the queue was 5 km", ", while a tug"."""
    for i in range(start, len(s.low) - 2):
        if s.raw[i] != ",":
            continue
        if s.low[i + 1] == "while" or (s.low[i + 1] == "and" and not QUEUES.isdisjoint(s.low[i + 2 : i + 6])):
            return i
    return len(s.low)


def _border(s: Sentence, one: Speech, other: Speech) -> int:
    if not other.back:
        return _turn(s, one.at, other.first) or other.first
    turn = _turn(s, one.at, min(other.at, other.first) - 2, strict=True)
    return turn or max(one.at, one.last) + 1 if one.back else turn or _turn(s, one.at, other.first - 2) or other.first


def _inserted(s: Sentence, speech: Speech) -> bool:
    """Whether the clause goes on behind the speaker: "8,000, according to X, have come"."""
    at = min(speech.at, speech.first)
    while at > 1 and s.low[at - 1] in BY:
        at -= 1
    last = max(speech.at + 1, speech.last)
    return at > 1 and comma(s, at - 1) and last < len(s.low) - 1 and s.raw[last] == ","


def _own_clause(s: Sentence, first: int) -> int:
    """Where the clause of a subject begins: behind ", and", ", but" or ";"."""
    for i in range(first - 1, max(0, first - 9), -1):
        if s.raw[i] == ";" or (s.low[i] in OPENING and s.raw[i - 1] == ","):
            return i
    return 0
