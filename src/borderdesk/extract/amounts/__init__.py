"""Quantities: numbers in digits and words with their hedges, units and nouns."""

from borderdesk.extract.amounts.finder import find_amounts
from borderdesk.extract.amounts.mention import ASIDE, Mention

__all__ = ["ASIDE", "Mention", "find_amounts"]
