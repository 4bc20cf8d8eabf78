"""Whether a word of forecast, ceiling or denial in the clause speaks of the amount."""

from __future__ import annotations

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_base, is_past
from borderdesk.extract.movement.modality.apart import apart
from borderdesk.extract.movement.modality.otherclause import ARTICLES, as_said
from borderdesk.extract.movement.modality.withdrawn import DENYING, WRONGS
from borderdesk.extract.movement.words.sense import BE, ENTRY
from borderdesk.extract.movement.words.words import word_set

MODALS = frozenset("may might could will would should shall must".split())
PRONOUNS = frozenset("who they that which he she".split())
MOTIVES = frozenset("hope hopes fear fears prospect plan plans".split())
FORECASTS = frozenset(
    """
    goal goals objective ambition forecast forecasts target targets scenario prospect projection projections plan plans
    """.split()
)
PAPERS = frozenset("papers documents passports passport visas names identity identities".split())
JOINING = frozenset(("and", "but", "while"))
NEAR_ONLY = frozenset("due ready wants target intended hope fear fears".split())
BEFORE_ONLY = frozenset(
    "limit limits capacity room places agreed offered limited maximum slots restricted willing".split()
)


def governs(low: list[str], at: int, cue_at: int, m: Mention) -> bool:
    """Whether a modal at ``at`` belongs to the verb of movement: "will take in 300", not "the last day it would do"."""
    if at > cue_at:  # "arrivals will drop to 300"
        return cue_at < at < m.first <= at + VERB_GROUP + 1 and not any(t in BREAKS for t in low[at : m.first])
    if low[at + 1 : at + 2] and low[at + 1] in LEVELS and at < m.first <= at + CLOSE:
        return True  # "it may be 80,000"
    between = low[at + 1 : cue_at]
    if (
        m.last < at
        and len(between) == 1
        and low[m.first - 1] != "of"
        and between[0] not in HAVING
        and is_base(between[0])
        and is_past(low, cue_at)
    ):
        return False  # "50 Afghans it said it would shelter landed"
    if at + 2 < m.first <= m.last <= cue_at and is_base(low[at + 1]) and is_past(low, cue_at):
        return False  # "had said that nobody would come; 900 landed"
    if not ASKED.isdisjoint(between):
        return False  # "could not say where the 3,000 had come from"
    if len(between) <= VERB_GROUP and not any(token in BREAKS for token in between):
        return True
    joined = low[max(cue_at - 2, 0) : cue_at] == ["and", "be"] or (low[cue_at - 1] == "and" and is_base(low[cue_at]))
    if joined and len(between) < 2 * VERB_GROUP and BREAKS.isdisjoint(between[:-2]):
        return True  # "could lose their status and be deported"
    sees = m.first > at and cue_at >= m.last and at + VERB_GROUP >= m.first  # "would see 300 arrive"
    sees = sees and WHO.isdisjoint(low[m.last : cue_at])
    return sees and "," not in low[at : m.first]


def put_right(low: list[str], at: int) -> bool:
    """ "should have been 70": the right number; "11,000 would do so on an ordinary Wednesday": what is usual."""
    if low[at] == "should" and low[at + 1 : at + 4] == ["be", "read", "as"]:
        return True
    if low[at] == "would" and low[at + 1 : at + 2] == ["be"] and not FAIR.isdisjoint(low[at + 2 : at + 5]):
        return True  # "it would be no exaggeration to say"
    have = at + 2 if low[at + 1 : at + 2] == ["to"] else at + 1
    if low[at] in ("should", "ought") and low[have : have + 2] in (["have", "been"], ["have", "read"]):
        return True
    if low[at] == "could" and low[at + 1 : at + 2] and low[at + 1] in SHOWING:
        return True  # "his own office could account for 7,400"
    near_by = range(max(at - 8, 1), min(at + 16, len(low))) if low[at] == "would" else ()
    often = (i for i in near_by if i < at and low[i] in DAYS and "on" in low[max(i - 2, 0) : i])
    if any(NEXT.isdisjoint(low[i - 2 : i]) for i in often):
        return True  # "on market days up to 6,000 would come over"
    return any(low[i] in USUAL and low[i - 1] not in OWNERS for i in near_by)  # not "beyond its usual intake"


