"""Who is meant by "it", "the agency", "its officers", "their spokesman": the fuller name before."""

from __future__ import annotations

from collections.abc import Iterator

from borderdesk.extract.speakers.forms import find_speech, offered
from borderdesk.extract.speakers.issuer import issuer
from borderdesk.extract.speakers.names import right
from borderdesk.extract.speakers.nametokens import TITLES, core, office, proper
from borderdesk.extract.speakers.speech import DASHES, Speech
from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

REACH = 6  # sentences a name may lie back
FAR = 20  # for one that is named by its noun again
REFERRING = frozenset({"its", "his", "her", "their", "he", "she", "it", "they", "who", "which", "whose"})
OWNERS = frozenset({"its", "his", "her", "their", "whose"})
SINGLE = frozenset({"he", "she", "his", "her"})


def resolved(sentences: list[Sentence], index: int, speech: Speech) -> str:
    """The name; for a pronoun, "the service", "its officers" the fuller name that it stands for."""
    s, lexicon = sentences[index], words()
    low = speech.name.lower().removeprefix("same ")
    if low in REFERRING:
        return _referred(sentences, index, speech, low)
    if _owned(s, speech):
        return _referred(sentences, index, speech, s.low[speech.first - 1]) or speech.name
    whole = speech.last - speech.first > 1 and not speech.name.lower().startswith("same ")
    known = low in lexicon.heads or low in lexicon.same or low in lexicon.nouns
    if whole or not known or proper(s, speech.first):
        return speech.name
    same = (name for name in _names(sentences, index, speech, FAR) if low in name.lower().split()[1:])
    if fuller := next(same, ""):
        return fuller
    if low in lexicon.nouns or low in lexicon.same:
        return _referred(sentences, index, speech, "it") or ("" if low in lexicon.nouns else speech.name)
    return speech.name


def _owned(s: Sentence, speech: Speech) -> bool:
    """Whether it is somebody's nameless staff or paper: its officers, their spokesman, its bulletin."""
    if speech.first == 0 or s.low[speech.first - 1] not in OWNERS:
        return False
    nameless = not any(proper(s, i) for i in range(speech.first, speech.last))
    staff = words().staff if speech.kind == "counted" else words().staff - words().persons
    short = speech.kind == "counted" or speech.last - speech.first == 1 or s.low[speech.first] == "press"
    return nameless and s.low[speech.last - 1] in (words().nouns | staff if short else words().nouns)


def _referred(sentences: list[Sentence], index: int, speech: Speech, pronoun: str) -> str:
    """The name before that the pronoun may stand for: a person for "he", none for "it"."""
    if opener := _opener(sentences, index, speech):
        return opener
    names = [name for name in _names(sentences, index, speech) if _fits(name, pronoun)]
    return names[0] if names else ("" if pronoun in SINGLE else issuer(sentences))


def _fits(name: str, pronoun: str) -> bool:
    """Whether he may be "Ana Lind, mayor of Irun", and it the "Coast Guard"; a bare name may be either."""
    parts = name.lower().replace(",", " ,").replace(".", "").split()
    if parts[-1] in REFERRING or (len(parts) == 1 and parts[0] in words().same | words().nouns):
        return False
    if pronoun in {"they", "their", "who", "which", "whose"}:
        return True
    person = parts[0] in TITLES or any(
        one in words().persons and after not in words().heads
        for one, after in zip(parts, [*parts[1:], ""], strict=True)  # no General Security
    )
    return person if pronoun in SINGLE and not words().heads.isdisjoint(parts) else pronoun in SINGLE or not person


def _names(sentences: list[Sentence], index: int, speech: Speech, reach: int = REACH) -> Iterator[str]:
    """The names of speakers before, the nearest first; of the same sentence those of its deeds too."""
    for earlier in reversed(offered(sentences[index])):
        if earlier.last <= speech.first and earlier.kind != "adverb":
            yield earlier.name
    yield from _subjects(sentences[index], speech.first)
    for i in range(index - 1, max(-1, index - reach), -1):
        heard = find_speech(sentences[i])
        yield from (one.name for one in reversed(heard) if one.kind != "adverb")
        yield from (one.name for one in reversed(offered(sentences[i])) if one not in heard and one.kind == "counted")


def _subjects(s: Sentence, before: int) -> Iterator[str]:
    """The offices that open a clause of the same sentence: "The agency looks for 900; it counts 300"."""
    starts = [i + 1 for i in range(before - 1, 0, -1) if s.raw[i] == ";"]
    for start in (*starts, _dateline(s)):
        name = right(s, start)
        if name and name[1] <= before and office(s, *name) and proper(s, core(s, name)):
            yield " ".join(s.text[s.starts[name[0]] : s.ends[name[1] - 1]].split())


def _opener(sentences: list[Sentence], index: int, speech: Speech) -> str:
    """The name that opens the sentence before where that has no speaker."""
    s, before = sentences[index], sentences[index - 1] if index else None
    behind = any(low not in ("on", "in", "by", ",") and low not in words().time for low in s.low[: speech.first])
    if before is None or behind or before.block != s.block or find_speech(before):
        return ""
    name = right(before, _dateline(before))
    if name is None or name[1] >= len(before) or before.low[name[0]] in words().links:
        return ""
    if not before.raw[name[1]].islower():
        return ""
    fit = proper(before, name[1] - 1) or (office(before, *name) and core(before, name) == name[1] - 1)
    return " ".join(before.text[before.starts[name[0]] : before.ends[name[1] - 1]].split()) if fit else ""


def _dateline(s: Sentence) -> int:
    """Behind "GENEVA, 3 May - "."""
    return next((i + 1 for i in range(min(12, len(s.low) - 1)) if s.raw[i] in DASHES and s.spaced(i)), 0)
