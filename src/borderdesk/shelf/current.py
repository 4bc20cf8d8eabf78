"""Whether index.html and the feeds are those of today: what they were written from is named in the page itself."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from borderdesk.errors import BorderdeskError
from borderdesk.report.inputs import Survey
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.known import MEMORY
from borderdesk.shelf.past import copies

INDEX, ATOM, JSON = "index.html", "feed.xml", "feed.json"
NAMED = re.compile(rb'<meta name="borderdesk-made-of" content="([0-9a-f]{64})">')
HEAD = 8192  # bytes of the page in which the name stands


def is_current(folder: Path, editions: Sequence[Edition], survey: Survey) -> bool:
    """Whether writing the shelf again would change nothing."""
    try:
        with (folder / INDEX).open("rb") as file:
            found = NAMED.search(file.read(HEAD))
    except OSError:
        return False
    whole = all((folder / name).is_file() for name in (ATOM, JSON))
    pruned = all(len(copies(folder, one.id)) <= one.keep for one in editions)
    return bool(found and whole and pruned and found[1].decode() == made_of(folder, editions, survey))


def made_of(folder: Path, editions: Sequence[Edition], survey: Survey) -> str:
    """SHA-256 over all that the shelf tells: the editions, their memory, their files, their stories, our own code."""
    digest = hashlib.sha256(survey.own_code().encode())
    for edition in editions:
        digest.update(json.dumps([asdict(edition), *_files(folder, edition)], sort_keys=True, default=str).encode())
    digest.update(json.dumps(dict(_stories(editions, survey)), sort_keys=True).encode())
    path = folder / MEMORY
    digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


def _files(folder: Path, edition: Edition) -> Iterator[str]:
    for name in (f"{edition.id}.html", f"{edition.id}.error.html"):
        yield name if (folder / name).is_file() else ""
    yield from (one.path for one in copies(folder, edition.id)[: edition.keep])


def _stories(editions: Iterable[Edition], survey: Survey) -> Iterator[tuple[str, dict[str, str]]]:
    """Those whose tables are compared with what pages were built from; what cannot be read is not judged."""
    for name in sorted({str(one.parameters.get("story", "")) for one in editions} - {""}):
        try:
            yield name, survey.story(name)
        except (BorderdeskError, OSError):
            yield name, {}
