"""Whose the border or the visa is that a rule names, and which state it lets people enter."""

from __future__ import annotations

from borderdesk.extract.policies.names import Name
from borderdesk.extract.policies.rules import Hit
from borderdesk.extract.policies.scene import Scene


def owner(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "Chad's border with Niger has been shut", "needs a Czech visa": whose the border or the visa is."""
    if hit.rule.who != "border" and hit.rule.policy != "visa_required":
        return ()
    last = hit.first + 1 if scene.has(hit.first, "CLOSE") or scene.has(hit.first, "OPENS") else end
    for name in scene.names:
        if hit.first - 6 <= name.first < last and len(name.codes) == 1 and owned(scene, name, hit.rule.who):
            return name.codes
    return ()


def owned(scene: Scene, name: Name, who: str) -> bool:
    low, i = scene.sentence.low, name.last
    if who != "border":
        return name.mark == "AD" and name.codes[0] != "EU" and scene.has(i, "VISA") and low[name.first - 1] in ONE
    if name.mark not in ("PL", "AD") or low[i : i + 2] != ["'", "s"]:
        return False
    border = next((j for j in range(i + 2, min(i + 6, len(low))) if scene.has(j, "LINE")), 0)
    return bool(border) and not any(scene.has(j, "AUX") or j in scene.marks for j in range(i + 2, border))


ONE = ("a", "an")


def entered(scene: Scene, hit: Hit, end: int) -> tuple[str, ...]:
    """ "who may not enter Brazil", "can visit Cuba": the state that is entered lets in, whoever is named before."""
    if hit.rule.who not in ("subject", "stay"):
        return ()
    low = scene.sentence.low
    for k, name in enumerate(scene.names):
        i = name.first - 1 - (low[name.first - 1] == "the")
        if name.mark == "PL" and hit.first <= i < max(end, hit.last) and low[i] in ENTERING:
            back = "times" in low[i:end] or scene.any_of(hit.first, i, "LET")  # "may visit Syria three times"
            modal = any(scene.has(j, "MAY") or low[j] in MODALS for j in range(max(0, i - 5), i))
            return scene.list_around(k) if modal and not back else ()
    return ()


ENTERING = ("enter", "visit")
MODALS = ("cannot", "must")
