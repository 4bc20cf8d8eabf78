"""A document as it stands in a file, not yet looked into, and what is wrong with one that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one document.

    ``file`` is the name of its file below the folder that was named; ``line`` is its line there, from 1, or 0 where
    the file is one document. ``fault`` says why there are no bytes to read ("": there are).
    """

    file: str
    line: int
    data: bytes
    fault: str = ""

    @property
    def told(self) -> str:
        """The name of the file as results tell it: its bytes that are no UTF-8 as ``\\udcff``."""
        return self.file.encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that could not be read: where it stands (as in Document; ``id`` where it told one) and why."""

    file: str
    line: int
    id: str
    problem: str
    last: int = 0  # the last line of several that share the problem; 0: there is one

    @property
    def where(self) -> str:
        """``wire.jsonl, line 12``, ``wire.jsonl, lines 12 to 40`` or ``page.html``."""
        if self.last > self.line:
            return f"{self.file}, lines {self.line} to {self.last}"
        return f"{self.file}, line {self.line}" if self.line else self.file
