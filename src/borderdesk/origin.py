"""Where a number comes from: the parts of a sentence that carry a number, each with what stands behind it.

A part renders as an element whose attributes name its origin: ``data-claims`` the rows, ``data-op`` what was computed
from them, ``data-rows`` what was counted. report/audit.py reads these and fails a build over a number without them.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from borderdesk.amount import Amount
from borderdesk.errors import BoundsError
from borderdesk.flows import Bounds, share, share_words
from borderdesk.language import current, number, worded

Claim = Mapping[str, Any]  # a row of the ledger; value_low, value_high and qualifier are read
SIGNS = {"net": "−", "difference": "−", "sum": "+", "share": "of"}
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that claims carry: a number stated by one or more rows. ``claims`` are their ids."""

    text: str
    claims: tuple[str, ...]

    def __str__(self) -> str:
        return self.text

    def html(self) -> str:
        """A link to the row of the first claim (``#claim-<id>``), which names all of them where there are several."""
        names = f" data-claims='{_names(self.claims)}'" if len(self.claims) > 1 else ""
        first = html.escape(self.claims[0], quote=True)
        return f"<a class='number' href='#claim-{first}'{names}>{html.escape(self.text)}</a>"


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a row that are no number of it, such as a speaker or a place; they may hold digits of their own."""

    text: str
    claims: tuple[str, ...]
    language: str = ""  # of the words, where it is known

    def __str__(self) -> str:
        return self.text

    def html(self) -> str:
        """The words; with digits in them they name the row, in another language than the report's their own."""
        names = f" data-claims='{_names(self.claims)}'" if DIGIT.search(self.text) else ""
        about = names + tongue(self.language)
        return f"<span{about}>{html.escape(self.text)}</span>" if about else html.escape(self.text)


@dataclass(frozen=True, slots=True)
class Linked:
    """Words whose claims are not on the page: they lead to the ``address`` of the source, to nothing where none is."""

    text: str
    address: str
    claims: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text

    def html(self) -> str:
        """A link where the address is one of the web, else the words alone; both name the claims."""
        words, names = html.escape(self.text), f" data-claims='{_names(self.claims)}'" if self.claims else ""
        if not self.address.startswith(("https://", "http://")):
            return f"<span{names}>{words}</span>" if names else words
        return f"<a href='{html.escape(self.address, quote=True)}'{names}>{words}</a>"


@dataclass(frozen=True, slots=True)
class Computed:
    """Words with a number that follows from claims. ``op`` is net, difference, sum, share or finding.

    ``how`` spells the arithmetic out: "about 100,000 − more than 64,000 = at most about 36,000".
    """

    text: str
    op: str
    claims: tuple[str, ...]
    how: str

    @classmethod
    def of(cls, op: str, claims: Sequence[Claim], text: str = "") -> Computed:
        """The result of the operation over rows of the ledger, in order; ``text`` says it in other words."""
        bounds = result(op, claims)
        outcome = share_words(bounds) if op == "share" else str(bounds)
        how = f" {SIGNS[op]} ".join(map(amount, claims)) + f" = {outcome}"
        return cls(text or outcome, op, tuple(str(one["figure_id"]) for one in claims), how)

    def __str__(self) -> str:
        return self.text

    def html(self) -> str:
        """A link to where the page spells the arithmetic out."""
        names = f"data-op='{self.op}' data-claims='{_names(self.claims)}'"
        title = html.escape(self.how, quote=True)
        anchor = how_name(self.op, self.claims, self.how)
        return f"<a class='number' href='#{anchor}' {names} title='{title}'>{html.escape(self.text)}</a>"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows there are, and of what. ``rows`` are ids, or names that stand in the ledger; each counts once."""

    rows: tuple[str, ...]
    of: str

    @classmethod
    def among(cls, rows: Iterable[object], of: str) -> Counted:
        """The count of the different rows."""
        return cls(tuple(dict.fromkeys(str(row) for row in rows)), of)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return number(len(self.rows))

    def html(self) -> str:
        """A link to where the page says what was counted."""
        rows = html.escape("|".join(row.replace("|", "/") for row in self.rows), quote=True)
        of = html.escape(self.of, quote=True)
        anchor, counted = how_name("count", self.rows, self.of), html.escape(worded("counted: {of}", of=self.of), True)
        return f"<a class='count' href='#{anchor}' data-rows='{rows}' data-of='{of}' title='{counted}'>{self}</a>"


@dataclass(frozen=True, slots=True)
class Named:
    """A row by its id; whoever tells the sentence to readers may name its publisher in its place."""

    id: str

    def __str__(self) -> str:
        return self.id

    def html(self) -> str:
        """The id alone."""
        return html.escape(self.id)


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of a finding; whoever tells the sentence to readers says which rows it follows from."""

    text: str

    def __str__(self) -> str:
        return self.text

    def html(self) -> str:
        """The words alone: they name no origin yet."""
        return html.escape(self.text)


Part = str | Cited | Said | Linked | Computed | Counted | Named | Stated


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and parts with an origin, in order."""

    parts: tuple[Part, ...]
    language: str = ""  # of the words, where they are not ours

    @classmethod
    def of(cls, *parts: Part | Sentence) -> Sentence:
        """The parts in order; empty ones fall away, those of a sentence within stand in its place."""
        flat = [one for part in parts for one in (part.parts if isinstance(part, Sentence) else (part,))]
        return cls(tuple(part for part in flat if str(part)))

    @classmethod
    def joined(cls, between: str, parts: Iterable[Part | Sentence]) -> Sentence:
        """The parts with these words between each two of them."""
        return cls.of(*(one for at, part in enumerate(parts) for one in ((between, part) if at else (part,))))

    def __str__(self) -> str:
        return "".join(str(part) for part in self.parts)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims cited or computed with, in order."""
        return tuple(one for part in self.parts if isinstance(part, Cited | Computed) for one in part.claims)

    def html(self) -> str:
        """The words as markup, escaped, with their links."""
        words = "".join(html.escape(part) if isinstance(part, str) else part.html() for part in self.parts)
        return f"<span{tongue(self.language)}>{words}</span>" if tongue(self.language) else words


def amount(claim: Claim) -> str:
    """The claim's amount with its hedge: "more than 64,000"."""
    low, high = (None if value != value else float(value) for value in (claim["value_low"], claim["value_high"]))
    return str(Amount(low, high, claim["qualifier"]))


def result(op: str, claims: Sequence[Claim]) -> Bounds:
    """What an operation makes of rows of the ledger, in order; BoundsError where there is no such operation.

    net and difference: the first less all others; sum: all; share: the first in percent of the sum of the others.
    Whether the rows may be set against each other is not asked here but in flows.py.
    """
    if op not in SIGNS or len(claims) < 2:
        raise BoundsError(f"found {op!r} of {len(claims)} claims, expected one of {', '.join(SIGNS)} of at least two")
    first, *rest = map(Bounds.of, claims)
    others = rest[0]
    for one in rest[1:]:
        others = others + one
    if op == "share":
        return share(first, others)
    return first + others if op == "sum" else first - others


def tongue(language: str) -> str:
    """The attribute of an element whose words are of this language; "" for that of the report, and for none known."""
    return f" lang='{html.escape(language, quote=True)}'" if language and language != current() else ""


def how_name(op: str, rows: Sequence[str], words: str) -> str:
    """The name under which a page says how a number was reached."""
    return "how-" + hashlib.sha256("\0".join((op, words, *rows)).encode()).hexdigest()[:10]


def _names(claims: Iterable[str]) -> str:
    return html.escape(" ".join(claims), quote=True)
