"""The same data as a table, and every row's way back to its source. All that comes from a ledger is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from borderdesk import country as countries
from borderdesk import glossary
from borderdesk.charts.address import address
from borderdesk.charts.words import amount_of, country, day, days
from borderdesk.claims import records
from borderdesk.language import message, worded
from borderdesk.origin import Sentence, tongue

if TYPE_CHECKING:
    import pandas as pd

# translators: heads of columns
CLAIM_HEADER = (
    message("Claim"),
    message("Speaker"),
    message("What"),
    message("How many"),
    message("Days"),
    message("Published"),
    message("Source"),
)
RULE_HEADER = (
    message("Rule"),
    message("Jurisdiction"),
    message("For", context="whom a rule is for"),
    message("Kind"),
    message("Value"),
    message("Days"),
    message("Published"),
    message("Source"),
)
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


def claims_table(claims: pd.DataFrame, caption: str | Sentence = "", anchors: bool = False) -> str:
    """Described claims as a table, one row each: who, what, how many, when, published, where.

    With ``anchors`` each row can be linked to as ``#claim-<figure_id>``.
    """
    header = [worded(one) for one in CLAIM_HEADER]
    return table(
        caption or worded("The claims"),
        header,
        ((Row((claim["figure_id"],), anchors), _claim(claim)) for claim in records(claims)),
    )


def policies_table(policies: pd.DataFrame, caption: str | Sentence = "", anchors: bool = False) -> str:
    """Policies as a table, one row each: whose rule, for whom, which, from when to when, published, where."""
    header = [worded(one) for one in RULE_HEADER]
    rows = ((Row((rule["policy_id"],), anchors), _rule(rule)) for rule in records(policies))
    return table(caption or worded("The rules"), header, rows)


def source_link(row: dict[str, Any]) -> str:
    """A link to the page, at the very words where they are known; only the name where there is no safe address."""
    name, where = html.escape(row["publisher"]), address(row)
    return f"<a href='{html.escape(where, quote=True)}' rel='noreferrer'>{name}</a>" if where else name


def _row(row: Row, cells: Sequence[Cell]) -> str:
    (first, kind), rest = cells[0], cells[1:]
    others = "".join(f"<td class='{kind}'>{shown}</td>" if kind else f"<td>{shown}</td>" for shown, kind in rest)
    return f"<tr{row.attributes()}><th scope='row' class='{kind}'>{first}</th>{others}</tr>"


def _claim(claim: dict[str, Any]) -> list[Cell]:
    words = _quoted(claim) or html.escape(amount_of(claim))
    unit = glossary.counted(claim)
    state = f" ({glossary.status('proposed')})" if claim["status"] == "proposed" else ""
    return [
        (f"<code>{html.escape(claim['figure_id'])}</code>", "id"),
        (_tongued(claim["speaker"], claim), ""),
        (html.escape(what(claim)), ""),
        (f"{words} {html.escape(unit + state)}", "number"),
        (html.escape(days(claim["period_start"], claim["period_end"])), ""),
        (html.escape(day(claim["published"]) or worded("undated")), ""),
        (source_link(claim), ""),
    ]


def what(claim: dict[str, Any]) -> str:
    """``arrivals, Russia to Kazakhstan, nationals of Russia, at Petukhovo``; what is not stated is left out."""
    ends = [country(claim[end]) if claim[end] else "" for end in ("origin", "destination")]
    if all(ends):
        way = worded("{origin} to {destination}", origin=ends[0], destination=ends[1])
    else:
        way = countries.from_(claim["origin"]) if ends[0] else countries.to(claim["destination"]) if ends[1] else ""
    people = worded("nationals {of}", of=countries.of(claim["nationality"])) if claim["nationality"] else ""
    place = worded("at {place}", place=claim["place"]) if claim["place"] else ""
    return ", ".join(part for part in (glossary.measure(claim["measure"]), way, people, place) if part)


def _quoted(row: dict[str, Any]) -> str:
    """The very words, marked as those of their language."""
    return f"<q{tongue(str(row.get('language', '')))}>{html.escape(row['quote'])}</q>" if row["quote"] else ""


def _tongued(words: str, row: dict[str, Any]) -> str:
    about = tongue(str(row.get("language", "")))
    return f"<span{about}>{html.escape(words)}</span>" if about else html.escape(words)


def _rule(rule: dict[str, Any]) -> list[Cell]:
    note = " ".join(part for part in (_quoted(rule), html.escape(rule["note"])) if part)
    return [
        (f"<code>{html.escape(rule['policy_id'])}</code>", "id"),
        (html.escape(country(rule["jurisdiction"]) if rule["jurisdiction"] else worded("not named")), ""),
        (html.escape(_whom(rule)), ""),
        (html.escape(glossary.kind(rule["policy"])), ""),
        (f"{_value(rule)}{f' <small>{note}</small>' if note else ''}", ""),
        (html.escape(days(rule["effective_from"], rule["effective_to"])), ""),
        (html.escape(day(rule["published"]) or worded("undated")), ""),
        (source_link(rule), ""),
    ]


def _whom(rule: dict[str, Any]) -> str:
    if not rule["nationality"]:
        return worded("everyone or a group")
    return worded("nationals {of}", of=countries.of(rule["nationality"]))


def _value(rule: dict[str, Any]) -> str:
    return html.escape(glossary.value(str(rule["value"])))
