"""Where imported claims come from: sources that the story has, matched, and sources that are new, made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from urllib.parse import urlsplit

from borderdesk.exchange.cells import Fault
from borderdesk.intake import slug
from borderdesk.schema import columns

WEAK = ("publisher", "published", "title")  # what tells two sources without an address apart
MEND = "leave the cell empty, correct it, or give the row a source_id of its own"


class Origins:
    """The sources of a story, and those that an import adds to them (``made``, by id)."""

    def __init__(self, sources: Iterable[dict[str, str]]) -> None:
        self.known = {row["source_id"]: row for row in sources}
        self.made: dict[str, dict[str, str]] = {}
        self.matched: set[str] = set()
        self.more: set[str] = set()
        self._by_url: dict[str, list[str]] = {}
        self._by_words: dict[tuple[str, ...], list[str]] = {}
        for row in self.known.values():
            self._index(row)

    def place(self, source_id: str, given: dict[str, str]) -> tuple[str, list[Fault]]:
        """The id of the source that a claim names by id, by address, or by publisher, day and title; made where new.

        Faults where what is given contradicts that source, fits two, or names no publisher.
        """
        given = {name: text for name, text in given.items() if text}
        if source_id:
            return source_id, self._named(source_id, given)
        candidates = self._candidates(given)
        fitting = [one for one in candidates if not self._conflicts(one, given)]
        if len(fitting) == 1:
            return fitting[0], self._named(fitting[0], given)
        if fitting:
            return "", [
                ("source_id", f"found what fits {len(fitting)} sources, {', '.join(fitting)}; name one of them")
            ]
        if candidates:
            return "", self._conflicts(candidates[0], given)
        return self._new(given)

    def _named(self, source_id: str, given: dict[str, str]) -> list[Fault]:
        faults = self._conflicts(source_id, given)
        row = self.known.get(source_id)
        if row is not None:
            self.matched.add(source_id)
            if not faults and any(text and not row[name] for name, text in given.items()):
                self.more.add(source_id)
        elif not faults:
            self._add({"source_id": source_id, **self.made.get(source_id, {}), **given})
        return faults

    def _conflicts(self, source_id: str, given: dict[str, str]) -> list[Fault]:
        """What is given and otherwise in the source; what only one of the two says is no conflict."""
        row = self.known.get(source_id) or self.made.get(source_id, {})
        return [
            (name, f"found {text!r}, but the source {source_id} has {row[name]!r}; {MEND}")
            for name, text in given.items()
            if row.get(name) and row[name] != text and not (name == "url" and _page(row[name]) == _page(text))
        ]

    def _candidates(self, given: dict[str, str]) -> list[str]:
        if given.get("url"):
            return self._by_url.get(_page(given["url"]), [])
        return self._by_words.get(_words(given), []) if given.get("published") or given.get("title") else []

    def _new(self, given: dict[str, str]) -> tuple[str, list[Fault]]:
        publisher = given.get("publisher") or _host(given.get("url", ""))
        if not publisher:
            return "", [("publisher", "found nobody, expected who published the claim; fill in a publisher or an url")]
        known_by = given.get("url") or "\0".join(given.get(name, "") for name in WEAK)
        mark = hashlib.sha256(known_by.encode()).hexdigest()[:8]
        source_id = f"{slug(publisher)}-{slug(given.get('published') or 'undated')}-{mark}"
        if source_id in self.known or source_id in self.made:
            return source_id, self._named(source_id, {**given, "publisher": publisher})
        self._add({"source_id": source_id, **given, "publisher": publisher})
        return source_id, []

    def _add(self, row: dict[str, str]) -> None:
        new = row["source_id"] not in self.made
        self.made[row["source_id"]] = {name: row.get(name, "") for name in columns("sources")}
        if new:
            self._index(self.made[row["source_id"]])

    def _index(self, row: dict[str, str]) -> None:
        if row["url"]:
            self._by_url.setdefault(_page(row["url"]), []).append(row["source_id"])
        self._by_words.setdefault(_words(row), []).append(row["source_id"])


def _page(url: str) -> str:
    """An address without the words that a link points at."""
    return url.partition("#:~:text=")[0]


def _words(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(" ".join(row.get(name, "").lower().split()) for name in WEAK)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
