"""Countries by their codes."""

from __future__ import annotations

from functools import cache


@cache
def _aliases() -> dict[str, str]:
    from babel.core import get_global

    found = {
        code: names[0] for code, names in get_global("territory_aliases").items() if len(code) == 3 and len(names) == 1
    }
    return found | {"XKX": "XK", "EU": "EU"}


def known(code: str) -> bool:
    """Whether the code is an ISO 3166-1 alpha-3 code, or XKX."""
    return code in _aliases()


@cache
def name_of(code: str, language: str = "en") -> str:
    """The name of a country for readers; the code itself where it is not known."""
    from babel import Locale

    return str(Locale.parse(language).territories.get(_aliases().get(code, ""), code))
