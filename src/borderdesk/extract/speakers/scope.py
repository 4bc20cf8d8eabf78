"""Which of several speakers is heard where in a sentence."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.speakers.bounds import TURNS, bound, interrupts, of_whom
from borderdesk.extract.speakers.nametokens import comma, office
from borderdesk.extract.speakers.speech import Speech
from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

OPENING_WORDS = 2  # a comma and an article: "On Monday, the ministry said, [the] army expelled 300"
BY = frozenset("by in on the its a an of reckoning count estimate figures words".split())
OPENING = TURNS | {"and"}


def strongest(s: Sentence, found: list[Speech]) -> list[Speech]:
    """Without the same name twice, media that cite, and counts inside what somebody says."""
    named = [x for x in found if x.kind != "adverb"]
    found = named or found
    found = [x for x in found if not (_medium(s, x) and any(not _medium(s, r) for r in found))]
    found = [x for x in found if not (x.back and not office(s, x.first, x.last) and _told(s, x, found))]
    cited = {speech.at for speech in found if speech.kind == "according" and s.low[speech.at] in {"citing", "quoting"}}
    if any(x.kind == "said" and office(s, x.first, x.last) for x in found):
        found = [x for x in found if x.at not in cited]  # "the director said, citing Russian figures"
        cited = set()
    kept = []
    for speech in found:
        rivals = [r for r in found if r is not speech]
        if speech.at not in cited and any(r.at in cited and not _parted(s, r.at, speech.at) for r in rivals):
            continue
        if speech.kind == "counted" and s.low[speech.first] in words().pronouns and _cites(s, speech, rivals):
            continue  # "it deported 300, by the agency's figures"
        if any(r.first < speech.last and speech.first < r.last and _before(r, speech) for r in rivals):
            continue
        whom = "whom" in s.low[max(0, speech.first - 2) : speech.first]  # the 300 whom the army counts
        if speech.kind == "counted" and not whom and any(r.kind != "counted" and _inside(s, speech, r) for r in rivals):
            continue
        kept.append(speech)
    return kept


def _cites(s: Sentence, count: Speech, rivals: list[Speech]) -> bool:
    return any(r.kind == "according" and not _parted(s, r.at, count.at) for r in rivals)


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
    if said.scope_first > 0 or (said.at > count.at and of_whom(s, said)):
        return False
    staff = all(low in words().staff | words().articles for low in s.low[count.first : count.last])
    opens = 0 < count.first - max(said.at + 1, said.last) <= OPENING_WORDS
    if said.at < count.at and interrupts(s, said) and (staff or opens or not office(s, count.first, count.last)):
        return True  # "since May, said the ministry, the machines logged 300"
    if said.at < count.at and said.back and staff and ";" not in s.raw[said.at : count.at]:
        return True  # "they queued for an hour, the department said, and officers refused 38"
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
        bound(s, speech)
    return found


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
