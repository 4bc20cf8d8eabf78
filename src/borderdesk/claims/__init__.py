"""Claims: which rows of the ledger a report is about, which speak of the same thing, and which one is shown."""

from borderdesk.claims.agreement import agreement, compare, disputes
from borderdesk.claims.ranking import RULES
from borderdesk.claims.rounding import ROUNDING_SHARE, rounded, slack
from borderdesk.claims.rows import ordered, records, where
from borderdesk.claims.selection import (
    DIRECTIONS,
    STOCKS,
    describe,
    select,
    select_policies,
    speaker,
)
from borderdesk.claims.sieve import Selection

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
    "ordered",
    "records",
    "rounded",
    "select",
    "select_policies",
    "slack",
    "speaker",
    "where",
]
