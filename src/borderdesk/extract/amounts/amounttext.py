"""The tokens of a sentence with empty ones on both sides, and with what is already taken by a date."""

from __future__ import annotations

from collections.abc import Sequence

from borderdesk.extract.amounts.words import money_words
from borderdesk.extract.text import Sentence

REACH = 16
HYPHENS = frozenset("-‑‐")


class AmountText:
    """``low`` and ``raw`` are those of the sentence, then empty tokens, which a negative index finds too.

    ``starts`` and ``ends`` are padded so that nothing is glued to the outside. ``money``: whether a word of money is
    among the ``words``.
    """

    __slots__ = ("ends", "low", "money", "raw", "size", "starts", "taken", "text", "words")

    def __init__(self, sentence: Sentence, taken: Sequence[bool] | None = None) -> None:
        self.size = len(sentence.low)
        self.low = sentence.low + [""] * REACH
        self.raw = sentence.raw + [""] * REACH
        self.starts = [*sentence.starts, *[-1] * REACH]
        self.ends = [*sentence.ends, *[-2] * REACH]
        self.text = sentence.text
        self.words = frozenset(sentence.low)
        self.money = not money_words().isdisjoint(self.words)
        self.taken = taken

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without white space."""
        return self.starts[i] == self.ends[i - 1]

    def gap(self, i: int) -> int:
        """How many characters of white space stand before token ``i``."""
        return self.starts[i] - self.ends[i - 1]

    def owned(self, i: int) -> bool:
        """Whether a date owns token ``i``."""
        return self.taken is not None and 0 <= i < len(self.taken) and self.taken[i]

    def hyphen(self, i: int) -> bool:
        """Whether a hyphen at ``i`` ties its neighbours together."""
        return self.low[i] in HYPHENS and self.glued(i) and self.glued(i + 1)

    def past_hyphen(self, i: int) -> int:
        return i + 1 if self.hyphen(i) else i

    def capital(self, i: int) -> bool:
        return self.raw[i][:1].isupper()

    def is_at(self, i: int, *tokens: str) -> bool:
        return i >= 0 and self.low[i : i + len(tokens)] == [*tokens]
