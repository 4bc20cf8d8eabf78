"""What an edition remembers in its page: its claims and sentences, and what changed since the one before."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from borderdesk import glossary
from borderdesk.changes.difference import Change, Difference, Said, difference
from borderdesk.changes.state import State
from borderdesk.errors import InputError
from borderdesk.language import message, worded

ELEMENT = "borderdesk-state"
FOUND = re.compile(rf'<script type="application/json" id="{ELEMENT}">(.*?)</script>', re.DOTALL)
LISTED = 40  # claims of a kind, and sentences, that a page spells out
NOTHING = message(
    "There is no earlier edition of this report over another state of the ledger, or it could not be read: "
    "there is nothing to compare with."
)
TITLES = {
    "new": message("New: {count}"),
    "revised": message("Revised: {count}"),
    "withdrawn": message("Withdrawn: {count}"),
    "accepted": message("Accepted: {count}"),
}
SENTENCES = message("Sentences that changed: {count}")
NAMES = {
    "amount": message("amount"),
    "measure": message("measure"),
    "who": message("who"),
    "where": message("where"),
    "days": message("days", context="of a claim"),
    "modality": message("modality"),
    "status": message("status"),
}
CODES = {"modality": glossary.modality, "status": glossary.status}


@dataclass(frozen=True, slots=True)
class Memory:
    """``state`` of the page; ``changes`` since the last edition with another ledger, None where there was none.

    ``of`` says which report it is, its notebook and parameters: editions of others are not compared.
    """

    ledger: str
    built: str
    state: State
    changes: Difference | None = None
    of: str = ""


def embedded(memory: Memory) -> str:
    """The element of a page that holds it: a data block, which no policy lets run and no text can leave."""
    changes = None if memory.changes is None else _plain(memory.changes)
    state = {"claims": memory.state.claims, "sentences": memory.state.sentences, "changes": changes, "of": memory.of}
    packed = base64.b64encode(zlib.compress(json.dumps(state, ensure_ascii=False).encode(), 9)).decode()
    facts = json.dumps({"ledger": memory.ledger, "built": memory.built, "state": packed})
    return f'<script type="application/json" id="{ELEMENT}">{facts.replace("<", chr(92) + "u003c")}</script>'


def _plain(changes: Difference) -> dict[str, Any]:
    """The changes as JSON takes them, also where there are none: that nothing changed is told again as well."""
    return {
        "before": changes.before,
        "claims": [[one.kind, one.id, one.fields] for one in changes.claims],
        "sentences": [[one.before, one.after, one.claims] for one in changes.sentences],
    }


def read_memory(path: Path) -> Memory:
    """What a report remembers. InputError where the file is missing, or no report that remembers anything."""
    try:
        found = FOUND.search(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: found no report to read ({error}); give a file that `borderdesk report` wrote"
        ) from None
    if not found:
        raise InputError(f"{path}: found no state in this page, expected a report of Borderdesk; build it anew")
    try:
        facts = json.loads(found[1])
        return _memory(path, facts, json.loads(zlib.decompress(base64.b64decode(facts["state"]))))
    except (ValueError, KeyError, TypeError, binascii.Error, zlib.error) as error:
        raise InputError(f"{path}: found a damaged state ({error}); build the report anew") from None


def _memory(path: Path, facts: Mapping[str, Any], found: Mapping[str, Any]) -> Memory:
    claims = {str(key): tuple(map(str, told)) for key, told in found["claims"].items()}
    sentences = tuple((str(text), tuple(map(str, ids))) for text, ids in found["sentences"])
    changes = None if found["changes"] is None else _changes(found["changes"], facts["built"])
    of = str(found.get("of", ""))
    return Memory(facts["ledger"], facts["built"], State(path.name, claims, sentences), changes, of)


def _changes(found: Mapping[str, Any], built: str) -> Difference:
    claims = (Change(kind, key, tuple(map(tuple, fields))) for kind, key, fields in found["claims"])
    sentences = (Said(before, after, tuple(ids)) for before, after, ids in found["sentences"])
    return Difference(found["before"], built, tuple(claims), tuple(sentences))


def since_last(path: Path, ledger: str, state: State, of: str = "") -> Difference | None:
    """What changed since the edition of the same report ``of`` that stands at the path; None where there is none.

    Built again over the same ledger, an edition keeps what it told the first time: the changes since the last edition
    over another ledger, or that there was none.
    """
    try:
        last = read_memory(path)
    except InputError:
        return None
    if last.of != of:
        return None
    if last.ledger == ledger:
        return last.changes
    return difference(State(last.built, last.state.claims, last.state.sentences), state)


def as_html(changes: Difference | None, anchors: frozenset[str]) -> str:
    """The section of a page; ids that are ``anchors`` of the page are links to their rows."""
    if changes is None:
        return f"<p>{html.escape(worded(NOTHING))}</p>"
    day = changes.before[:10]
    if not changes:
        return f"<p>{html.escape(worded('Nothing changed since the edition of {day}.', day=day))}</p>"
    since = worded("Since the edition of {day}: {changes}.", day=day, changes=changes)
    parts = [f"<p>{html.escape(since)}</p>"]
    for kind, title in TITLES.items():
        rows = [one for one in changes.claims if one.kind == kind]
        parts += [_list(title, [_claim(one, anchors) for one in rows])] if rows else []
    spoken = [_said(one) for one in changes.sentences]
    return "".join((*parts, _list(SENTENCES, spoken) if spoken else ""))


def _list(title: str, items: list[str]) -> str:
    rest = worded("and {count} more", "and {count} more", count=len(items) - LISTED)
    inner = "".join(f"<li>{item}</li>" for item in items[:LISTED])
    inner += f"<li>{html.escape(rest)}</li>" if len(items) > LISTED else ""
    return f"<h3>{html.escape(worded(title, count=len(items)))}</h3><ul class='changes'>{inner}</ul>"


def _claim(one: Change, anchors: frozenset[str]) -> str:
    name = html.escape(one.id, quote=True)
    shown = (
        f"<a href='#claim-{name}'><code>{name}</code></a>" if f"claim-{one.id}" in anchors else f"<code>{name}</code>"
    )
    fields = "; ".join(_field(*each) for each in one.fields)
    return f"<span data-claims='{name}'>{shown}: {fields}</span>"


def _field(name: str, before: str, after: str) -> str:
    old, new = (html.escape(CODES[name](one) if name in CODES and one else one) for one in (before, after))
    if name == "amount" and not (old and new):
        return f"<del>{old}</del>" if old else f"<ins>{new}</ins>"
    none, field = html.escape(worded("not stated")), worded(NAMES[name]) if name in NAMES else name
    return f"{html.escape(field)} <del>{old or none}</del> <ins>{new or none}</ins>"


def _said(one: Said) -> str:
    old, new = (html.escape(text) for text in (one.before, one.after))
    words = " ".join((f"<del>{old}</del>" if old else "", f"<ins>{new}</ins>" if new else "")).strip()
    return (
        f"<span data-claims='{html.escape(' '.join(one.claims), quote=True)}'>{words}</span>" if one.claims else words
    )
