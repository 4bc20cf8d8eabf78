"""A reading shown to the person who checks it: the reasons in words, and a page to step through."""

from borderdesk.review.explain import Ground, as_reasons, figure_grounds, policy_grounds
from borderdesk.review.reasons import with_reasons

__all__ = ["Ground", "as_reasons", "figure_grounds", "policy_grounds", "with_reasons"]
