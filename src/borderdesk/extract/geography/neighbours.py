"""Which states a crossing joins, and on which side of it a town lies."""

from __future__ import annotations

from functools import cache

from borderdesk.place import listed, rows


@cache
def _borders() -> frozenset[tuple[str, str]]:
    return frozenset((row["country_a"], row["country_b"]) for row in rows("crossings"))


@cache
def _border_towns() -> dict[str, str]:
    """The state that a town lies in whose name is that of a crossing too."""
    towns = (town.partition("=") for row in rows("crossings") for town in listed(row.get("towns", "")))
    return {name.lower(): code for name, _, code in towns}


def state_of_town(written: str) -> str:
    """On which side of the border a crossing's town lies: THA for "Mae Sot"; empty where it is no town."""
    return _border_towns().get(written.lower(), "")


def are_neighbours(one: str, other: str) -> bool:
    """Whether a crossing is known between two countries."""
    return (one, other) in _borders() or (other, one) in _borders()
