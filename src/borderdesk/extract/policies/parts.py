"""Words of a rule that tell only how many at most, what share, what it costs or until when: none of them is one."""

from __future__ import annotations

from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.signs import MONTHS

SHARES = frozenset("most many half some several few third quarter percent %".split())
SPANS = (["the", "month"], ["the", "year"], ["the", "week"], ["this", "month"], ["this", "year"], ["next", "month"])


def in_part(seen: Scene, hit: Hit) -> bool:
    """Whether a match is a ceiling, a share, a fee, or begins with the end of a month."""
    low, kind = seen.sentence.low, hit.rule.policy
    if kind in ("exit_ban", "land_border_open"):
        return at_most(seen, hit)
    if kind == "other" and of_those_who(seen, hit):
        return True
    if kind == "visa_required" and low[hit.last : hit.last + 2] == ["of", "charge"]:
        return True  # "a visa free of charge"
    named = kind in ("visa_required", "other") and low[hit.first : hit.first + 2] == ["end", "of"]
    return named and timed(low, hit.first + 2)  # "lifted until the end of May the visa that it asks of Serbs"


def at_most(seen: Scene, hit: Hit) -> bool:
    """ "no more than 300 may leave in a day": a ceiling, no ban."""
    low = seen.sentence.low
    most = any(low[i : i + 3] == ["no", "more", "than"] for i in range(max(0, hit.first - 6), hit.last))
    return most and {"may", "can"} & {*low[hit.first : hit.last]} != set()


def of_those_who(seen: Scene, hit: Hit) -> bool:
    """ "most of those who come by sea are found to be refugees": a share of them, no rule."""
    low = seen.sentence.low
    near = range(max(1, hit.first - 9), hit.first + 1)
    return any(low[i : i + 3] == ["of", "those", "who"] and low[i - 1] in SHARES for i in near)


def timed(low: list[str], i: int) -> bool:
    """Whether a month or a span of time begins at token ``i``."""
    return i < len(low) and (low[i] in MONTHS or low[i : i + 2] in SPANS)
