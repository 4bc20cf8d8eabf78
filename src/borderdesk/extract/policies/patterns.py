"""Patterns over classes of words, matched on whole sentences at once.

For each class of words a sentence has an integer whose bit ``i`` is set where token ``i`` is in the class. A pattern
moves a set of positions through such integers with ``(positions & members) << 1``, so all places where it may begin
are tried together, and only in sentences with a word of every class it cannot do without (the Shift-And of Baeza-Yates
and Gonnet, 1992, https://doi.org/10.1145/135239.135243, over tokens instead of characters).

In a pattern a word in capitals is a class or a macro, a word in lower case is itself; ``( | )``, ``?`` and
``{m,n}`` mean what they mean in regular expressions. A match is the shortest from the leftmost start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from borderdesk.errors import LexiconError

PIECE = re.compile(r"[A-Z][A-Z0-9_]*|[a-z]+|\{\d+,\d+\}|[()|?]")


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a pattern: a class, any of some classes, a sequence, a choice, or a repeat of its only part.

    An option is a class that may be missing.
    """

    kind: str
    index: int = 0
    parts: tuple[Node, ...] = ()
    least: int = 1
    most: int = 1


def step(node: Node, at: int, members: list[int]) -> int:
    """The positions behind the node for all positions ``at`` before it."""
    return STEPS[node.kind](node, at, members)


def sequence(node: Node, at: int, members: list[int]) -> int:
    for part in node.parts:
        kind = part.kind
        if kind == "class":  # the usual part: no call for it
            at = (at & members[part.index]) << 1
        elif kind == "option":
            at |= (at & members[part.index]) << 1
        else:
            at = STEPS[kind](part, at, members)
        if not at:
            return 0
    return at


def any_of(node: Node, at: int, members: list[int]) -> int:
    here = 0
    for part in node.parts:
        here |= members[part.index]
    return (at & here) << 1


def chosen(node: Node, at: int, members: list[int]) -> int:
    behind = 0
    for part in node.parts:
        behind |= STEPS[part.kind](part, at, members)
    return behind


def single(node: Node, at: int, members: list[int]) -> int:
    return (at & members[node.index]) << 1


def option(node: Node, at: int, members: list[int]) -> int:
    return at | (at & members[node.index]) << 1


def repeated(node: Node, at: int, members: list[int]) -> int:
    behind, part = 0 if node.least else at, node.parts[0]
    here = members[part.index] if part.kind == "class" else -1
    for count in range(1, node.most + 1):
        at = (at & here) << 1 if here >= 0 else STEPS[part.kind](part, at, members)
        if not at:
            break
        if count >= node.least:
            behind |= at
    return behind


STEPS = {
    "class": single,
    "option": option,
    "any": any_of,
    "sequence": sequence,
    "choice": chosen,
    "repeat": repeated,
}


def demands(node: Node, always: frozenset[int]) -> list[int]:
    """Sets of classes, one bit each, of every one of which a match has a word; ``always``: what all sentences have."""
    if node.kind == "class":
        return [] if node.index in always else [1 << node.index]
    if node.kind == "option":
        return []
    if node.kind == "sequence":
        return [asked for part in node.parts for asked in demands(part, always)]
    if node.kind == "repeat":
        return demands(node.parts[0], always) if node.least else []
    options = [demands(part, always) for part in node.parts]
    return [reduce(or_, (min(option, key=int.bit_count) for option in options))] if all(options) else []


def classes_in(node: Node) -> int:
    """All classes of a pattern, one bit each."""
    own = 1 << node.index if node.kind in ("class", "option") else 0
    return reduce(or_, map(classes_in, node.parts), own)


def beginnings(node: Node) -> tuple[frozenset[int], bool]:
    """The classes that a match may begin with, and whether it may be empty."""
    if node.kind in ("class", "option"):
        return frozenset((node.index,)), node.kind == "option"
    if node.kind == "repeat":
        first, empty = beginnings(node.parts[0])
        return first, empty or not node.least
    if node.kind == "sequence":
        found: frozenset[int] = frozenset()
        for part in node.parts:
            first, empty = beginnings(part)
            found |= first
            if not empty:
                return found, False
        return found, True
    parts = [beginnings(part) for part in node.parts]
    return frozenset().union(*(first for first, _ in parts)), any(empty for _, empty in parts)


def spans(node: Node, members: list[int], first: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Matches that do not overlap, from left to right; ``first``: the classes that one may begin with."""
    at = 0
    for index in first:
        at |= members[index]
    if not step(node, at, members):
        return  # nearly always
    free = 0
    while at:
        begin = (at & -at).bit_length() - 1
        at &= at - 1
        behind = step(node, 1 << begin, members) >> begin if begin >= free else 0
        if behind > 1:
            free = begin + (behind & -behind).bit_length() - 1
            yield begin, free


def parse(pattern: str, numbers: Mapping[str, int], macros: Mapping[str, str]) -> Node:
    """The pattern as a tree; LexiconError for a name that is nowhere defined."""
    pieces = PIECE.findall(pattern)
    if "".join(pieces) != "".join(pattern.split()):
        raise LexiconError(f"policies.toml: found {pattern!r}, expected classes, words, ( | ) ? and {{m,n}} only")
    node, rest = choice(pieces, numbers, macros)
    if rest:
        raise LexiconError(f"policies.toml: found {rest[0]!r} in {pattern!r}, expected its other bracket")
    return node


def choice(pieces: list[str], numbers: Mapping[str, int], macros: Mapping[str, str]) -> tuple[Node, list[str]]:
    """Everything up to a closing bracket, and the pieces from there on."""
    options: list[tuple[Node, ...]] = []
    items: list[Node] = []
    while pieces and pieces[0] != ")":
        head, *pieces = pieces
        if head == "|":
            options.append(tuple(items))
            items = []
        elif head == "?":
            if items[-1].kind == "class":
                items[-1] = of_class("option", items[-1].index)
            elif items[-1].kind != "repeat":  # behind a repeat it only says what is so anyway: shortest first
                items[-1] = Node("repeat", parts=(items[-1],), least=0)
        elif head[0] == "{":
            least, most = map(int, head[1:-1].split(","))
            items[-1] = Node("repeat", parts=(items[-1],), least=least, most=most)
        elif head == "(":
            inner, pieces = choice(pieces, numbers, macros)
            items.append(inner)
            pieces = pieces[1:]
        else:
            items.append(named(head, numbers, macros))
    options.append(tuple(items))
    sequences = tuple(Node("sequence", parts=parts) if len(parts) != 1 else parts[0] for parts in options)
    alike = all(part.kind == "class" for part in sequences)
    return (sequences[0] if len(sequences) == 1 else Node("any" if alike else "choice", parts=sequences)), pieces


def named(name: str, numbers: Mapping[str, int], macros: Mapping[str, str]) -> Node:
    if name in macros:
        return parse(macros[name], numbers, macros)
    if name not in numbers:
        raise LexiconError(f"policies.toml: found {name!r} in a pattern, expected a class, a macro or a word")
    return of_class("class", numbers[name])


@cache
def of_class(kind: str, index: int) -> Node:
    """One node for each class, which stands in many patterns."""
    return Node(kind, index)
