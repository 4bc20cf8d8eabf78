"""Rows of the tables of places, kept small."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import accumulate

Row = tuple[str, str, tuple[str, ...], str, bool]  # as written, kind, codes, name, loose


class Rows:
    """Rows in one run of bytes, read when asked for: as tuples they would be two megabytes, and few are ever met."""

    def __init__(self, rows: Iterable[Row]) -> None:
        lines = [
            "\t".join((written, kind, " ".join(codes), name if name != written else "", "!" if loose else "")).encode()
            for written, kind, codes, name, loose in rows
        ]
        self.lines = b"".join(lines)
        self.starts = array("i", accumulate(map(len, lines), initial=0))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> Row:
        line = self.lines[self.starts[number] : self.starts[number + 1]].decode()
        written, kind, codes, name, loose = line.split("\t")
        return written, kind, tuple(codes.split()), name or written, bool(loose)