DAYS = frozenset(
    "days nights mornings evenings weekends mondays tuesdays wednesdays thursdays fridays saturdays sundays".split()
)
NEXT = frozenset("coming next following future all both".split())
FAIR = frozenset("no fair safe right correct true accurate".split())
HAVING = frozenset(("have", "be"))
REFUGEES = (["refugees"], ["refugee"])
SHOWING = frozenset("account find confirm trace name identify".split())
OWNERS = frozenset("its their his her our s".split())
USUAL = frozenset("ordinary usual normal typical ordinarily usually normally typically".split())
LEVELS = frozenset("be reach hit exceed top pass total number".split())
CLOSE = 4  # tokens
ASKED = frozenset("say tell confirm explain comment know verify disclose reveal specify where how why whose".split())
VERB_GROUP = 5  # tokens from a modal to its verb: "would, in that case, have left"
BREAKS = frozenset((";", ":", "and", "but", "who", "which", "that", "(", ")"))


WHO = frozenset(("who", "which", "that"))


def _entry_refused(low: list[str], at: int) -> bool:
    """ "Entry was denied to 45"."""
    return low[at] in DENYING and not ENTRY.isdisjoint(low[max(at - 4, 0) : at])


def _put_right(low: list[str], at: int, m: Mention) -> bool:
    """ "The figure was corrected to 13,000": the number that holds."""
    return low[at] in CORRECTED and low[at + 1 : m.first][-1:] == ["to"]


def _brought_about(low: list[str], at: int, m: Mention) -> bool:
    """ "False rumours led 2,000 to walk", "a mistake kept 300 from leaving": what untruth or error has done."""
    if low[at] in DENYING or at > m.first or not {"that", "to"}.isdisjoint(low[at : m.first]):
        return False
    done = m.first - 1
    return done - at > 1 and (low[done] in word_set("making") or is_past(low, done))


def _restricts(low: list[str], at: int, m: Mention, cue_at: int) -> bool:
    """ "puts at 30,000 the Afghans who will leave": the relative clause is what is counted."""
    return at < cue_at and low[at - 2] != "," and at - 1 - m.last <= len(("the", "Afghans"))


CORRECTED = frozenset("corrected amended revised rectified".split())


def holds(check: str, low: list[str], at: int, m: Mention, cue_at: int) -> bool:
    """Whether the word at ``at`` speaks of this amount; ``check``: of denial, ceiling or forecast."""
    if apart(low, at, m, cue_at) or _cap_lifted(low, at):
        return False
    if check == "retracted":
        taken = low[at] in DENYING and at + 3 == m.first and low[at + 1 : m.first] == ["that", "the"]
        if low[at - 1] == "no" or (taken and not WHO.isdisjoint(low[m.last : cue_at])):
            return False  # "it is no exaggeration that 300 crossed", "denied that the 300 who came were beaten"
        return _takes_back(low, at, m, cue_at)
    if at < cue_at and low[cue_at - 1] == "and" and is_past(low, cue_at) and not at < m.first < cue_at:
        return False  # "agreed, and admitted 300"; "planned for 300 and got 540" speaks of these
    own = low[at] in MODALS and at < cue_at <= at + 2  # "4,000 were on their way and should arrive"
    if as_said(low, at, m) or (at > m.last and not own and not JOINING.isdisjoint(low[m.last : at])):
        return False  # "entered as expected", "sent home 2,500 and hopes to send more"
    if check == "expected":
        return _foretells(low, at, m, cue_at)
    if (m.last < at < cue_at and low[at - 1] in ARTICLES) or (low[at] == "quota" and low[at + 1 : at + 2] in REFUGEES):
        return False  # "took up the offer and left", "320 quota refugees came"
    return low[at] not in BEFORE_ONLY or at < m.first or at <= m.last + 3


