"""What stands on a mail and around it: who sends it to whom, when, and where the whole report is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address

from borderdesk.errors import UsageError

NOWHERE = "borderdesk.invalid"  # a domain that RFC 2606 keeps free, where no sender lends his own

MAILBOX = r"[^\s<>()\[\],;:@\"\\]+@[\w-]+(?:\.[\w-]+)+"
ADDRESS = re.compile(rf"(?P<plain>{MAILBOX})|(?P<name>[^<>@]*)<(?P<address>{MAILBOX})>")


@dataclass(frozen=True, slots=True)
class Envelope:
    """``date`` with its time zone; ``report`` is the name of the file, ``address`` where it is on the web, or ""."""

    date: datetime
    report: str
    address: str = ""
    sender: Address | None = None
    recipients: tuple[Address, ...] = ()

    @property
    def domain(self) -> str:
        """The right side of the message's own name."""
        return self.sender.domain if self.sender and self.sender.domain else NOWHERE


def addresses(given: Iterable[str], option: str) -> tuple[Address, ...]:
    """``"Ana Ruiz <ana@example.org>"`` and the like; UsageError names the option and the one that is no address."""
    return tuple(_address(one, option) for one in given)


def _address(text: str, option: str) -> Address:
    found = ADDRESS.fullmatch(text.strip())
    if not found or not text.isprintable() or not (found["plain"] or found["address"]).isascii():
        raise UsageError(f"{option}: found {text!r}, expected an address such as 'Ana Ruiz <ana@example.org>'")
    user, _, domain = (found["plain"] or found["address"]).partition("@")
    return Address((found["name"] or "").strip(' "'), user, domain)
