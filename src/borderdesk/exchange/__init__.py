"""Out and in: a story as a file for other tools, and a spreadsheet of claims as proposals."""

from borderdesk.exchange.days import ORDERS
from borderdesk.exchange.incoming import Request, bring
from borderdesk.exchange.mapping import Wish, wish
from borderdesk.exchange.outgoing import FORMATS, Exported, export
from borderdesk.exchange.verdict import Imported

__all__ = ["FORMATS", "ORDERS", "Exported", "Imported", "Request", "Wish", "bring", "export", "wish"]
