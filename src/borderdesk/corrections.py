"""Corrections: what a person decided about a row, kept beside it with a reason, and only as long as the row stands.

A correction names the cell and what it holds. Reports use the new value and say so; `dismiss` answers the findings
about that cell. When the source row changes, the correction no longer fits and stops: nothing is corrected twice.
After owid/etl's corrections: rows with a reason and an expectation, not code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from borderdesk import ledger
from borderdesk.errors import LedgerError, UsageError
from borderdesk.kept import Kept
from borderdesk.schema import KEYS, columns, misfit
from borderdesk.story import Story

if TYPE_CHECKING:
    import pandas as pd

DISMISS = "dismiss"
CLAIMS = ("figures", "policies")
FIXED = ("figure_id", "policy_id", "source_id")  # a row's name and origin are never corrected: reject it, add another


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision about the cell ``field`` of the row ``row_id``, which held ``expected`` as it was taken."""

    row_id: str
    field: str
    expected: str
    value: str
    reason: str
    corrected_by: str
    corrected_on: date

    @property
    def id(self) -> str:
        """Its name in the story: one correction a cell."""
        return f"{self.row_id}-{self.field}"

    @property
    def dismisses(self) -> bool:
        """Whether it says that the cell is right as it is."""
        return self.value == DISMISS


def read(story: Story) -> list[Correction]:
    """All corrections of a story, in the order on disk; LedgerError where one cannot be read."""
    frame = ledger.typed(ledger.read(story, "corrections"), "corrections", story)
    return [_correction(row) for row in frame.to_dict("records")]


def _correction(row: Mapping[Any, Any]) -> Correction:
    words = {name: str(row[name]) for name in ("row_id", "field", "expected", "value", "reason", "corrected_by")}
    return Correction(**words, corrected_on=row["corrected_on"].date())


def applied(frame: pd.DataFrame, table: str, corrections: Iterable[Correction]) -> pd.DataFrame:
    """The strings of ledger.read() with every correction that still fits, and a column ``corrected``.

    ``corrected`` says in words what was changed, by whom and why; "" where nothing was.
    """
    import pandas as pd

    frame = frame.copy()
    frame["corrected"] = pd.Series("", index=frame.index, dtype=ledger.words())
    places = {key: i for i, key in enumerate(frame[KEYS[table]])}
    for one in corrections:
        at = places.get(one.row_id)
        if at is None or one.dismisses or not fits(one, frame.iloc[at].to_dict()):
            continue
        label = frame.index[at]
        frame.loc[label, one.field] = one.value
        before = frame.loc[label, "corrected"]
        frame.loc[label, "corrected"] = f"{before}; {told(one)}" if before else told(one)
    return frame


def fits(correction: Correction, row: Mapping[Any, Any]) -> bool:
    """Whether the row still holds what the correction expects."""
    return correction.field in row and str(row[correction.field]) == correction.expected


def told(one: Correction) -> str:
    """``value_low: 1,643 instead of 51643, by Ana, 2026-05-02: the ministry's own table``."""
    return (
        f"{one.field.replace('_', ' ')}: {one.value or 'empty'} instead of {one.expected or 'empty'}, "
        f"by {one.corrected_by}, {one.corrected_on}: {one.reason}"
    )


def stale(story: Story) -> Iterator[tuple[int, str, str]]:
    """Corrections that no longer apply, as (line, field, message)."""
    rows = {row[KEYS[table]]: (table, row) for table in CLAIMS for row in ledger.read(story, table).to_dict("records")}
    for line, one in enumerate(read(story), start=2):
        fault = _fault(one, *rows[one.row_id]) if one.row_id in rows else NOWHERE
        if fault:
            field, message = fault
            yield line, field, message.format(found=getattr(one, field))


NOWHERE = "row_id", "found {found!r}, expected the id of a figure or policy; correct or remove it"


