"""A record with the reasons of its fields."""

from __future__ import annotations

from typing import Any

from borderdesk.extract import Reading
from borderdesk.review.explain import as_reasons, figure_grounds, policy_grounds


def with_reasons(record: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """The record with ``why`` in each figure and policy, and the numbers that are no figure as ``untaken``."""
    figures = zip(record["figures"], reading.figures, reading.why, strict=True)
    policies = zip(record["policies"], reading.policies, reading.grounds, strict=True)
    return record | {
        "figures": [row | {"why": as_reasons(figure_grounds(figure, why))} for row, figure, why in figures],
        "policies": [row | {"why": as_reasons(policy_grounds(policy, why))} for row, policy, why in policies],
        "untaken": [
            {"quote": one.quote.exact, "start": one.quote.start, "end": one.quote.end, "reason": one.reason}
            for one in reading.untaken
        ],
    }
