"""Who said a figure, as the text names it; nobody where the writer asserts it.

The rules: the speaker of the clause; else whoever the sentence before names, while the same count goes on; else who
issues the text. A headline stands alone. A medium speaks only where nobody else is named.
"""

from __future__ import annotations

from borderdesk.extract.speakers.carry import goes_on, tells_nothing
from borderdesk.extract.speakers.forms import find_speech
from borderdesk.extract.speakers.issuer import issuer
from borderdesk.extract.speakers.resolve import REACH, resolved
from borderdesk.extract.speakers.speech import Speech
from borderdesk.extract.speakers.words import words
from borderdesk.extract.text import Sentence

__all__ = ["Speech", "find_speech", "speaker_at"]

LONGEST = 20  # sentences of one speech
LABEL = 12  # tokens up to its colon
OPENERS = frozenset('"\u201c')
CLOSERS = frozenset('"\u201d')
MARKS = OPENERS | CLOSERS


def speaker_at(sentences: list[Sentence], index: int, token: int) -> str:
    """The attribution of the figure at that token: the speaker as named in the text, "" for the writer."""
    sentence = sentences[index]
    speech = _heard(sentence, token)
    if speech is not None:
        return "" if speech.kind == "adverb" else resolved(sentences, index, speech)
    if sentence.kind != "body":
        return ""
    if sentence.told is None:  # the same for all its figures
        sentence.told = _quoted(sentences, index) or _labelled(sentences, index)
    return sentence.told or _carried(sentences, index, token) or issuer(sentences)


def _heard(sentence: Sentence, token: int) -> Speech | None:
    return next((x for x in find_speech(sentence) if x.scope_first <= token < x.scope_last), None)


def _quoted(sentences: list[Sentence], index: int) -> str:
    """The speaker named where an open quotation ends: "We have 500. They came by night," the mayor said."""
    if MARKS.isdisjoint(sentences[index].raw):
        return ""
    marks = [raw for raw in sentences[index].raw if raw in MARKS]
    if not marks or (len(marks) % 2 == 0 if marks[-1] == '"' else marks[-1] in CLOSERS):
        return ""
    for i in range(index + 1, min(index + 4, len(sentences))):
        if sentences[i].block != sentences[index].block:
            return ""
        if not CLOSERS.isdisjoint(sentences[i].raw):
            found = find_speech(sentences[i])
            return resolved(sentences, i, found[0]) if found and found[0].back else ""
    return ""


def _labelled(sentences: list[Sentence], index: int) -> str:
    """The speaker before whose colon the paragraph begins, as minutes of a parliament have it."""
    at = index
    while at > 0 and index - at < LONGEST and sentences[at - 1].block == sentences[index].block:
        at -= 1
    opens = find_speech(sentences[at])[:1] if at < index else []
    speech = opens[0] if opens else None
    if speech is None or sentences[at].raw[speech.at] != ":" or speech.at > LABEL or speech.last != speech.at:
        return ""
    heads = sentences[at].low[speech.first : speech.last]
    return resolved(sentences, at, speech) if not words().persons.isdisjoint(heads) else ""


def _carried(sentences: list[Sentence], index: int, token: int) -> str:
    """The last speaker before, while every sentence since goes on with the count; none where another speaks here."""
    if any(speech.kind != "counted" or speech.scope_last <= token for speech in find_speech(sentences[index])):
        return ""
    for i in range(index, max(0, index - REACH), -1):
        if sentences[i].kind != "body" or sentences[i - 1].kind != "body":
            return ""
        far = sentences[i].block != sentences[i - 1].block or tells_nothing(sentences[i - 1])
        on = goes_on(sentences[i], token if i == index else 0, far=far)
        if not on and (i == index or not tells_nothing(sentences[i])):
            return ""
        found = find_speech(sentences[i - 1])
        if found:
            silent = found[-1].kind == "adverb" or _of_a_place(sentences[i - 1], found[-1])
            return "" if silent else resolved(sentences, i - 1, found[-1])
    return ""


def _of_a_place(s: Sentence, speech: Speech) -> bool:
    """ "A jet flew 90 home from Hong Kong, where an office said 900 were held": of those there alone."""
    return (
        not speech.back and "where" in s.low[max(speech.scope_first - 1, 0) : speech.first] and speech.scope_first > 0
    )
