"""Provenance: one claim with all that stands behind it and all that is made of it."""

from borderdesk.provenance.arithmetic import Step, steps
from borderdesk.provenance.explanation import Explanation, Other, explain, find_story

__all__ = ["Explanation", "Other", "Step", "explain", "find_story", "steps"]
