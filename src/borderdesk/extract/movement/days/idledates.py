"""Dates of a sentence that say nothing of when its amounts moved: of the statement, of a record, of a law."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from borderdesk.extract.dates import DateMention
from borderdesk.extract.movement.words.layout import Layout
from borderdesk.extract.movement.words.traits import trait

LASTING = frozenset(("since", "within", "rate", "until"))
SAYING = frozenset(
    "said says told reported reports announced stated declared released published showed added wrote confirmed"
    " claimed estimated posted tweeted insisted acknowledged warned disclosed revealed informed affirmed asserted"
    " complained maintained argued explained conceded assured remarked specified indicated stressed lamented".split()
)
SAID = trait(SAYING)
RECORDS = frozenset(
    """
    highest lowest largest biggest worst fewest busiest record most heaviest longest shortest smallest quietest sharpest
    steepest strongest greatest least deadliest slowest
    """.split()
)
BESIDE = frozenset("than above below unlike usual every any".split())
FIRSTS = RECORDS | {"first"}
HAVE = frozenset(("has", "have"))
EVENTS = frozenset(
    "decree accord accords act law agreement order decision deal pact attack attacks coup earthquake war crisis"
    " directive resolution treaty election elections".split()
)
RULES = frozenset("rule rules ban law order decree checks fee fine requirement deadline scheme curfew".split())
SOME_TIME = frozenset("week weeks day days night weekend part parts most much".split())
SOME = frozenset("some many most others several".split())
WHO = frozenset(("who", "that"))
RELATIVE = frozenset("which where whose".split())
OF_DAY = frozenset("noon midnight dawn dusk dark daybreak sunrise sunset nightfall lunch breakfast midday".split())
HAPPENED = frozenset("was were began took broke fell shut struck came won lost cut set met left went".split())
PARTS = frozenset("end start beginning middle".split())
CAUSES = frozenset("after following because although though despite once".split())
CLAUSES = trait(RELATIVE | CAUSES | RULES | {"who", "whom", "before"})
CLAUSE = 14  # tokens from the word that opens a clause to a date in it
SINCE = 14  # tokens from "since" to the day of what happened then
PAPERS = frozenset("bulletin release communique communiqué statement note notice dispatch letter".split())
REPORTS = frozenset("balance report review figures statistics tally count total totals survey".split())


def genitive(low: list[str], one: DateMention) -> bool:
    return low[one.last : one.last + 2] == ["'", "s"] or low[one.last : one.last + 1] == ["'s"]


def since_before(low: list[str], one: DateMention) -> int:
    """Where the "since" of a date stands; -1 for none."""
    if "since" not in low:
        return -1
    for i in range(one.first - 1, max(one.first - SINCE, -1), -1):
        if low[i] in ("since", ";", "."):
            return i if low[i] == "since" else -1
    return -1


def some_time_of(low: list[str], one: DateMention) -> bool:
    """ "In the worst week of November": nobody knows which."""
    return one.grain in ("month", "year") and low[one.first - 1] == "of" and low[one.first - 2] in SOME_TIME


def of_other_clause(layout: Layout, one: DateMention) -> bool:
    """ "300 entered Greece, where the gate was shut on Friday", "after Zambia closed its side on Saturday"."""
    low, owners = layout.sentence.low, layout.owners
    floor = max((m.last for m in owners if m.last <= one.first), default=0)
    first = max(floor, one.first - CLAUSE)
    if one.role == "on" and "before" in low[first : one.first] and _before_that(low[first : one.first]):
        return True
    for i in range(one.first - 1, first - 1, -1):
        relative = low[i] in RELATIVE and i > 0 and low[i - 1] == ","
        relative = relative or (low[i] in ("that", "which") and low[i - 1] in RULES)
        relative = relative or (one.role == "since" and low[i] in ("who", "whom") and "had" in low[i + 1 : i + 3])
        cause = low[i] in CAUSES and one.first - i > 2 and one.role != "since"
        if relative or cause:
            ahead = next((m.first for m in owners if m.first >= one.last), -1)
            return ahead < 0 or "," in low[one.last : ahead] or (cause and floor > 0)
        if low[i] in (";", ":", ","):
            return False
    return False


def _before_that(head: list[str]) -> bool:
    """ "Drove 900 from their homes before a truce, made abroad, took hold on Friday": the day of what came then."""
    clause = head[len(head) - head[::-1].index("before") :]
    happened = any((one.endswith("ed") and len(one) > 4) or one in HAPPENED for one in clause)
    return (
        happened
        and clause[0] not in OF_DAY
        and PARTS.isdisjoint(clause)
        and clause.count(",") in (0, 2)
        and ";" not in clause
    )


def beside_the_point(layout: Layout, one: DateMention) -> bool:
    """ "the highest since 2016", "12% above last year", "every daily figure of this year": no amount's own days."""
    low = layout.sentence.low
    if genitive(low, one) and {",", ";"}.isdisjoint(low[one.last : layout.next_amount(one.last)][:5]):
        return False
    if low[one.last : one.last + 1] and low[one.last] in REPORTS and one.why == "part of year":
        return True  # "year-end balance"
    if one.grain == "year" and low[one.first - 1] == "the" and not EVENTS.isdisjoint(low[one.last : one.last + 3]):
        return True  # "after the 1991 Gulf war"
    floor = max((m.last for m in layout.amounts if m.last <= one.first), default=0)
    if (
        one.role != "since"
        and low[one.first - 1] == "of"
        and low[one.first - 2] in EVENTS
        and since_before(low, one) < 0
    ):
        return True  # "before the decree of 21 May"
    left = not HAVE.isdisjoint(low[one.last : layout.next_amount(one.last) + 5])
    if floor == 0 and low[0] == "of" and not WHO.isdisjoint(low[: one.first]) and left:
        return True  # "of those who came on Monday, 300 have left"
    if (layout.traits & CLAUSES and of_other_clause(layout, one)) or _of_a_level(low, one) or _of_a_pact(low, one):
        return True
    at = since_before(low, one) if one.role == "since" else -1
    if at > 0 and low[at - 1] in SOME and not low[at - 2][:1].isdecimal():  # not of "88,000 and 5,600 others since May"
        return True  # "all 425, some of them aboard since April"
    before = low[max(one.first - 5, floor) : one.first]
    if one.role == "since":
        return not FIRSTS.isdisjoint(before[-4:]) or ("any", "time") in pairwise(before)
    at = since_before(low, one)
    if at >= floor and not FIRSTS.isdisjoint(low[max(at - 8, floor) : at]):
        return True  # "the first since the accord of 3 March"
    return one.role == "on" and not BESIDE.isdisjoint(before) and {",", ";"}.isdisjoint(before)


