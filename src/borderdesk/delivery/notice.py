"""What is told of one edition after a build."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from borderdesk.shelf.editions import Edition


@dataclass(frozen=True, slots=True)
class Notice:
    """``state`` is news (it says something new), failure, mended (it had failed before) or built (none of these).

    ``page`` is the file of its report, which may not be there after a failure; ``built`` when that was built (ISO 8601,
    "" for never) of which ``story``; ``changes`` what changed since the edition before, in a sentence; ``message`` what
    failed.
    """

    edition: Edition
    state: str
    page: Path
    built: str = ""
    headline: str = ""
    changes: str = ""
    message: str = ""
    story: str = ""

    @property
    def address(self) -> str:
        """Where its page is on the web, "" where it is not published."""
        return f"{self.edition.site}{self.edition.id}.html" if self.edition.site else ""

    def plain(self) -> dict[str, str]:
        """All of it in texts, as a command gets it."""
        return {
            "edition": self.edition.id,
            "title": self.edition.title,
            "state": self.state,
            "path": str(self.page) if self.page.is_file() else "",
            "address": self.address,
            "built": self.built,
            "headline": self.headline,
            "changes": self.changes,
            "message": self.message,
        }
