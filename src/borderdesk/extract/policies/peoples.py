"""Whom a rule is for: the nationality it names, or that of the people the text goes on about."""

from __future__ import annotations

from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene
from borderdesk.extract.policies.story import Story

CARRYING = frozenset(("visa_required", "temporary_protection", "tourist_visa_entry", "visa_free_stay_days"))
CARRYING_RULES = frozenset(("passport-rule", "tourist-visits", "reduced-support"))
NEXT = 2  # tokens between people and the verb that a border is open or shut to
NOBODY = "nobody"  # no nationality although the kind of rule has one: an exit ban for foreigners
OWN, OTHER = "own", "other"  # the nationality of the state that rules; of the other state that rules with it


def ruled(scene: Scene, hit: Hit, end: int, story: Story, number: int) -> tuple[str, ...]:
    """Codes of the nationalities the rule is for: those it names, else those spoken of; `OWN` for "its own people"."""
    scope = whole_rule(scene, hit, end)
    named = people_in(scene, hit.first, scope) or partner_of(scene, hit, end)
    if named:
        return named
    if others(scene, hit, scope):
        return (OTHER,)
    if own(scene, hit, scope):
        return () if and_goods(scene, hit) else (OWN,)
    if scene.any_of(hit.first, end, "STRANGER") or stranger_before(scene, hit):
        return ()
    if hit.rule.who == "border":
        to_them = any(
            scene.sentence.low[i : i + 2] in (["to", "them"], ["for", "them"]) for i in range(hit.first, scope)
        )
        return carried(scene, hit, story, number) if to_them else subject_people(scene, hit, NEXT)
    if points_back(scene, hit, end):
        left, _ = scene.clause(hit.first, hit.last)
        return people_in(scene, left, hit.first) or carried(scene, hit, story, number)
    people = subject_people(scene, hit) or given_to(scene, end)
    if people or not about_them(scene, hit, end):
        return people
    return carried(scene, hit, story, number)


def stranger_before(scene: Scene, hit: Hit) -> bool:
    """ "foreigners who need no visa may stay 90 days": the subject is nobody's people."""
    left, _ = scene.clause(hit.first, hit.last)
    first = max(left, hit.first - 9)
    nearer = any(first <= name.first < hit.first and scene.person_named(k) for k, name in enumerate(scene.names))
    if "non" in scene.sentence.low[first : hit.last]:
        return True  # "non-EU nationals"
    return scene.any_of(first, hit.first, "STRANGER") and not nearer


def given_to(scene: Scene, end: int) -> tuple[str, ...]:
    """ "entry without a passport has been allowed to Ukrainians": the people behind the rule's own words."""
    for k, name in enumerate(scene.names):
        if end <= name.first < end + 8 and scene.governed(k) in ("to", "for") and scene.person_named(k):
            between = range(end, name.first)
            return scene.list_around(k) if not any(scene.marks.get(i) in ("COMMA", "BREAK") for i in between) else ()
    return ()


def others(scene: Scene, hit: Hit, end: int) -> bool:
    """ "each other's citizens"."""
    low = scene.sentence.low
    return any(low[i : i + 3] == ["each", "other", "'"] for i in range(hit.first, min(end, len(low))))


def whole_rule(scene: Scene, hit: Hit, end: int) -> int:
    """ "waived the rule that each Syrian must pay": a rule reaches to the end of the clause that tells it."""
    if scene.any_of(max(hit.first, end - 2), end, "RULE"):
        return scene.clause(hit.first, hit.last)[1]
    return end


def carried(scene: Scene, hit: Hit, story: Story, number: int) -> tuple[str, ...]:
    """The people last spoken of in this sentence, else those the text is about, else those of just before."""
    here = people_in(scene, 0, hit.first)
    if here:
        return here[-1:]
    if story.people:
        return (story.people,)
    for before in story.before(number):
        people = people_in(before, 0, len(before.sentence))
        if people:
            return people[:1]
    return ()


