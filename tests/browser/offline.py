"""A page in a browser without a network, and what it asked for and said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

DESK, PHONE = (1280, 900), (360, 740)
# a report lays out what is far below while the browser is idle (its policy forbids Playwright's own way of waiting)
LAID_OUT = """async () => {
    const waits = it => getComputedStyle(it).contentVisibility !== 'visible';
    while ([...document.querySelectorAll('main > section')].some(waits)) await new Promise(done => setTimeout(done, 20));
}"""


@dataclass(frozen=True, slots=True)
class Opened:
    """A page in the browser, with the addresses it asked for and what its console and its dialogs said."""

    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def left(self) -> list[str]:
        """The addresses asked for outside the machine."""
        return [address for address in self.asked if not address.startswith(("file:", "data:", "blob:"))]

    def settle(self) -> None:
        """Wait until all of a report is laid out."""
        self.page.evaluate(LAID_OUT)


Open = Callable[..., AbstractContextManager[Opened]]


@contextmanager
def offline(browser: Browser, address: str, size: tuple[int, int] = DESK, **options: Any) -> Iterator[Opened]:
    """Open ``address`` with the network cut; ``options`` are those of a context of Playwright."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    context.set_offline(True)
    it = Opened(context.new_page())
    it.page.on("request", lambda request: it.asked.append(request.url))
    it.page.on("console", lambda message: it.said.append(message.text))
    it.page.on("pageerror", lambda error: it.said.append(str(error)))
    it.page.on("dialog", lambda dialog: it.said.append(dialog.message))
    it.page.goto(address)
    yield it
    context.close()
