"""A count of a whole year that names its people anew: they need not have come the way of those counted before."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.course import Course
from borderdesk.extract.movement.ends.farend import SAME_PEOPLE
from borderdesk.extract.movement.event import Event, far_name
from borderdesk.period import Period

SAME = frozenset("this that same such".split())
WAYS = frozenset("way path route road crossing bridge".split())
YEAR = 300  # days from which a period counts as a year


def other_years(course: Course, m: Mention, event: Event) -> None:
    """ "On Monday 40 people came over from Chad. In the whole of last year 5,200 migrants reached Niger"."""
    far = far_name(event.measure)
    guessed = ("as before", "the country in focus") if event.own else ("as before",)
    if event.why.get(far) not in guessed or not _of_a_year(event.period):
        return
    if any(one in SAME and other in WAYS for one, other in pairwise(course.low)):
        return  # "Quebec, which 39,000 entered by this path in 2022"
    named = event.own or (event.nationality != "" and event.why.get("nationality") != SAME_PEOPLE)
    base = course.memory.by_measure.get(event.measure)
    if base is None:
        anew = named
    else:
        anew = (named or m.noun >= 0) and base.period != event.period and not _goes_on(event.period, base.period)
    if anew:
        setattr(event, far, "")
        event.why.pop(far)


def _of_a_year(period: Period) -> bool:
    days = period.days
    return days is not None and days >= YEAR


def _goes_on(year: Period, before: Period) -> bool:
    """Whether the count before is of the last days of a running total: "33,000 such attempts since January"."""
    if not before or not before.start or not year.start or not before.end or not year.end:
        return False
    return year.start <= before.start and before.end <= year.end
