"""Words of forecast, ceiling or denial that speak of something else than the amount, and phrases that disown one."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.words.words import word_set, words

RELATIVE = frozenset("who which that whom whose where than though although because but".split())
AFTER = frozenset("after before when since because although though".split())
ARTICLES = frozenset("a an the this that its their his".split())
UNDER = frozenset("under within of against above below beyond over despite before".split())
HAVE = frozenset(("has", "have", "had"))


def beside(low: list[str], at: int, first: int, last: int, cue_at: int) -> bool:
    """Whether the word at ``at`` belongs to another clause than amount and verb, which span ``first``..``last``.

    "2,300 people who had feared arrest", "fewer than planned", "a planned protest", "under the quota it has taken in".
    """
    if as_meant(low, at):
        return True
    if at >= last:
        return _said_of_others(low, at, last)
    if at >= first:
        return _passed(low, at, cue_at)
    between = low[at + 1 : first]
    return (
        _quoted(between)
        or inserted(low, at, first)
        or _told_apart(low, at, between)
        or _led_to(between)
        or _meanwhile(low, between, cue_at)
        or (low[at] in DENIALS and not AFTER.isdisjoint(between))
        or _attribute(low, at, first)
        or _kept(low, at, cue_at)
    )


def _quoted(between: list[str]) -> bool:
    """ ""No more room," said the warden, who is feeding 2,300": what is quoted ends before the number."""
    at = next((i for i, token in enumerate(between) if token in ('"', "\u201d")), -1)
    return at >= 0 and not word_set("saying").isdisjoint(between[at + 1 : at + 3])


def _passed(low: list[str], at: int, cue_at: int) -> bool:
    """ "260 people who had meant to fly to Israel were turned away": what they meant, not what happened."""
    unreal = low[at + 1 : at + 2] == ["have"]  # "who should have left in May were deported in June"
    if not WHO.isdisjoint(low[max(at - 3, 0) : at]) and (unreal or cue_at > at + 2):
        return low[cue_at - 1] in FINITE or is_past(low, cue_at)
    if low[at].endswith("ed") and cue_at > at + 2 and low[at - 1] not in FINITE and "," not in low[at:cue_at]:
        return is_past(low, cue_at) and FINITE.isdisjoint(low[cue_at - 2 : cue_at])  # "300 promised a place flew in"
    if low[at].endswith("ing") and low[at - 1] not in FINITE and low[cue_at - 1] in FINITE:
        return True  # "300 people hoping for papers were registered"
    opens = "," in low[max(at - 2, 0) : at] or (at > 2 and low[at - 3] == "," and low[at - 2].isalpha())
    return opens and "," in low[at:cue_at]  # "6,500, the mayor would guess, arrived"


WHO = frozenset(("who", "that", "which", "whom"))
FINITE = frozenset("was were is are has have had been".split())


def as_meant(low: list[str], at: int) -> bool:
    """ "hardly worked as planned: 2,140 were sent back", "instead of going on as had been assumed"."""
    before = at - 1
    while before > 0 and low[before] in MEANT_BY:
        before -= 1
    return low[before] == "as" and low[at].endswith("ed") and low[before - 1] not in ("as", "many", "such")


MEANT_BY = frozenset("had has been was were it they he she first originally widely".split())


def _told_apart(low: list[str], at: int, between: list[str]) -> bool:
    """ "said reports of a ban were wrong and that 640 were let in", "a mistake in Bremen, where 1,371 got papers"."""
    return between[:2] == ["and", "that"] or (low[at] in DENIALS and (",", "where") in pairwise(between))


def _led_to(between: list[str]) -> bool:
    """ "is bracing for unrest after 3,000 entered": what has been done, and led to what is feared."""
    at = next((i for i, token in enumerate(between) if token in CAUSES), -1)
    return at >= 0 and "," not in between[at:] and CLOCK.isdisjoint(between[at + 1 : at + 3])


def _meanwhile(low: list[str], between: list[str], cue_at: int) -> bool:
    """ "Fears grew as 5,600 crossed": what is done while something is feared."""
    at = next((i for i, token in enumerate(between) if token == "as" and i), -1)
    return at > 0 and (between[at - 1].endswith("ed") or between[at - 1] in GROWING) and is_past(low, cue_at)


GROWING = frozenset("grew rose fell spread began swept ran".split())
CAUSES = frozenset(("after", "because"))
CLOCK = frozenset("monday tuesday wednesday thursday friday saturday sunday midnight noon dawn dusk that this".split())


def _said_of_others(low: list[str], at: int, last: int) -> bool:
    """ "fewer than planned", "well under the ceiling", "a scheme expected to run", "against a rumour of more"."""
    if not (RELATIVE | AFTER).isdisjoint(low[last:at]) and low[at - 1] != "is":
        return True
    if low[at] in CEILINGS and not (COMPARING | {"what"}).isdisjoint(low[max(at - 3, last) : at]):
        return True  # "well above the ceiling", "close to what the old cap would have borne"
    if low[at] in DENIALS and low[at + 1 : at + 2] in (["of"], ["that"]):
        return True
    if _attribute(low, at, len(low)):
        return True  # "without waiting for the promised buses"
    if low[at - 1] in ARTICLES and low[at + 1 : at + 2] and low[at + 1][0].isdecimal():
        return True  # "4,000 of an expected 12,000"
    return low[at].endswith("ed") and at - 2 > last and low[at - 2] in ARTICLES and low[at - 1].isalpha()


COMPARING = frozenset("well far just above below beyond over against despite".split())
DENIALS = frozenset("denial denied denies rumour rumours rumor rumors report mistake error withdrawn".split())


def inserted(low: list[str], at: int, first: int) -> bool:
    """ "Panama, which plans to close the trail, counted 900": behind a relative, and a comma ends it."""
    opening = [i for i in range(max(at - 6, 1), at) if low[i] in ("which", "who", "where", "whose")]
    apart = range(max(at - INSERTED, 2), max(at - 6, 2))  # "Hungary, which refused to take part in the quota plan, had"
    opening = opening or [i for i in apart if low[i] in WAYS and low[i - 1] == "," and "," not in low[i:at]]
    return bool(opening) and "," in low[at:first]


INSERTED = 12  # tokens from the relative to the word


def by_the_way(low: list[str], first: int, at: int, last: int) -> bool:
    """ "215 workers, whose visas an office is to look at, are stuck": between commas, before the verb at ``last``."""
    if not first < at < last or "," not in low[at:last]:
        return False
    return any(low[i] == "," and low[i + 1] in WAYS for i in range(first, at - 1))


WAYS = frozenset("which who whose whom where".split())


def _attribute(low: list[str], at: int, first: int) -> bool:
    """ "a planned protest": a participle before the noun of something else."""
    behind = low[at + 1] if at + 1 < first else ""
    participle = low[at].endswith("ed") and at > 0 and (low[at - 1] in ARTICLES or low[at - 1] in ("'s", "s"))
    own = behind in OWN_NOUNS or any(one.shape == "noun" or one.form != "s" for one in words().cues.get(behind, ()))
    return participle and behind.isalpha() and not own and not behind.endswith(("ed", "ly"))


def as_said(low: list[str], at: int, m: Mention) -> bool:
    """ "entered as expected", "as it had planned", ", an expected rise": what is told came as foreseen."""
    if low[at - 1] in ("as", "than") or low[at - 2 : at] == ["according", "to"]:
        return True  # "more people than hoped took the offer: 1,240"
    if at > 2 and low[at - 3] == "as" and low[at - 2] in TOLD_BY and low[at - 1] in ("had", "has"):
        return True
    return at > m.last + 1 and low[at - 2] == "," and _attribute(low, at, len(low))


TOLD_BY = frozenset("it they he she was were".split())
OWN_NOUNS = frozenset("to that number total return returns arrival arrivals influx figure for at of by on in".split())


def _kept(low: list[str], at: int, cue_at: int) -> bool:
    """ "under the quota Canada has received 900": what was done, not what is allowed."""
    measured = low[at] in CEILINGS and not UNDER.isdisjoint(low[max(at - 3, 0) : at])
    return measured and not HAVE.isdisjoint(low[max(cue_at - 3, 0) : cue_at])


CEILINGS = frozenset("quota quotas ceiling cap limit programme program".split())


def done_to(behind: list[str]) -> bool:
    """Whether a participle follows: "are to be flown home"."""
    return bool(behind) and behind[0].endswith(PARTICIPLES)


PARTICIPLES = ("ed", "wn", "en", "ght", "nt", "ut")


def disowned(tokens: list[str]) -> str:
    """The phrase that takes a number back, "" where none does: "there is no truth in", "no longer stands by"."""
    endings = words().ended["disowned"]
    for i, token in enumerate(tokens):
        for phrase in endings.get(token, ()) if token in endings else ():
            at = max(i + 1 - len(phrase), 0)
            if phrase[:2] == ("no", "sign") and tokens[i + 1 : i + 2] and tokens[i + 1].endswith("ing"):
                continue  # "showed no sign of drying up"
            if phrase[:2] == ("no", "longer") and tokens[i + 1 : i + 2] and tokens[i + 1] in HELD:
                continue  # "would no longer hold people back"
            if tuple(tokens[at : i + 1]) == phrase and (phrase[0] != "should" or tokens[at - 1 : at] not in RELATIVES):
                return " ".join(phrase)  # not of people "who should have been vaccinated"
    return ""


RELATIVES = (["who"], ["which"])
HELD = frozenset("people them anyone anybody migrants refugees back him her men those".split())
PRINTED = frozenset(
    """
    item version caption headline article story chart graphic map report dispatch bulletin edition post tweet release
    communique note briefing
    """.split()
)
OWN_ITEMS = frozenset(("item", "caption", "headline"))
EARLIER = frozenset("earlier previous original first our initial prior".split())
GAVE = frozenset(
    "gave had said put spoke spoken stated wrote listed showed reported misstated overstated quoted counted".split()
)


def printed(low: list[str], at: int) -> str:
    """ "An earlier version of this page gave departures as 82,000", "An item had 3.7 million": put right later."""
    told = _own_report(low, at)
    if told:
        return told
    for i in range(max(at - 16, 1), at):
        if low[i] not in PRINTED:
            continue
        own = low[i] in OWN_ITEMS and low[i - 1] in ("a", "an", "our")
        if (own or low[i - 1] in EARLIER) and ";" not in low[i:at] and not GAVE.isdisjoint(low[i + 1 : at]):
            return f"{low[i - 1]} {low[i]}"
    return ""


def _own_report(low: list[str], at: int) -> str:
    """ "We reported yesterday that 4,000 had crossed", "at 12:40 we wrote": said again only to put it right."""
    for i in range(at):
        if low[i] != "we" or WROTE.isdisjoint(low[i + 1 : i + 3]) or low[i - 1] == "as":
            continue
        around = {*low[max(i - 6, 0) : i], *low[i + 1 : i + 7]}
        if not LATELY.isdisjoint(around) or ":" in low[max(i - 4, 0) : i]:
            return f"we {low[i + 1]}"
    return ""


WROTE = frozenset("wrote written reported published misstated misreported said gave".split())
LATELY = frozenset("yesterday earlier previously wrongly mistakenly incorrectly originally first initially".split())
