"""How a later sentence owns up to a number, and which number it speaks of when others stand between."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.movement.modality.amends import gave_up, now_admits, said_another, to_next_count, was_quoted
from borderdesk.extract.movement.modality.offered import THEY
from borderdesk.extract.movement.modality.pictured import aged
from borderdesk.extract.movement.modality.retreated import counted_twice, not_for_use, wrong_place
from borderdesk.extract.movement.words.sense import BE, HAVE
from borderdesk.extract.movement.words.words import ended_by, word_set

POINTERS = frozenset("the that this its his her their our".split())
EARLIER = frozenset("earlier previous first original initial old".split())
LOWERING = frozenset("cut lowered reduced revised corrected trimmed slashed scaled brought halved".split())
DOWN = frozenset("to down back by".split())
AGAIN = frozenset("already twice same double duplicates elsewhere".split())
CLARIFYING = frozenset(
    """
    clarified clarifies clarify explained explains conceded concedes admitted admits acknowledged acknowledges later
    """.split()
)
SPAN = 8  # tokens


def owned_up(low: list[str]) -> str:
    """ "He might have exaggerated", "the figure was later cut to 1,200", "that was for the year, it clarified"."""
    _, phrase = ended_by("owned_up", low)
    if phrase:
        return " ".join(phrase)
    told = gave_up(low) or aged(low, nameless=False)
    told = told or _not_so(low) or _lowered(low) or _meant_another(low) or _spoilt(low) or _really(low)
    low = to_next_count(low)
    return told or counted_twice(low) or not_for_use(low) or wrong_place(low)


def _not_so(low: list[str]) -> str:
    """ "They had not: the buses turned back", "He was mistaken by a factor of ten", "there had been no such boats"."""
    if low[0] in THEY and low[1:2] and low[1] in AUXILIARIES and len(low) > 3:
        at = 3 if low[2] == "'" else 2  # "didn't" stands as three tokens
        if low[2] in ("not", "never") and not low[at + 1].isalpha():
            return f"{low[1]} not"
        if low[2] in MISTAKEN:
            return low[2]
    if told := _shrank_from(low):
        return told
    if "such" not in low:
        return ""
    such = any(pair == ("no", "such") and "there" in low[max(i - 4, 0) : i] for i, pair in enumerate(pairwise(low)))
    return "no such" if such else ""


AUXILIARIES = BE | HAVE | frozenset("did does do".split())


def _shrank_from(low: list[str]) -> str:
    """ "Pressed for a source, he withdrew", "he had heard it in the market", "took the list down"."""
    if not IGNORING.isdisjoint(low[:2]) and not any(token[0].isdecimal() for token in low):
        return next(token for token in low[:2] if token in IGNORING)  # ""Ignore my last," he tweeted"
    if SHRINKING.isdisjoint(low):
        return ""
    for i, (one, other) in enumerate(pairwise(low)):
        if one in AUTHORS and other in RETREATING and not [*low, "."][i + 2].isalpha():
            return other  # "Pressed for a source, he withdrew"
        if one in THOUGHT and other in TALKING and i and low[i - 1] in BE | HAVE and _explained(low, i):
            return f"{one} of"  # "his office says the aide was speaking of applications"
        if one == "nothing" and low[i + 1 : i + 4] in SORTS and not THEY.isdisjoint(low[:i]):
            return "nothing of the sort"
        if one in HEARD and other == "it" and low[i - 1] == "had" and not AUTHORS.isdisjoint(low[:i]):
            return "had heard it"
        if one in TAKING and other in OBJECTS and not DOWNWARD.isdisjoint(low[i + 2 : i + 4]):
            return "took down"
    return ""


CLAIMS = frozenset(("tally", "claim"))


def _explained(low: list[str], at: int) -> bool:
    return not word_set("saying").isdisjoint(low[max(at - SPAN, 0) : at])


THOUGHT = frozenset("speaking talking thinking referring alluding".split())
TALKING = frozenset("of about to".split())
SORTS = (["of", "the", "sort"], ["of", "the", "kind"])
HEARD = frozenset("heard read overheard got gathered guessed dreamt imagined".split())
TAKING = frozenset("took taken takes taking pulled pulls".split())
OBJECTS = frozenset("it that this the its".split())
DOWNWARD = frozenset("down offline".split())
IGNORING = frozenset("ignore disregard scrap forget".split())
RETREATING = frozenset("withdrew backtracked recanted retracted relented backpedalled wavered demurred".split())
SHRINKING = RETREATING | THOUGHT | HEARD | TAKING | {"nothing"}
MISTAKEN = frozenset("mistaken wrong misinformed misled confused misquoted".split())


def _spoilt(low: list[str]) -> str:
    """ "It later emerged that commuters had been counted in", "She had added up two weeks, her office explained"."""
    if EMERGING.isdisjoint(low):
        return ""
    for i, token in enumerate(low):
        if (
            token in SPOILING
            and "had" in low[max(i - 3, 0) : i]
            and (token != "counted" or not AS.isdisjoint(low[i + 1 :]))
        ):
            return f"had {token}"
    return ""


EMERGING = CLARIFYING | {"emerged", "transpired", "turned", "appears", "appeared", "learned", "learnt"}
SPOILING = frozenset("counted added mixed lumped confused doubled mistaken misread taken misunderstood".split())
AS = frozenset("in twice as too double".split())


def _really(low: list[str]) -> str:
    """ "In fact the lorries had carried 300", "They now put it at a tenth of that"."""
    fact = low[:2] == ["in", "fact"] or low[:1] in (["actually"], ["really"])
    if not fact and PUT.isdisjoint(low):
        return ""
    number = any(token[0].isdecimal() for token in low) or not FRACTIONS.isdisjoint(low)
    if fact:
        return "in fact" if number and ("had" in low or "was" in low or "were" in low) else ""
    put = any(one in PUT and other in ("it", "that") for one, other in pairwise(low[:SPAN]))
    return "now put it at" if put and "now" in low[:SPAN] and number and "of" in low and "that" in low else ""


PUT = frozenset("put puts place places".split())
FRACTIONS = frozenset("tenth third half quarter fifth fraction".split())


def names_number(low: list[str]) -> bool:
    """Whether a sentence names the number told of before: "that figure", "the earlier tally"."""
    named = word_set("told_numbers")
    return any(
        (token in named or token in CLAIMS)
        and (low[i - 1] in POINTERS or (low[i - 1] in EARLIER and low[i - 2] in POINTERS))
        for i, token in enumerate(low)
        if i
    )


def _lowered(low: list[str]) -> str:
    """ "The tally was later cut to 1,200", "a recount brought the figure down to 2,300"."""
    named = word_set("told_numbers")
    for i, token in enumerate(low[:SPAN]):
        if (token in named or token == "tally") and i and low[i - 1] in POINTERS:
            near_by = low[max(i - 3, 0) : i + SPAN]
            verb = next((one for one, other in pairwise(near_by) if one in LOWERING and _led_down(near_by, one)), "")
            if verb and any(other[0].isdecimal() for other in low[i:]):
                return verb
    return ""


def _led_down(tokens: list[str], verb: str) -> bool:
    return not DOWN.isdisjoint(tokens[tokens.index(verb) : tokens.index(verb) + 5])


def _meant_another(low: list[str]) -> str:
    """ "That was for the whole year, it clarified", "the earlier number was the total for two years"."""
    if CLARIFYING.isdisjoint(low) and not names_number(low):
        return ""
    for i, (one, other) in enumerate(pairwise(low)):
        if one == "was" and i and (low[i - 1] in ("that", "it", "this") or low[i - 1] in word_set("told_numbers")):
            behind = low[i + 1 : i + SPAN]
            span = not {"years", "year", "months", "quarter"}.isdisjoint(behind) and "highest" not in behind
            if other == "for" or (
                behind[:1] == ["the"] and not {"total", "figure"}.isdisjoint(behind) and "for" in behind
            ):
                return "was for" if span else ""
    return ""


def counted_again(low: list[str], number: str) -> str:
    """ "The 9,800 included people already registered"."""
    again = "included" in low and not AGAIN.isdisjoint(low)
    return "included already" if again and number in "".join(low) else ""


def struck(low: list[str]) -> str:
    """ "We have removed that entry", "asked editors to disregard the line"."""
    for i, token in enumerate(low[2:], 2):
        if token == "line" and low[i - 2] == "crossed":
            continue  # a border
        if token in PASSAGES and low[i - 1] in POINTERS and low[i - 2] in word_set("withdrawing"):
            return f"{low[i - 2]} {low[i - 1]} {token}"
    return ""


PASSAGES = frozenset("entry line lines passage paragraph sentence post item note alert text page".split())


def it_was(low: list[str]) -> bool:
    """ "It was 60, he wrote the next day": another number for the same."""
    told = low[:2] == ["it", "was"] and low[2:3] and low[2][0].isdecimal() and "," in low[3:6]
    behind = low[low.index(",", 3) + 1 :][:SPAN] if told else []
    return behind[:1] != [] and behind[0] in AUTHORS and not LATER.isdisjoint(behind)


LATER = frozenset("next later then afterwards since now corrected clarified".split())
AUTHORS = frozenset(("he", "she"))


def told_anew(before: list[str], first: int, low: list[str]) -> str:
    """ "Officials at first said 3,400 had left. By evening they spoke of 2,906": a later number in its place."""
    head = before[:first]
    at_first = ("first" in head and ("at", "first") in pairwise(head)) or not INITIALLY.isdisjoint(head)
    anew = at_first and not THEY.isdisjoint(low[:SPAN]) and not SPEAKING.isdisjoint(low)
    if anew and not SPEAKING.isdisjoint(head) and any(token[0].isdecimal() for token in low):
        return "at first"
    told = now_admits(low) if "had" in before and not HAD_SAID.isdisjoint(before) else ""
    return told or (said_another(low) if was_quoted(before[:first]) else "")


HAD_SAID = frozenset("said told claimed spoken put given announced declared".split())
INITIALLY = frozenset("initially originally".split())
SPEAKING = frozenset("said say says spoke speak put gave reported counted announced told".split())
