"""The tokens of a sentence with empty ones on both sides, and with what is already taken by a date."""

from __future__ import annotations

from borderdesk.extract.amounts.words import money_words
from borderdesk.extract.text import Sentence

REACH = 16
PADDING = [""] * REACH
NO_STARTS, NO_ENDS = [-1] * REACH, [-2] * REACH
HYPHENS = frozenset("-‑‐")
RATES = {
    "hour": "per_hour",
    "day": "per_day",
    "night": "per_day",
    "week": "per_week",
    "month": "per_month",
    "year": "per_year",
    "annum": "per_year",
    "h": "per_hour",
}
ADVERBS = {
    "hourly": "per_hour",
    "daily": "per_day",
    "nightly": "per_day",
    "weekly": "per_week",
    "monthly": "per_month",
    "yearly": "per_year",
    "annually": "per_year",
}
RATING = frozenset((*RATES, *ADVERBS))
COMPARING = frozenset("more fewer less higher lower greater smaller up down".split())


class AmountText:
    """``low`` and ``raw`` are those of the sentence, then empty tokens, which a negative index finds too.

    ``starts`` and ``ends`` are padded so that nothing is glued to the outside. ``money``, ``rated``, ``daily``,
    ``compares``: whether a word of money, of a rate ("a day", "daily"), such an adverb, a comparison is in it at all.
    """

    __slots__ = ("compares", "daily", "ends", "low", "money", "rated", "raw", "size", "starts", "taken", "text")

    def __init__(self, sentence: Sentence, taken: list[bool] | None = None) -> None:
        self.size = len(sentence.low)
        self.low = sentence.low + PADDING
        self.raw = sentence.raw + PADDING
        self.starts = [*sentence.starts, *NO_STARTS]
        self.ends = [*sentence.ends, *NO_ENDS]
        self.text = sentence.text
        present = frozenset(sentence.low)
        self.money = not money_words().isdisjoint(present)
        self.rated = not present.isdisjoint(RATING)
        self.daily = self.rated and not present.isdisjoint(ADVERBS)
        self.compares = not present.isdisjoint(COMPARING)
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
        """Whether a hyphen at ``i`` ties its neighbours together; its line may end behind it."""
        if self.low[i] not in HYPHENS or not self.glued(i):
            return False
        return self.glued(i + 1) or self.text[self.ends[i] : self.starts[i + 1]] == "\n"

    def past_hyphen(self, i: int) -> int:
        return i + 1 if self.low[i] in HYPHENS and self.hyphen(i) else i

    def capital(self, i: int) -> bool:
        return self.raw[i][:1].isupper()

    def is_at(self, i: int, *tokens: str) -> bool:
        return i >= 0 and self.low[i : i + len(tokens)] == [*tokens]
