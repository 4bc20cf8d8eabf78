"""From when to when a rule holds: the dates that its own clause gives.

A date belongs to a rule where it stands in its quote, follows without a new clause between ("... valid until 4 March"),
or leads the clause ("From Monday nobody may ..."). Dates of a law, of an announcement and of an aside ("of whom there
were 17,000 in March") say nothing about the rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from borderdesk.extract.policies.asides import aside, loose, of_next
from borderdesk.extract.policies.leading import leading
from borderdesk.extract.policies.lengths import after_length
from borderdesk.extract.policies.reach import ENDS, Room, forced, reach_of, told_apart
from borderdesk.extract.policies.rules import Hit, Rule
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.segments import segments
from borderdesk.extract.policies.tense import bare_midnight, day_meant, tense
from borderdesk.extract.text import Sentence
from borderdesk.period import UNSTATED, Period

if TYPE_CHECKING:
    from borderdesk.extract.dates import DateMention

STATUS = frozenset(("protection", "visas suspended", "visas valid", "time"))
NO_DATE = frozenset(("rate", "open", "now", "dateline", "same"))
OF_PAPERS = ("STAY", "VALID", "PERMITS", "LODGE", "BANNED")  # "lodged for 90 days", "barred for three years"
NOTHING = Rule("follow-up", "other", "time", "subject", (), ())
RUNS = frozenset(("runs", "run", "valid", "lasts", "good"))


def dates_of(sentence: Sentence, published: date) -> list[DateMention]:
    """The dates found in the sentence, looked for at most once."""
    if sentence.dates is None:
        from borderdesk.extract.dates import find_dates

        sentence.dates = find_dates(sentence, published)
    return sentence.dates


def effective(
    scene: Scene, hit: Hit, end: int, told: Sequence[DateMention], published: date | None, room: Room
) -> Period:
    """The days of the rule whose quote ends before token ``end``; an end that is not in the text is None.

    ``told`` are the dates of the sentence.
    """
    if published is None:
        return UNSTATED
    mentions = [m for m in told if m.start and dated(scene, m)]
    reach = max(end, reach_of(scene, hit, end, room))
    inside = [
        m
        for m in mentions
        if hit.first <= m.first < reach
        and not aside(scene, hit, m)
        and not of_next(scene, hit, m, room)
        and not loose(scene, hit, m)
    ]
    promised = scene.has(hit.first, "AGREE")  # "on Monday it promised": the day of the promise, not of the rule
    before = [
        m for m in leading(scene, hit, mentions, room) if not promised or "since" in (m.role, scene.sentence.low[0])
    ]
    before = before if hit.rule.name != "gapped" else []  # its own time stands right behind
    over = lifted_at(scene, hit, reach)
    inside = [m for m in inside if m.first > over]
    first: date | None = None
    last: date | None = None
    exact = False
    held = [m for m in before if m.role in ("since", "after")]
    if any(m.role in ("on", "since") for m in inside):  # "since 2017, and Chad followed on 3 May"
        held = [m for m in held if m.first >= opening(scene, hit)]
    later = [m for m in mentions if any(one <= m.first < two for one, two in told_apart(scene, reach, room))]
    for mention in [*held, *inside, *later, *before]:
        begins, ends = bounds(scene, mention, hit, published)
        until = "until" in scene.sentence.low[max(0, mention.first - 2) : mention.first]  # "until next May"
        if ends and not begins and mention.role == "on" and mention in inside and not until:
            first = None  # "granted in 2022, ended on 31 March": the end is what is told
        exact = exact or bool(begins and not first and mention.grain in DAYS)
        first, last = first or begins, last or ends
    night = bare_midnight(scene, hit, room.first, reach, published)
    first, exact = first or night, exact or bool(night)
    if not first and not last:
        shared = shared_lead(scene, hit, mentions, room)
        first = bounds(scene, shared, hit, published)[0] if shared else None
    if first and exact and not last and holds_for_length(scene, hit):
        left = max(room.first, hit.first - 12, opening(scene, hit))
        last = after_length(scene, first, left, reach)
    return Period(first, last) if not (first and last and first > last) else Period(first, None)


def opening(scene: Scene, hit: Hit) -> int:
    """Where the clause of a rule begins: "had lived here for six years when Chad shut the post" tells no length."""
    return next((first for first, last in segments(scene) if first <= hit.first < last), 0)


def shared_lead(scene: Scene, hit: Hit, mentions: list[DateMention], room: Room) -> DateMention | None:
    """ "Since Monday nobody may leave and no foreigner may enter": the date before both verbs is of both."""
    low = scene.sentence.low
    if not room.first or "and" not in low[room.first : hit.first + 1]:
        return None
    left = scene.clause(hit.first, hit.last)[0]
    early = (m for m in mentions if left <= m.first and m.last <= room.first and m.role in SHARED)
    return next((m for m in early if m.first - left <= 2 or low[m.first - 1] == ","), None)


DAYS = ("day", "hour", "weekend")
SHARED = ("on", "since", "as_of", "after")


def lifted_at(scene: Scene, hit: Hit, reach: int) -> int:
    """Where "..., in force since the war, was lifted in June" ends the rule named; the days before are not its own."""
    for i in range(hit.first + 1, reach):
        if scene.has(i, "LIFTED") and (scene.has(i - 1, "BE") or low_of(scene, i - 1) in ("been", "be")):
            return i if scene.any_of(hit.first, i, "RULENOUN") else -1
    return -1


def low_of(scene: Scene, i: int) -> str:
    return scene.sentence.low[i] if i >= 0 else ""


def held_from(scene: Scene, published: date, first: int = 0, last: int | None = None) -> Period:
    """The days in a sentence, or its part, that tells only how long the rule before it holds; else an empty period."""
    if not forced(scene, first) or scene.sentence.low[first] not in ("the", "this", "that", "it"):
        return UNSTATED
    whole = Hit(NOTHING, first, last or len(scene.sentence.low))
    return effective(scene, whole, whole.last, dates_of(scene.sentence, published), published, Room(first, whole.last))


def holds_for_length(scene: Scene, hit: Hit) -> bool:
    """Whether "for 60 days" is the length of the rule, not of a stay: then only "for a trial year" is."""
    low = scene.sentence.low
    if any(low[i : i + 2] == ["been", "in"] for i in range(hit.first, len(low) - 1)):
        return False  # "unless they have been in Canada for 14 days"
    if hit.rule.value in ("days", "protection", "stay tolerated") or hit.rule.policy == "visa_required":
        return "trial" in scene.words
    return not any(scene.any_of(hit.first - 3, hit.last, name) for name in OF_PAPERS)


def dated(scene: Scene, mention: DateMention) -> bool:
    """Whether a date can bound a rule: not a rate, a loose "in recent days" or a length that only looks back."""
    if mention.role == "within":
        words = scene.sentence.low[mention.first : mention.last]
        return "from" in words or "since" in words  # "for one month from 1 March"
    stamped = mention.grain == "hour" and mention.first == 0  # "11.10 Portugal", the time of an entry
    words = scene.sentence.low[mention.first : mention.last]
    hours = ("from" in words and {"to", "until"} & {*words}) or {"between", "and"} <= {*words}
    if mention.grain == "hour" and hours and mention.start == mention.end:
        return False  # "open from 6 a.m. to 10 p.m."
    return mention.role not in NO_DATE and not stamped


def bounds(scene: Scene, mention: DateMention, hit: Hit, published: date) -> tuple[date | None, date | None]:
    """The first and the last day that one date expression gives to a rule."""
    low = scene.sentence.low
    start, end = day_meant(scene, mention, told_of(scene, mention, hit), published)
    lead = frozenset(low[max(0, mention.first - 2) : mention.first + 1])
    if "since" in low[mention.first : mention.last] and mention.role in ("within", "until"):
        return start, None  # "have needed no visa for stays of 15 days since 29 September"
    if mention.role == "within":
        granted = hit.rule.value == "protection" and "from" in low[mention.first : mention.last]
        return start, end if granted or holds_for_length(scene, hit) else None
    if mention.role == "until" or lead & {"until", "till", "through"}:
        return None, last_before(low, mention, still_to_come(scene, mention, hit, end, published))
    if mention.role in ("since", "after") or lead & {"backdated", "since"}:
        return start, None
    if ended(scene, mention, hit):
        return None, still_to_come(scene, mention, hit, end, published)
    if start != end and mention.grain in ("day", "weekend"):
        return start, end
    return start, None


def told_of(scene: Scene, mention: DateMention, hit: Hit) -> str:
    """The tense of the verb right before a date, "the rule took effect on Saturday", else that of the rule."""
    near = scene.sentence.low[max(0, mention.first - 5) : mention.first]
    if {"effect", "force"} & {*near}:
        if {"took", "came", "entered", "went"} & {*near}:
            return "past"
        if {"takes", "comes", "enters", "goes", "will"} & {*near}:
            return "future"
    return tense(scene, hit)


def ended(scene: Scene, mention: DateMention, hit: Hit) -> bool:
    """Whether the date is the last of a status or a time: "protected status ends on 3 August"."""
    near = scene.sentence.low[max(hit.first, mention.first - 5) : mention.first]
    if "to" in near[-2:] and (scene.any_of(hit.first - 6, mention.first, "PROLONG") or not RUNS.isdisjoint(near)):
        return True
    if {"that", "which", "it"} & {*near} and {"lapses", "expires", "ends", "lapse", "expire"} & {*near}:
        return True  # "an offer that lapses on 1 July"
    if any(near[i : i + 2] in OUT or near[i:] in EXPIRED for i in range(len(near))) and runs_out(scene, hit):
        return True  # "the cards of 300,000 Malians ran out on 31 May"
    status = hit.rule.value in STATUS or scene.any_of(hit.first, hit.last, "GRACE")
    return status and not ENDS.isdisjoint(near)


def runs_out(scene: Scene, hit: Hit) -> bool:
    """Whether a rule is about cards or permits that end."""
    return hit.rule.name == "cards-run-out" or scene.any_of(hit.first, hit.last, "PERMITS")


OUT = (["ran", "out"], ["run", "out"], ["runs", "out"], ["expired", "on"], ["lapsed", "on"], ["expire", "on"])
EXPIRED = (["expired"], ["lapsed"], ["expire"], ["lapse"], ["expires"], ["lapses"])


def still_to_come(scene: Scene, mention: DateMention, hit: Hit, end: date | None, published: date) -> date | None:
    """ "prolonged to 31 December": the end of what goes on lies ahead."""
    if end and end < published and not mention.future and scene.any_of(hit.first - 6, mention.first + 1, "PROLONG"):
        return (mention.ahead() or (end, end))[1]
    return end


def last_before(low: list[str], mention: DateMention, end: date | None) -> date | None:
    """ "until 6 July" ends on that day, "before 1 July" on the day before."""
    words = low[max(0, mention.first - 1) : mention.first + 1]
    if "before" in words and mention.start:
        return mention.start - timedelta(days=1)
    return end
