"""Charts: pure functions from claims to finished Altair charts, and how one is shown with its table.

Each takes a frame of claims.compare() or ledger.policies(), and returns a chart with the finding as its title, unit,
days and source beneath it, and a description in words. Where there is nothing to draw the chart says so.
"""

from borderdesk.charts.balance import arrivals_departures
from borderdesk.charts.contradictions import contradictions
from borderdesk.charts.display import Shown, picture, show
from borderdesk.charts.growth import growth
from borderdesk.charts.map import mapped_kinds, policy_map
from borderdesk.charts.matrix import policy_matrix
from borderdesk.charts.spans import policy_spans
from borderdesk.charts.table import claims_table, policies_table, table
from borderdesk.charts.timeline import daily_counts, running_totals

__all__ = [
    "Shown",
    "arrivals_departures",
    "claims_table",
    "contradictions",
    "daily_counts",
    "growth",
    "mapped_kinds",
    "picture",
    "policies_table",
    "policy_map",
    "policy_matrix",
    "policy_spans",
    "running_totals",
    "show",
    "table",
]
