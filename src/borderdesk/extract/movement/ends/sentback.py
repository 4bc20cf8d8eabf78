"""Where those go whom a state hands back, puts out or lists for the journey home."""

from __future__ import annotations

from itertools import pairwise

from borderdesk.extract.amounts import Mention
from borderdesk.extract.geography import are_neighbours
from borderdesk.extract.movement.event import Event
from borderdesk.extract.movement.text.memory import Memory
from borderdesk.extract.movement.words.cue import Cue


def sent_back(low: list[str], event: Event, cue: Cue, memory: Memory) -> None:
    """ "handed back", "marched back across": to where they had come from."""
    if event.destination:
        return
    if "here" in low[cue.end : cue.end + HERE] and memory.main not in ("", event.origin):
        event.destination = memory.main  # "Libya has put some 5,000 over the line here"
    elif "home" in low[cue.first : cue.end] and event.nationality != event.origin:
        event.destination = event.nationality  # "sent 2,900 Hondurans home"
    elif cue.form == "past" and low[cue.last : cue.last + 1] == ["from"] and event.why.get("origin", "")[:5] == "from ":
        near = are_neighbours(event.origin, memory.main) and event.nationality in ("", memory.main)
        event.destination = (
            memory.main if near else ""
        )  # "KAHEMBA, D.R. Congo - lists 9,340 persons expelled from Angola"
    elif "back" in low[cue.first : cue.end + 3]:
        beyond = next((code for code in memory.pair if code != event.origin), "") if event.origin in memory.pair else ""
        event.destination = memory.routes.get(event.origin, "") or beyond
    elif not OVER.isdisjoint(low[cue.first : cue.end]) and are_neighbours(event.origin, event.nationality):
        event.destination = event.nationality  # "in a week 7,600 were put across"


HERE = 8  # tokens from the verb to "here"
OVER = frozenset(("over", "across"))


def to_go_home(low: list[str], event: Event, m: Mention, cue: Cue, memory: Memory) -> None:
    """ "has put 1,300 Ivorians on its list for repatriation": from where they are to their own country."""
    words = low[min(m.first, cue.first) : max(m.last, cue.end) + 8]
    going = any(one in ("go", "going", "return", "flown", "fly") and other == "home" for one, other in pairwise(words))
    if not going and GOING_HOME.isdisjoint(words):
        return
    home = event.abroad or event.nationality
    host = event.destination if event.destination != home else ""
    event.origin, event.destination = host or (memory.main if memory.main != home else ""), home


GOING_HOME = frozenset("repatriation evacuation repatriated evacuated".split())


def put_out(low: list[str], event: Event, cue: Cue, memory: Memory) -> None:
    """ "Germany flew 81 Afghans to Kabul", "616 Senegalese were repatriated": a state sends the people of another to
    their own country."""
    taker = event.taker
    if not taker and low[cue.first].startswith("repatriat") and cue.passive and AIDING.isdisjoint(low):
        taker = memory.focus if memory.main != event.nationality else ""
    if taker in ("", "EU", event.nationality) or event.nationality != event.destination or cue.shape != "bring":
        return
    if "home" not in low[cue.first : cue.last + 12]:
        event.measure, event.origin = "deported", taker
        event.why["measure"] += ", put out by a state"


AIDING = frozenset(
    "unhcr iom un u nations cross crescent agency volunteers voluntary voluntarily assisted embassy".split()
)
