"""A rule as a clause states it."""

from __future__ import annotations

from borderdesk.extract.policies.rules import Rule


def rule(policy: str, value: str, who: str = "subject") -> Rule:
    return Rule("weighed", policy, value, who, (), ())
