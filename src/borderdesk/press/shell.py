"""IPython as a kernel has it, whose messages go over a wire: ipykernel's own shell, display hook and publisher.

So displays, magics and tracebacks are those of ipykernel, character by character. Only the socket is ours.
"""

from __future__ import annotations

import os
from types import SimpleNamespace
from typing import Any

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.profiledir import ProfileDir
from jupyter_client.session import Session

from borderdesk.press.wire import Wire


class WireSocket:
    """What ipykernel's parts send to in the place of a ZeroMQ socket."""

    wire: Wire | None = None

    def send_multipart(self, parts: list[bytes], **kwargs: Any) -> None:
        """Send one message, as jupyter_client.session.Session.serialize() wrote it."""
        if self.wire is not None:
            self.wire.send(parts)


def unsigned_session() -> Session:
    """A session whose messages need no signature: nobody else is on the wire."""
    session = Session()
    session.auth = None
    return session


class PressShell(ZMQInteractiveShell):
    """ipykernel's shell without a kernel around it."""

    def init_ipython_dir(self, ipython_dir: Any) -> None:
        """No folder of a person's settings, and none of ours on disk."""

    def init_profile_dir(self, profile_dir: Any) -> None:
        """Nor one of a profile."""
        self.profile_dir = ProfileDir()

    def enable_gui(self, gui: Any = None) -> None:
        """Inline figures need no event loop, and nothing else has a screen here."""
        if gui not in (None, "inline"):
            super().enable_gui(gui)


# libraries ask for the class by this name to learn that they are in a notebook: rich, tqdm, plotly
PressShell.__name__ = PressShell.__qualname__ = ZMQInteractiveShell.__name__


def make_shell() -> PressShell:
    """The one shell of this process, made before pandas is imported, which asks whether it is in a notebook."""
    from traitlets.config import Config

    config = Config({"HistoryManager": {"enabled": False}})
    kernel = SimpleNamespace(eventloop=None, shell=None)
    before = dict(os.environ)
    shell = PressShell.instance(config=config, user_ns={}, kernel=kernel, compiler_class=XCachingCompiler)
    os.environ.clear()
    os.environ.update(before)  # what the shell sets there, colours and pagers, is for notebooks only
    kernel.shell, kernel.session, kernel.iopub_socket = shell, unsigned_session(), WireSocket()
    parts: tuple[Any, Any] = (shell.displayhook, shell.display_pub)
    for part in parts:
        part.session, part.pub_socket = kernel.session, kernel.iopub_socket
    parts[0].topic = b"execute_result"
    return shell
