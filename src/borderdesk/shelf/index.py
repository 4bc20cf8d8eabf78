"""The shelf: reports/index.html over all editions, the feeds beside it, and the dated copies that it leads to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from borderdesk import __version__, ledger
from borderdesk.errors import StoryError
from borderdesk.report.countries import spoken
from borderdesk.report.inputs import Survey
from borderdesk.report.page import page
from borderdesk.shelf.current import ATOM, INDEX, JSON, made_of
from borderdesk.shelf.editions import Edition
from borderdesk.shelf.entry import FAILED, NAMED, STATES, UP_TO_DATE, Entry, entry
from borderdesk.shelf.feeds import KINDS, TITLE, write_feeds
from borderdesk.shelf.issue import Issue
from borderdesk.shelf.known import Known, holding, remember, remembered
from borderdesk.shelf.past import copies, prune
from borderdesk.story import open_story

ABOUT = "Each report is one file that opens without a network. Every number leads to the page it comes from."
OTHER = "Other"  # the heading of editions without a story

Count = tuple[str, str]
"""Words of the summary, and the anchor they lead to, "" for none."""


def write_shelf(folder: Path, editions: Sequence[Edition]) -> Path:
    """Write index.html and the feeds, each in one step, and only then remove the copies that are too old to be kept."""
    with holding(folder):
        memory = remembered(folder)
        known = {one.id: _linked(folder, one, memory.get(one.id, Known())) for one in editions}
        remember(folder, memory | known)
        issues = [issue for one in editions for issue in _published(folder, one, known[one.id])]
        write_feeds(folder, issues, editions[0].site if editions else "")
        entries = [(one, entry(folder, one, known[one.id])) for one in editions]
        markup = _markup(entries, bool(issues), made_of(folder, editions, Survey()))
        ledger.replace(folder / INDEX, markup)
        for one in editions:
            prune(folder, one.id, one.keep)
    return folder / INDEX


def summary(entries: Sequence[Entry]) -> list[Count]:
    """How the editions stand, in words: "13 editions", "12 up to date", "1 failed", "3 drafts"."""
    first = {FAILED: next((f"#{one.id}" for one in entries if one.state == FAILED), "")}
    many = {state: sum(one.state == state for one in entries) for state in STATES}
    states = [(f"{many[one]} {one.lower()}", first.get(one, "")) for one in STATES if many[one] or one == UP_TO_DATE]
    drafts = sum(one.draft for one in entries)
    return [(_many(len(entries), "edition"), ""), *states, *([(_many(drafts, "draft"), "")] if drafts else [])]


def by_story(entries: Iterable[tuple[Edition, Entry]]) -> list[tuple[str, list[Entry]]]:
    """The stories in the order of editions.toml, within each what had news last first.

    What was new in one run of `borderdesk build` stays in the order of editions.toml.
    """
    stories: dict[str, list[Entry]] = {}
    for edition, one in entries:
        stories.setdefault(_story_title(str(edition.parameters.get("story", ""))), []).append(one)
    return [(story, sorted(among, key=lambda one: one.newest, reverse=True)) for story, among in stories.items()]


def _markup(entries: Sequence[tuple[Edition, Entry]], feeds: bool, of: str) -> str:
    listed = [one for _, one in entries]
    words = spoken(code for one in listed for code in one.codes)
    return page(
        "shelf.html",
        title="Reports",
        made_of=of,
        about=ABOUT,
        summary=summary(listed),
        stories=by_story(entries),
        countries=words,
        data=json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"),
        named=NAMED,
        feeds=[(name, KINDS[name]) for name in (ATOM, JSON)] if feeds else [],
        feed_title=TITLE,
        footer=f"Made by Borderdesk {__version__}.",
    )


def _linked(folder: Path, edition: Edition, known: Known) -> Known:
    """What is known, without past issues whose page is not kept: nothing may lead to a page that is gone."""
    kept = {one.path for one in copies(folder, edition.id)[: edition.keep]}
    return replace(known, issues=(*known.issues[:1], *(one for one in known.issues[1:] if one.page in kept)))


def _published(folder: Path, edition: Edition, known: Known) -> tuple[Issue, ...]:
    """The issues that can be read: past ones at their copies, the latest where the edition's page stands."""
    return known.issues if (folder / f"{edition.id}.html").is_file() else known.issues[1:]


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _story_title(name: str) -> str:
    try:
        return open_story(name).title if name else OTHER
    except StoryError:
        return name
