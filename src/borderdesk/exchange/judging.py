"""What is wrong with drafts: cell by cell against the schemas, then what no schema can say of a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from borderdesk.check.rows import row_problems
from borderdesk.exchange.cells import Fault
from borderdesk.exchange.draft import Draft, Drafted
from borderdesk.exchange.sheet import CLAIMS, SOURCE_NOTE
from borderdesk.schema import KEYS, columns, misfit, table_schema

MADE = ("source_id", "figure_id", "policy_id", "status")  # what an import gives where the file does not
TOGETHER = (  # columns that are read together: a fault in one makes every other fault in them an echo
    ("value", "value_low", "value_high", "qualifier"),
    ("period", "period_start", "period_end", "published"),
    ("policy", "value"),
    ("effective_from", "effective_to"),
    ("quote", "quote_start", "quote_end"),
    ("source_id", "url", "title", "publisher", "published"),
)


def missing(one: Drafted) -> list[Fault]:
    """Required columns that the file has nowhere, told once for the file instead of once a row."""
    told = []
    table = one.drafts[0].table if one.drafts else "figures"
    for field in table_schema(table)["fields"]:
        name = field["name"]
        required = field.get("constraints", {}).get("required") and name not in MADE
        if not one.header.ours and required and _nowhere(one, name):
            told.append((name, _advice(name, field.get("constraints", {}).get("enum", []), one.match.doubtful)))
    return told


def _nowhere(one: Drafted, name: str) -> bool:
    there = {*one.match.places, *one.match.constants, *one.defaults}
    if name == "qualifier" and {"value", "qualifier"} & there:
        return False
    return name not in there and not any(draft.cells.get(name) for draft in one.drafts)


def _advice(name: str, enum: list[str], doubtful: dict[str, list[str]]) -> str:
    if name == "qualifier":
        return 'found no column of amounts; name it, such as --map "value=Persons"'
    several = " or ".join(map(repr, doubtful.get(name, ())))
    found = f"found no column that is surely it, but {several}" if several else "found no column for it"
    one_for_all = f", or give one value for all rows with --set {name}={'|'.join(enum)}" if enum else ""
    return f'{found}; name it with --map "{name}=THEIR HEADING"{one_for_all}'


def cell_faults(table: str, row: dict[str, str], told: Iterable[str]) -> Iterator[Fault]:
    """Cells that do not fit their column; ``told`` are columns that the file has nowhere, which were told once."""
    skip = {*told, *MADE[1:3]} if table in ("figures", "policies") else set(told)
    for name in columns(table):
        wrong = misfit(table, name, row[name])
        if wrong and not (name in skip and not row[name]):
            yield name, f"found {row[name]!r}, expected {wrong}"


def row_faults(drafts: list[Draft], sources: list[dict[str, str]]) -> None:
    """Add to drafts of one table the faults between their columns, but for echoes of faults they have already."""
    if not drafts:
        return
    table = drafts[0].table
    ordered = sorted(drafts, key=lambda one: one.id)
    tables = {"sources": sources, table: [one.cells for one in ordered]}
    for problem in row_problems(table, tables):
        draft = ordered[problem.row - 2]
        blamed = {name for name, _ in draft.faults}
        if problem.field not in kin(blamed) and problem.field not in (KEYS[table], "source_id"):
            draft.faults.append((problem.field, problem.message))


def source_faults(drafts: list[Draft], made: dict[str, dict[str, str]]) -> None:
    """Add what is wrong with a new source to the first row that names it."""
    first: dict[str, Draft] = {}
    for draft in drafts:
        if draft.table != "corrections":
            first.setdefault(draft.cells["source_id"], draft)
    for source_id, row in made.items():
        draft = first[source_id]
        own = {"note": SOURCE_NOTE} if draft.table in CLAIMS else {}
        blamed = {name for name, _ in draft.faults}
        faults = [(own.get(name, name), message) for name, message in (*cell_faults("sources", row, ()), *_dated(row))]
        draft.faults += [fault for fault in faults if fault[0] not in blamed]


def _dated(row: dict[str, str]) -> Iterator[Fault]:
    for problem in row_problems("sources", {"sources": [row]}):
        yield problem.field, problem.message


def kin(names: set[str]) -> set[str]:
    """These columns and those that are read together with them."""
    return names | {other for group in TOGETHER if names & set(group) for other in group}
