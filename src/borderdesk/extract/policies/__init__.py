"""Rules for who may enter, stay or leave, as a text states them."""

from borderdesk.extract.policies.finder import Ruling, find_policies, find_rulings

__all__ = ["Ruling", "find_policies", "find_rulings"]
