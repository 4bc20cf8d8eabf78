"""Who said a figure, as the text names it; nobody where the writer asserts it.

The rules: the speaker of the clause; else whoever the sentence before names, while the same count goes on. A headline
stands alone. A medium speaks only where nobody else is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.speakers.forms import find_speech
from borderdesk.extract.speakers.names import right
from borderdesk.extract.speakers.nametokens import proper
from borderdesk.extract.speakers.speech import Speech
from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

__all__ = ["Speech", "find_speech", "speaker_at"]

BULLETS = frozenset("-*\u2022\u2013\u2014\u00b7")
OPENERS = frozenset('"\u201c')
CLOSERS = frozenset('"\u201d')
REACH = 6  # sentences a count may go on without its speaker
POSSESSIVE = frozenset({"its", "his", "her", "their", "he", "she", "it", "they", "who", "which"})


def speaker_at(sentences: Sequence[Sentence], index: int, token: int) -> str:
    """The attribution of the figure at that token: the speaker as named in the text, "" for the writer."""
    sentence = sentences[index]
    speech = _heard(sentence, token)
    if speech is None:
        return "" if sentence.kind != "body" else _quoted(sentences, index) or _carried(sentences, index, token)
    return "" if speech.kind == "adverb" else _resolved(sentences, index, speech)


def _heard(sentence: Sentence, token: int) -> Speech | None:
    return next((x for x in find_speech(sentence) if x.scope_first <= token < x.scope_last), None)


def _quoted(sentences: Sequence[Sentence], index: int) -> str:
    """The speaker named where an open quotation ends: "We have 500. They came by night," the mayor said."""
    marks = [raw for raw in sentences[index].raw if raw in OPENERS | CLOSERS]
    if not marks or (len(marks) % 2 == 0 if marks[-1] == '"' else marks[-1] in CLOSERS):
        return ""
    for i in range(index + 1, min(index + 4, len(sentences))):
        if sentences[i].block != sentences[index].block:
            return ""
        if not CLOSERS.isdisjoint(sentences[i].raw):
            found = find_speech(sentences[i])
            return _resolved(sentences, i, found[0]) if found and found[0].back else ""
    return ""


def _carried(sentences: Sequence[Sentence], index: int, token: int) -> str:
    """The last speaker before, while every sentence since goes on with the count."""
    for i in range(index, max(0, index - REACH), -1):
        if (
            sentences[i].kind != "body"
            or sentences[i - 1].kind != "body"
            or not _goes_on(sentences[i], token if i == index else 0)
        ):
            return ""
        found = find_speech(sentences[i - 1])
        if found:
            return "" if found[-1].kind == "adverb" else _resolved(sentences, i - 1, found[-1])
    return ""


def _goes_on(sentence: Sentence, token: int) -> bool:
    """Whether the sentence goes on with the count of the one before: its first words, or words that refer back."""
    lexicon, low = words(), sentence.low
    first = next((i for i, raw in enumerate(sentence.raw) if raw.isalnum()), 0)
    near = low[max(0, token - 2) : token + 4]
    if low[first] in lexicon.places or not lexicon.waits.isdisjoint(near) or not lexicon.vague.isdisjoint(near):
        return False
    if low[first].isdigit() and low[first + 1 : first + 2] in ([":"], ["."]):
        return False
    if sentence.raw[0] in OPENERS and token > 0:
        return True  # who was quoted before goes on
    if low[first] in lexicon.continues or _labelled(low[first:]):
        return True
    if first > 0 and sentence.raw[0] in BULLETS:
        return False
    if not lexicon.flow.isdisjoint(low) or not lexicon.shares.isdisjoint(near) or _back(sentence):
        return True
    subject = _subject(sentence, first)
    return subject > first and not proper(sentence, subject)


def _labelled(low: list[str]) -> bool:
    """Exits: 300; From Peru 300 came in."""
    colon = ":" in low[:4] and low[low.index(":") + 1 : low.index(":") + 2]
    return bool(colon and colon[0].isdigit() and not low[0].isdigit()) or (
        low[0] in {"from", "to"} and low[1:2] != [] and low[1].isalpha() and low[2:3] != [] and low[2].isdigit()
    )


def _subject(sentence: Sentence, first: int) -> int:
    """Behind the day or month that opens a sentence: "On Monday [2,700 persons] came"."""
    lexicon, at = words(), first
    if sentence.low[at] not in {"on", "in", "since", "by", "from", "last", "during", "before", "until", "for"}:
        return first
    window = range(at + 1, min(at + 6, len(sentence)))
    days = [
        i
        for i in window
        if sentence.low[i] in lexicon.time or (sentence.raw[i].isdigit() and len(sentence.raw[i]) == 4)
    ]
    return days[-1] + 1 if days and days[-1] + 1 < len(sentence) else first


def _back(sentence: Sentence) -> bool:
    """Whether it refers back: of the, of them, of those, up 5% from."""
    pairs = zip(sentence.low, sentence.low[1:], strict=False)
    return any(
        (a == "of" and b in {"them", "these", "those", "whom", "which"})
        or (a in {"up", "down"} and b.isdigit())
        or (a == "made" and b == "up")
        for a, b in pairs
    )


def _resolved(sentences: Sequence[Sentence], index: int, speech: Speech) -> str:
    """The name; for a pronoun or "the service" the fuller name that it stands for."""
    if speech.last - speech.first > 1 and not speech.name.lower().startswith("same "):
        return speech.name
    low = speech.name.lower().removeprefix("same ")
    if low not in POSSESSIVE and (
        low not in words().heads | words().same | words().nouns or proper(sentences[index], speech.first)
    ):
        return speech.name
    for i in range(index, max(-1, index - REACH), -1):
        for earlier in reversed(find_speech(sentences[i])):
            if (i < index or earlier.first < speech.first) and low in earlier.name.lower().split()[1:]:
                return earlier.name
    nameless = low in POSSESSIVE or low in words().nouns
    if nameless or low in words().same:
        return _last_named(sentences, index, speech) or ("" if nameless else speech.name)
    return speech.name


def _last_named(sentences: Sequence[Sentence], index: int, speech: Speech) -> str:
    """The speaker before, or the name that opens the sentence before where that has no speaker."""
    opener = sentences[index - 1] if index and speech.first == 0 else None
    if opener is not None and opener.block == sentences[index].block and not find_speech(opener):
        name = right(opener, 0)
        if name and name[1] < len(opener) and proper(opener, name[1] - 1) and opener.raw[name[1]].islower():
            return " ".join(opener.text[opener.starts[name[0]] : opener.ends[name[1] - 1]].split())
    for i in range(index, max(-1, index - REACH), -1):
        for earlier in reversed(find_speech(sentences[i])):
            if (
                i < index or earlier.first < speech.first
            ) and earlier.name.lower() not in POSSESSIVE | words().same | words().nouns:
                return earlier.name
    return ""
