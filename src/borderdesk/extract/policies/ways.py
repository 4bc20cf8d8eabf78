"""The ways to find whose rule it is: who acts, who is the target, where it holds, who says it.

Each takes the sentence, where a rule matched and where its quote ends, and gives the codes found, () for none.
"""

from __future__ import annotations

from borderdesk.extract.policies.names import Name
from borderdesk.extract.policies.peoples import CARRYING
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.segments import segments
from borderdesk.extract.policies.story import acts

AWAY = frozenset(
    "back home return returned wait deported sent transferred flown removed shipped tickets flights"
    " deportation deportations expulsion expulsions removals repatriation repatriations".split()
)
INTO = frozenset(("to", "into", "in", "enter", "entering", "visit", "visiting", "leave", "leaving", "reach", "quit"))
AT = frozenset(("in", "at", "inside", "into"))


def agent(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "was closed by Poland": the first name after "by" in the clause."""
    _, right = scene.clause(hit.first, hit.last)
    right = min([right, *(last for _, last in segments(scene) if last >= hit.last)])
    low = scene.sentence.low
    for k, name in enumerate(scene.names):
        if hit.first < name.first < right and scene.governed(k) == "by" and name.mark in ("PL", "AD"):
            return () if of_another(scene, hit, name.first) else scene.list_around(k)
        if name.mark == "AD" and name.first < right and law_of(scene, name):
            return name.codes
        if name.first >= right + 1 or (name.first >= hit.last and "by" not in low[hit.first : name.first]):
            break
    return ()


def of_another(scene: Scene, hit: Hit, at: int) -> bool:
    """ "will reopen under an agreement brokered by Switzerland": who does what is told behind the rule."""
    low = scene.sentence.low
    by = next((i for i in range(at - 1, hit.first, -1) if low[i] == "by"), at)
    passive = scene.any_of(by - 5, by - 1, "BE") or by - 1 == hit.first or scene.has(by - 1, "CLOSE")
    return (low[by - 1].endswith("ed") and not passive) or not CARRIED.isdisjoint(low[by - 2 : by])


CARRIED = frozenset("sent brought flown taken driven expelled deported".split())


def side(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "remains open on the Burundian side": the side that is told of."""
    low = scene.sentence.low
    for name in scene.names:
        if name.first >= end + 4 or name.mark not in ("AD", "PL") or low[name.last : name.last + 1] != ["side"]:
            continue
        if name.first > hit.first or low[: name.first] in (["on", "the"], ["at", "the"], ["from", "the"]):
            return name.codes
    return ()


def law_of(scene: Scene, name: Name) -> bool:
    """ "under a Hungarian law", "a Danish court"."""
    return not LAW.isdisjoint(scene.sentence.low[name.last : name.last + 1])


LAW = frozenset("law laws decree order court rule rules regulation regulations statute act consulate embassy".split())


def subject(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """The nearest free name before the rule that is a state or one of its offices."""
    if scene.sentence.low[hit.first] in RECEIVES and hit.rule.policy in CARRYING:
        return ()  # "Moldova became the first to get visa-free travel"
    for k in range(len(scene.names) - 1, -1, -1):
        name = scene.names[k]
        if name.first >= hit.last or not name.codes or name.mark in ("PE", "CR") or scene.person_named(k):
            continue
        if scene.is_dateline(k) or (
            name.mark == "AD" and not MODELS.isdisjoint(scene.sentence.low[name.last : name.last + 1])
        ):
            continue
        if (name.first > hit.first and hit.rule.who != "border") or in_aside(scene, hit, name):
            continue
        if name.first >= hit.first and not in_front_of_border(scene, hit, k):
            continue
        if not scene.governed(k) or antecedent(scene, name) or neighbour(scene, k):
            return scene.list_around(k)
    return ()


def in_aside(scene: Scene, hit: Hit, name: Name) -> bool:
    """ "Warsaw, which accuses Lukashenko, has closed the crossing": he is told of in passing."""
    low = scene.sentence.low
    commas = [i for i in range(hit.first) if low[i] == ","]
    opens = max((i for i in commas if i < name.first), default=-1)
    return opens > 0 and low[opens + 1] in RELATIVES and any(name.last <= i for i in commas)


def neighbour(scene: Scene, k: int) -> bool:
    """ "as neighbouring Estonia has done": no place that something lies by."""
    near = scene.governed(k) in ("neighbouring", "neighboring")
    return near and not AUXILIARY.isdisjoint(scene.sentence.low[scene.names[k].last : scene.names[k].last + 1])


RELATIVES = frozenset(("which", "who", "whose", "where"))
AUXILIARY = frozenset("has have had did does do is was will".split())
MODELS = frozenset("model pattern example style lines fashion".split())  # "after the American model"
RECEIVES = frozenset("get gets got enjoy enjoys win wins won gain gained obtain obtained".split())


def antecedent(scene: Scene, name: Name) -> bool:
    """ "let in by Jordan, which keeps": a relative clause makes the name before it a subject."""
    low = scene.sentence.low
    behind = low[name.last : name.last + 2] in ([",", "which"], [",", "whose"], [",", "who"])
    return behind and low[name.last + 2 : name.last + 3] not in (["it"], ["they"])  # "with Chad, which it had shut"


def in_front_of_border(scene: Scene, hit: Hit, k: int) -> bool:
    """ "shut the Polish border": inside the rule a name counts where it owns the border."""
    name = scene.names[k]
    start = scene.sentence.low[hit.first]
    if name.first == hit.first:
        return True
    before_border = scene.any_of(name.last, name.last + 4, "BORDER") or scene.any_of(name.last, name.last + 4, "SIDE")
    if name.mark != "AD" or start in scene.grammar.classes["CLOSE"] or not before_border:
        return False
    left, _ = scene.clause(hit.first, hit.last)  # "Poland reopened the Belarusian border": not the other's
    return not any(left <= other.first < hit.first and acts(scene, j, other) for j, other in enumerate(scene.names))


def lands(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "Zimbabweans may come to South Africa": the people are the subject, the target is theirs who rule."""
    people = [k for k, name in enumerate(scene.names) if name.first <= hit.first and scene.person_named(k)]
    if not people or low_before(scene, hit) == "," or scene.governed(people[-1]):
        return ()
    if hit.first - scene.names[people[-1]].last > REACH_OF_SUBJECT:
        return ()
    return target(scene, hit, end)


def low_before(scene: Scene, hit: Hit) -> str:
    return scene.sentence.low[hit.first - 1] if hit.first else ""


REACH_OF_SUBJECT = 6


def target(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """The state named after "to", "enter", "visit" within the rule or right behind it."""
    low = scene.sentence.low
    if (
        hit.rule.who == "border"
        and not scene.any_of(hit.first, end, "LETIN")
        and not scene.any_of(hit.first, end, "LET")
    ):
        return ()  # "the bridge to Zhuhai is open"
    for k, name in enumerate(scene.names):
        if not hit.first <= name.first < max(end, hit.last) + 4 or name.mark != "PL" or not name.codes:
            continue
        if not AWAY.isdisjoint(low[hit.first : name.first]) or low[name.last : name.last + 2] == ["and", "back"]:
            continue  # "may travel to Syria and back"
        i = name.first - (2 if low[name.first - 1] == "the" else 1)
        kept_out = low[i - 1 : i + 1] == ["out", "of"] and low[i - 2] in ("kept", "shut", "locked")
        banned = low[i] == "from" and scene.any_of(i - 3, i, "BANNED") and hit.rule.who != "exit"
        same = hit.rule.policy == "same" and low[i] in ("for", "to", "with") and not scene.has(i - 1, "LINE")
        if i >= 0 and (
            low[i] in INTO or banned or kept_out or same or (low[i] == "for" and scene.any_of(i - 2, i, "VISA"))
        ):
            return scene.list_around(k)
    return ()


def sides(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "between Colombia and Venezuela": a rule of both."""
    for k, name in enumerate(scene.names):
        if hit.rule.who == "border" and name.mark == "PL" and scene.governed(k) == "between" and name.first < end + 4:
            return scene.list_around(k)
    return ()


def speaker(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "..., Pakistani officials said": the office that says it."""
    for k, name in enumerate(scene.names):
        office = scene.any_of(name.last, name.last + 5, "OFFICE") or scene.any_of(name.last, name.last + 2, "SAYS")
        if name.first >= end and name.mark in ("PL", "AD") and len(name.codes) == 1 and office:
            return name.codes if not scene.governed(k) else ()
    return ()


def place(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "In Ireland", "at Torkham": where the rule holds; a crossing of two states says nothing."""
    near = sorted(range(len(scene.names)), key=lambda k: abs(scene.names[k].first - hit.first))
    for k in near:
        name = scene.names[k]
        if name.first >= end + 2 or name.mark not in ("PL", "AD") or scene.person_named(k):
            continue
        if scene.sentence.low[name.first - 2] in ("been", "were") and scene.sentence.low[name.first - 1] == "in":
            continue  # "nobody who has been in India may enter"
        if len(name.codes) == 1 and scene.governed(k) in AT:
            return scene.list_around(k)
    return ()


def leaver(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "Ukrainian men may not leave": the people's own state bans, unless a state they leave is named."""
    left = target(scene, hit, end)
    if left and scene.sentence.low[hit.first : end]:
        return left
    nearest: Name | None = None
    for k, name in enumerate(scene.names):
        if name.first < end and scene.person_named(k) and len(name.codes) == 1:
            nearest = name
    return nearest.codes if nearest else ()


def inner(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "the deadline Pakistan set": a free name within the rule."""
    for k, name in enumerate(scene.names):
        if hit.first < name.first < end and name.mark == "PL" and acts(scene, k, name):
            return scene.list_around(k)
    return ()
