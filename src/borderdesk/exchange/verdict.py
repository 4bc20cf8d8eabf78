"""The verdict over a spreadsheet: every problem of every row, and the rows that are new."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from borderdesk.check import Problem
from borderdesk.exchange.draft import Draft, Drafted
from borderdesk.exchange.judging import cell_faults, kin, missing, row_faults, source_faults
from borderdesk.exchange.origins import Origins
from borderdesk.exchange.sheet import CLAIMS, SOURCE_NOTE
from borderdesk.exchange.told import problems, told, told_of
from borderdesk.schema import KEYS, TABLES, columns

Rows = dict[str, dict[str, str]]  # rows of a table by id
HELD = ("status",)  # what a row that is there keeps, whatever a file says


@dataclass(slots=True)
class Imported:
    """What an import found. ``new`` holds the rows by table that are written where there is no problem."""

    problems: list[Problem] = field(default_factory=list)
    new: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    there: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    demoted: int = 0


def judged(path: Path, read: list[Drafted], tables: dict[str, Rows], keep_status: bool) -> Imported:
    """All problems of a file in its own order, and what it would add to a story with these ``tables``."""
    found = Imported(told=[line for one in read for line in told(one)])
    origins = Origins(tables["sources"].values())
    drafts = [draft for one in read for draft in one.drafts]
    for draft in drafts:
        _review(draft, keep_status)
        _place(draft, origins)
    _judge([draft for draft in drafts if not _is_there(draft, tables)], origins, read)
    _settle(found, drafts, tables)
    found.new["sources"] = list(origins.made.values())
    found.there["sources"] += len(origins.matched)
    found.told += told_of(origins)
    found.problems = [problem for one in read for problem in problems(path, one, missing(one))]
    return found


def _review(draft: Draft, keep: bool) -> None:
    """Make a claim a proposal, whatever the file says, unless the file's word is to be kept."""
    if draft.table in CLAIMS:
        draft.said = draft.cells["status"]
        draft.cells["status"] = draft.said if keep and draft.said else "proposed"


def _place(draft: Draft, origins: Origins) -> None:
    """Lead a draft to its source, and name it."""
    if draft.table == "corrections":
        return
    given = draft.cells if draft.table == "sources" else draft.source
    about = {name: text for name, text in given.items() if name != "source_id"}
    placed, faults = origins.place(draft.cells["source_id"], about)
    own = {"note": SOURCE_NOTE} if draft.table in CLAIMS else {}
    draft.faults += [(own.get(name, name), message) for name, message in faults]
    draft.cells["source_id"] = placed
    if draft.table in CLAIMS and placed and not draft.id:
        draft.name()


def _is_there(draft: Draft, tables: dict[str, Rows]) -> bool:
    """Whether the story has this very row: then what is wrong with it is `borderdesk check`'s to say."""
    there = tables[draft.table].get(draft.id)
    return there is not None and all(there[name] == text for name, text in draft.cells.items() if name not in HELD)


def _judge(drafts: list[Draft], origins: Origins, read: list[Drafted]) -> None:
    absent = {name for one in read for name, _ in missing(one)}
    for draft in drafts:
        blamed = kin({name for name, _ in draft.faults})
        draft.faults += [fault for fault in cell_faults(draft.table, draft.cells, absent) if fault[0] not in blamed]
    sources = [*origins.known.values(), *origins.made.values()]
    for table in CLAIMS:
        row_faults([draft for draft in drafts if draft.table == table], sources)
    source_faults(drafts, origins.made)


def _settle(found: Imported, drafts: list[Draft], tables: dict[str, Rows]) -> None:
    """Tell new rows from those that are there, in the story or further up in the file."""
    rows: dict[str, Rows] = {table: {} for table in TABLES}
    for draft in drafts:
        if draft.table == "sources" or not draft.id:
            continue
        before = tables[draft.table].get(draft.id) or rows[draft.table].get(draft.id)
        if before is None:
            found.demoted += draft.said in ("accepted", "rejected") and draft.cells["status"] == "proposed"
            rows[draft.table][draft.id] = draft.cells
        else:
            draft.faults += _differences(draft, before, draft.id in tables[draft.table])
            found.there[draft.table] += 1
    found.new = {table: list(rows[table].values()) for table in TABLES}


def _differences(draft: Draft, before: dict[str, str], in_story: bool) -> list[tuple[str, str]]:
    where, advice = "a row further up", "give the row an id of its own"
    if in_story:
        where = "the story"
        advice = "rows are not overwritten: record it with `borderdesk correct`, or give the row an id of its own"
    return [
        (name, f"found {draft.cells[name]!r}, but {where} has {before[name]!r} for {draft.id}; {advice}")
        for name in columns(draft.table)
        if name not in (*HELD, KEYS[draft.table]) and draft.cells[name] != before[name]
    ]
