"""Figures and policies as lines that fit a terminal."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from borderdesk.figure import Figure
from borderdesk.policy import Policy

FIGURE_COLUMNS = ("words", "measure", "value", "unit", "of", "from", "to", "days", "who")
POLICY_COLUMNS = ("words", "rule", "value", "by", "for", "days")
WIDEST = 44  # no column but the last takes more


def listing(figures: Sequence[Figure], policies: Sequence[Policy], width: int | None = None) -> str:
    """Two tables, as wide as the terminal at most; what is cut ends in an ellipsis."""
    width = width or shutil.get_terminal_size((120, 24)).columns
    parts = []
    if figures:
        parts.append(_table(FIGURE_COLUMNS, [_figure(one) for one in figures], width))
    if policies:
        parts.append(_table(POLICY_COLUMNS, [_policy(one) for one in policies], width))
    return "\n\n".join(parts) or "no figure and no policy found"


def _figure(figure: Figure) -> tuple[str, ...]:
    measure = figure.measure if figure.modality == "observed" else f"{figure.measure} ({figure.modality})"
    unit = figure.unit + (f" {figure.rate.replace('_', ' ')}" if figure.rate else "")
    ends = (figure.nationality, figure.origin, figure.destination)
    return (figure.quote.exact, measure, str(figure.amount), unit, *ends, str(figure.period), figure.attribution)


def _policy(policy: Policy) -> tuple[str, ...]:
    about = (policy.policy, policy.value, policy.jurisdiction, policy.nationality)
    return (policy.quote.exact, *about, str(policy.effective))


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]], width: int) -> str:
    cells = [header, *[tuple(" ".join(cell.split()) for cell in row) for row in rows]]
    widths = [min(WIDEST, max(len(row[i]) for row in cells)) for i in range(len(header))]
    while sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 6:
        widths[widths.index(max(widths))] -= 1
    return "\n".join(
        "  ".join(_cut(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip() for row in cells
    )


def _cut(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
