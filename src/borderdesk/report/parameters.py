"""The values for a notebook's parameters, checked before a kernel starts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from borderdesk.errors import ParameterError
from borderdesk.language import unknown
from borderdesk.period import iso_day
from borderdesk.place import known
from borderdesk.report.notebook import Notebook, Parameter
from borderdesk.story import names

TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


def checked(notebook: Notebook, given: Mapping[str, Any]) -> dict[str, Any]:
    """The given values in the types that the notebook takes; strings are read as the command line writes them.

    Raises ParameterError, with the list of what the notebook takes, for an unknown name, a value of another type, a
    day that is none, a story that is not there, or a code of no country.
    """
    takes = {parameter.name: parameter for parameter in notebook.parameters}
    values = {}
    for name, value in given.items():
        if name not in takes:
            raise ParameterError(f"{notebook.name} takes no parameter {name!r}; {_listed(notebook)}")
        values[name] = _typed(notebook, takes[name], value)
        _meant(notebook, name, values[name])
    return values


def _typed(notebook: Notebook, parameter: Parameter, value: Any) -> Any:
    try:
        return READERS[parameter.kind](value)
    except (ValueError, TypeError, KeyError):
        found = f"found {value!r} for {parameter.name}, expected {EXPECTED[parameter.kind]}"
        raise ParameterError(f"{notebook.name}: {found}; {_listed(notebook)}") from None


def _meant(notebook: Notebook, name: str, value: Any) -> None:
    for one in value if isinstance(value, list) else [value]:
        fault = MEANINGS[name](one) if name in MEANINGS and one != "" else ""
        if fault:
            raise ParameterError(f"{notebook.name}, {name}: {fault}")


def _listed(notebook: Notebook) -> str:
    lines = "".join(f"\n    {parameter}" for parameter in notebook.parameters)
    return f"it takes:{lines}" if lines else "it takes none"


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool | float):
        raise TypeError
    return int(value)


def _decimal(value: Any) -> float:
    if isinstance(value, bool):
        raise TypeError
    return float(value)


def _truth(value: Any) -> bool:
    return value if isinstance(value, bool) else TRUTHS[value.lower()]


def _list(value: Any) -> list[str]:
    if isinstance(value, str):
        value = (
            json.loads(value) if value.startswith("[") else [part.strip() for part in value.split(",") if part.strip()]
        )
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError
    return value


READERS: dict[str, Callable[[Any], Any]] = {
    "str": _text,
    "int": _whole,
    "float": _decimal,
    "bool": _truth,
    "list": _list,
}
EXPECTED = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "list": "a list such as KAZ,GEO",
}


def _no_story(name: str) -> str:
    there = names()
    return "" if name in there else f"found no story {name!r}, expected one of: {', '.join(there)}"


def _no_country(code: str) -> str:
    return "" if known(code) else f"found {code!r}, expected an ISO 3166-1 alpha-3 code such as KAZ"


def _no_day(text: str) -> str:
    try:
        iso_day(text)
    except ValueError as error:
        return str(error)
    return ""


# what a parameter of this name means in every notebook: a value to the fault in it, or ""
MEANINGS: dict[str, Callable[[str], str]] = {
    "story": _no_story,
    "nationality": _no_country,
    "destinations": _no_country,
    "since": _no_day,
    "until": _no_day,
    "as_of": _no_day,
    "day": _no_day,
    "language": unknown,
}
