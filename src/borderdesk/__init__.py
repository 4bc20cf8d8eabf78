"""Borderdesk: the workbook of a newsroom's migration desk.

The package is read in the order of the flow: language, article, quote, amount, period, place, figure, policy, extract,
schema, story, ledger, check, claims, flows, origin, message, view, exchange, theme, charts,
briefing, report, delivery, cli. Each imports only what stands before it.
"""

__version__ = "0.1.0"
