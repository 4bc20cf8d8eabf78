"""vl-convert at one place: in this process, or wherever a process that does it for many has been offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from borderdesk.stages import stage

Convert = Callable[[str, str, dict[str, Any]], Any]  # the name of vl_convert's function, its text, its options

VEGA_LITE = "6.4"


def here(name: str, text: str, options: dict[str, Any]) -> Any:
    """What vl_convert's function gives in this process; no process that is forked from it later may use vl_convert."""
    import vl_convert

    return getattr(vl_convert, name)(text, vl_version=VEGA_LITE, **options)


_convert: Convert = here


def offer(convert: Convert) -> None:
    """Charts of this process are turned into SVG by ``convert`` from now on."""
    global _convert
    _convert = convert


def svg(spec: str, options: dict[str, Any]) -> str:
    """A Vega-Lite specification (JSON) as SVG; ``options`` as of vl_convert.vegalite_to_svg()."""
    with stage("charts"):
        drawn: str = _convert("vegalite_to_svg", spec, options)
    return drawn


def vega(spec: str) -> Any:
    """The Vega specification that a Vega-Lite one (JSON) stands for."""
    with stage("charts"):
        return _convert("vegalite_to_vega", spec, {})
