"""Which heading of a spreadsheet is which of our columns: as told, as tagged, as headed, and never by half."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from borderdesk.errors import SheetError, UsageError
from borderdesk.exchange.header import Header, tag_form
from borderdesk.exchange.sheet import sheet_columns
from borderdesk.schema import misfit

SHORT: dict[str, tuple[str, ...]] = {
    "figures": ("value", "period"),
    "policies": (),
}  # one column of theirs for two or three of ours


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person said: our column -> their heading, and our column -> one value for all rows."""

    columns: Mapping[str, str]
    constants: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """Our column -> its place in the rows; ``guessed`` names what no person said, ``unused`` the headings not taken."""

    places: dict[str, int]
    constants: dict[str, str]
    guessed: dict[str, str]
    unused: list[str]
    doubtful: dict[str, list[str]]


def fields(table: str) -> list[str]:
    """All columns that a spreadsheet of figures or policies may give: ours, the source's, and the short ones."""
    return [column.heading for column in sheet_columns(table)] + list(SHORT[table])


def wish(pairs: Iterable[str], constants: Iterable[str], path: Path | None, table: str) -> Wish:
    """The wishes of ``--map "ours=theirs"``, ``--set "ours=value"`` and a mapping file, the command line going first.

    Raises UsageError where one is no such pair or names no column of ours, or a value that the column does not take.
    """
    kept = _file(path) if path else {}
    columns = {**kept.get("columns", {}), **dict(_pair(one, "--map") for one in pairs)}
    values = {**kept.get("constants", {}), **dict(_pair(one, "--set") for one in constants)}
    for name in (*columns, *values):
        if name not in fields(table):
            raise UsageError(f"found no column {name!r} of ours, expected one of {', '.join(fields(table))}")
    for name, value in values.items():
        wrong = "" if name in SHORT[table] else _misfit(table, name, value)
        if wrong:
            raise UsageError(f"--set {name}: found {value!r}, expected {wrong}")
    return Wish(columns, values)


def mapped(header: Header, table: str, wanted: Wish) -> Match:
    """Find our columns in a header; UsageError where a wished heading is not there."""
    if header.ours:
        return Match({heading: at for at, heading in enumerate(header.headings)}, dict(wanted.constants), {}, [], {})
    places = {name: _place(header, theirs) for name, theirs in wanted.columns.items()}
    free = [at for at, heading in enumerate(header.headings) if heading and at not in places.values()]
    found: dict[str, list[int]] = {}
    for at in free:
        for name in _meant(header, at, table):
            found.setdefault(name, []).append(at)
    doubtful = {name: [header.headings[at] for at in ats] for name, ats in found.items() if len(ats) > 1}
    guesses = {name: ats[0] for name, ats in found.items() if len(ats) == 1 and name not in places}
    guesses = {name: at for name, at in guesses.items() if not _instead(name, table, {*places, *guesses})}
    told = {name: header.headings[at] for name, at in guesses.items() if header.headings[at] != name}
    taken = {*places.values(), *guesses.values()}
    unused = [heading for at, heading in enumerate(header.headings) if heading and at not in taken]
    return Match({**places, **guesses}, dict(wanted.constants), told, unused, doubtful)


def _instead(name: str, table: str, there: set[str]) -> bool:
    """A short column gives way to the ones it stands for."""
    longer = {"value": {"value_low", "value_high"}, "period": {"period_start", "period_end"}}
    return name in SHORT[table] and bool(longer[name] & there)


def _meant(header: Header, at: int, table: str) -> list[str]:
    """Our columns that a heading names: by its own name, else by its tag, else by what is written in headings.toml."""
    heading, tag = header.headings[at], header.tags[at]
    word = _word(heading)
    if word.replace(" ", "_") in fields(table):
        return [word.replace(" ", "_")]
    tagged = [one.heading for one in sheet_columns(table) if tag and tag_form(one.tag) == tag]
    if tagged:
        return tagged
    return [name for section in (table, "sources") for name, words in _known()[section].items() if word in words]


def _place(header: Header, theirs: str) -> int:
    ats = [at for at, one in enumerate(header.headings) if one == theirs or _word(one) == _word(theirs)]
    exact = [at for at in ats if header.headings[at] == theirs] or ats
    if len(exact) != 1:
        named = ", ".join(map(repr, filter(None, header.headings)))
        found = "no heading" if not exact else f"{len(exact)} headings"
        raise UsageError(f"found {found} {theirs!r} in row {header.row}, expected one of {named}")
    return exact[0]


def _word(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", text.lower()).split())


def _pair(text: str, option: str) -> tuple[str, str]:
    ours, sign, theirs = (part.strip() for part in text.partition("="))
    if not (ours and sign and theirs):
        raise UsageError(f"{option}: found {text!r}, expected OUR_COLUMN=THEIRS, such as destination=Country")
    return ours, theirs


def _file(path: Path) -> dict[str, dict[str, str]]:
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SheetError(f"{path}: cannot be read ({error.strerror}); check the path") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SheetError(f"{path}: found TOML that cannot be read ({error}); mend that line") from None
    for name, section in found.items():
        if name not in ("columns", "constants") or not _texts(section):
            raise SheetError(
                f'{path}, {name}: expected only [columns] and [constants] with lines like unit = "persons"'
            )
    return found


def _texts(section: Any) -> bool:
    return isinstance(section, dict) and all(isinstance(value, str) for value in section.values())


def _misfit(table: str, heading: str, value: str) -> str:
    column = next(one for one in sheet_columns(table) if one.heading == heading)
    return misfit(column.table, column.field, value)


@cache
def _known() -> dict[str, Any]:
    text = files("borderdesk").joinpath("exchange", "headings.toml").read_text("utf-8")
    return tomllib.loads(text)


def words(column: str) -> dict[str, str]:
    """What cells of other desks say for the codes of a column: "people" for persons."""
    return dict(_known()["words"].get(column, {}))
