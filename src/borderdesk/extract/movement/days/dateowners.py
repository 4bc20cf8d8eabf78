"""Which amount of a sentence each of its dates belongs to; some belong to none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from borderdesk.extract.amounts import Mention
from borderdesk.extract.dates import DateMention
from borderdesk.extract.dates.calendar import days_from, months_from
from borderdesk.extract.movement.days.idledates import (
    PAPERS,
    SAYING,
    beside_the_point,
    dated_anew,
    genitive,
    of_saying,
    since_before,
    some_time_of,
)
from borderdesk.extract.movement.words.cue import Cue
from borderdesk.extract.movement.words.divided import divides
from borderdesk.extract.movement.words.layout import Layout

UNUSED = frozenset(("rate", "open", "dateline"))
COUNTS = frozenset(
    "intake arrivals departures total crossings count tally figure number record haul inflow outflow exodus returns"
    " entries exits traffic batch landings share queue queues line wait waits tailback column".split()
)
STARTED = frozenset("began begun started opened".split())
TALLIES = frozenset("tally count counting counts registration registrations records recording".split())
CLOSED = frozenset((".", ",", ";", ")"))
TIMES_OF_DAY = frozenset("morning afternoon evening night peak rush heat dark small early dawn dusk noon".split())
RAISING = frozenset(
    "takes took taking brings brought bringing lifts lifted lifting raises raised raising pushes pushed pushing carries"
    " makes making".split()
)
NESTED = frozenset("of than who that which to against".split())
BREATHS = frozenset(", ; : ( ) who that which has have had".split())
PLAIN = frozenset(("count", "none", "percent", "fraction"))
MEASURED = frozenset(("length", "duration"))
APART = frozenset("of compared against from than versus as".split())
OTHERS = APART - {"from"}
OPENERS = frozenset(("and", ";", ".", "but", "while", "whereas", "yet"))
BY_THEN = 14  # tokens from "by the time" to the day
WHAT_DID = 14  # tokens of "Monday's opening of the southern gate brought"
PARTLY = frozenset("including counting among".split())
OF_THEM = (["of", "them"], ["of", "whom"], ["of", "these"])
FROM_THEN = (["then", "to"], ["then", "until"], ["then", "till"])
LEVELS = frozenset("than as like unlike up down more fewer less".split())  # "up on Monday"
WHEN = 7  # tokens from a day to what is counted "when"
LEAD_INS = frozenset("on in at by from over during of for up to until till late early only just the as between".split())


class Calendar:
    """The dates of one sentence by the amount that owns them.

    ``said``: the days of the statement; ``beside``: those of no amount.
    """

    def __init__(
        self, layout: Layout, dates: list[DateMention], published: date | None, cues: Sequence[Cue] = ()
    ) -> None:
        self.layout, self.cues = layout, cues
        low = layout.sentence.low
        self.said = [one for one in dates if of_saying(layout, one, low) or dated_anew(layout, one, dates)]
        self.beside: list[DateMention] = []
        self.owned: dict[int, list[DateMention]] = {}
        for one in dates:
            if one.role in UNUSED or one in self.said:
                continue
            owner = self._when(low, one)
            bracket = low[one.last : one.last + 1] == ["("] and layout.next_amount(one.last) == one.last + 1
            if owner is None and (bracket or not beside_the_point(layout, one)):  # "more than in March (29,580)"
                owner = self._owner(low, one)
            if owner is None:
                self.beside.append(one)
            else:
                told = _when_it_was(low, one, layout.owners[owner].first) if owner >= 0 else None
                told = told or _since_event(layout, _as_read(low, one), published, dates)
                if told.role == "since" and owner >= 0 and self._begun_before(owner, told):
                    self.beside.append(one)  # "300 since May, but since June it has asked for visas"
                    continue
                self.owned.setdefault(owner, []).append(told)
        for found in self.owned.values():
            if len(found) > 1:
                found[:] = [one for one in found if not _of_a_cause(low, one)] or found
        self._share()

    def _begun_before(self, owner: int, since: DateMention) -> bool:
        last = self.layout.owners[owner].last
        begun = any(one.role == "since" and last <= one.first < since.first for one in self.of(owner))
        return begun and not OPENERS.isdisjoint(self.layout.sentence.low[last : since.first])

    def of(self, index: int) -> list[DateMention]:
        return self.owned.get(index, [])

    @property
    def leading(self) -> list[DateMention]:
        return self.owned.get(-1, [])

    def earlier(self, first: int) -> list[DateMention]:
        """The dates before a token, whoever owns them."""
        return [one for found in self.owned.values() for one in found if one.last <= first]

    def _when(self, low: list[str], one: DateMention) -> int | None:
        """ "More than in 1989, when 12,800 came": the days of the amount in the clause that hangs on them."""
        if low[one.last : one.last + 2] != [",", "when"] or self._of_the_clause(low, one):
            return None
        return next((k for k, m in enumerate(self.layout.owners) if one.last < m.first <= one.last + WHEN), None)

    def _of_the_clause(self, low: list[str], one: DateMention) -> bool:
        """ "700 crossed on Monday, when a train brought 390": the day of both, so first of the one before."""
        owner = self.layout.owner(one.first, one.last)
        plain = low[one.first - 1 : one.first] == ["on"] and one.grain == "day" and one.role == "on"
        if owner < 0 or not plain or low[one.first - 2] in LEVELS:
            return False
        return 0 <= self.layout.between(self.layout.owners[owner].last, one.first) < 3

    def _owner(self, low: list[str], one: DateMention) -> int | None:
        """The index of the amount; -1 before all; None where the date says nothing of any."""
        if genitive(low, one):
            return self._genitive_owner(low, one)
        ahead = next((k for k, m in enumerate(self.layout.owners) if m.first >= one.last), None)
        if ahead and _opens_clause(low, one) and ";" not in low[one.last : self.layout.owners[ahead].first]:
            return ahead  # "98 on Monday, and on Tuesday, in the rain, 59"
        owner = self.layout.owner(one.first, one.last)
        if owner >= 0 and ahead and not RAISING.isdisjoint(low[self.layout.owners[owner].last : one.first]):
            return ahead  # "410 on Sunday, which lifts the number since May past 6,200"
        if owner >= 0 and ";" in low[self.layout.owners[owner].last : one.first]:
            return None if ahead is None else ahead
        return owner - (owner > 0 and self._put_in(low, owner, one.first))

    def _put_in(self, low: list[str], index: int, at: int) -> bool:
        """ "31,208 people, including 11,450 children, were living there on Monday": the days of the whole."""
        m = self.layout.owners[index]
        part = low[m.first - 1] in PARTLY or low[m.last : m.last + 2] in OF_THEM
        close = low.index(",", m.last, at) if part and "," in low[m.last : at] else 0
        return close > 0 and low[close + 1] not in OPENERS

    def _genitive_owner(self, low: list[str], one: DateMention) -> int | None:
        """ "Sunday's 9,100", "Friday's tally of 300"; not "up 70 on Monday's count", "Friday's raid"."""
        if one.role == "since":
            return self.layout.owner(one.first, one.last)  # "since Friday's ruling"
        if not low[one.last + 1 + (low[one.last] == "'") :][:1] or low[one.last + 1 + (low[one.last] == "'")] in CLOSED:
            return self.layout.owner(one.first, one.last)  # "the record, 5,800, was Sunday's"
        behind = low[one.last + 1 + (low[one.last] == "'")]
        if behind.removesuffix("es") in PAPERS or behind.removesuffix("s") in PAPERS:
            return None  # "Thursday's dispatches: Hungary has 300"
        if behind in TIMES_OF_DAY:
            return self.layout.owner(one.first, one.last)  # "queued for an hour in Friday's morning peak"
        shares = (k for k, m in enumerate(self.layout.owners) if m.last == one.first - 1)
        if low[one.first - 1] == "of" and (share := next(shares, None)) is not None:
            return share  # "a third of Sunday's were Syrians"
        ahead = next((k for k, m in enumerate(self.layout.owners) if m.first >= one.last), None)
        if ahead is None:
            return None
        at = self.layout.owners[ahead].first
        if "," not in low[one.last : at] and (at - one.last <= 5 or self._did(low, one, at)):
            return ahead
        compared = low[one.first - 1 : one.first] in (["on"], ["than"], ["above"], ["below"], ["of"], ["over"])
        counts = not COUNTS.isdisjoint(low[one.last : one.last + 4])
        return ahead if counts and not compared and at - one.last <= 10 else None

    def _did(self, low: list[str], one: DateMention, at: int) -> bool:
        """ "Monday's opening of the southern gate brought 5,178 people": the verb of which they are the object."""
        if at - one.last > WHAT_DID or not OPENERS.isdisjoint(low[one.last : at]):
            return False
        return any(one.last < cue.first and at - 1 <= cue.last <= at and cue.shape != "noun" for cue in self.cues)

    def _share(self) -> None:
        """Amounts of one phrase have one date: "300 Syrians and 80 Iraqis came on Monday"."""
        owners = self.layout.owners
        for k in range(len(owners) - 2, -1, -1):
            after = [one for one in self.of(k + 1) if one.first >= owners[k + 1].last]
            for one in self.of(k):
                if not self.of(k + 1) and "when" in self.layout.sentence.low[one.last : one.last + 2]:
                    self.owned[k + 1] = [one]  # "3,000 crossed early on Sunday, when the queue was 6 km long"
            led = k == 0 and any(one.role in ("on", "within") for one in self.leading)
            joined = self._one_phrase(owners[k], owners[k + 1]) or self._one_breath(owners[k], owners[k + 1])
            joined = joined or divides(self.layout.sentence.low, owners[k], owners[k + 1], [*self.cues])
            if after and not self.of(k) and not led and joined:
                self.owned[k] = after

    def _one_breath(self, left: Mention, right: Mention) -> bool:
        """ "300 flew in and 80 flew out on Monday": both did so that day."""
        low = self.layout.sentence.low
        between = {*low[left.last : right.first]}
        if low[right.first - 1] != "and" or not between.isdisjoint(BREATHS):
            return False
        verbs = [cue for cue in self.cues if cue.shape != "noun" and left.last <= cue.first <= right.last + 3]
        return any(cue.last < right.first for cue in verbs) and any(cue.first >= right.last for cue in verbs)

    def _one_phrase(self, left: Mention, right: Mention) -> bool:
        gap = self.layout.between(left.last, right.first)
        between = self.layout.sentence.low[left.last : right.first]
        if gap == 0 and right.kind in MEASURED and "of" in between:
            return True  # "1,300 lorries stood in a line of 28 km on Monday"
        if gap == 0 and NESTED.isdisjoint(between):
            return right.kind in PLAIN  # "two ferries took 2,100 home on Sunday", "300 landed from two boats on Sunday"
        verb = any(left.last <= cue.first < right.first and cue.shape != "noun" for cue in self.cues)
        apart = not APART.isdisjoint(between) and not self._same_way(left, right)
        apart = apart or not SAYING.isdisjoint(between)  # "aboard five boats, he said, and two more are due on Monday"
        return 0 < gap <= 3 and not verb and right.kind in PLAIN and not apart

    def _same_way(self, left: Mention, right: Mention) -> bool:
        """ "3,000 people from Tunisia and 1,100 from Libya in April": both came in April."""
        s = self.layout.sentence
        between = s.low[left.last : right.first]
        named = "from" in between and s.raw[left.last + between.index("from") + 1][0].isupper()
        return named and s.low[right.last : right.last + 1] == ["from"] and OTHERS.isdisjoint(between)


def _of_a_cause(low: list[str], one: DateMention) -> bool:
    """ "After Sunday's clashes 900 people crossed on Tuesday": not the day of the clashes."""
    return one.role in ("on", "after") and low[one.first - 1] in CAUSES and genitive(low, one)


CAUSES = frozenset("after following despite before amid".split())


def _as_read(low: list[str], one: DateMention) -> DateMention:
    """ "the tally stood on Monday at 300": the day on which a total was read, not the days it counts."""
    if some_time_of(low, one):
        return one.over(None, None, "open")
    read = one.role == "on" and not {"stood", "stands"}.isdisjoint(low[max(one.first - 2, 0) : one.first])
    head = low[max(one.first - BY_THEN, 0) : one.first]
    read = read or (one.role == "on" and "time" in head and _by_the_time(head))
    read = read or (one.role == "on" and head[-2:] in FROM_THEN)  # "and from then to Monday 900 were refused"
    return one.over(one.start, one.end, "as_of") if read and one.start == one.end else one


def _by_the_time(head: list[str]) -> bool:
    """ "By the time the ballot closed on Friday 8,750 had put in for it": a total read that day."""
    at = head.index("time")
    return head[max(at - 2, 0) : at] == ["by", "the"] and "," not in head[at:]


def _when_it_was(low: list[str], one: DateMention, at: int) -> DateMention | None:
    """ "Nobody has gone since March 2019, when 40 left": the days of the 40 at ``at``; a comma would part them."""
    if one.role != "since" or one.start is None or at < one.last or low[one.last : one.last + 2] != [",", "when"]:
        return None
    if "," in low[one.last + 2 : at] or one.grain not in ("day", "month", "year"):
        return None
    after = months_from(one.start, 12 if one.grain == "year" else 1)
    return one.over(one.start, one.start if one.grain == "day" else days_from(after, -1), "on")


def _opens_clause(low: list[str], one: DateMention) -> bool:
    at = one.first - 1
    while at > 0 and low[at] in LEAD_INS:
        at -= 1
    return at > 0 and low[at] in OPENERS


def _since_event(layout: Layout, one: DateMention, published: date | None, dates: list[DateMention]) -> DateMention:
    """ "since Russia invaded on 24 February", "began its tally on 7 June": the day begins the count."""
    low = layout.sentence.low
    if one.role != "on" or one.start is None or published is None or one.start > published:
        return one
    near = low[max(one.first - 6, 0) : one.first]
    began = not STARTED.isdisjoint(near) and not TALLIES.isdisjoint(near)
    which = not STARTED.isdisjoint(low[max(one.first - 2, 0) : one.first])  # "the amnesty that began on 29 January"
    which = which and low[max(one.first - 3, 0)] in ("that", "which")
    if not began and not which and not _since_told(layout, one, dates):
        return one
    return one.over(one.start, published, "since", "since what happened then")


def _since_told(layout: Layout, one: DateMention, dates: list[DateMention]) -> bool:
    """ "since Russia invaded on 24 February": nothing else stands between."""
    at = since_before(layout.sentence.low, one)
    if at < 0:
        return False
    between = any(at < m.first < one.first for m in layout.owners) or any(at < o.first < one.first for o in dates)
    return not between and layout.between(at, one.first) < 3