def _of_a_pact(low: list[str], one: DateMention) -> bool:
    """ "Under an accord signed in July 300 went home", "after the coup in 2021": the day of the accord, of the coup."""
    if one.role == "since" or since_before(low, one) >= 0 or one.first < 3:
        return False
    if low[one.first - 1] not in ("in", "on"):
        return False
    return low[one.first - 2] in SIGNED or (
        low[one.first - 2] in EVENTS and not CAUSES.isdisjoint(low[max(one.first - 4, 0) : one.first - 2])
    )


SIGNED = frozenset("signed struck concluded brokered negotiated ratified enacted proclaimed".split())


def _of_a_level(low: list[str], one: DateMention) -> bool:
    """ "300 left, twice the figure of March, and 90 came": the days of what is compared with."""
    head = low[max(one.first - LEVEL, 0) : one.first]
    if MULTIPLES.isdisjoint(head) or low[one.last : one.last + 1] not in CLOSING:
        return False
    at = max((i for i, token in enumerate(head) if token in MULTIPLES or token == "," or token.isdecimal()), default=-1)
    return at >= 0 and head[at] in MULTIPLES and not LEVELS.isdisjoint(head[at:])


LEVEL = 8  # tokens from "twice" to the day of what is compared with
MULTIPLES = frozenset("times twice half double triple treble".split())
LEVELS = frozenset("as figure number level total that those rate count average tally intake".split())
CLOSING: tuple[list[str], ...] = ([","], [";"], ["."], [")"], [])


def of_saying(layout: Layout, one: DateMention, low: list[str]) -> bool:
    """ "said on Tuesday" dates the saying, not what was said; a start or a length dates the count."""
    if one.role in LASTING or one.why == "range" or low[one.first - 1 : one.first] == ["for"]:
        return False
    if one.why == "now":
        return False  # "an official said that the camp now holds 900"
    if low[max(one.first - 2, 0)] in PAPERS and low[one.first - 1] in ("of", "on", "from") and one.role == "on":
        return True  # "the bulletin of Tuesday puts Monday's entries at 300"
    return bool(layout.traits & SAID) and (_said_before(layout, one, low) or _says_after(layout, one, low))


def dated_anew(layout: Layout, one: DateMention, dates: Sequence[DateMention]) -> bool:
    """ "asked for help on Tuesday and affirmed that between Thursday and Sunday 1,800 came": own days."""
    low = layout.sentence.low
    if len(dates) < 2 or one.role != "on" or "that" not in low[one.last : one.last + CLAUSE]:
        return False
    at = low.index("that", one.last)
    said = not SAYING.isdisjoint(low[max(at - 3, one.last) : at])
    own = any(at < other.first <= at + TO_DAY for other in dates)
    return said and own and not any(m.first < at for m in layout.owners)


NEAR_SINCE = 5  # tokens of who announced it
TO_DAY = 4  # tokens from "that" to the days of what is said


def _said_before(layout: Layout, one: DateMention, low: list[str]) -> bool:
    floor = max(one.first - 9, 0)
    said = next((i for i in range(one.first - 1, floor - 1, -1) if low[i] in SAYING), -1)
    if "since" in low[max(said - NEAR_SINCE, 0) : max(said, 0)]:
        return False  # "have left since the president announced a call-up on 21 May"
    if said < 0 or any(said < m.first < one.first for m in layout.amounts):
        return False
    return not any(token in (",", ";", "that") or token.isdecimal() for token in low[said + 1 : one.first])


def _says_after(layout: Layout, one: DateMention, low: list[str]) -> bool:
    """ "On Friday the ministry said that 300 had crossed"; in "On Friday, it said, 300 crossed" they crossed then."""
    roof = min(layout.next_amount(one.last), one.last + 9)
    said = next((i for i in range(one.last, roof) if low[i] in SAYING), -1)
    if said < 0 or not {",", ";"}.isdisjoint(low[one.last : said + 2]) or one.role not in ("on", "same"):
        return False
    own = next((m for m in reversed(layout.owners) if m.last <= one.first), None)
    if own is not None and "and" in low[one.last : said] and {",", ";"}.isdisjoint(low[own.last : one.first]):
        return False  # "let in 300 on Tuesday and said that on Wednesday 200 had come"
    told = next((m for m in layout.owners if m.first > said), None)
    if told is not None and told.first - said < TO_DAY and not HAVING.isdisjoint(low[told.last : told.last + HAD]):
        return True  # "On Friday the ministry said 300 Syrians had crossed"
    return low[said + 1] == "that" if said + 1 < len(low) else False


HAVING = frozenset("had have has".split())
HAD = 4  # tokens from a number to the "had" of its verb
