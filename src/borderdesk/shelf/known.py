"""What is known of each edition between builds: shelf.json."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from borderdesk import ledger
from borderdesk.errors import LedgerError
from borderdesk.shelf.issue import Issue, day, urn

if TYPE_CHECKING:
    from borderdesk.report.publish import Published
    from borderdesk.shelf.editions import Edition

MEMORY = "shelf.json"
LOCK_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Known:
    """An edition's last build that succeeded, its issues (newest first), and how the last build failed, if it did.

    ``built`` and ``failed`` are ISO 8601, "" for never; ``content``, ``ledger`` as content_hash(), ledger_hash() give;
    ``sha256`` is that of the page, ``inputs`` what it was made of (report/inputs.py).
    """

    built: str = ""
    size: int = 0
    claims: int = 0
    accepted: int = 0
    ledger: str = ""
    content: str = ""
    issues: tuple[Issue, ...] = ()
    failed: str = ""
    why: str = ""
    sha256: str = ""
    inputs: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, plain: Any) -> Known:
        """From what JSON gives; nothing is known where that is damaged or of another kind."""
        try:
            facts = dict(plain)
            known = cls(**facts | {"issues": tuple(_read(one) for one in facts.get("issues", ()))})
            return _sound(known, known.built, known.failed)
        except (TypeError, ValueError):
            return cls()

    def after(self, edition: Edition, report: Published, run: str, page: str, inputs: Mapping[str, str]) -> Known:
        """What is known once the report is built of ``inputs``; ``page`` is where the old one was kept, or ""."""
        issues = self.issues
        if report.content != self.content:
            issues = (_issue(self, edition, report, run), *_before(self.issues, page))
        facts = (report.built.isoformat(timespec="seconds"), report.size, report.claims, report.accepted)
        return Known(*facts, report.ledger, report.content, issues, sha256=report.sha256, inputs=dict(inputs))

    def failing(self, when: datetime, why: str) -> Known:
        """What is known once a build has failed."""
        return replace(self, failed=when.isoformat(timespec="seconds"), why=why)


def language_of(edition: Edition) -> str:
    """The language that an edition is told in (BCP 47)."""
    return str(edition.parameters.get("language", "en"))


def remembered(folder: Path) -> dict[str, Known]:
    """What earlier builds left of each edition, by id; nothing where the file is missing or damaged."""
    try:
        found = json.loads((folder / MEMORY).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): Known.of(one) for key, one in found.items()} if isinstance(found, dict) else {}


def remember(folder: Path, memory: Mapping[str, Known]) -> None:
    """Write it, in one step; call it while holding() the folder."""
    plain = {key: asdict(known) for key, known in memory.items()}
    ledger.replace(folder / MEMORY, json.dumps(plain, indent=1, ensure_ascii=False) + "\n")


@contextmanager
def holding(folder: Path) -> Iterator[None]:
    """Keep other builds from the shelf meanwhile; LedgerError where one does not let go."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder / ".lock", timeout=LOCK_SECONDS):
            yield
    except Timeout:
        raise LedgerError(
            f"{folder}: another build has kept the shelf for {LOCK_SECONDS} s; try again once it has ended"
        ) from None


def _issue(known: Known, edition: Edition, report: Published, run: str) -> Issue:
    built = report.built.isoformat(timespec="seconds")
    name = f"{edition.site or 'borderdesk:'}{edition.id}/{built}"
    while urn(name) in {one.id for one in known.issues}:  # another of the same second
        name += "+"
    return Issue(
        urn(name),
        edition.id,
        edition.title,
        built,
        run or built,
        report.headline,
        _news(known, report),
        report.claims,
        report.accepted,
        report.countries,
        language_of(edition),
    )


def _news(known: Known, report: Published) -> str:
    if not known.issues:
        return "The first edition."
    if report.changes and report.ledger != known.ledger:
        return f"Since the edition of {day(report.changes.before)}: {report.changes}."
    return f"No claim changed since the edition of {day(known.issues[0].built)}; the page reads otherwise."


def _before(issues: tuple[Issue, ...], page: str) -> tuple[Issue, ...]:
    """The issues so far; the latest goes to ``page``, unless that is another's: then it was never put in place."""
    latest, rest = issues[:1], issues[1:]
    return rest if page in {one.page for one in rest} else (*(replace(one, page=page) for one in latest), *rest)


def _read(plain: Mapping[str, Any]) -> Issue:
    facts = dict(plain)
    facts["finding"] = tuple((str(text), str(anchor)) for text, anchor in facts.get("finding", ()))
    facts["countries"] = tuple(map(str, facts.get("countries", ())))
    issue = Issue(**facts)
    return _sound(issue, issue.built, issue.run)


Found = TypeVar("Found", Issue, Known)


def _sound(found: Found, *moments: str) -> Found:
    """It, where every field has its type and the moments can be read; TypeError or ValueError where not."""
    for one in fields(found):
        if type(getattr(found, one.name)).__name__ != str(one.type).partition("[")[0]:
            raise TypeError(one.name)
    for moment in filter(None, moments):
        datetime.fromisoformat(moment)
    return found