def _fault(one: Correction, table: str, row: Mapping[Any, Any]) -> tuple[str, str] | None:
    """The field of the correction that is wrong, and why."""
    if one.field not in columns(table) or one.field in FIXED:
        return "field", f"found {{found!r}}, expected a column of {table}.csv that may be corrected"
    if not fits(one, row):
        now = str(row[one.field]).replace("{", "{{").replace("}", "}}")
        return (
            "expected",
            f"found {{found!r}}, but {table}.csv now holds {now!r}, so this correction no longer applies; "
            "read the row anew, then renew or remove it",
        )
    wrong = "" if one.dismisses else misfit(table, one.field, one.value)
    return ("value", f"found {{found!r}}, expected {wrong.replace('{', '{{').replace('}', '}}')}") if wrong else None


def dismissed(corrections: Iterable[Correction], *frames: pd.DataFrame) -> set[tuple[str, str]]:
    """The cells (row id, field) that a person has called right and that still hold what they held then.

    ``frames`` are the strings of ledger.read() for figures and policies.
    """
    asked = [one for one in corrections if one.dismisses]
    rows = {row_id: row for frame in frames for row_id, row in _rows(frame, {one.row_id for one in asked})}
    return {(one.row_id, one.field) for one in asked if one.row_id in rows and fits(one, rows[one.row_id])}


def figures(story: Story) -> pd.DataFrame:
    """ledger.figures() with the corrections that apply, and the column ``corrected`` that tells them."""
    return _corrected["figures"](story).copy(deep=False)  # which costs nothing until it is changed


def policies(story: Story) -> pd.DataFrame:
    """ledger.policies() with the corrections that apply, and the column ``corrected`` that tells them."""
    return _corrected["policies"](story).copy(deep=False)


def _read_corrected(story: Story, table: str) -> pd.DataFrame:
    frame = applied(ledger.read(story, table), table, read(story))
    try:
        return ledger.with_sources(story, table, frame)
    except LedgerError as error:
        if not (frame["corrected"] != "").any():
            raise
        raise LedgerError(f"{error}; corrections.csv may have put it there: correct its value") from None


_corrected = {table: Kept(partial(_read_corrected, table=table), (table, "sources", "corrections")) for table in CLAIMS}


def record(story: Story, row_id: str, field: str, value: str, reason: str, by: str, on: date) -> Correction:
    """Put a correction into the story, in place of an older one of the same cell; what the cell holds is looked up.

    Raises UsageError where there is no such row or column, or where nothing would change.
    """
    import pandas as pd

    with ledger.writing(story):
        table, held = _cell(story, row_id, field)
        one = Correction(row_id, field, held, value, reason, by, on)
        if one.value == one.expected:
            raise UsageError(f"{row_id}, {field}: holds {value!r} already; give another value, or `{DISMISS}`")
        _must_fit(table, one)
        frame = ledger.read(story, "corrections")
        kept = frame[frame[KEYS["corrections"]] != one.id]
        row = [one.id, *(str(getattr(one, name)) for name in columns("corrections")[1:])]
        added = pd.DataFrame([row], columns=columns("corrections"), dtype="str")
        ledger.write(story, {"corrections": pd.concat([kept, added], ignore_index=True)})
    return one


def _must_fit(table: str, one: Correction) -> None:
    """UsageError where the new value is none that the column takes."""
    wrong = "" if one.dismisses else misfit(table, one.field, one.value)
    if wrong:
        raise UsageError(f"{one.row_id}, {one.field}: found {one.value!r}, expected {wrong}")


def _cell(story: Story, row_id: str, field: str) -> tuple[str, str]:
    """The table and what the cell holds."""
    for table in CLAIMS:
        frame = ledger.read(story, table)
        found = frame[frame[KEYS[table]] == row_id]
        if len(found) and (field not in found.columns or field in FIXED):
            open_fields = ", ".join(name for name in columns(table) if name not in FIXED)
            raise UsageError(f"{row_id}: found no field {field!r} to correct, expected one of {open_fields}")
        if len(found):
            return table, str(found.iloc[0][field])
    raise UsageError(f"found no row {row_id!r} in {story.name}, expected a figure_id or policy_id of the story")


def _rows(frame: pd.DataFrame, ids: set[str]) -> Iterator[tuple[str, dict[Any, Any]]]:
    key = frame.columns[0]
    return ((str(row[key]), row) for row in frame[frame[key].isin(ids)].to_dict("records"))
