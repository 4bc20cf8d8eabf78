"""The tokens of a sentence with empty ones on both sides, so that a form may look around without asking for bounds."""

from __future__ import annotations

from borderdesk.extract.text import Sentence

REACH = 16
PADDING = [""] * REACH


class DateText:
    """``low`` and ``raw`` are those of the sentence, then `REACH` empty tokens, which a negative index finds too."""

    __slots__ = ("ends", "low", "raw", "size", "starts")

    def __init__(self, sentence: Sentence) -> None:
        self.size = len(sentence.low)
        self.low = sentence.low + PADDING
        self.raw = sentence.raw + PADDING
        self.starts = sentence.starts
        self.ends = sentence.ends

    def spaced(self, i: int) -> bool:
        """Whether white space stands before token ``i``; so it does behind the last one."""
        return i >= self.size or (i > 0 and self.starts[i] > self.ends[i - 1])

    def capital(self, i: int) -> bool:
        return self.raw[i][:1].isupper()
