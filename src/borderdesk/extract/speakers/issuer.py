"""Who issues a release: the office in its letterhead, whom its title cites, or who first speaks in it.

`Border Guard Headquarters, Warsaw`, `NOTE OF THE STATISTICS OFFICE`, `Position on 3 May, according to UNHCR`, `The
Coast Guard informs`; below `PRESS RELEASE` the first office that says something.
"""

from __future__ import annotations

from functools import cache

from borderdesk.extract.speakers.forms import find_speech
from borderdesk.extract.speakers.names import before, right
from borderdesk.extract.speakers.nametokens import known, office
from borderdesk.extract.speakers.speech import DASHES
from borderdesk.extract.speakers.words import verbs, words
from borderdesk.extract.text import Sentence

FIRST_LINES = 4  # a letterhead, a title, a date, and one to spare
LINE = 24  # tokens of a line of the head
FIRST_SPEAKERS = 7  # sentences among which the first speaker of a release is
PRESS = frozenset(
    "and news press weekly daily flash update summary situation by no media revised hrs local briefing note release"
    " explainer backgrounder background factsheet fact sheet advisory advice bulletin brief snapshot overview".split()
)
ABROAD = frozenset("de la del des du der di da do e y und et pour den".split())  # Office National de la Migration
CLOCK = frozenset("am pm a p m gmt utc".split())
BYLINE = frozenset("correspondent correspondents reporter reporters editor staff".split())
PUBLISHING = frozenset("releases publishes issues announces presents".split())
RELEASED = ({"press", "release"}, {"press", "note"}, {"news", "release"}, {"embargoed"}, {"press", "statement"})
SMALL = frozenset("and of for the in on to".split())
LINE_ENDS = frozenset({".", "!", "?"})


def issuer(sentences: list[Sentence]) -> str:
    """The issuer of the text, "" where it has none. Kept on the first sentence."""
    kept = sentences[0].issuer
    if kept is None:
        head = sentences[:FIRST_LINES]
        kept = next(filter(None, map(_issuing, head)), "") or _first_speaker(sentences)
        sentences[0].issuer = kept = _as_in_body(sentences, kept)
    return kept


def _issuing(s: Sentence) -> str:
    if s.block > 2 or (s.raw[-1] in LINE_ENDS and s.kind != "headline"):
        return ""
    if any(mark in DASHES for mark in s.raw[:8]) and words().nouns.isdisjoint(s.low) and PRESS.isdisjoint(s.low):
        return ""
    cited = [speech for speech in find_speech(s) if s.low[speech.at] == "according"]
    if cited and (s.kind != "headline" or s.block):
        return cited[-1].name
    return _informing(s) or _letterhead(s)


def _informing(s: Sentence) -> str:
    """ "The Coast Guard informs"; "Customs Service publishes figures for May"."""
    if any(low.isdigit() for low in s.low) or s.kind != "headline":
        return ""
    closed = s.low[-1] in words().stated and len(s.low) - 1
    at = closed or next((i for i, low in enumerate(s.low) if low in PUBLISHING), 0)
    papers = closed or not words().nouns.isdisjoint(s.low[at:])
    name = before(s, at) if at and papers else None
    return _written(s, *name) if name and known(s, name) else ""


def _letterhead(s: Sentence) -> str:
    """The office of a line of names, dates and papers only."""
    if _tells(s) or any(raw[0].islower() and low not in _small() for raw, low in zip(s.raw, s.low, strict=True)):
        return ""
    papers = _papers()
    if not BYLINE.isdisjoint(s.low):
        return ""
    offices = [i for i, low in enumerate(s.low) if low not in papers and known(s, (i, i + 1))]
    if not offices or (papers.isdisjoint(s.low) and right(s, 0) is None):
        return ""
    name = right(s, _start(s, offices[0]))
    opens = name is not None and not any(raw.isalnum() for raw in s.raw[: name[0]])
    if name is None or not (opens or not papers.isdisjoint(s.low)) or not any(k < name[1] for k in offices):
        return ""
    last = name[1]
    while last - 1 > name[0] and s.low[last - 1] in papers:
        last -= 1  # "IOM Flash Update"
    return _written(s, name[0], last)


@cache
def _small() -> frozenset[str]:
    """What a letterhead writes with small letters."""
    lexicon = words()
    return lexicon.links | lexicon.articles | lexicon.nouns | lexicon.time | PRESS | ABROAD | CLOCK


@cache
def _papers() -> frozenset[str]:
    return words().nouns - {"statistics"} | PRESS


@cache
def _telling() -> frozenset[str]:
    return verbs() - words().nouns


@cache
def _loud() -> frozenset[str]:
    """Verbs even in a line of capitals, where "RESCUE" may be a name."""
    return words().said | words().stated


def _written(s: Sentence, first: int, last: int) -> str:
    line = s.text[s.starts[first] : s.ends[last - 1]].splitlines()[0]
    return " ".join(line.split()).rstrip(" ,")


def _start(s: Sentence, office: int) -> int:
    """Where the name with that office begins: behind the paper, "of", a comma or a bar."""
    lexicon, at = words(), office
    parts = lexicon.nouns - {"statistics"} | lexicon.links | lexicon.articles | {"by"}
    while at > 0 and s.raw[at - 1].isalpha() and s.low[at - 1] not in parts:
        at -= 1
    return at


def _tells(s: Sentence) -> bool:
    """Whether a verb of speech or deeds makes the line a sentence; "note" and "report" are papers."""
    if _telling().isdisjoint(s.low):
        return False
    pairs = zip(s.raw, s.low, strict=True)
    return any(low in _telling() and (raw.islower() or low in _loud()) for raw, low in pairs)


def _first_speaker(sentences: list[Sentence]) -> str:
    """The first office that speaks below "PRESS RELEASE", "Embargoed until noon"."""
    short = [frozenset(s.low) for s in sentences[:FIRST_LINES] if len(s.low) < LINE]
    if not any(paper <= low for low in short for paper in RELEASED):
        return ""
    for s in sentences[:FIRST_SPEAKERS]:
        for speech in find_speech(s):
            if speech.kind in ("said", "according") and office(s, speech.first, speech.last):
                return speech.name
    return ""


def _as_in_body(sentences: list[Sentence], name: str) -> str:
    """The issuer as its own text calls it: "JCG" for "JAPAN COAST GUARD"."""
    initials = "".join(part[0] for part in name.split() if part[0].isupper() and part.lower() not in SMALL)
    if len(initials) < 3:
        return name
    short = (raw for s in sentences[1:FIRST_SPEAKERS] for raw in s.raw if len(raw) > 2 and initials.endswith(raw))
    return next(short, name)
