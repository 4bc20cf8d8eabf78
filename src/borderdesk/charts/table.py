"""The same data as a table, and every row's way back to its source. All that comes from a ledger is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from borderdesk.charts.address import address
from borderdesk.charts.words import amount_of, country, day, days
from borderdesk.claims import records
from borderdesk.origin import Counted, Sentence

if TYPE_CHECKING:
    import pandas as pd

Cell = tuple[str, str]  # what is shown, escaped already, and the class of its cell


@dataclass(frozen=True, slots=True)
class Row:
    """Which rows of the ledger a row of a table tells of; ``anchored``: it can be linked to as #claim-<first id>."""

    claims: tuple[str, ...] = ()
    anchored: bool = False

    def attributes(self) -> str:
        """The attributes of its ``tr``."""
        names = [html.escape(one, quote=True) for one in self.claims]
        anchor = f" id='claim-{names[0]}'" if self.anchored else ""
        return f"{anchor} data-claims='{' '.join(names)}'" if names else ""


def table(caption: str | Sentence, header: Sequence[str], rows: Iterable[tuple[Row, Sequence[Cell]]]) -> str:
    """An HTML table; ``rows`` are (what the row tells of, cells). The first cell of a row heads it."""
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in header)
    body = "".join(_row(row, cells) for row, cells in rows)
    label = caption.html() if isinstance(caption, Sentence) else html.escape(caption)
    return (
        f"<div class='scroll' role='region' tabindex='0' aria-label='{html.escape(str(caption), quote=True)}'>"
        f"<table><caption>{label}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def row_count(caption: str, ids: Iterable[object], of: str) -> Sentence:
    """``The claims behind the numbers above: 12``, a caption whose number says what it counts."""
    return Sentence.of(f"{caption}: ", Counted.among(ids, of))


def claims_table(claims: pd.DataFrame, caption: str | Sentence = "The claims", anchors: bool = False) -> str:
    """Described claims as a table, one row each: who, what, how many, when, published, where.

    With ``anchors`` each row can be linked to as ``#claim-<figure_id>``.
    """
    header = ("Claim", "Speaker", "What", "How many", "Days", "Published", "Source")
    return table(caption, header, ((Row((claim["figure_id"],), anchors), _claim(claim)) for claim in records(claims)))


def policies_table(policies: pd.DataFrame, caption: str | Sentence = "The rules", anchors: bool = False) -> str:
    """Policies as a table, one row each: whose rule, for whom, which, from when to when, published, where."""
    header = ("Rule", "Jurisdiction", "For", "Kind", "Value", "Days", "Published", "Source")
    rows = ((Row((rule["policy_id"],), anchors), _rule(rule)) for rule in records(policies))
    return table(caption, header, rows)


def source_link(row: dict[str, Any]) -> str:
    """A link to the page, at the very words where they are known; only the name where there is no safe address."""
    name, where = html.escape(row["publisher"]), address(row)
    return f"<a href='{html.escape(where, quote=True)}' rel='noreferrer'>{name}</a>" if where else name


def _row(row: Row, cells: Sequence[Cell]) -> str:
    (first, kind), rest = cells[0], cells[1:]
    others = "".join(f"<td class='{kind}'>{shown}</td>" if kind else f"<td>{shown}</td>" for shown, kind in rest)
    return f"<tr{row.attributes()}><th scope='row' class='{kind}'>{first}</th>{others}</tr>"


def _claim(claim: dict[str, Any]) -> list[Cell]:
    words = f"<q>{html.escape(claim['quote'])}</q>" if claim["quote"] else html.escape(amount_of(claim))
    unit = claim["unit"] + (f" {claim['rate'].replace('_', ' ')}" if claim["rate"] else "")
    return [
        (f"<code>{html.escape(claim['figure_id'])}</code>", "id"),
        (html.escape(claim["speaker"]), ""),
        (html.escape(what(claim)), ""),
        (f"{words} {html.escape(unit)}" + (" (proposed)" if claim["status"] == "proposed" else ""), "number"),
        (html.escape(days(claim["period_start"], claim["period_end"])), ""),
        (html.escape(day(claim["published"]) or "undated"), ""),
        (source_link(claim), ""),
    ]


def what(claim: dict[str, Any]) -> str:
    """``arrivals, Russia to Kazakhstan, nationals of Russia, at Petukhovo``; what is not stated is left out."""
    ends = [country(claim[end]) if claim[end] else "" for end in ("origin", "destination")]
    way = (
        f"{ends[0]} to {ends[1]}" if all(ends) else f"from {ends[0]}" if ends[0] else f"to {ends[1]}" if ends[1] else ""
    )
    people = f"nationals of {country(claim['nationality'])}" if claim["nationality"] else ""
    place = f"at {claim['place']}" if claim["place"] else ""
    return ", ".join(part for part in (claim["measure"].replace("_", " "), way, people, place) if part)


def _rule(rule: dict[str, Any]) -> list[Cell]:
    words = f"<q>{html.escape(rule['quote'])}</q>" if rule["quote"] else ""
    note = " ".join(part for part in (words, html.escape(rule["note"])) if part)
    return [
        (f"<code>{html.escape(rule['policy_id'])}</code>", "id"),
        (html.escape(country(rule["jurisdiction"]) if rule["jurisdiction"] else "not named"), ""),
        (
            html.escape(
                f"nationals of {country(rule['nationality'])}" if rule["nationality"] else "everyone or a group"
            ),
            "",
        ),
        (html.escape(rule["policy"].replace("_", " ")), ""),
        (f"{html.escape(rule['value'])}{f' <small>{note}</small>' if note else ''}", ""),
        (html.escape(days(rule["effective_from"], rule["effective_to"])), ""),
        (html.escape(day(rule["published"]) or "undated"), ""),
        (source_link(rule), ""),
    ]
