"""What changed from one state to another: claims that are new, revised, withdrawn or accepted, and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from borderdesk.changes.state import FIELDS, State
from borderdesk.language import plural, worded

KINDS = {
    "new": plural("{count} new", "{count} new"),
    "revised": plural("{count} revised", "{count} revised"),
    "withdrawn": plural("{count} withdrawn", "{count} withdrawn"),
    "accepted": plural("{count} accepted", "{count} accepted"),
}
Told = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that is no longer what it was. ``fields``: name, before, after; its amount where it is new or gone."""

    kind: str
    id: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that changed; ``before`` is "" for a new one, ``after`` "" for one that is gone."""

    before: str
    after: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changed from ``before`` to ``after`` (names of states), claims by KINDS and id, sentences in order."""

    before: str
    after: str
    claims: tuple[Change, ...] = ()
    sentences: tuple[Said, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.claims or self.sentences)

    def count(self, kind: str) -> int:
        """How many claims changed in this way."""
        return sum(one.kind == kind for one in self.claims)

    def __str__(self) -> str:
        """``2 new, 1 revised, 3 sentences``; "nothing" where there is no change."""
        parts = [worded(*words, count=self.count(kind)) for kind, words in KINDS.items() if self.count(kind)]
        many = len(self.sentences)
        parts += [worded("{count} sentence", "{count} sentences", count=many)] if many else []
        return ", ".join(parts) or worded("nothing")


def difference(before: State, after: State) -> Difference:
    """What became of every claim and sentence."""
    found = sorted(_claims(before.claims, after.claims), key=lambda one: (list(KINDS).index(one.kind), one.id))
    return Difference(before.name, after.name, tuple(found), tuple(_sentences(before, after)))


def _claims(before: Mapping[str, Told], after: Mapping[str, Told]) -> Iterator[Change]:
    for key in {*before, *after}:
        old, new = before.get(key), after.get(key)
        change = _change(key, old, new)
        if change:
            yield change


def _change(key: str, old: Told | None, new: Told | None) -> Change | None:
    """None where nothing changed; gone, rejected and retracted are withdrawn, whatever else changed with it."""
    if old == new:
        return None
    if old is None:
        assert new is not None
        return None if _out(new) else Change("new", key, (("amount", "", new[0]),))
    if new is None or (_out(new) and not _out(old)):
        return Change("withdrawn", key, (("amount", old[0], ""), *(_fields(old, new)[-2:] if new else ())))
    fields = _fields(old, new)
    accepted = [one for one in fields if one[0] == "status" and one[2] == "accepted"]
    return Change("accepted" if accepted and len(fields) == 1 else "revised", key, fields)


def _out(told: Told) -> bool:
    named = dict(zip(FIELDS, told, strict=True))
    return named["status"] == "rejected" or named["modality"] == "retracted"


def _fields(old: Told, new: Told) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, a, b) for name, a, b in zip(FIELDS, old, new, strict=True) if a != b)


def _sentences(before: State, after: State) -> Iterator[Said]:
    """Sentences that rest on the same claims are one that changed; the others are new or gone."""
    old, new = dict(before.sentences), dict(after.sentences)
    lost = {claims: text for text, claims in before.sentences if text not in new}
    for text, claims in after.sentences:
        if text not in old:
            yield Said(lost.pop(claims, "") if claims else "", text, claims)
    for claims, text in lost.items():
        yield Said(text, "", claims)
