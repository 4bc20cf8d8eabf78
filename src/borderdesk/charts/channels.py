"""What altair does on the way to a chart, without what it does twice.

Given "claim:N" for a channel, altair builds a table of all its classes to find that of the channel, each time (20 ms);
given each piece, it checks that against the schema, as it checks the whole at the end: together more than half of the
time of a chart. Here the class is named, and pieces are not checked; that the whole is a valid one is tested.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    import altair as alt

P = ParamSpec("P")
R = TypeVar("R")


def swiftly(draw: Callable[P, R]) -> Callable[P, R]:
    """The function, within which altair checks no piece of a chart."""

    @wraps(draw)
    def unchecked(*args: P.args, **kwargs: P.kwargs) -> R:
        from altair.utils.schemapi import debug_mode

        with debug_mode(False):
            return draw(*args, **kwargs)

    return unchecked


def having(chart: Any, **attributes: Any) -> Any:
    """The chart itself, with these attributes: altair's methods copy it, with all layers, for each of them."""
    for name, value in attributes.items():
        setattr(chart, name, value)
    return chart


def encoded(chart: alt.Chart, **channels: Any) -> alt.Chart:
    """``chart.encode(**channels)``; a channel is one of altair's objects, a shorthand, a list of those, alt.value().

    Channels and mark become plain dicts at once: altair copies a chart with all its objects, which have a place for
    every attribute that there is, whenever it goes into a layer.
    """
    import altair as alt

    made = chart.copy(deep=False)
    before = _plain(made.encoding) if isinstance(made.encoding, alt.FacetedEncoding) else {}
    given = {name: _plain(_channel(name, one)) for name, one in channels.items()}
    made.encoding = alt.FacetedEncoding(**(before | given))
    made.mark = _plain(made.mark)
    return made


def _plain(given: Any) -> Any:
    if isinstance(given, list):
        return [_plain(one) for one in given]
    return given.to_dict(validate=False) if hasattr(given, "to_dict") else given


def _channel(name: str, given: Any) -> Any:
    import altair as alt

    if isinstance(given, list):
        return [_channel(name, one) for one in given]
    of = name[0].upper() + name[1:]
    if isinstance(given, str):
        return getattr(alt, of)(given)
    return getattr(alt, f"{of}Value")(given["value"]) if isinstance(given, dict) else given
