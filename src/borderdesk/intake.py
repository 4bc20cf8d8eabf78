"""Intake: an article's source and what was read in it, put into a story as proposals; and new, empty stories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlparse

from borderdesk import ledger
from borderdesk.article import Article, Source
from borderdesk.errors import StoryError, UsageError
from borderdesk.figure import Figure
from borderdesk.policy import Policy
from borderdesk.schema import KEYS, TABLES, columns
from borderdesk.story import NAME, Story, descriptor, open_story

if TYPE_CHECKING:
    import pandas as pd

READ = ("sources", "figures", "policies")  # what an article gives; corrections are a person's


@dataclass(frozen=True, slots=True)
class Added:
    """What an intake changed: the source's id, and the ids of the rows that are new."""

    source: str
    figures: tuple[str, ...]
    policies: tuple[str, ...]
    new_source: bool


def source_of(article: Article, today: date) -> Source:
    """The source of an article: its id from publisher, day and text, so that the same text gets the same id.

    Raises UsageError where neither the article nor its address names a publisher.
    """
    publisher = article.publisher or (urlparse(article.url).hostname or "").removeprefix("www.")
    if not publisher:
        raise UsageError(
            'found no publisher, expected who published the text; give --publisher "Example Wire" or --url'
        )
    parts = [slug(publisher), f"{article.published:%Y-%m-%d}" if article.published else "undated", article.sha256[:8]]
    return Source(
        "-".join(parts),
        publisher,
        url=article.url,
        title=article.title,
        published=article.published,
        retrieved=today,
        language=article.language,
        sha256=article.sha256,
    )


def add(story: Story, source: Source, figures: Sequence[Figure], policies: Sequence[Policy]) -> Added:
    """Put a source and its proposals into a story; rows that are there already stay as they are, whatever their status.

    The ids come from the text and the offsets of the quotes, so the same article twice adds nothing.
    """
    with ledger.writing(story):
        tables = {table: ledger.read(story, table) for table in READ}
        known = _known(tables["sources"], source)
        rows = {
            "sources": [] if known else [source_row(source)],
            "figures": _told_apart([figure_row(figure, known or source.id) for figure in figures]),
            "policies": [policy_row(policy, known or source.id) for policy in policies],
        }
        changed, new = {}, {}
        for table in READ:
            changed[table], new[table] = _appended(tables[table], rows[table], KEYS[table])
        ledger.write(story, {table: changed[table] for table in READ if new[table]})
    return Added(known or source.id, tuple(new["figures"]), tuple(new["policies"]), not known)


def create(root: Path, name: str, title: str) -> Story:
    """A new, empty, valid story; StoryError where the name is taken or is no name."""
    folder = root / name
    if not NAME.fullmatch(name):
        raise StoryError(f"found story name {name!r}, expected small letters, digits and hyphens, such as sudan-2023")
    if (folder / "story.toml").exists():
        raise StoryError(f"{folder}: found a story of that name; choose another name or add to it")
    story = Story(name, folder, title)
    import pandas as pd

    ledger.write(story, {table: pd.DataFrame(columns=columns(table), dtype="str") for table in TABLES})
    ledger.replace(folder / "datapackage.json", descriptor(name, title))
    ledger.replace(folder / "README.md", STORY_README.format(title=title))
    ledger.replace(folder / "articles" / ".gitkeep", "")
    ledger.replace(folder / "story.toml", STORY_TOML.format(title=title.replace("\\", "\\\\").replace('"', '\\"')))
    return open_story(name, root)


def keep_text(story: Story, article: Article, source: Source) -> Path:
    """Put the text itself into the story's articles/, for texts that may be shared."""
    path = story.folder / "articles" / f"{source.id}.txt"
    ledger.replace(path, article.text)
    return path


def source_row(source: Source) -> dict[str, str]:
    """A source as a row of sources.csv."""
    row = {column: _cell(getattr(source, column, "")) for column in columns("sources")}
    return row | {"source_id": source.id}


def figure_row(figure: Figure, source_id: str) -> dict[str, str]:
    """A figure as a row of figures.csv."""
    row = {column: _cell(getattr(figure, column, "")) for column in columns("figures")}
    row |= _quote_cells(figure) | {"figure_id": figure.id or f"{source_id}-f{figure.quote.start:06d}"}
    row |= {"value_low": _cell(figure.amount.low), "value_high": _cell(figure.amount.high)}
    row |= {"qualifier": figure.amount.qualifier, "source_id": source_id}
    return row | {"period_start": _cell(figure.period.start), "period_end": _cell(figure.period.end)}


def policy_row(policy: Policy, source_id: str) -> dict[str, str]:
    """A policy as a row of policies.csv; of one quote by jurisdiction, kind and nationality."""
    row = {column: _cell(getattr(policy, column, "")) for column in columns("policies")}
    parts = [
        f"{source_id}-p{policy.quote.start:06d}",
        policy.jurisdiction.lower(),
        slug(policy.policy),
        policy.nationality.lower(),
    ]
    row |= _quote_cells(policy) | {"policy_id": policy.id or "-".join(part for part in parts if part)}
    row |= {"effective_from": _cell(policy.effective.start), "effective_to": _cell(policy.effective.end)}
    return row | {"source_id": source_id}


def slug(text: str) -> str:
    """Small letters, digits and single hyphens; "source" where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "source"


def _quote_cells(row: Figure | Policy) -> dict[str, str]:
    quote = row.quote
    return {"quote": quote.exact, "quote_start": _cell(quote.start), "quote_end": _cell(quote.end)}


def _cell(value: object) -> str:
    """A value as its text on disk: None is empty, whole numbers have no point, booleans are small."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    return str(value)


def _told_apart(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Two claims in one phrase: the second one's id also names its measure."""
    seen: set[str] = set()
    for row in rows:
        if row["figure_id"] in seen:
            row["figure_id"] += f"-{slug(row['measure'])}"
        seen.add(row["figure_id"])
    return rows


def _known(sources: pd.DataFrame, source: Source) -> str:
    """The id under which the story has this very text already, or ""."""
    same = sources.loc[sources["sha256"] == source.sha256, "source_id"]
    return str(same.iloc[0]) if source.sha256 and len(same) else ""


def _appended(frame: pd.DataFrame, rows: Iterable[dict[str, str]], key: str) -> tuple[pd.DataFrame, list[Any]]:
    import pandas as pd

    there = set(frame[key])
    new = {row[key]: row for row in rows if row[key] not in there}
    added = pd.DataFrame(list(new.values()), columns=list(frame.columns), dtype="str")
    return pd.concat([frame, added], ignore_index=True), list(new)


STORY_TOML = """\
title = "{title}"
summary = "" # two sentences for the top of every report
home = "" # the country people left or are going back to, ISO 3166-1 alpha-3, such as SDN
# since = 2023-04-15 # first and last day the story is about
# until = 2023-12-31
caveats = [] # what a report must say about the counts
"""

STORY_README = """\
# {title}

What is in it, what to know before using it, and how it was collected. The columns are explained in data/README.md of
the project.
"""
