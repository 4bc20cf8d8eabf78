"""Changes: what is new, revised, withdrawn or accepted from one day, revision or report to another."""

from borderdesk.changes.difference import KINDS, Change, Difference, Said, difference
from borderdesk.changes.edition import Memory, as_html, embedded, read_memory, since_last
from borderdesk.changes.state import FIELDS, State, sentences_of, told
from borderdesk.changes.story import as_it_stands, in_revision, on_day

__all__ = [
    "FIELDS",
    "KINDS",
    "Change",
    "Difference",
    "Memory",
    "Said",
    "State",
    "as_html",
    "as_it_stands",
    "difference",
    "embedded",
    "in_revision",
    "on_day",
    "read_memory",
    "sentences_of",
    "since_last",
    "told",
]
