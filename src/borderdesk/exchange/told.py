"""What an import tells: how it read the file, and each problem at its place in it."""

from __future__ import annotations

from pathlib import Path

from borderdesk.check import Problem
from borderdesk.exchange.cells import Fault
from borderdesk.exchange.draft import Draft, Drafted
from borderdesk.exchange.origins import Origins


def problems(path: Path, one: Drafted, absent: list[Fault]) -> list[Problem]:
    """All problems of a grid at their places in the person's own file, those of the file as a whole first."""
    file = f"{path}, sheet {one.grid.sheet!r}" if one.grid.sheet else str(path)
    told = [Problem(message, file, 0, name) for name, message in absent]
    for draft in one.drafts:
        told += [Problem(message, file, draft.row, _column(name, draft)) for name, message in draft.faults]
    return told


def _column(name: str, draft: Draft) -> str:
    """Their heading with our column, or the one name that both have."""
    theirs = draft.headings.get(name, name)
    return name if theirs == name else f"{theirs!r} ({name})"


def told(one: Drafted) -> list[str]:
    """How a grid was read: what a person must look over, since it was guessed or left out."""
    where = f"sheet {one.grid.sheet!r}: " if one.grid.sheet else ""
    lines = [*one.grid.told]
    if one.header.ours:
        return [f"{where}{line}" for line in [*lines, f"an export of Borderdesk, {len(one.drafts):,} rows"]]
    lines.append(f"headings in row {one.header.row}, {len(one.drafts):,} rows below")
    guessed = ", ".join(f"{theirs!r} is {ours}" for ours, theirs in one.match.guessed.items())
    lines += [f"guessed: {guessed}"] if guessed else []
    lines += [
        f"{name}: {value} for every row, since the file has no such column" for name, value in one.defaults.items()
    ]
    lines += one.told
    doubtful = {each for names in one.match.doubtful.values() for each in names}
    unused = ", ".join(f"{each!r}" + (" (could be several)" if each in doubtful else "") for each in one.match.unused)
    lines += [f'not taken: {unused}; take one with --map "OURS=THEIRS"'] if unused else []
    return [f"{where}{line}" for line in lines]


def told_of(origins: Origins) -> list[str]:
    """Nothing is lost in silence: what the file knows of a source that the story has without it."""
    if not origins.more:
        return []
    return [f"sources are not changed, though the file says more of {', '.join(sorted(origins.more))}"]
