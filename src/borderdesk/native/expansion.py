"""A module's source as mypyc makes the most of it: the same meaning, line for line.

mypyc looks a module's variable up by its name at each use, unless it is Final, and leaves to Python the methods of a
dataclass and what a decorator makes (https://mypyc.readthedocs.io/en/stable/native_classes.html). So constants are
declared Final here; the methods of a dataclass that is not frozen and what functools.cache does are written out.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
FUTURE = b"from __future__ import annotations"


class Edit(NamedTuple):
    """``text`` in place of the bytes ``first``..``last`` (excluded)."""

    first: int
    last: int
    text: str


class Source:
    """A module, and where the nodes of its tree stand."""

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self.lines = [0]
        for line in text.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        """The bytes of a node, the last excluded."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.lines[node.lineno - 1] + node.col_offset, self.lines[node.end_lineno - 1] + node.end_col_offset

    def words(self, node: ast.expr) -> str:
        """A node as written."""
        first, last = self.span(node)
        return self.text[first:last].decode()


def expanded(text: bytes) -> bytes:
    """The same module for mypyc; each line stays where it was, so that tracebacks tell the right one."""
    source = Source(text)
    cached = [node for node in source.tree.body if isinstance(node, ast.FunctionDef) and _is_cached(source, node)]
    edits = [edit for node in cached for edit in _uncached(source, node)]
    for first, last, new in sorted([*_constants(source), *_classes(source), *edits], reverse=True):
        gone = text.count(b"\n", first, last) - new.count("\n")
        assert gone >= 0, f"no room for {new}"
        text = text[:first] + new.encode() + b"\n" * gone + text[last:]
    head = "; ".join([FUTURE.decode(), "from typing import Final", *[_keeper(source, node) for node in cached]])
    return text.replace(FUTURE, head.encode(), 1)


def _constants(source: Source) -> Iterator[Edit]:
    """Names in capitals that a module sets once, outside of any condition."""
    set_here = Counter(
        node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)
    )
    for node in source.tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
        if len(targets) > 1 or not all(CONSTANT.fullmatch(one) and set_here[one] == 1 for one in names):
            continue
        if isinstance(node, ast.Assign):
            yield from _final(source, node)
        elif node.value:
            yield Edit(*source.span(node.annotation), f"Final[{source.words(node.annotation)}]")


def _final(source: Source, node: ast.Assign) -> Iterator[Edit]:
    """ "A = 1" and "A, B = 1, 2"; what is unpacked from one value stays as it is."""
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Name):
        yield Edit(*source.span(target), f"{target.id}: Final")
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = zip(target.elts, value.elts, strict=True)
        yield Edit(*source.span(node), "; ".join(f"{source.words(a)}: Final = ({source.words(b)})" for a, b in pairs))


def _is_cached(source: Source, node: ast.FunctionDef) -> bool:
    """Whether a function has one argument or none, and nothing but @cache, which is nowhere emptied."""
    marks = [source.words(mark) for mark in node.decorator_list]
    return marks == ["cache"] and len(node.args.args) < 2 and f"{node.name}.cache_".encode() not in source.text


def _keeper(source: Source, node: ast.FunctionDef) -> str:
    """What was returned: a list of one, or by the argument."""
    assert node.returns
    made = source.words(node.returns)
    keys = [source.words(one.annotation) for one in node.args.args if one.annotation]
    kind, empty = (f"dict[{keys[0]}, {made}]", "{}") if keys else (f"list[{made}]", "[]")
    return f"_kept_{node.name}: Final[{kind}] = {empty}"


def _uncached(source: Source, node: ast.FunctionDef) -> Iterator[Edit]:
    """The function under another name, and in the decorator's line one that asks it when nothing is kept yet."""
    name, kept = node.name, f"_kept_{node.name}"
    first, start = source.span(node.decorator_list[0])[0] - 1, source.span(node)[0]
    header = source.text[start : source.text.index(b":\n", start) + 1].decode()
    if node.args.args:
        key = node.args.args[0].arg
        made = f"{kept}.setdefault({key}, _made_{name}({key}))"
        told = f"return {made} if (_got := {kept}.get({key})) is None else _got"
    else:
        told = f"return {kept}[0] if {kept} else {kept}.__iadd__([_made_{name}()])[0]"
    yield Edit(first, source.span(node.decorator_list[0])[1], f"{header} {told}")
    yield Edit(start, start + len(f"def {name}"), f"def _made_{name}")


class Field(NamedTuple):
    """A dataclass's field: annotation, default (or its maker) as written, "" for none; ``given`` by who makes one."""

    name: str
    annotation: str
    default: str
    maker: str
    given: bool


def _classes(source: Source) -> Iterator[Edit]:
    for node in ast.walk(source.tree):
        for mark in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            words = source.words(mark)
            if isinstance(node, ast.ClassDef) and words.startswith("dataclass") and "frozen" not in words:
                first, last = source.span(mark)
                yield Edit(first - 1, last, "")
                yield from _written_out(source, node)


def _written_out(source: Source, node: ast.ClassDef) -> Iterator[Edit]:
    """Bare annotations, and the methods where the docstring and the blank line after it were."""
    fields = []
    for one in node.body:
        if isinstance(one, ast.AnnAssign):
            fields.append(_field(source, one))
            yield Edit(*source.span(one), f"{fields[-1].name}: {fields[-1].annotation}")
    doc, after = node.body[:2]
    start, end = source.span(doc)[0], source.span(after)[0] - after.col_offset - 1
    own = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    yield Edit(start, end, f"{_constructor(fields, '__post_init__' in own)}\n    {_equality(node.name, fields)}")
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call) and source.words(inner).startswith("replace(self"):
            yield Edit(*source.span(inner), _replaced(source, inner, node.name, fields))


def _field(source: Source, node: ast.AnnAssign) -> Field:
    name, annotation = source.words(node.target), source.words(node.annotation)
    if not (isinstance(node.value, ast.Call) and source.words(node.value.func) == "field"):
        return Field(name, annotation, source.words(node.value) if node.value else "", "", True)
    said = {one.arg: source.words(one.value) for one in node.value.keywords}
    return Field(name, annotation, said.get("default", ""), said.get("default_factory", ""), "init" not in said)


def _constructor(fields: list[Field], more: bool) -> str:
    takes, sets = "self", []
    for one in fields:
        if not one.given:
            continue
        takes += f", {one.name}: {one.annotation}"
        takes += " | None = None" if one.maker else f" = {one.default}" if one.default else ""
        value = f"{one.maker}() if {one.name} is None else {one.name}" if one.maker else one.name
        sets.append(f"self.{one.name} = {value}")
    sets += ["self.__post_init__()"] if more else []
    return f"def __init__({takes}) -> None: {'; '.join(sets)}"


def _equality(name: str, fields: list[Field]) -> str:
    same = " and ".join(f"self.{one.name} == other.{one.name}" for one in fields)
    return f"def __eq__(self, other: object) -> bool: return self is other or (isinstance(other, {name}) and {same})"


def _replaced(source: Source, call: ast.Call, name: str, fields: list[Field]) -> str:
    """dataclasses.replace(self, ...) as a call of the class."""
    new = {one.arg: source.words(one.value) for one in call.keywords}
    return f"{name}({', '.join(new.get(one.name, f'self.{one.name}') for one in fields if one.given)})"
