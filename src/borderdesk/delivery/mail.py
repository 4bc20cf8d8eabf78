"""A report as a mail: plain text, HTML and its charts as pictures, in one .eml that any mail program opens."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from borderdesk import ledger
from borderdesk.delivery.envelope import Envelope
from borderdesk.delivery.letter import Chart, Letter
from borderdesk.delivery.mailhtml import as_html
from borderdesk.delivery.picture import draw, size
from borderdesk.delivery.plaintext import as_text
from borderdesk.delivery.reading import read_letter, read_paragraph
from borderdesk.delivery.source import Sources
from borderdesk.errors import DeliveryError
from borderdesk.language import LANGUAGES, speaking

LARGEST = 200_000  # bytes of a whole mail: what a phone takes at once and no server refuses
SCALES = (1.5, 1.25, 1.0, 0.85, 0.7)  # of a chart's pictures, until the mail is small enough
LOWEST = 60  # pixels; a lower chart only says why there is none, which words do better


def write_mail(page: Path, story: str, envelope: Envelope, output: Path | None = None) -> Path:
    """Write the mail of a report of this story to ``output`` (default: beside it, ending in .eml), in one step.

    Raises what mail_of() raises, and DeliveryError where it cannot be written.
    """
    target = output or page.with_suffix(".eml")
    data = mail_of(page, story, envelope)
    try:
        ledger.replace(target, data)
    except OSError as error:
        raise DeliveryError(f"{target}: cannot be written ({error.strerror}); choose another place") from None
    return target


def mail_of(page: Path, story: str, envelope: Envelope) -> bytes:
    """The mail of a report of this story. The ledger must be the one that the report was built from.

    DeliveryError where the page cannot be read or its words are too many, OriginError where a number of it names a row
    that the ledger has not.
    """
    from borderdesk.report.compose import draft
    from borderdesk.report.grounds import Grounds
    from borderdesk.report.subject import counts

    try:
        letter = read_letter(page.read_text("utf-8"))
    except OSError as error:
        raise DeliveryError(f"{page}: cannot be read ({error.strerror}), expected an HTML report") from None
    with speaking(letter.language if letter.language in LANGUAGES else "en"):
        notice = draft(*counts(story))
        if notice.parts:
            letter = letter.beginning_with(read_paragraph(notice.html(), "notice"))
        return compose(letter, Sources(Grounds.of(story)), envelope)


def compose(letter: Letter, sources: Sources, envelope: Envelope) -> bytes:
    """The mail as bytes, the same for the same letter, ledger and envelope, and at most LARGEST long.

    Charts are drawn smaller, then left to the report one by one from the last, until it is; DeliveryError where the
    words alone are too long.
    """
    for pictures in _smaller(letter):
        data = _message(letter, sources, envelope, pictures).as_bytes()
        if len(data) <= LARGEST:
            return data
    raise DeliveryError(
        f"{envelope.report}: found {len(data):,} bytes of words alone, expected a mail of at most {LARGEST:,}; "
        "narrow the report by its parameters"
    )


def _smaller(letter: Letter) -> Iterator[Mapping[Chart, bytes]]:
    """The pictures of the charts, from the largest to none at all."""
    drawn: dict[Chart, bytes] = {}
    charts = [chart for chart in letter.charts if size(chart.svg)[1] >= LOWEST]
    for scale in SCALES:
        drawn = {chart: draw(chart.svg, scale) for chart in charts}
        yield dict(drawn)
    while drawn:
        drawn.popitem()
        yield dict(drawn)


def _message(letter: Letter, sources: Sources, envelope: Envelope, pictures: Mapping[Chart, bytes]) -> EmailMessage:
    named = {chart: f"chart-{place}@{envelope.domain}" for place, chart in enumerate(pictures, start=1)}
    text, page = as_text(letter, sources, envelope), as_html(letter, sources, envelope, named)
    digest = hashlib.sha256("\0".join((text, page, envelope.date.isoformat())).encode()).hexdigest()[:32]
    message = _headed(letter, envelope, digest)
    message.set_content(text, cte=_shorter(text))
    message.add_alternative(page, subtype="html", cte=_shorter(page))
    message["Content-Language"] = letter.language  # now: set_content moves what is there into the first part
    _put(message, {named[chart]: picture for chart, picture in pictures.items()})
    for place, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{digest}_{place}")  # Python's own are drawn by lot
    return message


def _shorter(text: str) -> str:
    """The encoding that makes less of it: the one that people can read, but for alphabets that it triples."""
    data = text.encode()
    tripled = sum(byte > 126 or byte == ord("=") for byte in data)
    return "base64" if 2 * tripled > len(data) / 3 else "quoted-printable"


def _put(message: EmailMessage, pictures: Mapping[str, bytes]) -> None:
    """The pictures beside the HTML, each under the name by which it asks for them."""
    page = message.get_body(("html",))
    if not isinstance(page, EmailMessage):
        return
    for name, picture in pictures.items():
        file = f"{name.partition('@')[0]}.png"
        page.add_related(picture, "image", "png", cid=f"<{name}>", filename=file, disposition="inline")


def _headed(letter: Letter, envelope: Envelope, digest: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.title
    if envelope.sender:
        message["From"] = envelope.sender
    if envelope.recipients:
        message["To"] = envelope.recipients
    message["Date"] = envelope.date.astimezone(UTC)
    message["Message-ID"] = f"<{digest}@{envelope.domain}>"
    if not (envelope.sender and envelope.recipients):
        message["X-Unsent"] = "1"  # Outlook opens it to be finished and sent
    return message
