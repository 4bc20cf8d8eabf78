"""Issues: what was published of an edition, one for each build that had something new."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from borderdesk.report.headline import Words, plain


@dataclass(frozen=True, slots=True)
class Issue:
    """One build of an edition whose content was new.

    ``id`` is a urn:uuid and never changes; ``built`` and ``run`` are when it was built, and when the builds of which it
    was one began, in ISO 8601; ``finding`` its headline, in ``language`` (BCP 47); ``news`` what changed since the
    issue before, in a sentence; ``page`` the dated copy (a path within reports/) once another issue took its place, ""
    before and for none.
    """

    id: str
    edition: str
    title: str
    built: str
    run: str
    finding: tuple[Words, ...] = ()
    news: str = ""
    claims: int = 0
    accepted: int = 0
    countries: tuple[str, ...] = ()
    language: str = "en"
    page: str = ""

    @property
    def address(self) -> str:
        """Where its page stands within reports/: the edition's own address, later its dated copy."""
        return self.page or f"{self.edition}.html"

    @property
    def built_at(self) -> datetime:
        """``built`` as a moment, to be compared."""
        return datetime.fromisoformat(self.built)

    @property
    def headline(self) -> str:
        """The finding in words; the title of the edition where it says nothing."""
        return plain(self.finding) or self.title

    @property
    def draft(self) -> str:
        """How many of its claims a person accepted, in a sentence; "" where it has none."""
        return drafted(self.claims, self.accepted)


def urn(name: str) -> str:
    """The same identifier for the same name, always (RFC 9562, UUID version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def day(when: str) -> str:
    """A moment in ISO 8601 as a day for readers: 29 November 2026."""
    found = datetime.fromisoformat(when)
    return f"{found.day} {found:%B %Y}"


def moment(when: str) -> str:
    """The same with its clock: 29 November 2026, 06:49 UTC."""
    return f"{day(when)}, {datetime.fromisoformat(when):%H:%M %Z}".strip()


def drafted(claims: int, accepted: int) -> str:
    """How many claims a person accepted, in a sentence; "" for no claims."""
    if not claims:
        return ""
    if accepted == claims:
        return f"A person has accepted all {claims:,} claims."
    return f"Draft: {claims - accepted:,} of {claims:,} claims not yet accepted by a person."
