"""A notice sent by SMTP: the e-mail edition of a report, or what failed."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path

from borderdesk.delivery.envelope import Envelope
from borderdesk.delivery.notice import Notice
from borderdesk.delivery.wish import Post
from borderdesk.errors import DeliveryError, OriginError
from borderdesk.shelf.issue import moment

SECONDS = 30  # that a server may take to answer
AUTOMATIC = b"Auto-Submitted: auto-generated\r\n"  # RFC 3834: nobody's absence is answered to it


class UnreachableError(DeliveryError):
    """The server does not answer, or lets nobody in; it would do so ``for_all``."""

    for_all = True


def send(notice: Notice, post: Post) -> None:
    """Send the mail of a notice; DeliveryError where it cannot be made, or the server does not take it for everybody.

    Nothing that it raises holds the password.
    """
    letter = _letter(notice, post)
    recipients = [one.addr_spec for one in post.recipients]
    with _server(post) as server:
        try:
            refused = server.sendmail(post.sender.addr_spec, recipients, letter)
        except smtplib.SMTPRecipientsRefused as error:
            refused = error.recipients
        except (smtplib.SMTPException, OSError) as error:
            raise DeliveryError(f"{_named(post)}: did not take the mail ({_said(error)}); see its log") from None
    if refused:
        told = "; ".join(f"{one}: {_text(answer[1])}" for one, answer in refused.items())
        raise DeliveryError(f"{_named(post)}: refused {told}; correct notice.mail.to in editions.toml")


@contextmanager
def _server(post: Post) -> Iterator[smtplib.SMTP]:
    """A server that has let us in, and is taken leave of; UnreachableError where it does not."""
    password = _password(post)
    try:
        server = _connected(post)
    except (smtplib.SMTPException, OSError) as error:
        raise UnreachableError(
            f"{_named(post)}: found no server that answers ({_said(error)}); look at host, port and security"
        ) from None
    with server:
        try:
            if post.user:
                server.login(post.user, password)
        except (smtplib.SMTPException, OSError) as error:
            told = _said(error).replace(password, "...")
            raise UnreachableError(
                f"{_named(post)}: did not let {post.user} in ({told}); look at the password"
            ) from None
        yield server


def _connected(post: Post) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if post.security == "tls":
        return smtplib.SMTP_SSL(post.host, post.port, timeout=SECONDS, context=context)
    server = smtplib.SMTP(post.host, post.port, timeout=SECONDS)
    try:
        if post.security == "starttls":
            server.starttls(context=context)
    except BaseException:
        server.close()
        raise
    return server


def _password(post: Post) -> str:
    if not post.user:
        return ""
    if post.variable:
        found, where = os.environ.get(post.variable, ""), f"the variable {post.variable}"
    else:
        found, where = _first_line(Path(post.file)), post.file
    if not found or not found.isascii():  # smtplib can send no other, and would tell of it with the letter
        what = "one that is not all ASCII" if found else "no password"
        raise UnreachableError(f"{where}: found {what}, expected the password of {post.user} at {post.host}")
    return found


def _first_line(file: Path) -> str:
    try:
        return (file.read_text("utf-8").splitlines() or [""])[0].strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreachableError(f"{file}: cannot be read ({error}), expected a password in its first line") from None


def _letter(notice: Notice, post: Post) -> bytes:
    if notice.state == "failure":
        return _failure(notice, post).as_bytes()
    from borderdesk.delivery.mail import mail_of

    built = datetime.fromisoformat(notice.built)
    envelope = Envelope(built, notice.page.name, notice.address, post.sender, post.recipients)
    try:
        return AUTOMATIC + mail_of(notice.page, notice.story, envelope)
    except OriginError as error:
        raise DeliveryError(f"{notice.page}: no mail can be made of it ({error})") from None


def _failure(notice: Notice, post: Post) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Auto-Submitted"] = "auto-generated"
    message["Subject"] = " ".join(f"Failed: {notice.edition.title}".split())
    message["From"], message["To"] = post.sender, post.recipients
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid(domain=post.sender.domain)
    where = notice.address or notice.page.name
    last = f"The report of {moment(notice.built)} stays: {where}" if notice.built else "It has no earlier report."
    message.set_content(
        f"{notice.edition.title} ({notice.edition.id}) could not be built.\n\n{notice.message}\n\n{last}\n"
    )
    return message


def _named(post: Post) -> str:
    return f"mail by {post.host}:{post.port}"


def _said(error: Exception) -> str:
    answer = getattr(error, "smtp_error", None)
    return _text(answer) if answer else str(error) or type(error).__name__


def _text(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())