def _cap_lifted(low: list[str], at: int) -> bool:
    """ "On the day the cap was lifted 9,300 crossed", "since the quota was scrapped": neither word is of the number."""
    gone = at if low[at] in LIFTED else next((i for i in (at + 2, at + 3) if low[i : i + 1] and low[i] in LIFTED), 0)
    cap = low[max(gone - 3, 0) : gone]
    return gone > 0 and not BE.isdisjoint(cap[1:]) and not word_set("ceiling").isdisjoint(cap)


LIFTED = frozenset("lifted scrapped dropped abolished suspended removed waived ended".split())


def _takes_back(low: list[str], at: int, m: Mention, cue_at: int) -> bool:
    hit = low[at]
    if hit in DENYING and (low[at - 1] in NOT or not PART.isdisjoint(low[at + 1 : at + 4])):
        return False  # "did not deny that", "denied any part in"
    if hit == "denied" and low[at - 1] in BE and low[at + 1 : at + 2] and low[at + 1] in LACKED:
        return False  # "had been denied a lawyer"
    if hit in WRONGS and low[cue_at] in word_set("to_be_done") and at > m.last:
        return False  # "the deportation of 300 was a mistake"
    if (
        (low[at + 1 : at + 2] and low[at + 1] in PAPERS)
        or (hit == "slip" and low[at - 1] not in ("a", "the"))
        or falls(low, at)
    ):
        return False  # "refused for false papers", "slip in"
    if hit in DENYING and at > m.last and low[at - 1] not in ("was", "were", "is", "been"):
        return False  # the denial is about what follows it
    if hit == "struck" and (low[at - 1] not in BE or not BARGAINS.isdisjoint(low[max(at - 5, 0) : at])):
        return False  # "when the clock struck", "a deal was struck"
    stated = (
        low[at + 1 : at + 2] and low[at + 1] in word_set("told_numbers") and not BE.isdisjoint(low[at + 2 : m.first])
    )
    if hit in CORRECTED and at < m.first and ("stands" in low[at : m.first] or stated):
        return False  # "the number, corrected in July, stands at 15,640"
    if hit in CORRECTED and at < m.first and m.first - at > CLOSE:
        named = word_set("told_things").isdisjoint(low[at : m.first])
        if named and low[at + 1] in ARTICLES:
            return False  # "corrected the name of the ministry that had deported 900"
    return not (_entry_refused(low, at) or _put_right(low, at, m) or _brought_about(low, at, m))


def falls(low: list[str], at: int) -> bool:
    """ "the number registered in Lebanon dropped below 800,000": a level, that nobody takes back."""
    return low[at].startswith("drop") and not FALLING.isdisjoint(low[at + 1 : at + 2])


FALLING = frozenset("below to by from under off sharply again further back steeply slightly".split())
LACKED = frozenset("a an any access bail food water asylum legal medical".split())
NOT = frozenset(("not", "never", "t", "nobody", "none"))
BARGAINS = frozenset("deal deals bargain agreement accord pact balance truce".split())
PART = frozenset("part role involvement responsibility wrongdoing complicity blame hand abuse violence".split())


def _foretells(low: list[str], at: int, m: Mention, cue_at: int) -> bool:
    hit = low[at]
    if low[at - 1] in PRONOUNS and at > m.last and not _restricts(low, at, m, cue_at):
        return False  # "Haitians who fear to lose their status"
    if (
        at > max(m.last, cue_at)
        and low[at + 1 : at + 2] == ["to"]
        and not word_set("saying").isdisjoint(low[at + 2 : at + 3])
    ):
        return False  # "that 9,000 arrived everybody is prepared to say"
    if hit in MOTIVES and (low[at - 2 : at] == ["in", "the"] or low[at - 1] in ("for", "in")):
        return False  # "in the hope of reaching Europe"
    if hit in MOTIVES and _brought_about(low, at, m):
        return False  # "fear of the call-up drove 200,000 to Kazakhstan"
    if low[at + 1 : at + 3] == ["be", "the"]:
        return False  # "a better gauge may be the 1.1 million who have signed up"
    if hit in FORECASTS and at > m.last and low[at - 1] not in BE:
        return False  # "17,202 came, against a forecast of 4,500"
    return hit not in NEAR_ONLY or (at <= m.last + 4 and "," not in low[m.last : at] and "," not in low[at : m.first])
