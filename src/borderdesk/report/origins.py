"""The end of a report: how each number was reached, and the rows that no table of the report shows."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from borderdesk.charts.table import claims_table, policies_table
from borderdesk.language import number, plural, worded
from borderdesk.report.markup import Markup

if TYPE_CHECKING:
    from borderdesk.report.grounds import Grounds

MORE = plural("and {count} more", "and {count} more")
LISTED = 2  # rows of a count that are named; its words say which the others are
COUNTED = re.compile(r" data-rows='[^']*' data-of='[^']*'")
ANCHORED = re.compile(r"(<tr id='claim-[^']*') data-claims='[^']*'")


def origins(markup: str | Markup, grounds: Grounds | None) -> str:
    """HTML for the end of a page: its arithmetic, its counts, and the claims that it cites but does not list."""
    read = Markup(markup) if isinstance(markup, str) else markup
    links = {address[1:]: found for address, found in read.links.items()}
    sums = [_sum(name, *found, read) for name, found in links.items() if "data-op" in found[1]]
    counts = [_count(name, *found, read) for name, found in links.items() if "data-rows" in found[1]]
    parts = [_table(worded("Arithmetic"), (worded("Result"), worded("How")), sums)]
    parts.append(_table(worded("Counts"), (worded("Number"), worded("Of what")), counts))
    return "".join((*parts, *_unlisted(read, grounds)))


def lightened(markup: str) -> str:
    """The markup without the names of all counted rows: they were checked, and origins() has the first of them."""
    return ANCHORED.sub(r"\1", COUNTED.sub("", markup))


def _sum(name: str, text: str, attributes: Mapping[str, str], read: Markup) -> str:
    claims = ", ".join(_named(one, read) for one in attributes.get("data-claims", "").split())
    how = html.escape(attributes.get("title", ""))
    return f"<tr id='{html.escape(name)}'><th scope='row'>{html.escape(text)}</th><td>{how}<br>{claims}</td></tr>"


def _count(name: str, text: str, attributes: Mapping[str, str], read: Markup) -> str:
    rows = [one for one in attributes["data-rows"].split("|") if one]
    listed = ", ".join(_named(one, read) for one in rows[:LISTED])
    rest = f" {worded(*MORE, count=len(rows) - LISTED)}" if len(rows) > LISTED else ""
    of = html.escape(attributes.get("data-of", ""))
    return (
        f"<tr id='{html.escape(name)}'><th scope='row' class='number'>{html.escape(text)}</th>"
        f"<td>{of}{f': {listed}{rest}' if rows else ''}</td></tr>"
    )


def _named(row: str, read: Markup) -> str:
    words = html.escape(row)
    return f"<a href='#claim-{words}'>{words}</a>" if f"claim-{row}" in read.anchors else words


def _table(caption: str, header: tuple[str, str], rows: list[str]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th scope='col'>{name}</th>" for name in header)
    inner = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    scroll = f"<div class='scroll' role='region' tabindex='0' aria-label='{caption}'>{inner}</div>"
    return f"<details class='reached'><summary>{caption}: {number(len(rows))}</summary>{scroll}</details>"


def _unlisted(read: Markup, grounds: Grounds | None) -> Iterator[str]:
    """Tables of the claims that a link of the page leads to and no row of it carries."""
    missing = read.cited - read.anchors
    if not grounds or not missing:
        return
    ids = {one.removeprefix("claim-") for one in missing}
    figures = grounds.figures[grounds.figures["figure_id"].isin(ids)]
    rules = grounds.policies[grounds.policies["policy_id"].isin(ids)]
    if len(figures):
        yield claims_table(figures, worded("Further claims that this report cites"), anchors=True)
    if len(rules):
        yield policies_table(rules, worded("Further rules that this report cites"), anchors=True)
