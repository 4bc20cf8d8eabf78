"""The same data as a table, and every row's way back to its source. All that comes from a ledger is escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from borderdesk.charts.words import amount_of, country, day, days
from borderdesk.claims import records
from borderdesk.quote import text_fragment

if TYPE_CHECKING:
    import pandas as pd

Cell = tuple[str, str]  # what is shown, escaped already, and the class of its cell


def table(caption: str, header: Sequence[str], rows: Iterable[tuple[str, Sequence[Cell]]]) -> str:
    """An HTML table; ``rows`` are (id of the row or "", cells). The first cell of a row heads it."""
    head = "".join(f"<th scope='col'>{html.escape(name)}</th>" for name in header)
    body = "".join(_row(anchor, cells) for anchor, cells in rows)
    label = html.escape(caption)
    return (
        f"<div class='scroll' role='region' tabindex='0' aria-label='{html.escape(caption, quote=True)}'>"
        f"<table><caption>{label}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def claims_table(claims: pd.DataFrame, caption: str = "The claims", anchors: bool = False) -> str:
    """Described claims as a table, one row each: who, what, how many, when, published, where.

    With ``anchors`` each row can be linked to as ``#claim-<figure_id>``.
    """
    header = ("Claim", "Speaker", "What", "How many", "Days", "Published", "Source")
    return table(caption, header, ((_anchor(claim, anchors), _claim(claim)) for claim in records(claims)))


def policies_table(policies: pd.DataFrame, caption: str = "The rules", anchors: bool = False) -> str:
    """Policies as a table, one row each: whose rule, for whom, which, from when to when, published, where."""
    header = ("Rule", "Jurisdiction", "For", "Kind", "Value", "Days", "Published", "Source")
    rows = ((f"claim-{rule['policy_id']}" if anchors else "", _rule(rule)) for rule in records(policies))
    return table(caption, header, rows)


def source_link(row: dict[str, Any]) -> str:
    """A link to the page, at the very words where they are known; only the name where there is no safe address."""
    name = html.escape(row["publisher"])
    if urlsplit(row["url"]).scheme not in ("http", "https"):
        return name
    address = row["url"].split("#")[0] + text_fragment(row["quote"]) if row["quote"] else row["url"]
    return f"<a href='{html.escape(address, quote=True)}' rel='noreferrer'>{name}</a>"


def _anchor(claim: dict[str, Any], wanted: bool) -> str:
    return f"claim-{claim['figure_id']}" if wanted else ""


def _row(anchor: str, cells: Sequence[Cell]) -> str:
    name = f" id='{html.escape(anchor, quote=True)}'" if anchor else ""
    (first, kind), rest = cells[0], cells[1:]
    others = "".join(f"<td class='{kind}'>{shown}</td>" if kind else f"<td>{shown}</td>" for shown, kind in rest)
    return f"<tr{name}><th scope='row' class='{kind}'>{first}</th>{others}</tr>"


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
