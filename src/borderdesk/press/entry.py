"""What papermill's entry point names: the engine, imported when it is first asked to run a notebook.

papermill loads its entry points while it is imported itself, and the engine imports papermill: whichever of the two
came first found the other one half made.
"""

from __future__ import annotations

from typing import Any


class PressEntry:
    """As much of an engine as papermill asks for."""

    @classmethod
    def execute_notebook(cls, *given: Any, **named: Any) -> Any:
        """See papermill.engines.Engine.execute_notebook()."""
        from borderdesk.press.engine import PressEngine

        return PressEngine.execute_notebook(*given, **named)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> Any:
        """See papermill.engines.Engine.nb_kernel_name()."""
        from borderdesk.press.engine import PressEngine

        return PressEngine.nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> Any:
        """See papermill.engines.Engine.nb_language()."""
        from borderdesk.press.engine import PressEngine

        return PressEngine.nb_language(nb, language)
