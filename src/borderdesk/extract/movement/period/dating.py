"""The days of an event: its own dates, those before all amounts, those of the event it goes on with."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.dates import DateMention
from borderdesk.extract.dates.calendar import days_from
from borderdesk.extract.movement.aside.levels import compares, growth
from borderdesk.extract.movement.days.dateowners import LEAD_INS
from borderdesk.extract.movement.days.idledates import since_before
from borderdesk.extract.movement.days.timing import STOCKS
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.period.stated import Stated
from borderdesk.extract.movement.period.takenover import Found, TakenOver, perfect
from borderdesk.extract.movement.period.timeless import SINCE, TIMELESS, timeless
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.text.scene import Scene
from borderdesk.extract.movement.tie.carriers import is_carrier
from borderdesk.extract.movement.tie.part import is_part
from borderdesk.period import UNSTATED, Period

APART, STOCK_APART = 24.0, 8.0  # separators between a leading date and an amount that it no longer dates
SUMS = frozenset(("number", "total", "tally", "count"))
PUT_RIGHT = 5  # tokens from "now" to the number in place of another
REACH = 14  # tokens from an amount to its "since"
BREAKS = frozenset("; but while whereas yet though although".split())
COMPARING = frozenset("( against versus compared than".split())
PASSING = frozenset(
    "exceeded exceeds exceed passed passes passing reached reaches hit hits topped tops surpassed crossed climbed rose"
    " stood stands grew swelled".split()
)
WHO = 6  # tokens of "of the Tunisians who"
COARSE = frozenset(("month", "year"))
JOINED = frozenset(("and", "but"))
NOW_SAYING = frozenset("says believes reckons estimates counts thinks puts".split())


UP_FROM = (["up", "from"], ["down", "from"])


class Dating:
    """Dates the events of one sentence."""

    def __init__(self, scene: Scene, memory: Memory, published: date | None) -> None:
        self.scene, self.memory = scene, memory
        self.low = scene.sentence.low
        self.stated = Stated(scene, memory, published) if published else None
        self.taken_over = TakenOver(scene, memory)
        self.dated: Mention | None = None
        self.days: list[DateMention] = []

    def date(self, m: Mention, event: Event, parent: Event | None, previous: Event | None) -> None:
        """Set the period; ``parent`` is what the amount goes on with, ``previous`` the last event of the sentence."""
        mentions = self._read_on(m, self._mentions(m, event, parent))
        if "verb before" in event.why.get("measure", "") and self.low[m.last : m.last + 2] == ["of", "the"]:
            mentions = self._of_the_deed(m, mentions)
        event.period, rule = self._period(m, event, mentions, parent, previous)
        if (self.scene.layout.traits & TIMELESS or self._own(m)) and timeless(self.scene, m, event, self._own(m)):
            event.period = UNSTATED
        up_from = self.low[max(m.first - 2, 0) : m.first] in UP_FROM and not self._own(m)
        if up_from and previous is not None and event.period == previous.period:
            event.period = UNSTATED  # "expelled 2,310 in the year to May, up from 1,905": nobody says when
        if event.measure not in STOCKS and (began := self._begun(m)):
            event.period, rule, event.cumulative = began, "since what began then", True
        if event.period:
            event.why["period"] = rule
        if any(one.role == "since" for one in mentions):
            event.cumulative = True

    def _of_the_deed(self, m: Mention, mentions: list[DateMention]) -> list[DateMention]:
        """ "deported 500 of the Tunisians who landed last Thursday": that is when they landed."""
        who = self.low.index("who", m.last) if "who" in self.low[m.last : m.last + WHO] else len(self.low)
        return [one for one in mentions if one.first < who]

    def _period(
        self, m: Mention, event: Event, mentions: list[DateMention], parent: Event | None, previous: Event | None
    ) -> Found:
        before = parent or previous
        if before is not None and before.period.end and growth(self.low, m):
            return self._grown(m, before.period), "the growth of a day"
        if before is not None and before.modality == "retracted" and self._put_right(m):
            return before.period, "as the one withdrawn"  # "was withdrawn by the UN, which now says 133,400"
        if previous is not None and not self._own(m) and self._runs_on(m, event, previous):
            return self._as_beside(m, event, previous, bool(mentions))
        found, rule = self.stated.period(m, event, mentions, before) if self.stated else (UNSTATED, "")
        if not found and all(one.shift and one.shift[0] == "same" and not self._ends_at(one) for one in mentions):
            return self.taken_over.period(m, event, parent)
        return found, rule

    def _grown(self, m: Mention, whole: Period) -> Period:
        """ "To 900 on Sunday, up 70 on Friday's count": from the day behind that one."""
        than = [one.end for one in self.scene.calendar.beside if 0 < one.first - m.last <= 2]
        end = whole.end
        earlier = bool(than and than[0] and end and than[0] < end)
        return Period(days_from(than[0], 1), end) if than and than[0] and earlier else Period(end, end)

    def _put_right(self, m: Mention) -> bool:
        """ "which now says 133,400": a number in place of the one before, without a day of its own."""
        own = (self.low[one.first : one.last] for one in self._own(m))
        return "now" in self.low[max(m.first - PUT_RIGHT, 0) : m.first] and all(one == ["now"] for one in own)

    def _as_beside(self, m: Mention, event: Event, previous: Event, dated: bool) -> Found:
        """The days of the amount right before, even where that counts nothing itself."""
        beside = self.scene.calendar.of(self.scene.index(m) - 1)
        if beside and self.stated is not None:
            found = self.stated.period(m, event, beside, None)
            if found[0]:
                return found
        return (UNSTATED if event.rate and not dated and not previous.rate else previous.period), "as before"

    def _ends_at(self, one: DateMention) -> bool:
        """ "by then": the end of a count whose start nobody gave."""
        return self.low[one.first - 1] in ("by", "until", "till")

    def cut(self, event: Event) -> None:
        """What has been observed "this July" ends on the day of publication."""
        start, end = event.period.start, event.period.end
        if event.modality == "observed" and self.stated and start and end and end > self.stated.published:
            ahead = start > self.stated.published
            event.period = UNSTATED if ahead else Period.between(start, self.stated.published)

    def remember(self, m: Mention, event: Event) -> None:
        """Keep the days of an event for what points back to them."""
        bare = self.low[m.first - 1] == "from" and m.noun < 0  # "fell to 6,430 from 11,080"
        after = (self.low[m.first - 1] == "after" or bare) and self.scene.index(m) > 0
        was = self.low[max(m.first - 3, 0) : m.first] == ["it", "had", "been"]
        compared = (
            was or after or compares(self.low, m) or not COMPARING.isdisjoint(self.low[max(m.first - 4, 0) : m.first])
        )
        if compared:
            self.memory.anchors.compared = event
        part = event.rate or is_part(self.scene, m) or compared or growth(self.low, m)
        whole = not part and event.measure not in STOCKS and self.scene.sentence.kind != "headline"
        self.memory.anchors.keep(m, event, whole)

    def since_then(self, at: int) -> Period:
        """ "On 4 May the gate opened and 300 have since left": from the day before it; else from one nobody gave."""
        days = [one for one in self.scene.dates if one.last <= at and one.start and one.start == one.end]
        start = days[-1].start if days and days[-1].role == "on" and self.stated else None
        last, index = self.memory.last, self.scene.sentence.index
        if not days and self.stated and (last is None or last.sentence != index - 1):
            start = self.memory.anchors.opened(index - 1)
        return Period.between(start, self.stated.published) if start and self.stated else UNSTATED

    def _begun(self, m: Mention) -> Period:
        """ "since the war began" in a text that has named the day before."""
        if self.stated is None or not self.scene.layout.traits & SINCE or m.rate:
            return UNSTATED
        led = self.low[0] == "since" and all(one.grain in COARSE and one.first > m.last for one in self._own(m))
        if self._own(m) and not led:
            return UNSTATED
        roof = self.scene.layout.next_amount(m.last)
        behind = [i for i in range(m.last, min(roof, m.last + REACH)) if self.low[i] == "since"]
        ahead = [0] if self.low[0] == "since" and self.scene.index(m) == 0 else []
        start = next(filter(None, (self.memory.anchors.beginnings.since(self.low, i) for i in behind + ahead)), None)
        return Period.between(start, self.stated.published) if start else UNSTATED

    def _own(self, m: Mention) -> list[DateMention]:
        """The dates that the amount owns, or the boats that carry it; found once for each amount."""
        if self.dated is not m:
            owned, self.dated = self.scene.calendar.owned, m
            self.days = (owned.get(self.scene.index(m)) or owned.get(self._carrier(m)) or []) if owned else []
        return self.days

    def _mentions(self, m: Mention, event: Event, parent: Event | None) -> list[DateMention]:
        """The amount's own dates, else those that open the sentence, which parts have from their whole."""
        if own := self._own(m):
            long = [one for one in self.scene.calendar.leading if one.start != one.end]
            if long and not any(one.start or one.shift for one in own):
                return long  # "from May to July it registered 300 of those who came last spring"
            stock = event.measure in STOCKS
            return self._with_leading(m, [one for one in own if not (stock and self._of_next_verb(m, one))])
        if is_part(self.scene, m) and parent is not None and parent.sentence == self.scene.sentence.index:
            return []
        leading = [one for one in self.scene.calendar.leading if self._reaches(one, m, event.measure in STOCKS)]
        if ";" in self.low[: m.first]:  # "since May nobody may leave; in April 300 did"
            half = m.first - self.low[: m.first][::-1].index(";")
            leading = [one for one in leading if one.first >= half] or leading
        return [one for one in leading if one.start != one.end or self._beside(one, m)] if event.rate else leading

    def _read_on(self, m: Mention, mentions: list[DateMention]) -> list[DateMention]:
        """ "On Monday the number of those flown out passed 40,000": the day a total was read, not when they flew."""
        plain = all(one.role == "on" and one.start == one.end for one in mentions)
        if not plain or PASSING.isdisjoint(self.low[max(m.first - 3, 0) : m.first]) or m.rate:
            return mentions
        named = SUMS & {*self.low[: m.first]} and "of" in self.low[: m.first]
        return [one.over(one.start, one.end, "as_of") for one in mentions] if named else mentions

    def _beside(self, one: DateMention, m: Mention) -> bool:
        """ "on Monday at a rate of 10,000 an hour": the day of a rate in its own clause."""
        return one.role == "on" and self.scene.layout.between(one.last, m.first) == 0

    def _of_next_verb(self, m: Mention, one: DateMention) -> bool:
        """ "Iraq has 40,000 and reopened its post on Friday": the day of another deed."""
        between = self.low[m.last : one.first]
        return any(a in JOINED and b.endswith("ed") and len(b) > 4 for a, b in pairwise(between))

    def _with_leading(self, m: Mention, own: list[DateMention]) -> list[DateMention]:
        """A total's own dates with what stands before it: "up to Sunday 300 had come since 6 May"."""
        lead, roles = self.scene.calendar.leading, {one.role for one in own}
        first = "since" not in roles and self.scene.index(m) == 0
        begun = [one for one in lead if one.role == "since"]
        if first and begun and roles == {"on"} and PASSING & {*self.low[max(m.first - 4, 0) : m.first]}:
            # "those since May passed 900 on Sunday"
            return [*begun, *[one.over(one.start, one.end, "as_of") for one in own]]
        if first and any(one.role in ("on", "within") for one in lead) and self._aside(m, own):
            return lead  # "on Sunday 190 landed, the third boat this month"
        running = "since" in roles or any(one.why in ("this", "so far") for one in own)
        if running and roles.isdisjoint(("until", "as_of")) and self.scene.index(m) == 0:
            return [*[one for one in lead if one.role in ("until", "as_of")], *own]
        if first and all(one.role in ("as_of", "until") or one.why in ("month", "year") for one in own):
            return [*[one for one in lead if one.role == "since"], *own]
        return own

    def _aside(self, m: Mention, own: list[DateMention]) -> bool:
        """Whether a comma or more stands between the amount and all the dates behind it."""
        return all(one.first > m.last and self.scene.layout.between(m.last, one.first) >= 3 for one in own)

    def _reaches(self, one: DateMention, m: Mention, stock: bool) -> bool:
        """Whether a leading date still dates the amount: one that opens the sentence holds for all its clauses."""
        between = self.low[one.last : m.first]
        inserted = between[:2] == [",", "which"] and "," in between[2:]  # "on Saturday, which is market day,"
        if stock and "which" in between and not inserted:
            return False  # "on Monday it closed a register in which 16,523 stand"
        gap = self.scene.layout.between(one.last, m.first)
        if between == [":"]:
            return True  # "Registered by Sunday evening: 21,300"
        if stock and self._told_apart(between):
            return False
        if self._opens(one):
            again = ";" in between and one.role != "since" and perfect(self.low, m)
            return not again and gap < (STOCK_APART if stock else 2 * APART)
        return BREAKS.isdisjoint(between) and gap < (STOCK_APART if stock else APART)

    def _told_apart(self, between: list[str]) -> bool:
        """ "In July it sent 890 back, and its mayor says there are 12,000": the second half is told of now."""
        halves = [i for i, (a, b) in enumerate(pairwise(between)) if b == "and" and a in (",", ";")]
        return bool(halves) and not NOW_SAYING.isdisjoint(between[halves[-1] :])

    def _opens(self, one: DateMention) -> bool:
        """Whether only a dateline, a time stamp or a preposition stands before the date."""
        at = since_before(self.low, one) if one.role == "since" else one.first
        at = one.first if at < 0 else at
        while at > 0 and (self.low[at - 1] in LEAD_INS or self.low[at - 1] == "before"):
            at -= 1
        return at == 0 or self.low[at - 1] in ("-", "–", "—", ":", ")", ".") or (at == 3 and self.low[1] in ".:")

    def _carrier(self, m: Mention) -> int:
        """The index of the boats right behind those who came in them; -2 for none."""
        owners = self.scene.owners
        at = self.scene.index(m) + 1
        return at if 0 < at < len(owners) and is_carrier(self.scene, owners[at]) else -2

    def _runs_on(self, m: Mention, event: Event, before: Event | None) -> bool:
        """Whether the days of the amount before still hold: "on Sunday they admitted 410 and refused 12"."""
        if before is None or not before.period or (event.measure in STOCKS) != (before.measure in STOCKS):
            return False
        parted = self.low[0] == "of" and "who" in self.low[: m.first]
        if before.measure != event.measure and (
            parted or "had" in self.low[m.last : m.last + 3] or perfect(self.low, m)
        ):
            return False  # "300 came on Monday and 90 have left"
        last = max((o.last for o in self.scene.owners if o.last <= m.first), default=0)
        if event.measure in STOCKS and {"which", "who"} & {*self.low[last : m.first]}:
            return False  # "5,500 cars stood there on Tuesday, said X, which spoke of waits of two days"
        brackets = 8.0 * sum(token in ("(", ")", "while") for token in self.low[last : m.first])
        near = 9 if event.rate and before.rate else 6
        return last > 0 and not is_part(self.scene, m) and self.scene.layout.between(last, m.first) - brackets < near
