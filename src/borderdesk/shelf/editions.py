"""Editions: what is built again and again, from reports/editions.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from borderdesk.cron import Cron
from borderdesk.errors import EditionError
from borderdesk.shelf.limits import bytes_of

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EITHER = {"time_zone": str, "keep": int, "interactive": bool, "timeout": int, "memory": str, "notice": dict}
KEYS = {"id": str, "title": str, "notebook": str, "parameters": dict, "schedule": str, **EITHER}
OF_ALL = {**EITHER, "address": str, "edition": list}
ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")
NEEDED = ("id", "title", "notebook")


@dataclass(frozen=True, slots=True)
class Edition:
    """One report with a stable address, ``<id>.html``. ``schedule`` is a cron expression in ``time_zone``, or "".

    ``keep`` is how many dated copies of past pages stay; ``interactive``: its charts are live; ``timeout`` how many
    seconds a build may take and ``memory`` how much memory, 0 and "" for no limit; ``site`` the address under which the
    folder of reports is published, ending in a slash, "" where it is not; ``notice`` is a table that says who is
    told of it, which delivery/wish.py reads.
    """

    id: str
    title: str
    notebook: str
    parameters: dict[str, Any] = field(default_factory=dict)
    schedule: str = ""
    time_zone: str = "UTC"
    keep: int = 30
    interactive: bool = False
    timeout: int = 600
    memory: str = ""
    notice: dict[str, Any] = field(default_factory=dict)
    site: str = ""


def reports_root(start: Path | None = None) -> Path:
    """The nearest ``reports/`` with an editions.toml, from ``start`` upwards; EditionError where there is none."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "reports" / "editions.toml").is_file():
            return folder / "reports"
    raise EditionError(f"{here}: found no reports/editions.toml here or above; go to a checkout of Borderdesk")


def read_editions(path: Path) -> list[Edition]:
    """All editions, in the order of the file; EditionError names file, edition, key, what was found and expected."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EditionError(f"{path}: found TOML that cannot be read ({error}); mend that line") from None
    shared = _shared(path, tables)
    listed = enumerate(tables.get("edition", []), start=1)
    editions = [_edition(path, number, table, shared) for number, table in listed]
    for edition in editions:
        if [other.id for other in editions].count(edition.id) > 1:
            raise EditionError(f"{path}, {edition.id}: found two editions of that id, expected each once")
    return editions


def chosen(editions: list[Edition], ids: tuple[str, ...]) -> list[Edition]:
    """The editions of these ids, all of them for no ids; EditionError names the ids there are."""
    unknown = [one for one in ids if one not in {edition.id for edition in editions}]
    if unknown:
        known = ", ".join(edition.id for edition in editions)
        raise EditionError(f"found no edition {unknown[0]!r}, expected one of: {known}")
    return [edition for edition in editions if not ids or edition.id in ids]


def _shared(path: Path, tables: dict[str, Any]) -> dict[str, Any]:
    """What the top of the file says for all editions."""
    _check_keys(f"{path}", tables, OF_ALL)
    address = tables.get("address", "")
    if address and not ADDRESS.fullmatch(address):
        raise EditionError(f"{path}, address: found {address!r}, expected one such as 'https://example.org/reports/'")
    given: dict[str, Any] = {key: tables[key] for key in EITHER if key in tables}
    return {**given, "site": f"{address.rstrip('/')}/" if address else ""}


def _check_keys(where: str, table: dict[str, Any], keys: dict[str, type]) -> None:
    for key, value in table.items():
        if key not in keys or not isinstance(value, keys[key]) or isinstance(value, bool) != (keys[key] is bool):
            expected = keys[key].__name__ if key in keys else f"one of {', '.join(keys)}"
            expected = "true or false" if expected == "bool" else expected
            raise EditionError(f"{where}, {key}: found {value!r}, expected {expected}")
    if table.get("keep", 0) < 0:
        raise EditionError(f"{where}, keep: found {table['keep']}, expected how many past copies stay, 0 for none")


def _edition(path: Path, number: int, table: Any, shared: dict[str, Any]) -> Edition:
    name = table.get("id", f"edition {number}") if isinstance(table, dict) else f"edition {number}"
    for key in NEEDED:
        if key not in table:
            raise EditionError(f"{path}, {name}: found no {key}, expected {', '.join(NEEDED)}")
    _check_keys(f"{path}, {name}", table, KEYS)
    if not ID.fullmatch(table["id"]) or table["id"] == "index":
        raise EditionError(f"{path}, {name}, id: found {name!r}, expected small letters, digits and hyphens, not index")
    edition = Edition(**{**shared, **table, "notice": _merged(shared.get("notice", {}), table.get("notice", {}))})
    _check_schedule(path, edition)
    _check_limits(path, edition)
    return edition


def _merged(of_all: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The file's table with what the edition says otherwise, in tables within it, too."""
    both = [key for key in own if isinstance(own[key], dict) and isinstance(of_all.get(key), dict)]
    return {**of_all, **own, **{key: {**of_all[key], **own[key]} for key in both}}


def _check_limits(path: Path, edition: Edition) -> None:
    if edition.timeout < 0:
        raise EditionError(f"{path}, {edition.id}, timeout: found {edition.timeout}, expected seconds, 0 for no limit")
    try:
        bytes_of(edition.memory)
    except ValueError as error:
        raise EditionError(f"{path}, {edition.id}, memory: {error}") from None


def _check_schedule(path: Path, edition: Edition) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        Cron.of(edition.schedule or "* * * * *")
    except ValueError:
        raise EditionError(
            f"{path}, {edition.id}, schedule: found {edition.schedule!r}, "
            "expected five cron fields such as '30 5 * * *' (05:30 every day)"
        ) from None
    try:
        ZoneInfo(edition.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise EditionError(
            f"{path}, {edition.id}, time_zone: found {edition.time_zone!r}, expected a name such as Europe/Berlin"
        ) from None
