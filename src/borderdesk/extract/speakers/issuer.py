"""Who issues a release: the office in its letterhead, or whom its title cites.

`Border Guard Headquarters, Warsaw`, `NOTE OF THE STATISTICS OFFICE`, `Position on 3 May, according to UNHCR`. Where
the issuer writes in the first person it is the writer, and nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.speakers.forms import find_speech
from borderdesk.extract.speakers.names import right
from borderdesk.extract.speakers.nametokens import known
from borderdesk.extract.speakers.speech import DASHES
from borderdesk.extract.speakers.words import verbs, words
from borderdesk.extract.text import Sentence

FIRST_LINES = 4  # a letterhead, a title, a date, and one to spare
FIRST_PERSON = frozenset({"we", "our", "us"})
PRESS = frozenset({"and", "news", "press", "weekly", "daily"})
QUOTES = frozenset('"\u201c\u201d')


def issuer(sentences: Sequence[Sentence]) -> str:
    """The issuer of the text, "" where it has none. Kept on the first sentence."""
    kept = sentences[0].found.get("issuer")
    if not isinstance(kept, str):
        kept = "" if _first_person(sentences) else next(filter(None, map(_issuing, sentences[:FIRST_LINES])), "")
        sentences[0].found["issuer"] = kept
    return kept


def _first_person(sentences: Sequence[Sentence]) -> bool:
    """Whether the writer says we; who is quoted may."""
    return any(not FIRST_PERSON.isdisjoint(s.low) and QUOTES.isdisjoint(s.raw) for s in sentences)


def _issuing(s: Sentence) -> str:
    if s.raw[-1] in {".", "!", "?"} or any(mark in DASHES for mark in s.raw[:8]) or s.block > 2:
        return ""
    cited = [speech for speech in find_speech(s) if s.low[speech.at] == "according"]
    if cited and s.kind != "headline":
        return cited[-1].name
    return _letterhead(s)


def _letterhead(s: Sentence) -> str:
    """The office of a line of names, dates and papers only."""
    lexicon = words()
    small = lexicon.links | lexicon.articles | lexicon.nouns | lexicon.time | PRESS
    if _tells(s) or any(raw[0].islower() and low not in small for raw, low in zip(s.raw, s.low, strict=True)):
        return ""
    papers = lexicon.nouns - {"statistics"} | PRESS
    offices = [i for i, low in enumerate(s.low) if low not in papers and known(s, (i, i + 1))]
    if not offices or (papers.isdisjoint(s.low) and right(s, 0) is None):
        return ""
    name = right(s, _start(s, offices[0]))
    opens = name is not None and not any(raw.isalnum() for raw in s.raw[: name[0]])
    if name is None or not (opens or not papers.isdisjoint(s.low)) or not any(k < name[1] for k in offices):
        return ""
    line = s.text[s.starts[name[0]] : s.ends[name[1] - 1]].splitlines()[0]
    return " ".join(line.split()).rstrip(" ,")


def _start(s: Sentence, office: int) -> int:
    """Where the name with that office begins: behind the paper, "of", a comma or a bar."""
    lexicon, at = words(), office
    parts = lexicon.nouns - {"statistics"} | lexicon.links | lexicon.articles
    while at > 0 and s.raw[at - 1].isalpha() and s.low[at - 1] not in parts:
        at -= 1
    return at


def _tells(s: Sentence) -> bool:
    """Whether a verb of speech or deeds makes the line a sentence; "note" and "report" are papers."""
    return not (verbs() - words().nouns).isdisjoint(s.low)
