"""What may come, not who came: by law, by scheme, at most so many a day, or a number on which a rule depends."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.words.traits import named, trait
from borderdesk.extract.movement.words.words import word_set, words

ARE = frozenset(("are", "is", "be", "being"))
HAD = frozenset(("had", "was", "were", "has", "have", "been"))
ALLOWED = frozenset("allowed permitted entitled authorised authorized let admitted accepted".split())
ALLOWING = frozenset(
    """
    allows permits authorises authorizes entitles lets admits accepts grants gives enables sets fixes reserves
    guarantees
    """.split()
)
ONLY = frozenset("only just merely".split())
EACH = frozenset("each every a per an".split())
SPANS = frozenset("day week month year hour night".split())
YEARLY = frozenset(("annual", "yearly"))
LEVELLED = 5  # tokens between the verb of a level and its number: "stays for a week above 1,500"
TIMED, DEPENDS = trait(SPANS | {"daily", "weekly", "monthly", "once", "time"}), named("depending")


def allowed(low: list[str], traits: int, m: Mention, cue_at: int) -> str:
    """The words by which the number is a ceiling, "" where none are."""
    if (
        low[cue_at] in LETS
        and cue_at < m.first
        and (low[m.first - 1] in ONLY or not LASTING.isdisjoint(low[m.last : m.last + 8]))
    ):
        return low[cue_at]
    if low[cue_at] in LETS and _whom_it_lets(low, m, cue_at):
        return low[cue_at]
    if m.qualifier == "more_than" and (told := _not_more(low, m, cue_at)):
        return told
    if traits & DEPENDS and (told := _threshold(low, m, cue_at)):
        return told
    each = _each(low, m, cue_at) if traits & TIMED or m.rate else False
    if not is_past(low, cue_at) and (told := _by_law(low, m, cue_at, each=each)):
        return told
    if each:
        return _set_to(low, m) or _named_so(low, m)
    return _intake(low, m) if low[m.first - 1] == "to" else ""


def _not_more(low: list[str], m: Mention, cue_at: int) -> str:
    """ "does not admit more than 300 a day", "never lets more than 50 into the country": so many at most."""
    if low[m.first : m.first + 2] != ["more", "than"] or cue_at > m.first:
        return ""
    at = next((i for i in range(m.first - 1, max(cue_at - 4, -1), -1) if low[i] in NEVER), -1)
    return "not more than" if at >= 0 and JOINTS.isdisjoint(low[at : m.first]) else ""


def _whom_it_lets(low: list[str], m: Mention, cue_at: int) -> bool:
    """ "of the 600 pickers whom the state allows in for the harvest": how many may come, not how many it lets in."""
    between = low[m.last : cue_at]
    told = 2 <= len(between) <= CLAUSE and JOINTS.isdisjoint(frozenset(between) - RELATIVE)
    numbered = any(token[0].isdecimal() for token in low[cue_at + 1 : cue_at + 4])  # "the guard lets in 20"
    numbered = numbered or any(is_past(low, i) for i in range(cue_at + 1, min(cue_at + 3, len(low))))
    return told and not numbered and (low[m.first - 1] == "the" or not RELATIVE.isdisjoint(between))


CLAUSE, RELATIVE = 8, frozenset(("who", "which", "that"))
LETS = frozenset(
    "lets admits allows permits".split()
)  # so many by rule: "the cap lets 7,500 into the country this year"
LASTING = frozenset("this each every per".split())
NEVER = frozenset("not never cannot nor rarely seldom hardly".split())


def _each(low: list[str], m: Mention, cue_at: int) -> bool:
    """Whether it is so many in each span of time."""
    at = max(m.last, cue_at + 1)
    behind = low[m.last : m.last + 5], low[at : at + 8]
    if m.rate or low[m.first - 1] in OFTEN:
        return True
    pairs = [pair for words in behind for pair in pairwise(words)]
    return any((one in EACH and other in SPANS) or (one, other) in AT_ONCE for one, other in pairs)


OFTEN = frozenset("daily weekly monthly".split())  # "a daily 300 are let in"
AT_ONCE = frozenset((("at", "once"), ("a", "time")))


def _by_law(low: list[str], m: Mention, cue_at: int, *, each: bool) -> str:
    """ "the scheme lets 30,000 a month enter", "280 can win each year", "only 300 a day are let in"."""
    left = min(m.first, cue_at)
    head = low[max(left - 7, 0) : max(cue_at, m.first)]
    if "intake" in low[max(m.first - 8, 0) : m.first] and not YEARLY.isdisjoint(low[max(m.first - 10, 0) : m.first]):
        return "annual intake"
    lets = not ALLOWING.isdisjoint(head) or low[cue_at] in ALLOWING
    if lets and (each or not word_set("schemes").isdisjoint(head)):
        return "allowed"
    if told := _can(low, m, cue_at) or _handles(low, m, each=each):
        return told
    if not each:
        return ""
    around = *low[max(cue_at - 5, 0) : cue_at + 1], "", *low[m.last : m.last + 7]
    if any(one in ARE and other in ALLOWED for one, other in pairwise(around)):
        capped = low[cue_at] not in MERELY or low[m.first - 1] in ONLY or m.qualifier == "up_to"
        return "are allowed" if capped else ""
    verb = low[cue_at] if cue_at != m.core_first else low[m.first - 1]
    if m.qualifier in ("up_to", "less_than") and cue_at <= m.core_first and verb.endswith("s"):
        return "at most"  # "the post passes not more than 20 a day"
    return _under_scheme(low, m)


def _handles(low: list[str], m: Mention, *, each: bool) -> str:
    """ "takes only 100 visa applications a day", "the window serves no more than 30": what an office will do."""
    at = m.first - 1
    only = low[at] in ONLY and each
    while low[at] in ONLY and at:
        at -= 1
    only = only or m.qualifier in ("up_to", "less_than") or ("no", "more") in pairwise(low[m.last : m.last + 6])
    return low[at] if only and low[at] in word_set("handling") else ""


def _can(low: list[str], m: Mention, cue_at: int) -> str:
    """ "it can manage 60,000", "the post cannot process more than 500", "280 can win"."""
    if "can" not in low and "cannot" not in low:
        return ""
    for i in [*range(max(m.first - 5, 0), m.first), *range(m.last, max(m.last + 3, cue_at))]:
        can = low[i] if low[i : i + 1] in (["can"], ["cannot"]) and not _perceived(low[i + 1 : i + 3]) else ""
        verbs = i + 3 if low[i + 2 : i + 3] == ["and"] else i  # "can lodge and send on 3,000"
        if can and JOINTS.isdisjoint(low[verbs : m.first]) and JOINTS.isdisjoint(low[m.last : i]):
            return can
    return ""


def _perceived(behind: list[str]) -> bool:
    """ "can see 300", "300 can be counted" tell of what is there; "300 can be admitted" does not."""
    return not PERCEIVED.isdisjoint(behind[:1]) or (behind[:1] == ["be"] and not BE_SEEN.isdisjoint(behind[1:]))


PERCEIVED = frozenset("see count hear say tell confirm vouch now document".split())
BE_SEEN = frozenset("seen counted heard said told confirmed found in at on there made".split())
JOINTS = frozenset((",", ";", ":", "and", "but", "who", "which", "that", "."))
MERELY = frozenset(("let", "admitted", "accepted"))


def _under_scheme(low: list[str], m: Mention) -> str:
    """ "admits 75 a year under its access scheme", "under the pact Germany takes 500 a month"."""
    for i in [*range(m.last, min(m.last + 8, len(low))), *range(max(m.first - 9, 0), m.first)]:
        if low[i] == "under" and not word_set("schemes").isdisjoint(low[i + 1 : i + 8]):
            return "by rule so many a time"
    return ""


def _set_to(low: list[str], m: Mention) -> str:
    """ "cut to 500 a week the visa applications it takes"."""
    if low[m.first - 1] not in ("to", "at") or word_set("taken_in").isdisjoint(low[max(m.first - 12, 0) : m.last + 7]):
        return ""
    return next((token for token in low[max(m.first - 13, 0) : m.first] if token in word_set("setting")), "")


def _intake(low: list[str], m: Mention) -> str:
    """ "Parliament cut the intake to 12,400"."""
    head = low[max(m.first - 7, 0) : m.first]
    verb = next((token for token in head if token in word_set("setting")), "")
    return verb if verb and not INTAKES.isdisjoint(head) else ""


INTAKES = frozenset("intake quota ceiling cap limit".split())


def _named_so(low: list[str], m: Mention) -> str:
    """ "300 a day: such is the limit", "80 a day, that is the ceiling"."""
    for i in range(m.last, min(m.last + 16, len(low) - 2)):
        if low[i] in (":", ",", ";") and low[i + 1] in ("such", "that", "this", "it") and low[i + 2] in ("is", "was"):
            return next((token for token in low[i + 3 : i + 12] if token in word_set("ceiling")), "")
    return ""


def _threshold(low: list[str], m: Mention, cue_at: int) -> str:
    """ "for as long as encounters stay above 1,500", "once arrivals reach 2,500": no count, a condition."""
    verbs, near_by = word_set("level_verbs"), range(m.first - 1, max(m.first - LEVELLED, 0), -1)
    level = next((i for i in near_by if low[i] in verbs), -1)
    if level < 0 and low[m.first - 1] in AWAITING:
        waited = low[m.first - 1] in ("until", "till") and "have" in low[m.last : cue_at]
        return "" if is_past(low, cue_at) and not waited else low[m.first - 1]  # "until 300 people are through"
    if level < 0 and low[m.first - 3 : m.first] == ["as", "soon", "as"]:
        return "" if is_past(low, cue_at) else "as soon as"
    if level < 0:
        return ""
    head = low[max(level - 10, 0) : level]
    at = max((i for i, token in enumerate(head) if token in word_set("depending")), default=-1)
    return f"{head[at]} {low[level]}" if at >= 0 and not {",", ";", "."} & {*head[at:]} else ""


AWAITING = frozenset(("once", "if", "until", "till", "unless"))


def is_past(low: list[str], at: int) -> bool:
    """Whether the word at ``at`` is a verb in the past or the perfect, or stands behind one that is."""
    if not HAD.isdisjoint(low[max(at - 2, 0) : at]):
        return True
    return low[at] in _pasts() and ARE.isdisjoint(low[max(at - 2, 0) : at])


@cache
def _pasts() -> frozenset[str]:
    """Words that begin verbs of movement in the past, and in no other form."""
    forms = {
        token: {pattern.form for pattern in patterns if pattern.shape != "noun"}
        for token, patterns in words().cues.items()
    }
    return frozenset(token for token, them in forms.items() if them - {"fixed"} == {"past"})


def is_base(token: str) -> bool:
    """Whether the word is a verb of movement in its base form."""
    return token in _bases()


@cache
def _bases() -> frozenset[str]:
    return frozenset(
        token for token, patterns in words().cues.items() if any(pattern.form == "base" for pattern in patterns)
    )
