"""Claims: which rows of the ledger a report is about, which speak of the same thing, and which one is shown."""

from borderdesk.claims.agreement import ROUNDING_SHARE, RULES, agreement, compare, disputes, rounded, slack
from borderdesk.claims.selection import (
    DIRECTIONS,
    STOCKS,
    Selection,
    describe,
    records,
    select,
    select_policies,
    speaker,
)

__all__ = [
    "DIRECTIONS",
    "ROUNDING_SHARE",
    "RULES",
    "STOCKS",
    "Selection",
    "agreement",
    "compare",
    "describe",
    "disputes",
    "records",
    "rounded",
    "select",
    "select_policies",
    "slack",
    "speaker",
]
