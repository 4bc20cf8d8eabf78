"""Who wants to be told of an edition, of what, and how: the tables ``notice`` of editions.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from pathlib import Path
from typing import Any

from borderdesk.delivery.envelope import addresses
from borderdesk.errors import EditionError, UsageError
from borderdesk.shelf.editions import Edition

STATES = ("news", "failure", "mended", "always")
PORTS = {"starttls": 587, "tls": 465, "none": 25}
KEYS = {"when": list, "command": list, "seconds": int, "mail": dict}
MAIL = {
    "host": str,
    "port": int,
    "security": str,
    "user": str,
    "password_variable": str,
    "password_file": str,
    "from": str,
    "to": list,
}


@dataclass(frozen=True, slots=True)
class Post:
    """A server that takes mail, and the letter's ends. ``security`` is a key of PORTS.

    The password stands in the environment variable ``variable`` or in the first line of ``file``, never here; both are
    "" where nobody logs in.
    """

    host: str
    port: int
    security: str
    sender: Address
    recipients: tuple[Address, ...]
    user: str = ""
    variable: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to tell of: some of STATES. ``command``: a program and its arguments, () for none; ``seconds`` its limit."""

    when: tuple[str, ...] = STATES[:3]
    command: tuple[str, ...] = ()
    seconds: int = 30
    post: Post | None = None


def wish(file: Path, edition: Edition) -> Wish | None:
    """The wish of an edition, None where nobody wants to be told; EditionError names file, edition, key and fault."""
    table, where = edition.notice, f"{file}, {edition.id}, notice"
    if not table:
        return None
    _check(where, table, KEYS)
    for state in table.get("when", ()):
        if state not in STATES:
            raise EditionError(f"{where}.when: found {state!r}, expected some of {', '.join(STATES)}")
    command = table.get("command", [])
    if not all(isinstance(word, str) and "\0" not in word for word in command) or command[:1] == [""]:
        raise EditionError(f"{where}.command: found {command!r}, expected a program and its arguments, each a text")
    if table.get("seconds", 1) < 1:
        raise EditionError(f"{where}.seconds: found {table['seconds']}, expected how long the command may take")
    post = _post(f"{where}.mail", table["mail"], file.parent) if table.get("mail") else None
    return Wish(tuple(table.get("when", Wish().when)), tuple(command), table.get("seconds", 30), post)


def _check(where: str, table: Mapping[str, Any], keys: Mapping[str, type]) -> None:
    for key, value in table.items():
        if key not in keys:
            raise EditionError(f"{where}.{key}: found no such key, expected some of {', '.join(keys)}")
        if not isinstance(value, keys[key]) or isinstance(value, bool):
            raise EditionError(f"{where}.{key}: found {value!r}, expected {keys[key].__name__}")


def _post(where: str, table: Mapping[str, Any], folder: Path) -> Post:
    if "password" in table:
        raise EditionError(f"{where}.password: found one, expected none in a file for git; name a password_file")
    _check(where, table, MAIL)
    for key in ("host", "from", "to"):
        if not table.get(key):
            raise EditionError(f"{where}: found no {key}, expected host, from and to")
    security = table.get("security", "starttls")
    if security not in PORTS:
        raise EditionError(f"{where}.security: found {security!r}, expected one of {', '.join(PORTS)}")
    _check_login(where, table, security)
    file = str(folder / table["password_file"]) if table.get("password_file") else ""
    ends = (_addresses(f"{where}.from", [table["from"]])[0], _addresses(f"{where}.to", table["to"]))
    login = (table.get("user", ""), table.get("password_variable", ""), file)
    return Post(table["host"], table.get("port", PORTS[security]), security, *ends, *login)


def _check_login(where: str, table: Mapping[str, Any], security: str) -> None:
    sources = [key for key in ("password_variable", "password_file") if table.get(key)]
    if bool(table.get("user")) != (len(sources) == 1):
        found = ", ".join(filter(None, ["user" if table.get("user") else "", *sources])) or "neither"
        raise EditionError(f"{where}: found {found}, expected user with one of password_variable and password_file")
    if sources and security == "none":
        raise EditionError(f"{where}.security: found 'none' with a password, expected starttls or tls, which hide it")


def _addresses(where: str, given: list[Any]) -> tuple[Address, ...]:
    try:
        return addresses(map(str, given), where)
    except UsageError as error:
        raise EditionError(str(error)) from None
