"""Rules for who may enter, stay or leave, as a text states them."""

from borderdesk.extract.policies.finder import find_policies, find_rulings
from borderdesk.extract.policies.memory import Ruling

__all__ = ["Ruling", "find_policies", "find_rulings"]
