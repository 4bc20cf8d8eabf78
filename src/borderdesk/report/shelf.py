"""The shelf: reports/index.html over all editions, and what is remembered of each between builds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from borderdesk import __version__, ledger
from borderdesk.errors import StoryError
from borderdesk.report.editions import Edition
from borderdesk.report.page import page
from borderdesk.story import open_story

MEMORY = "shelf.json"
SUMMARY = "Each report is one file that opens without a network. Every number leads to the page it comes from."


def remembered(folder: Path) -> dict[str, dict[str, Any]]:
    """What earlier builds said of each edition, by id; nothing where the file is missing or damaged."""
    try:
        found = json.loads((folder / MEMORY).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_shelf(folder: Path, editions: list[Edition], memory: Mapping[str, Mapping[str, Any]]) -> Path:
    """Write index.html, and what it shows as shelf.json; both in one step each."""
    known = {edition.id: dict(memory.get(edition.id, {})) for edition in editions}
    ledger.replace(folder / MEMORY, json.dumps(known, indent=1, ensure_ascii=False) + "\n")
    entries = [_entry(folder, edition, known[edition.id]) for edition in editions]
    groups: dict[str, list[dict[str, str]]] = {}
    for entry in entries:
        groups.setdefault(entry["story"], []).append(entry)
    markup = page(
        "shelf.html",
        title="Reports",
        summary=SUMMARY,
        stories=list(groups.items()),
        footer=f"Made by Borderdesk {__version__} from {len(editions)} editions.",
    )
    ledger.replace(folder / "index.html", markup)
    return folder / "index.html"


def _entry(folder: Path, edition: Edition, known: Mapping[str, Any]) -> dict[str, str]:
    there = (folder / f"{edition.id}.html").is_file()
    failed = (folder / f"{edition.id}.error.html").is_file()
    return {
        "title": edition.title,
        "story": _story_title(str(edition.parameters.get("story", ""))),
        "href": f"{edition.id}.html" if there else "",
        "error": f"{edition.id}.error.html" if failed else "",
        "state": "failed" if failed else "built" if there else "missing",
        "about": _about(known) if there else "Not built yet.",
    }


def _about(known: Mapping[str, Any]) -> str:
    if "built" not in known:
        return "Built by an earlier version."
    built = datetime.fromisoformat(known["built"])
    claims, accepted = known.get("claims", 0), known.get("accepted", 0)
    state = (
        "all claims accepted"
        if accepted == claims
        else f"draft: {claims - accepted:,} of {claims:,} claims not accepted"
    )
    return f"Built {built.day} {built:%B %Y, %H:%M %Z}; {state}; {known.get('size', 0) / 1000:,.0f}\N{NO-BREAK SPACE}kB"


def _story_title(name: str) -> str:
    try:
        return open_story(name).title if name else "Other"
    except StoryError:
        return name
