"""Amounts of memory as people write them: 2GB, 500 MB, 1.5GiB."""

from __future__ import annotations

import re

UNITS = {"": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30}
WRITTEN = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]i?B)?", re.IGNORECASE)


def bytes_of(text: str) -> int:
    """How many bytes; 0 for "". ValueError where it is no amount of memory."""
    if not text.strip():
        return 0
    found = WRITTEN.fullmatch(text.strip())
    if not found or (found[2] or "").upper() not in UNITS:
        raise ValueError(f"found {text!r}, expected an amount of memory such as 2GB or 500MB")
    return int(float(found[1]) * UNITS[(found[2] or "").upper()])


def spelled(size: int) -> str:
    """In the largest unit that leaves a number of at least one: 2 GB, 1.5 GB, 500 MB."""
    unit = next((one for one in ("GB", "MB", "KB") if size >= UNITS[one]), "")
    return f"{size / UNITS[unit]:g} {unit or 'bytes'}" if unit else f"{size} bytes"
