"""Flows set against each other: nets, shares, sums and differences, with the bounds that follow and no others."""

from borderdesk.flows.balance import balance, balances
from borderdesk.flows.bounds import Bounds, Claim, share
from borderdesk.flows.daily import SERIES, days_of, paired_days
from borderdesk.flows.fractions import sayable, share_words
from borderdesk.flows.netting import PAIRED, days, hindrance, net, share_left
from borderdesk.flows.sums import difference, sum_of_days

__all__ = [
    "PAIRED",
    "SERIES",
    "Bounds",
    "Claim",
    "balance",
    "balances",
    "days",
    "days_of",
    "difference",
    "hindrance",
    "net",
    "paired_days",
    "sayable",
    "share",
    "share_left",
    "share_words",
    "sum_of_days",
]
