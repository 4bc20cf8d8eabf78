"""Text cut into blocks, sentences and tokens, each with its offsets in the text it came from.

Every finder reads the same tokens: a run of letters, a run of digits, or one mark. White space is no token, so a
text reads the same after its lines were wrapped anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from borderdesk.extract.pieces import LOWERED, tokens

if TYPE_CHECKING:
    from borderdesk.extract.dates import DateMention
    from borderdesk.extract.geography import PlaceMention
    from borderdesk.extract.movement.places.places import Spot
    from borderdesk.extract.speakers.speech import Speech


@dataclass(slots=True)
class Sentence:
    """Tokens of one sentence. ``text`` is the whole document, all offsets count its code points.

    ``raw[i] == text[starts[i]:ends[i]]``; ``low[i]`` is it in lower case with curly apostrophes made straight,
    and the dashes around an aside made commas.
    ``kind`` is headline, body, or furniture (the page's own lines: related links, reply forms, picture captions).
    """

    text: str
    index: int
    start: int
    end: int
    raw: list[str]
    low: list[str]
    kind: str = "body"
    block: int = 0
    places: list[PlaceMention] | None = None
    spots: list[Spot] | None = None
    dates: list[DateMention] | None = None
    speech: list[Speech] | None = None
    offered: list[Speech] | None = None
    focus: str | None = None
    issuer: str | None = None
    told: str | None = None
    begun: list[int] | None = None
    ended: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Where each token starts; looked for when first asked, since most sentences have no number."""
        if self.begun is None:
            self.begun, at, text = [], self.start, self.text
            for token in self.raw:
                while text[at] != token[0]:  # white space: nothing else stands between two tokens
                    at += 1
                self.begun.append(at)
                at += len(token)
        return self.begun

    @property
    def ends(self) -> list[int]:
        """Where each token ends, excluded."""
        if self.ended is None:
            self.ended = [start + len(token) for start, token in zip(self.starts, self.raw, strict=True)]
        return self.ended

    def let_go(self) -> None:
        """Forget where the tokens are, until somebody asks again: those of a long text fill the memory."""
        self.begun = self.ended = None

    def __len__(self) -> int:
        return len(self.raw)

    def written(self, first: int, last: int) -> str:
        """The tokens ``first``..``last`` (excluded) as the text has them, whatever line ends stand between."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split()).replace("- ", "-")

    def spaced(self, i: int) -> bool:
        """Whether white space stands before token ``i``; the end of a line behind a hyphen within a word is none."""
        if i < 1 or self.starts[i] == self.ends[i - 1]:
            return False
        wrapped = i > 1 and self.raw[i - 1] == "-" and self.starts[i - 1] == self.ends[i - 2]
        return not (wrapped and self.text[self.ends[i - 1] : self.starts[i]] == "\n")


GONE = Sentence("", -1, 0, 0, [], [], "furniture", -1)
"""What stands where a sentence was that nobody looks at any more."""


def split(text: str) -> list[Sentence]:
    """The sentences of a text, in order; together they hold every token of it.

    A blank line ends a block, and so does a line end that is no wrapping: see blocks(). Headlines (a first block of one
    line without a full stop, or a line in capitals) and the page's own furniture are marked by ``kind``.
    """
    sentences: list[Sentence] = []
    kind = "headline"
    for number, (start, end) in enumerate(blocks(text)):
        kind = _kind(text, start, end, number, below=kind == "headline")
        for first, last, raw in tokens(text, start, end):
            if raw:
                low = [LOWERED[token] for token in raw]  # as long as it must be: a list that grew has room to spare
                first, last = text.index(raw[0], first), text.rindex(raw[-1], first, last) + len(raw[-1])
                one = Sentence(text, len(sentences), first, last, raw, low, kind, number)
                if not DASHES.isdisjoint(low):
                    _as_commas(one)
                sentences.append(one)
    return sentences


def _as_commas(sentence: Sentence) -> None:
    """Two dashes around an aside are read as commas: "700 people – most of them men – have crossed".

    Not where the aside is a sentence of its own ("– it has two –"), and not the dash of a dateline before them.
    """
    low = sentence.low
    at = [i for i in range(1, len(low) - 1) if low[i] in DASHES and _parts(sentence, i)]
    if len(at) == 3 and at[0] < DATELINE:
        del at[0]
    if len(at) == 2 and 2 < at[1] - at[0] <= ASIDE and low[at[0] + 1] not in CLAUSES:
        low[at[0]] = low[at[1]] = ","


def _parts(sentence: Sentence, i: int) -> bool:
    """Whether white space stands around a dash, and no range: "6 - 8 km"."""
    number = sentence.low[i - 1][-1].isdecimal() and sentence.low[i + 1][0].isdecimal()
    return not number and sentence.spaced(i) and sentence.spaced(i + 1)


DASHES, ASIDE, DATELINE = frozenset("-–—"), 16, 12  # tokens from dash to dash, and in which a dateline ends
CLAUSES = frozenset("it he she they we i that this there the".split())  # words a sentence of its own begins with


def blocks(text: str) -> list[tuple[int, int]]:
    """The blocks of a text, (start, end): paragraphs, headlines, items of lists.

    A single line end is a wrap, no block end, where a sentence plainly goes on behind it, or where the first word of
    the next line would not have fitted into the widest line of its part of the text, and that is no wider than people
    wrap. Bullets always begin a block.
    """
    found: list[tuple[int, int]] = []
    for part in PART.finditer(text):
        lines = [(m.start() + part.start(), m.end() + part.start()) for m in LINE.finditer(part.group())]
        width = max(end - start for start, end in lines)
        begin = lines[0][0]
        for (start, end), (after, last) in zip(lines, [*lines[1:], (len(text), len(text))], strict=True):
            if after == len(text) or not _wraps(text, start, end, after, last, width):
                found.append((begin, end))
                begin = after
    return found


LINE_BELOW = 160  # characters
PART = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]*)*")
LINE = re.compile(r"[^\n]+")
BULLET = re.compile(r"[ \t]*(?:[-\u2022*\u2013\u2014\u00b7]\s|\d{1,2}[.:)]\d{0,2}\s|[QA][.:]\s)")
WIDEST_WRAP = 132  # characters; wider lines are paragraphs, each on a line of its own


def _wraps(text: str, start: int, end: int, after: int, last: int, width: int) -> bool:
    line, below = text[start:end].rstrip(), text[after:last].lstrip()
    if _is_bullet(text, start, after, last, line[-1:] in CLOSING):
        return False
    if _goes_on(line, below):
        return True
    if line.isupper():
        return False
    if width > WIDEST_WRAP:
        return False
    word = re.match(r"\s*\S+", text[after:last])
    return end - start + 1 + (len(word.group().strip()) if word else 0) > width


def _is_bullet(text: str, start: int, after: int, last: int, closed: bool) -> bool:
    """Whether an item of a list begins; "44." and "1.3 million" may go on with an open line, a dash with a dateline."""
    if not BULLET.match(text, after, last):
        return False
    mark = text[after:last].lstrip()[0]
    opening = start < 2 or text[start - 2 : start].isspace()
    dateline = mark in DASHES and opening and not BULLET.match(text, start, after)
    return closed or not (mark.isdecimal() or dateline)


DASHES = frozenset("-\u2013\u2014")


def _goes_on(line: str, below: str) -> bool:
    """Whether a sentence goes on in the line below: in small letters, or behind a word or a comma that ends none."""
    if line[-1:] in CLOSING:
        return False
    return below[:1].islower() or line[-1:] == "," or line[line.rfind(" ") + 1 :] in UNENDING


CLOSING = frozenset(".!?\u2026:;")
UNENDING = frozenset(
    "a an and are as at but by for from had has have in into is of on or that the to was were with".split()
)


def _kind(text: str, start: int, end: int, number: int, *, below: bool) -> str:
    block = text[start:end].strip()
    if _furniture().match(block):
        return "furniture"
    closed = not block or block[-1] in CLOSING or block[-2:-1] in ".!?"
    if (number == 0 and not closed and len(block) < 120 and end < len(text)) or (block.isupper() and len(block) > 8):
        return "headline"
    if number == 1 and below and not closed and len(block) < LINE_BELOW and "\n\n" in text[end : end + 3]:
        return "headline"  # the line below it
    return "body"


@cache  # compiled with the first text: it would be a fortieth of the import
def _furniture() -> re.Pattern[str]:
    """What pages say about themselves, in any article: never news."""
    return re.compile(
        r"(?:source link|related(?: articles?| stories)?\b\s*:?|read (?:also|more)\b|also (?:read|on this site)\b"
        r"|more\s*:|most read\b|leave a (?:reply|comment)\b|your email address\b|required fields\b|back to top"
        r"|share this\b|comments?\s*\(\d+\)|photo\s*:|picture\s*:|image\s*:|advertisement\b|newsletter\b"
        r"|sign up\b|subscribe\b|follow us\b|\d+ (?:shares|comments)\b|editor's picks\b|recommended\b|tags?\s*:"
        r"|copyright\b|\u00a9)",
        re.IGNORECASE,
    )
