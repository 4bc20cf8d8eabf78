"""Reports put on a shelf as a build puts them, without a notebook that runs."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from borderdesk import ledger
from borderdesk.build.attempt import record
from borderdesk.changes import Change, Difference, Memory, State, embedded
from borderdesk.report.publish import Published
from borderdesk.report.record import content_hash
from borderdesk.shelf.editions import Edition

DAY = "2026-11-{:02}T05:30:00+00:00"
CHANGED = Difference(DAY.format(1), "", (Change("new", "f1", ()), Change("revised", "f2", ())))


def put(folder: Path, edition: Edition, says: str, built: str | int = 1, **facts: Any) -> Path:
    """A page of the edition that says so, built on that day of November; ``facts`` are further fields of Published."""
    report, markup = published(folder, edition, says, built, **facts)
    record(folder, edition, report, report.built.astimezone(UTC).isoformat(), {})
    ledger.replace(report.path, markup)
    return report.path


def published(folder: Path, edition: Edition, says: str, built: str | int = 1, **facts: Any) -> tuple[Published, str]:
    """The same report and its page, before it is put anywhere."""
    moment = datetime.fromisoformat(built if isinstance(built, str) else DAY.format(built))
    data = embedded(Memory(facts.get("ledger", ""), moment.isoformat(timespec="seconds"), State("")))
    markup = f"<!doctype html><title>{edition.title}</title><p>{says}</p>{data}<p>{moment}</p></html>"
    sha256 = hashlib.sha256(markup.encode()).hexdigest()
    known = {"headline": ((says, ""),), "content": content_hash(says), "sha256": sha256, **facts}
    path = folder / f"{edition.id}.html"
    return Published(path, edition.title, moment, 1.0, len(markup), **known), markup
