"""The words that carry a number, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from sys import intern

SHORT = 9  # characters; "300" and "1,200" come again and again, and are kept once
CONTEXT = 32  # characters of prefix and suffix: what the W3C examples carry, enough to tell repeats apart


@dataclass(frozen=True, slots=True)
class Quote:
    """A phrase of a text: W3C TextQuoteSelector and TextPositionSelector in one.

    ``start`` and ``end`` count code points, end excluded; ``text[start:end] == exact``. Both are None
    where the text is not at hand. https://www.w3.org/TR/annotation-model/#selectors
    """

    exact: str
    start: int | None = None
    end: int | None = None
    text: str = field(default="", repr=False)  # all of it, shared by its quotes: words kept around each fill the memory

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Quote:
        """The quote at ``text[start:end]``; ValueError where that is empty or outside the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no quote at {start}:{end} in a text of {len(text)} characters")
        exact = intern(text[start:end]) if end - start < SHORT else text[start:end]
        return cls(exact, start, end, text)

    @property
    def prefix(self) -> str:
        """Up to `CONTEXT` characters before the phrase; empty where the text is not at hand."""
        return self.text[max(0, self.start - CONTEXT) : self.start] if self.start is not None else ""

    @property
    def suffix(self) -> str:
        """Up to `CONTEXT` characters behind the phrase; empty where the text is not at hand."""
        return self.text[self.end : self.end + CONTEXT] if self.end is not None else ""

    def stands_in(self, text: str) -> bool:
        """Whether the text carries the phrase at the offsets (anywhere, where there are none)."""
        if self.start is None or self.end is None:
            return self.exact in text
        return text[self.start : self.end] == self.exact


def text_fragment(exact: str) -> str:
    """``#:~:text=...``, the end of a link that opens a page at these words; empty for no words.

    https://wicg.github.io/scroll-to-text-fragment/ gives ``-``, ``,`` and ``&`` a meaning of their own,
    so they are percent-encoded as well.
    """
    from urllib.parse import quote as percent_encode  # slow to load, and no reader of texts needs it

    if not exact:
        return ""
    return "#:~:text=" + percent_encode(exact, safe="").replace("-", "%2D")
