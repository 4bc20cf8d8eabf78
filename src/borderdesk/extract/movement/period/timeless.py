"""Counts of no day that anybody names: usual ones, those of some days, those since a day that nobody gives."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.dates import DateMention
from borderdesk.extract.movement.aside.levels import compares
from borderdesk.extract.movement.days.idledates import FIRSTS, since_before
from borderdesk.extract.movement.days.timing import STOCKS
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.modality.holds import USUAL
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.words.traits import phrases, trait

DAYS = frozenset("hours days weeks months".split())
EARLIER = frozenset("before previously earlier formerly normally until".split())
DAYS_OF = frozenset("day days night nights week weeks weekends morning mornings evening afternoon".split())
DAY_FAR = 8  # tokens from the amount to the day of another clause
ARTICLES = frozenset(("a", "an", "one"))
SOME = frozenset(
    "ordinary normal typical average one some certain many most quiet busy good bad other market summer winter"
    " working".split()
)
SINCE = trait(("since",))
SOME_DAYS = [(some, day) for some in SOME for day in DAYS_OF]
TIMELESS = SINCE | trait(EARLIER | USUAL | {"within"}) | phrases([("used", "to"), *SOME_DAYS])


def timeless(scene: Scene, m: Mention, event: Event, own: list[DateMention]) -> bool:
    """ "usually 300", "700 on a normal day", "300 since the war began" of which nobody gives the date.

    ``own``: the dates of the amount.
    """
    low = scene.sentence.low
    head, after = low[max(m.first - 6, 0) : m.first], low[m.last : min(scene.layout.next_amount(m.last), m.last + 8)]
    if ("used", "to") in pairwise(head) or _on_some_day(m, [*own, *scene.calendar.leading], head, after):
        return True
    if own:
        point = (one.role == "on" and one.why.startswith("part of") and one.start == one.end for one in own)
        return event.measure not in STOCKS and all(point)  # "300 a day at the start of the year"
    if low[m.last : m.last + 1] and low[m.last] in EARLIER and compares(low, m):
        return True  # "compared with 5,000 before"
    if "within" in after and not scene.calendar.leading and DAYS & {*after[after.index("within") :]}:
        return True  # "985 were refused within two days"
    return bool(USUAL & {*_own_words(head)[-5:], *after[:6]}) or _since_untold(scene, m, after)


def _own_words(head: list[str]) -> list[str]:
    """ "more than on an ordinary Monday, and 95 went out": the words behind the clause before."""
    return head[head.index("and") :] if (",", "and") in pairwise(head) else head


def _since_untold(scene: Scene, m: Mention, after: list[str]) -> bool:
    """ "300 since the war began", where no date says when; not "the most since the fence was built"."""
    low = scene.sentence.low
    at = m.last + after.index("since") if "since" in after else -1
    if any(since_before(low, one) == at for one in scene.dates) or FIRSTS & {*low[m.last : at]}:
        return False
    return at >= 0 and low[at + 1 : at + 2] not in ([], ["."], [","])


def _on_some_day(m: Mention, own: list[DateMention], head: list[str], after: list[str]) -> bool:
    """ "On some days 4,000", "in a good week 300", "300 on a market day"; not "on one day, 17 February, 300"."""
    days = [one for one in own if one.grain == "day"]
    if _undated(head):
        return not any(one.last <= m.first for one in days)
    after = after[: after.index(";")] if ";" in after else after
    apart = all(one.first - m.last > DAY_FAR for one in days)  # "on an ordinary day, lay empty on Monday"
    return (not days or apart) and not ARTICLES.isdisjoint(after) and _undated(after)


def _undated(words: list[str]) -> bool:
    """ "Some days", "a market day": nobody says which."""
    pairs = pairwise(words)  # not "more than on any other day"
    return any(a in SOME and b in DAYS_OF and (a != "other" or b.endswith("s")) for a, b in pairs)
