"""A small SMTP server for tests: EHLO, STARTTLS or TLS from the start, AUTH PLAIN, and what it was sent (RFC 5321)."""

from __future__ import annotations

import asyncio
import base64
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path


@dataclass
class Mailbox:
    """What the server was sent; ``security`` as in editions.toml, ``password`` the one that it lets in."""

    port: int = 0
    security: str = "none"
    password: str = ""
    refused: tuple[str, ...] = ()
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    @property
    def messages(self) -> list[EmailMessage]:
        """The messages as a mail program reads them."""
        return [BytesParser(policy=default).parsebytes(one) for one in self.raw]  # type: ignore[misc]


@contextmanager
def serving(mailbox: Mailbox, certificate: Path | None = None) -> Iterator[Mailbox]:
    """Serve it on a free port of this machine, in a thread, whose loop is its own: a browser's may run in this one."""
    context = _context(certificate) if certificate else None
    open_, ends = threading.Event(), list[Callable[[], object]]()

    async def serve() -> None:
        async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await _Session(mailbox, reader, writer, context).run()

        loop, closing = asyncio.get_running_loop(), asyncio.Event()
        tls = context if mailbox.security == "tls" else None
        server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)
        mailbox.port = server.sockets[0].getsockname()[1]
        ends.append(lambda: loop.call_soon_threadsafe(closing.set))
        open_.set()
        await closing.wait()
        server.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert open_.wait(10)
    try:
        yield mailbox
    finally:
        ends[0]()
        thread.join(10)


class _Session:
    """One connection, command by command."""

    def __init__(
        self, box: Mailbox, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, context: ssl.SSLContext | None
    ) -> None:
        self.box, self.reader, self.writer, self.context = box, reader, writer, context
        self.sender, self.recipients, self.hidden = "", list[str](), box.security == "tls"

    async def run(self) -> None:
        """Until QUIT or the end of the line."""
        try:
            await self.say("220 test")
            while line := await self.reader.readline():
                word, _, rest = line.decode().strip().partition(" ")
                if word.upper() == "QUIT":
                    await self.say("221 bye")
                    break
                await getattr(self, word.lower(), self.unknown)(rest)
        except ConnectionError:
            pass
        finally:
            self.writer.close()

    async def say(self, *lines: str) -> None:
        """An answer, of one or several lines."""
        *first, last = lines
        text = "".join(f"{one[:3]}-{one[4:]}\r\n" for one in first) + f"{last}\r\n"
        self.writer.write(text.encode())
        await self.writer.drain()

    async def unknown(self, rest: str) -> None:
        """Any other command."""
        await self.say("500 what?")

    async def ehlo(self, rest: str) -> None:
        """STARTTLS where it is needed still, AUTH where it is safe."""
        offers = [] if self.hidden or self.box.security == "none" else ["250 STARTTLS"]
        auth = ["250 AUTH PLAIN"] if self.box.password and self.hidden else []
        await self.say("250 test", *offers, *auth, "250 8BITMIME")

    async def starttls(self, rest: str) -> None:
        """From here on nobody reads along."""
        await self.say("220 go")
        await self.writer.start_tls(self.context)  # type: ignore[arg-type]
        self.hidden = True

    async def auth(self, rest: str) -> None:
        """PLAIN only; the answer to a wrong password repeats it, as a careless server might."""
        _, user, password = base64.b64decode(rest.split()[1]).decode().split("\0")
        self.box.logins.append(user)
        await self.say("235 welcome" if password == self.box.password else f"535 not {password}")

    async def mail(self, rest: str) -> None:
        """Who sends."""
        self.sender = rest.partition("<")[2].partition(">")[0]
        await self.say("530 log in first" if self.box.password and not self.box.logins else "250 ok")

    async def rcpt(self, rest: str) -> None:
        """Who gets it."""
        one = rest.partition("<")[2].partition(">")[0]
        if one in self.box.refused:
            await self.say("550 no such person")
            return
        self.recipients.append(one)
        await self.say("250 ok")

    async def data(self, rest: str) -> None:
        """The message, up to the dot."""
        await self.say("354 go on")
        lines = []
        while (line := await self.reader.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b"..") else line)
        self.box.raw.append(b"".join(lines))
        self.box.envelopes.append((self.sender, self.recipients))
        self.recipients = []
        await self.say("250 ok")

    async def rset(self, rest: str) -> None:
        """Begin anew."""
        self.recipients = []
        await self.say("250 ok")


def certificate_for(folder: Path) -> Path:
    """A certificate for 127.0.0.1 and its key, in one file; whoever trusts the file trusts the server."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    kept = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "certificate.pem"
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + kept)
    return path


def _context(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context
