"""What the shelf says of one edition: where it is, how it stands, what it found and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from borderdesk.errors import BorderdeskError
from borderdesk.report.countries import named
from borderdesk.report.headline import linked
from borderdesk.report.record import ledger_hash
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.issue import Issue, day, moment
from borderdesk.shelf.known import Known, language_of
from borderdesk.shelf.past import Copy, copies

UP_TO_DATE, BEHIND, FAILED, MISSING = "Up to date", "Behind the ledger", "Failed", "Not built yet"
STATES = (UP_TO_DATE, BEHIND, FAILED, MISSING)
WIDEST = 220  # characters of a failure that stand on the shelf; its page has all
NAMED = 6  # countries that are named at once; the others a key away


@dataclass(frozen=True, slots=True)
class Earlier:
    """A dated copy of an edition: where it is, its day in words and in ISO 8601, and what was new in it."""

    href: str
    when: str
    iso: str
    news: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An edition on the shelf. ``state`` is one of STATES; ``href``, ``error`` are "" where there is no such page."""

    id: str
    title: str
    language: str
    href: str
    state: str
    finding: str
    news: str
    draft: bool
    facts: tuple[str, ...]
    codes: tuple[str, ...]
    countries: tuple[str, ...]
    earlier: tuple[Earlier, ...]
    error: str
    why: str
    updated: str
    when: str
    newest: str


def entry(folder: Path, edition: Edition, known: Known) -> Entry:
    """What the shelf says of the edition, from its files and what is remembered of it."""
    there = (folder / f"{edition.id}.html").is_file()
    issue = known.issues[0] if known.issues and there else None
    failed = (folder / f"{edition.id}.error.html").is_file()
    codes = issue.countries if issue else ()
    return Entry(
        id=edition.id,
        title=edition.title,
        language=language_of(edition),
        href=f"{edition.id}.html" if there else "",
        state=FAILED if failed else MISSING if not there else BEHIND if _behind(edition, known) else UP_TO_DATE,
        finding=linked(issue.finding, f"{edition.id}.html") if issue else "",
        news=issue.news if issue else "",
        draft=there and known.accepted < known.claims,
        facts=tuple(_facts(known, issue, there)),
        codes=codes,
        countries=tuple(named(codes)),
        earlier=tuple(_earlier(one, known.issues) for one in copies(folder, edition.id)[: edition.keep]),
        error=f"{edition.id}.error.html" if failed else "",
        why=in_a_line(known.why) if failed else "",
        updated=issue.built if issue else "",
        when=moment(issue.built) if issue else "",
        newest=issue.run if issue else "",
    )


def in_a_line(message: str) -> str:
    """The first line of a message, cut where it is too long."""
    line = next((one.strip() for one in message.splitlines() if one.strip()), "")
    return line if len(line) <= WIDEST else f"{line[:WIDEST].rstrip()}…"


def _facts(known: Known, issue: Issue | None, there: bool) -> Iterable[str]:
    """When it was built, how much of it a person accepted, how large the file is: a line each."""
    if not there:
        return
    if issue and known.built != issue.built:
        yield f"Built again {moment(known.built)}, nothing new"
    elif not issue:
        yield f"Built {moment(known.built)}" if known.built else "Built by an earlier version"
    if known.claims:
        waiting = known.claims - known.accepted
        yield (
            f"{waiting:,} of {known.claims:,} claims not yet accepted"
            if waiting
            else f"{known.claims:,} claims, all accepted"
        )
    if known.size:
        yield f"{known.size / 1000:,.0f}\N{NO-BREAK SPACE}kB"


def _behind(edition: Edition, known: Known) -> bool:
    """Whether the ledger is another one now than the page was built from; a story that cannot be read is not judged."""
    story = str(edition.parameters.get("story", ""))
    if not story or not known.ledger:
        return False
    try:
        return ledger_hash(story) != known.ledger
    except (BorderdeskError, OSError):
        return False


def _earlier(copy: Copy, issues: Iterable[Issue]) -> Earlier:
    issue = next((one for one in issues if one.page == copy.path), None)
    clock = f", {copy.clock}" if copy.clock else ""
    return Earlier(
        copy.path, f"{day(copy.day.isoformat())}{clock}", f"{copy.day:%Y-%m-%d}", issue.news if issue else ""
    )
