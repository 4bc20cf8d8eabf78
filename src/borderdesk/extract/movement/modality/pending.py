"""Whether a movement is asked for, awaited or threatened: "to be deported", "asked the EU to take in"."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.movement.modality.allowed import is_past
from borderdesk.extract.movement.modality.otherclause import ARTICLES, done_to
from borderdesk.extract.movement.modality.setaside import MET
from borderdesk.extract.movement.words.sense import BE
from borderdesk.extract.movement.words.traits import ending, named, trait
from borderdesk.extract.movement.words.words import word_set, words

FACING = frozenset(
    """
    escaped avoided evaded dodged spared averted saved risk risks risking face faces facing awaiting danger threat
    slated candidates
    """.split()
)
NEVER_HELD = frozenset("said had have has continue enough refused refuse refuses claimed claims seem appear".split())
FIRST = frozenset("first last latest only".split())
REACH = 8  # tokens from the asking to what is asked: "asked the European Union for help and to relocate"
CASE, TO, ASK = trait(("case",)), trait(("to",)), named("asking")
FACE, AWAIT = trait(FACING), ending("foretold")
OUTLOOK, THEY, SEES = named("outlooks"), trait(("they",)), trait(("sees",))
ANY = CASE | TO | FACE | AWAIT | OUTLOOK | THEY | SEES


def pending(low: list[str], traits: int, m: Mention, cue_at: int, start: int) -> str:
    """The words that leave the movement to come, "" where none do; its clause begins at ``start``."""
    if not traits & (ANY | OFF):
        return ""
    if traits & CASE and ("in", "case") in pairwise(low[max(m.first - REACH, 0) : m.first]):
        return "in case"
    told = _asked(low, m, cue_at) if traits & TO and traits & ASK else ""
    told = told or (_to_be(low, m, cue_at) if traits & TO else "")
    told = told or (_faced(low, m, cue_at) if traits & FACE else "")
    told = told or (_awaited(low, start, m) if traits & AWAIT and m.kind != "duration" else "")
    told = told or (_headed(low, m, cue_at) or _foreseen(low, m) if traits & OUTLOOK else "")
    told = told or (_vowed(low, m) if traits & THEY else "")
    told = told or (_sees_by(low, m) if traits & SEES else "")
    return told or (_put_off(low, m, cue_at) if traits & OFF else "")


def _sees_by(low: list[str], m: Mention) -> str:
    """ "IOM sees 60,000 Haitians in Brazil by Christmas" thinks they will be; "sees 900 arrive by noon" is done."""
    if "sees" not in low[max(m.first - 2, 0) : m.first]:
        return ""
    behind = low[m.last : m.last + SUBJECT]
    at = next((i for i, token in enumerate(behind) if token == "by"), len(behind))
    until = [token for token in behind[at + 1 : at + 3] if token not in ARTICLES]
    return f"sees by {until[0]}" if until and until[0] in DISTANT else ""


DISTANT = frozenset(
    """
    january february march april may june july august september october november december spring summer autumn winter
    christmas easter end weekend midyear
    """.split()
)


def _vowed(low: list[str], m: Mention) -> str:
    """ "two in three of them declared that they would try again": what they mean to do."""
    behind = low[m.last : m.last + REACH]
    at = next((i for i, pair in enumerate(pairwise(behind)) if pair[0] == "they" and pair[1] in MEANING), -1)
    plain = at > 0 and not (word_set("saying") | VOWING).isdisjoint(behind[:at]) and "," not in behind[:at]
    return " ".join(behind[at : at + 2]) if plain else ""


COUNTS = frozenset("number numbers total those".split())
VOWING = frozenset("declared declare vowed vow swore swear told insisted insist hinted".split())
MEANING = frozenset("would will want wanted hope hoped plan planned intend intended mean meant".split())


def _asked(low: list[str], m: Mention, cue_at: int) -> str:
    """ "asked the EU to relocate 1,500": the verb in its base form behind the asking."""
    if not 0 < cue_at < m.first or low[cue_at - 1] != "to":
        return ""
    head = low[max(cue_at - REACH, 0) : cue_at - 1]
    asked = [token for token in head if token in word_set("asking")]
    return f"{asked[-1]} to" if asked and ";" not in head and "," not in head else ""


def _to_be(low: list[str], m: Mention, cue_at: int) -> str:
    """ "120 Ghanaians to be deported"; "the first to be deported", "said to be held" are stated as done."""
    at = cue_at - 2
    if 0 < at < m.first and low[at : at + 2] == ["to", "be"] and low[at - 1] in COUNTS:
        return "to be"  # "sets the number to be admitted on Saturday at 400"
    if at <= m.first or low[at : at + 2] != ["to", "be"] or not done_to(low[cue_at : cue_at + 1]):
        return ""
    done = low[at - 1] in NEVER_HELD or low[at - 1] in word_set("did_to") or low[at - 1] in word_set("making")
    return "" if done or not FIRST.isdisjoint(low[max(m.first - 2, 0) : m.first]) else "to be"


def _faced(low: list[str], m: Mention, cue_at: int) -> str:
    """ "10,000 risk being pushed back", "900 face deportation"."""
    between = low[max(m.last, cue_at - 4) : cue_at]
    done = "," in between or low[cue_at - 1] in HELD  # ", all security risks, had been deported"
    done = done or (between[-1:] == ["and"] and low[cue_at] in DONE)  # "escaped the camp and reached Turkey"
    return next((token for token in between if token in FACING), "") if m.last <= cue_at and not done else ""


HELD = frozenset("had have has been was were".split())
DONE = frozenset("reached entered crossed went came got made fled left arrived walked swam".split())


def _awaited(low: list[str], start: int, m: Mention) -> str:
    """ "is confident of 1.5 million", "provides for the return of 100,000", "demanded that 3,000 leave"."""
    endings = words().ended["foretold"]
    for i in range(start, m.first):
        for phrase in endings.get(low[i], ()):
            if tuple(low[i + 1 - len(phrase) : i + 1]) != phrase:
                continue
            if _reaches(low[i], [token for token in low[i + 1 : m.first] if token not in QUOTES]):
                return " ".join(phrase)
    return ""


QUOTES = frozenset("\"'“”‘’")


def _reaches(last: str, between: list[str]) -> bool:
    """Whether the number is what the words speak of: "of 300", "for the return of 300", "on handling 300"."""
    if not JOINING.isdisjoint(between) or last in ("that", "ready"):
        return JOINING.isdisjoint(between)
    verbal = any(token.endswith("ing") for token in between)
    return not between or between[-1] in ("of", "the", "another", "some", "that") or verbal


JOINING = frozenset("spoke said meant after as when while since because before until and but who which ; :".split())


def _put_off(low: list[str], m: Mention, cue_at: int) -> str:
    """ "the bureau's forecast, 1.1 million", "a train, with 600 refugees, is due", "against letting in 150"."""
    if m.first > 2 and low[m.first - 1] == "," and low[m.first - 2] in FORESEEN and low[m.first - 3] in OWNERS:
        return low[m.first - 2]
    if 0 < cue_at < m.first and low[cue_at - 1] == "against" and low[cue_at].endswith("ing"):
        return "against"
    if low[max(m.first - 2, 0) : m.first] == ["under", "which"] and not is_past(low, cue_at):
        return "under which"  # "a deal under which 1,250 refugees go to America"
    head = low[max(m.first - 12, 0) : m.first]
    if any(one in ("would", "will") and other == "take" for one, other in pairwise(head)) and "to" in head[-4:]:
        return "would take"  # "it would take a month to get the 30,000 across"
    behind = low[m.last : m.last + REACH]
    comma = behind.index(",") if "," in behind else -1
    due = comma >= 0 and behind[comma + 1 : comma + 2] in (["is"], ["are"]) and behind[comma + 2 : comma + 3]
    return behind[comma + 2] if due and behind[comma + 2] in DUE and "," in low[max(m.first - 3, 0) : m.first] else ""


FORESEEN = frozenset("need yardstick benchmark forecast projection outlook scenario goal target prediction".split())
OWNERS = frozenset("'s s its their his our own".split())
DUE = frozenset("due expected scheduled supposed awaited".split())
OFF = trait(DUE | FORESEEN | {"against", "under", "take"})


def _headed(low: list[str], m: Mention, cue_at: int) -> str:
    """ "The forecast for Panama: 600,000 crossing": a noun of outlook heads what stands before the colon."""
    if ":" not in low[: m.first]:
        return ""
    at = low.index(":")
    for i in range(max(at - HEAD, 0), at):
        if low[i] not in word_set("outlooks") or not (BE | UNDONE).isdisjoint(low[i:at]):
            continue  # "the limit was exceeded: 210 came", "the expected queue did not form: 300 came"
        if low[i + 1].endswith("ed") and low[i + 1] not in STATED and i + 1 < at:
            continue  # "the plan worked: 300 were brought home"
        if not MET.isdisjoint(low[max(i - 3, 0) : i]):
            continue  # "Canada beat its target: 40,300 had arrived"
        if i and i + 1 < at and low[i] in FEARING and low[i - 1].endswith("s") and is_past(low, cue_at):
            continue  # "unions fear losses: 1,600 lorries stood at the crossing"
        plural = low[i - 1].endswith("s") and low[i - 1] != "as"  # "it worked as planned: 300 were sent back"
        if i == 0 or low[i - 1] in ARTICLES or low[i - 1] == "our" or plural:
            return low[i]
    return ""


def _foreseen(low: list[str], m: Mention) -> str:
    """ "UNHCR's planning figure for the summer is another 150,000": a noun of outlook is what the number is."""
    head = low[max(m.first - SUBJECT, 0) : m.first]
    head = head[max((i + 1 for i, token in enumerate(head) if token == ";"), default=0) :]
    at = next((i for i in range(len(head) - 1, -1, -1) if head[i] in IS), -1)
    if at < 0 or len(head) - at > 3 or ":" in head:
        return ""
    return next((token for token in head[:at] if token in FORESEEN), "") or (
        "planning figure" if ("planning", "figure") in pairwise(head[:at]) else ""
    )


SUBJECT, IS = 18, frozenset(("is", "was", "remains", "stands", "stood"))
UNDONE = frozenset("did not never failed came happened arrived materialised materialized struck".split())
STATED = frozenset(
    "announced proposed stated declared agreed planned promised published pledged attached issued".split()
)
FEARING = frozenset("fear hope plan forecast".split())
HEAD = 5  # tokens from the noun to the colon