def partner_of(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "suspend its visa deal with Russia": an agreement on visas is for the partner's nationals."""
    if scene.any_of(hit.first, end, "VISA") and scene.any_of(hit.first, end, "PACT"):
        for k, name in enumerate(scene.names):
            if hit.first <= name.first < end and name.mark == "PL" and scene.governed(k) == "with":
                return name.codes
    return ()


def own(scene: Scene, hit: Hit, end: int) -> bool:
    """ "its own people may come home", "his returning citizens"."""
    low = scene.sentence.low
    left, _ = scene.clause(hit.first, hit.last)
    for i in range(max(left, hit.first - 8), min(end, len(low))):
        papers = low[i] == "their" and "passports" in low[i + 1 : i + 4]  # "Syrians must renew their passports"
        lands = scene.any_of(i + 1, i + 3, "BORDER")  # "their border to citizens of third countries"
        if low[i] in ("its", "their") and scene.any_of(i + 1, i + 4, "CITIZEN") and not papers and not lands:
            return True
    return False


def and_goods(scene: Scene, hit: Hit) -> bool:
    """ "has admitted only its own people and freight": not only its people."""
    low = scene.sentence.low
    return any(
        low[i] == "and" and scene.has(i + 1, "PARTIAL") for i in range(hit.first, min(hit.last + 2, len(low) - 1))
    )


def points_back(scene: Scene, hit: Hit, end: int) -> bool:
    """Whether a pronoun or a part of a group stands for the people spoken of: "them", "no rafter", "women"."""
    low = scene.sentence.low
    if low[hit.first + 1 : hit.first + 2] == ["who"] and low[hit.first] in ANYONE:
        return False  # "people who cross can be sent back unless they have been in Canada for 14 days"
    left, _ = scene.clause(hit.first, hit.last)
    near = range(max(left, hit.first - 4), end)
    if any(low[i] in THEM and not generic(scene, i) for i in near):
        return True
    return any(
        low[i] in SOME_OF_THEM and low[i + 1 : i + 2] not in (["from"], ["of"], ["without"])
        for i in range(max(left, hit.first - 6), min(end, len(low)))
    )


SOME_OF_THEM = frozenset("rafter rafters returnees women men children minors males returners exiles pilgrims".split())
ANYONE = frozenset("people those anyone everyone all persons travellers".split())
THEM = frozenset(("them", "they", "their", "those", "these", "his", "her"))


def about_them(scene: Scene, hit: Hit, end: int) -> bool:
    """Whether a rule that names nobody is still for the people of the text: a visa or a status, for no one at large."""
    if hit.rule.policy not in CARRYING and hit.rule.name not in CARRYING_RULES:
        return False
    left, right = scene.clause(hit.first, hit.last)
    return not scene.any_of(max(left, hit.first - 8), min(right, end + 2), "AT_LARGE")


def generic(scene: Scene, i: int) -> bool:
    """ "those who", "those without papers", "those of 54 states": not the people spoken of before."""
    low = scene.sentence.low
    if low[i] != "those":
        return False
    return low[i + 1 : i + 2] in (["who"], ["without"], ["with"], ["on"], ["in"], ["at"], ["whose"]) or low[
        i + 1 : i + 2
    ] == ["of"]


def people_in(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """Nationalities named between two tokens: Syrians, Syrian men, citizens of Syria, Syrian passports."""
    codes: list[str] = []
    low = scene.sentence.low
    last = next((i for i in range(first + 1, last) if low[i] in EXCEPT), last)
    for k, name in enumerate(scene.names):
        if first <= name.first < last and (scene.person_named(k) or citizens_of(scene, k)) and not too(low, name.last):
            codes += scene.list_around(k)
    return tuple(dict.fromkeys(codes))


def too(low: list[str], i: int) -> bool:
    """ "travellers from India, New Zealanders among them": those who are told of as a part of all."""
    return low[i : i + 2] == ["among", "them"] or low[i : i + 1] == ["included"]


EXCEPT = frozenset(("except", "save", "unlike"))


def citizens_of(scene: Scene, k: int) -> bool:
    """ "citizens of Brazil, Chile and Peru"."""
    name = scene.names[k]
    if k and scene.joined(scene.names[k - 1], name) and citizens_of(scene, k - 1):
        return True
    return name.mark == "PL" and scene.governed(k) == "of" and scene.any_of(name.first - 4, name.first, "CITIZEN")


def of_claims(scene: Scene, i: int) -> bool:
    """ "the examination of Syrians' claims, suspended on 14 April"."""
    low = scene.sentence.low
    return low[i : i + 1] == ["'"] and not CLAIMS.isdisjoint(low[i + 1 : i + 4])


CLAIMS = frozenset("claims applications requests cases papers files".split())


def subject_people(scene: Scene, hit: Hit, reach: int = 99) -> tuple[str, ...]:
    """The people that are the rule's subject: free, in the clause, near before it."""
    left, _ = scene.clause(hit.first, hit.last)
    for k in range(len(scene.names) - 1, -1, -1):
        name = scene.names[k]
        if left <= name.first < hit.first and hit.first - name.last <= reach:
            if reach == NEXT and "and" in scene.sentence.low[name.last : hit.first]:
                return ()  # "has 40,000 Syrians and reopened its post"
            if {*name.codes} <= {"", "EU", "EUE"}:
                continue  # "Russian citizens holding Schengen visas"
            free = not scene.governed(k) or scene.governed(k) in ("for", "on", "to") or citizens_of(scene, k)
            free = free or of_claims(scene, name.last)
            if (scene.person_named(k) or citizens_of(scene, k)) and free:
                return scene.list_around(k)
            if not scene.governed(k):
                return ()
    return ()
